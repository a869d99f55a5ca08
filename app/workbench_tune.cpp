// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// "Tune for me" and recorded runs on demand.
#include <algorithm>

#include "app/text.h"
#include "app/workbench.h"
#include "resources/bundled_resources.h"

namespace steerscope {
namespace {

/// Answers at every strength take their time: a few questions give a first picture.
constexpr std::size_t kSweepQuestions = 10;
constexpr std::size_t kMostSweeps = 50; ///< In the file of the session.

/// Bundled questions beyond those a distillation trains on.
std::vector<std::string> heldoutQuestions(int trained) {
    const auto all = bundledPrompts();
    std::vector<std::string> questions;
    for (auto i = static_cast<std::size_t>(trained);
         i < all.size() && questions.size() < kSweepQuestions; ++i)
        questions.emplace_back(all[i]);
    return questions;
}

} // namespace

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
    if (ownCheckOf(instructionOfPsr()).empty())
        return tr("Nothing can check whether this instruction is followed; the ready-made ones "
                  "have a check");
    return {};
}

void Workbench::tune(double floor) {
    if (!tuneBlockedReason().isEmpty()) return;
    m_floor = floor;
    Experiment asked = experiment();
    if (asked.steering.empty()) asked.steering = asked.psr->provenance.prompt;
    m_sweep.start(asked, makeVerifier(ownCheckOf(instructionOfPsr())),
                  heldoutQuestions(distilSettings().prompts + distilSettings().heldout),
                  asked.twin ? SweepPresenter::Twin::measured : SweepPresenter::Twin::leftOut);
}

const SweepResult* Workbench::sweepInUse() const {
    const auto& psr = experiment().psr;
    const int index = m_library.indexOf(psr);
    const std::string sha256 =
        index < 0 ? std::string() : m_library.entries()[static_cast<std::size_t>(index)].sha256;
    const auto found =
        std::ranges::find_if(m_sweeps.rbegin(), m_sweeps.rend(), [&](const PsrSweep& sweep) {
            return psr && (sweep.psr == psr || (!sha256.empty() && sweep.sha256 == sha256));
        });
    return found == m_sweeps.rend() ? nullptr : &found->result;
}

/// After every question: the numbers so far take the place of the earlier ones of this PSR.
void Workbench::keepSweep() {
    const auto psr = m_sweep.psr();
    std::erase_if(m_sweeps, [&psr](const PsrSweep& sweep) { return sweep.psr == psr; });
    m_sweeps.push_back({psr, {}, m_sweep.result()});
    Q_EMIT sweepChanged();
}

/// Those of PSRs that a later session finds again.
std::vector<KeptSweep> Workbench::keptSweeps() const {
    std::vector<KeptSweep> kept;
    for (const PsrSweep& sweep : m_sweeps) {
        const int index = m_library.indexOf(sweep.psr);
        const std::string sha256 =
            index < 0 ? sweep.sha256 : m_library.entries()[static_cast<std::size_t>(index)].sha256;
        if (!sha256.empty()) kept.push_back({sha256, sweep.result});
    }
    if (kept.size() > kMostSweeps)
        kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(kMostSweeps));
    return kept;
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
    if (const auto psr = m_library.model(m_library.indexOfName(run.psrName))) next.psr = psr;
    if (playback == Playback::replay)
        m_comparison.replay(std::move(run));
    else
        m_comparison.show(std::move(run));
    m_strength.drop();
    m_history.record(std::move(next));
    Q_EMIT experimentChanged();
}

} // namespace steerscope
