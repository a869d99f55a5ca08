// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/study_prompts.h"

#include "app/cli/prompt_list.h"
#include "core/base/error.h"
#include "resources/bundled_resources.h"

namespace steerscope::cli {
namespace {

void requireText(const std::string& text, const char* what, const char* option) {
    if (!text.empty()) return;
    throw Error({.code = "CLI-007",
                 .problem = std::string("The study lacks ") + what,
                 .field = option,
                 .found = "nothing",
                 .hint = std::string("Give it with ") + option + ", or choose a --preset."});
}

} // namespace

void addStudy(CLI::App& verb, CommonOptions& options, StudyOptions& study) {
    verb.add_option("--system", options.system, "System message");
    verb.add_option("--preset", study.preset, "A preset's instruction and verifier");
    verb.add_option("--verifier", study.verifier, "ID[:ARGS] of the attribute");
    verb.add_option("--prompts", study.promptsFile, "One user message a line (default: bundled)")
        ->check(CLI::ExistingFile);
    verb.add_option("--skip", study.skip, "Prompts used for training, left out")
        ->check(CLI::Range(0, 100000))
        ->capture_default_str();
    verb.add_option("--heldout", study.heldout, "Prompts answered")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
}

std::vector<std::string> heldoutPrompts(const StudyOptions& study) {
    auto prompts = promptList(study.promptsFile, study.skip, study.heldout);
    prompts.erase(prompts.begin(), prompts.end() - study.heldout);
    return prompts;
}

TextStudyPlan studyPlan(const CommonOptions& options, const StudyOptions& study,
                        const std::vector<NamedSteering>& models) {
    TextStudyPlan plan{.userPrompts = heldoutPrompts(study),
                       .instruction = steeringPrompt(options),
                       .system = options.system,
                       .verifier = study.verifier,
                       .run = {.maxTokens = options.maxTokens, .sampler = samplerOptions(options)}};
    if (!study.preset.empty()) {
        const auto presets = bundledPresets();
        const Preset& preset = findPreset(presets, study.preset);
        if (plan.instruction.empty()) plan.instruction.text = preset.steer;
        if (plan.verifier.empty()) plan.verifier = preset.verifier;
    }
    if (plan.instruction.empty() && !models.empty())
        plan.instruction = models.front().part.model->provenance.prompt;
    requireText(plan.instruction.text, "an instruction", "--steer");
    requireText(plan.verifier, "a verifier", "--verifier");
    return plan;
}

} // namespace steerscope::cli
