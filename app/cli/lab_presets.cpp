// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lab presets: what a model does with every preset's instruction in its prompt.

#include <iomanip>
#include <iostream>

#include "app/cli/labs.h"
#include "app/cli/model_session.h"
#include "app/cli/prompt_list.h"
#include "app/cli/study_prompts.h"
#include "core/base/atomic_file.h"
#include "core/base/file_bytes.h"

namespace steerscope::cli {
namespace {

struct PresetsOptions {
    StudyOptions study;
    std::string update;
    bool texts = false;
};

struct PresetResult {
    PresetMeasure measure;
    ArmScores unsteered, prompted;
};

PresetResult measurePreset(ModelSession& session, const Preset& preset,
                           const CommonOptions& options, const StudyOptions& study) {
    const LanguageModel& model = session.model();
    const TextStudy texts(
        model,
        {.userPrompts = heldoutPrompts(study),
         .instruction = {.text = preset.steer},
         .system = options.system,
         .verifier = preset.verifier,
         .run = {.maxTokens = options.maxTokens, .sampler = samplerOptions(options)}},
        session.stop());
    return {{.model = model.fact(ModelFact::name),
             .modelSha256 = model.fact(ModelFact::fileSha256),
             .prompted = mean(texts.prompted().attribute),
             .unsteered = mean(texts.unsteered().attribute),
             .answers = study.heldout},
            texts.unsteered(),
            texts.prompted()};
}

/// The likelihood ratio against the verifiers, over all presets' answers.
Calibration pooled(const std::vector<PresetResult>& results) {
    std::vector<double> scores;
    std::vector<bool> labels;
    for (const PresetResult& result : results)
        for (const ArmScores* arm : {&result.unsteered, &result.prompted})
            for (std::size_t i = 0; i < arm->llr.size(); ++i) {
                scores.push_back(arm->llr[i]);
                labels.push_back(arm->attribute[i] > 0.5);
            }
    return calibrate(scores, labels);
}

/// Replaces what the preset knew of this model; a shipped steering model stays named.
void note(Preset& preset, PresetMeasure measure) {
    for (PresetMeasure& known : preset.measured)
        if (known.modelSha256 == measure.modelSha256) {
            measure.shippedSteering = known.shippedSteering;
            known = std::move(measure);
            return;
        }
    preset.measured.push_back(std::move(measure));
}

Json presetJson(const Preset& preset, const PresetResult& result, bool texts) {
    Json out = {{"id", preset.id},
                {"verifier", preset.verifier},
                {"followed", followed(result.measure)},
                {"prompted", toJson(result.prompted)},
                {"unsteered", toJson(result.unsteered)}};
    if (texts) out["texts"] = result.prompted.texts;
    return out;
}

void printResults(const std::vector<Preset>& presets, const std::vector<PresetResult>& results) {
    std::cout << std::left << std::setw(14) << "preset" << std::setw(10) << "prompted"
              << std::setw(11) << "unsteered"
              << "followed\n"
              << std::fixed << std::setprecision(2);
    for (std::size_t i = 0; i < results.size(); ++i)
        std::cout << std::setw(14) << presets[i].id << std::setw(10) << results[i].measure.prompted
                  << std::setw(11) << results[i].measure.unsteered
                  << (followed(results[i].measure) ? "yes" : "no") << "\n";
}

void runPresets(const CommonOptions& options, const PresetsOptions& how) {
    requireWritableFolder(how.update);
    auto presets = how.update.empty() ? bundledPresets() : parsePresets(readTextFile(how.update));
    ModelSession session(options);
    std::vector<PresetResult> results;
    Json list = Json::array();
    for (Preset& preset : presets) {
        session.report("Preset " + preset.id, results.size(), presets.size());
        results.push_back(measurePreset(session, preset, options, how.study));
        note(preset, results.back().measure);
        list.push_back(presetJson(preset, results.back(), how.texts));
    }
    if (!how.update.empty())
        writeFileAtomically(how.update, asBytes(toJson(presets).dump(2) + "\n"));
    if (!options.json) return printResults(presets, results);
    printJson({{"model", session.model().fact(ModelFact::name)},
               {"executor", session.model().fact(ModelFact::executor)},
               {"presets", std::move(list)},
               {"llr_calibration", toJson(pooled(results))}});
}

} // namespace

void addPresetsLab(CLI::App& lab, Context& context) {
    CLI::App* verb = lab.add_subcommand("presets", "Which presets the model follows when prompted");
    auto how = std::make_shared<PresetsOptions>();
    addModel(*verb, context.common);
    addSampling(*verb, context.common);
    addJson(*verb, context.common);
    addStudy(*verb, context.common, how->study);
    verb->remove_option(verb->get_option("--preset"));
    verb->remove_option(verb->get_option("--verifier"));
    verb->add_option("--update", how->update, "List of presets to write the rates into");
    verb->add_flag("--texts", how->texts, "With --json: the prompted answers too");
    verb->callback([&context, how, verb] {
        if (verb->count("--max-tokens") == 0) context.common.maxTokens = 40;
        context.action = [&context, how] { runPresets(context.common, *how); };
    });
}

} // namespace steerscope::cli
