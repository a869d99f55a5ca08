// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the Distil button does: settings, questions, checks, and what becomes of the result.
#include <sstream>

#include "app/background.h"
#include "app/short_name.h"
#include "app/text.h"
#include "app/workbench.h"
#include "core/base/file_bytes.h"
#include "resources/bundled_resources.h"

namespace steerscope {
namespace {

constexpr std::size_t kMostQuestions = 10'000;

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

std::vector<std::string> bundledQuestions() {
    const auto lines = bundledPrompts();
    return {lines.begin(), lines.end()};
}

} // namespace

DistillSettings Workbench::defaultDistil() const {
    DistillSettings settings;
    settings.heldout = m_options.distillPrompts / 4;
    settings.prompts = m_options.distillPrompts - settings.heldout;
    settings.tokens = m_options.distillTokens;
    return settings;
}

void Workbench::setDistil(DistillSettings settings) {
    if (settings == m_distilSettings) return;
    m_distilSettings = std::move(settings);
    Q_EMIT distilChanged();
}

std::string Workbench::ownCheckOf(const std::string& instruction) const {
    const Preset* preset = presetWith(m_presets, instruction);
    return preset ? preset->verifier : std::string();
}

DistillConfig Workbench::distilConfig() const {
    const SteeringPrompt& instruction = experiment().steering;
    DistillConfig config = distillConfig(
        m_distilSettings, {.instruction = instruction,
                           .name = shortName(instruction.text),
                           .ownCheck = ownCheckOf(instruction.text),
                           .questions = m_questions.empty() ? bundledQuestions() : m_questions,
                           .seed = experiment().sampler.seed});
    config.samples = kSamples;
    if (const Preset* preset = presetWith(m_presets, instruction.text))
        config.paraphrase = instruction.text == preset->steer ? preset->paraphrase : preset->steer;
    return config;
}

std::optional<DistillProblem> Workbench::distilProblem() const {
    const std::size_t available =
        m_questions.empty() ? bundledPrompts().size() : m_questions.size();
    return problemOf(distilConfig(), m_distilSettings, available, m_model ? m_model->nLayers : 0,
                     m_model ? m_model->dModel : 0);
}

void Workbench::distil() {
    if (!blockedReason().isEmpty() || distilProblem()) return;
    m_fresh.reset();
    m_distillation.start(distilConfig());
}

void Workbench::takeSteeringModel(const std::shared_ptr<const SteeringModel>& model) {
    const bool first = m_fresh == nullptr;
    const bool inUse = first || experiment().psr == m_fresh;
    const int index = m_library.add(model, m_fresh);
    m_fresh = model;
    if (first) Q_EMIT notice(tr("The PSR is ready and in use"));
    if (inUse) choosePsr(index);
}

void Workbench::openPrompts(const std::filesystem::path& path) {
    runInBackground(
        *QThreadPool::globalInstance(), this, [path] { return linesOf(readTextFile(path)); },
        [this, path](Outcome<std::vector<std::string>> outcome) {
            if (outcome.error) return Q_EMIT failed(*outcome.error);
            m_questions = std::move(*outcome.value);
            m_questionFile = m_questions.empty() ? std::filesystem::path() : path;
            Q_EMIT distilChanged();
            Q_EMIT notice(m_questions.empty()
                              ? tr("The file has no questions; the bundled ones stay in use")
                              : tr("Distil asks %1 questions of this file from now on")
                                    .arg(m_questions.size()));
        });
}

} // namespace steerscope
