// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// "Tune for me", recorded runs on demand, questions of the person's own.
#include <algorithm>
#include <sstream>

#include "app/background.h"
#include "app/text.h"
#include "app/workbench.h"
#include "core/base/file_bytes.h"
#include "resources/bundled_resources.h"

namespace steerscope {
namespace {

/// Answers at every strength take their time: a few questions give a first picture.
constexpr std::size_t kSweepQuestions = 6;
constexpr std::size_t kMostQuestions = 10'000;

/// Bundled questions beyond those a distillation trains on.
std::vector<std::string> heldoutQuestions(int trained) {
    const auto all = bundledPrompts();
    std::vector<std::string> questions;
    for (auto i = static_cast<std::size_t>(trained);
         i < all.size() && questions.size() < kSweepQuestions; ++i)
        questions.emplace_back(all[i]);
    return questions;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line) && lines.size() < kMostQuestions;) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.pop_back();
        if (!line.empty()) lines.push_back(line);
    }
    return lines;
}

} // namespace

/// What the PSR in use was made from; else what is in the field.
std::string Workbench::instructionOfPsr() const {
    const Experiment& now = experiment();
    if (now.psr && !now.psr->provenance.prompt.empty()) return now.psr->provenance.prompt.text;
    return now.steering.text;
}

QString Workbench::tuneBlockedReason() const {
    if (const QString reason = blockedReason(); !reason.isEmpty()) return reason;
    if (!experiment().psr) return tr("Distil an instruction or choose a PSR first");
    if (const auto problem = psrProblem(*experiment().psr, *m_model)) return toQString(*problem);
    if (m_sweep.running()) return tr("Strengths are being measured already");
    if (!verifierFor(instructionOfPsr()))
        return tr("Nothing can check whether this instruction is followed; the ready-made ones "
                  "have a check");
    return {};
}

void Workbench::tune(double floor) {
    if (!tuneBlockedReason().isEmpty()) return;
    m_floor = floor;
    Experiment asked = experiment();
    if (asked.steering.empty()) asked.steering = asked.psr->provenance.prompt;
    m_sweep.start(asked, makeVerifier(*verifierFor(instructionOfPsr())),
                  heldoutQuestions(m_options.distillPrompts),
                  asked.twin ? SweepPresenter::Twin::measured : SweepPresenter::Twin::leftOut);
}

void Workbench::takeSweep() {
    const auto best = bestStrength(m_sweep.result(), m_floor);
    if (!best)
        return Q_EMIT notice(tr("No strength keeps the fluency floor; lower it and try again"));
    Q_EMIT notice(tr("Strength %1 has the largest effect above the fluency floor").arg(*best));
    Experiment next = experiment();
    next.strength = static_cast<float>(*best);
    edit(next);
}

/// Not an edit of the steering: what is shown was written already, so nothing is written again.
void Workbench::showRun(RecordedRun run, Playback playback) {
    Experiment next = run.recipe;
    next.psr = experiment().psr;
    for (const LibraryEntry& entry : m_library.entries())
        if (entry.model->provenance.name == run.psrName) next.psr = entry.model;
    if (playback == Playback::replay)
        m_comparison.replay(std::move(run));
    else
        m_comparison.show(std::move(run));
    m_strength.drop();
    m_history.record(std::move(next));
    Q_EMIT experimentChanged();
}

void Workbench::openPrompts(const std::filesystem::path& path) {
    runInBackground(
        *QThreadPool::globalInstance(), this, [path] { return linesOf(readTextFile(path)); },
        [this](Outcome<std::vector<std::string>> outcome) {
            if (outcome.error) return Q_EMIT failed(*outcome.error);
            m_questions = std::move(*outcome.value);
            Q_EMIT notice(m_questions.empty()
                              ? tr("The file has no questions; the bundled ones stay in use")
                              : tr("Distil asks %1 questions of this file from now on")
                                    .arg(m_questions.size()));
        });
}

} // namespace steerscope
