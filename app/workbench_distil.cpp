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
    const Undoable before = m_history.state();
    m_history.record(std::move(settings));
    apply(before);
}

std::filesystem::path Workbench::questionFile() const {
    const auto& own = m_history.state().questions;
    return own ? own->file : std::filesystem::path();
}

std::vector<std::string> Workbench::questions() const {
    const auto& own = m_history.state().questions;
    return own ? own->questions : bundledQuestions();
}

std::string Workbench::ownCheckOf(const std::string& instruction) const {
    const Preset* preset = presetWith(m_presets, instruction);
    return preset ? preset->verifier : std::string();
}

DistillConfig Workbench::distilConfig() const {
    const SteeringPrompt& instruction = experiment().steering;
    DistillConfig config =
        distillConfig(distilSettings(), {.instruction = instruction,
                                         .name = shortName(instruction.text),
                                         .ownCheck = ownCheckOf(instruction.text),
                                         .questions = questions(),
                                         .seed = experiment().sampler.seed});
    config.samples = kSamples;
    if (const Preset* preset = presetWith(m_presets, instruction.text))
        config.paraphrase = instruction.text == preset->steer ? preset->paraphrase : preset->steer;
    return config;
}

std::optional<DistillProblem> Workbench::distilProblem() const {
    const auto& own = m_history.state().questions;
    const std::size_t available = own ? own->questions.size() : bundledPrompts().size();
    return problemOf(distilConfig(), distilSettings(), available, m_model ? m_model->nLayers : 0,
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

void Workbench::takeQuestions(QuestionList list) {
    const std::size_t count = list.questions.size();
    const Undoable before = m_history.state();
    Undoable next = before;
    next.questions = count > 0 ? std::make_shared<const QuestionList>(std::move(list)) : nullptr;
    m_history.record(std::move(next));
    apply(before);
    Q_EMIT notice(count == 0 ? tr("The file has no questions; the bundled ones stay in use")
                             : tr("Distil asks %1 questions of this file from now on").arg(count));
}

void Workbench::openPrompts(const std::filesystem::path& path) {
    runInBackground(
        *QThreadPool::globalInstance(), this, [path] { return linesOf(readTextFile(path)); },
        [this, path](Outcome<std::vector<std::string>> outcome) {
            if (outcome.error) return Q_EMIT failed(*outcome.error);
            takeQuestions({path, std::move(*outcome.value)});
        });
}

} // namespace steerscope
