// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/distillation_state.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <utility>

#include "core/base/error.h"
#include "core/distill/internal/distill_memory.h"
#include "core/distill/internal/result_model.h"
#include "core/distill/internal/student_plan.h"
#include "core/distill/rollout_filter.h"

namespace steerscope {
namespace {

using Clock = std::chrono::steady_clock;

/// Share of the training rollouts that choose ridge and layer.
constexpr double kValidationShare = 0.2;

void requireServes(const DistillMaterial& material, const DistillConfig& config) {
    if (material.caches && serves(material, config)) return;
    throw Error({.code = "DISTILL-001",
                 .problem = "A setting of the distillation cannot be used",
                 .field = "material",
                 .found = "rollouts made with other settings",
                 .allowed = "the same prompts, instruction, sampling and filter",
                 .hint = "Let this distillation make its own."});
}

} // namespace

Distillation::State::State(const LanguageModel& languageModel, DistillConfig given)
    : model(languageModel),
      config(std::move(given)),
      material(std::make_shared<DistillMaterial>()) {
    validate(config);
    requireModelHas(config, model.config());
    if (!config.verifier.empty()) verifier = makeVerifier(config.verifier);
    material->config = config;
    material->rollouts = plannedRollouts(model, config);
    requireDistillMemory(model, config, material->rollouts);
    std::optional<Judge> judge;
    if (config.judge.enabled()) judge.emplace(config.judge);
    rollout = std::make_unique<RolloutStage>(model, config, check(), material->rollouts,
                                             std::move(judge));
    stage = rollout.get();
}

Distillation::State::State(const LanguageModel& languageModel, DistillConfig given,
                           std::shared_ptr<DistillMaterial> made)
    : model(languageModel), config(std::move(given)), material(std::move(made)) {
    validate(config);
    requireModelHas(config, model.config());
    requireServes(*material, config);
    report.rolloutSeconds = material->rolloutSeconds;
    report.activationSeconds = material->activationSeconds;
    noteRollouts();
    beginFitting();
}

std::vector<Rollout*> Distillation::State::allKept() {
    std::vector<Rollout*> out = material->kept(false);
    const auto heldout = material->kept(true);
    out.insert(out.end(), heldout.begin(), heldout.end());
    return out;
}

std::vector<const Rollout*> Distillation::State::kept(bool heldout) {
    const auto list = material->kept(heldout);
    return {list.begin(), list.end()};
}

void Distillation::State::noteRollouts() {
    report.rollouts.clear();
    report.made = report.kept = 0;
    for (const Rollout& one : material->rollouts) {
        if (one.response.empty()) continue;
        report.rollouts.push_back({one.userPrompt, one.text, one.heldout, one.llr, one.repetition,
                                   one.dropped, one.attribute, one.coherence});
        ++report.made;
        report.kept += one.kept();
    }
}

void Distillation::State::chargeTime(DistillPhase worked, double spent) {
    double* const counters[] = {&report.rolloutSeconds, &report.activationSeconds,
                                &report.fitSeconds, &report.polishSeconds, &report.evaluateSeconds};
    *counters[static_cast<std::size_t>(worked)] += spent;
    seconds += spent;
}

void Distillation::State::advance(std::stop_token stop) {
    if (stop.stop_requested()) throw Cancelled();
    if (samples) return advanceSamples(stop);
    const auto start = Clock::now();
    const DistillPhase before = phase;
    const bool more = !polishIsEnough && stage->advance(stop);
    polishIsEnough = false;
    if (before == DistillPhase::rollouts) noteRollouts();
    if (before == DistillPhase::fitting) noteFit();
    if (before == DistillPhase::polishing) notePolish();
    if (!more) {
        endStage();
        stagesDone = phase == before ? stagesDone + 1 : 0;
    }
    const double spent = std::chrono::duration<double>(Clock::now() - start).count();
    chargeTime(before, spent);
}

/// Layers that were measured since the last slice.
void Distillation::State::noteFit() {
    if (!fit || report.heldoutRmse.size() == fit->heldoutErrors().student.size()) return;
    report.trainRmse = fit->trainErrors().relativeRmse();
    report.heldoutRmse = fit->heldoutErrors().relativeRmse();
}

/// A usable model, better than the one before.
void Distillation::State::adopt(SteeringModel better) {
    result = std::make_shared<SteeringModel>(std::move(better));
    if (config.samples == 0) return;
    auto chosen = sampledRollouts();
    if (chosen.empty()) return;
    samples = std::make_unique<SampleStage>(model, std::move(chosen), result, config.sampleTokens);
}

/// The first held-out prompts, kept or not: these are for people, and decide nothing.
std::vector<const Rollout*> Distillation::State::sampledRollouts() const {
    std::vector<const Rollout*> out;
    for (const Rollout& made : material->rollouts)
        if (made.heldout && out.size() < static_cast<std::size_t>(config.samples))
            out.push_back(&made);
    return out;
}

void Distillation::State::advanceSamples(std::stop_token stop) {
    const auto start = Clock::now();
    if (!samples->advance(stop)) {
        report.samples.clear();
        for (std::size_t i = 0; i < samples->rollouts().size(); ++i) {
            const Rollout& asked = *samples->rollouts()[i];
            report.samples.push_back({asked.userPrompt, asked.text, samples->text(i)});
        }
        report.samplesEpoch = report.polish.empty() ? 0 : report.polish.back().epoch;
        samples.reset();
    }
    report.sampleSeconds += std::chrono::duration<double>(Clock::now() - start).count();
}

void Distillation::State::endStage() {
    switch (phase) {
    case DistillPhase::rollouts:
        return beginActivations();
    case DistillPhase::activations:
        return endReading();
    case DistillPhase::fitting:
        return endFit();
    case DistillPhase::polishing:
        return endPolishing();
    case DistillPhase::evaluating:
        return endEvaluation();
    case DistillPhase::done:
        return;
    }
}

void Distillation::State::beginActivations() {
    requireEnough(material->rollouts, check());
    std::vector<Rollout*> all = allKept();
    material->caches =
        std::make_unique<PromptCaches>(model, std::vector<const Rollout*>(all.begin(), all.end()));
    plain = std::make_unique<PlainStage>(model, std::move(all), *material->caches);
    stage = plain.get();
    phase = DistillPhase::activations;
}

void Distillation::State::endReading() {
    plain.reset();
    filterByLikelihood(material->rollouts, config.judge.enabled() ? AttributeSource::judge
                                           : verifier             ? AttributeSource::verifier
                                                                  : AttributeSource::likelihood);
    for (Rollout& made : material->rollouts)
        if (!made.kept()) made.teacher = {};
    noteRollouts();
    requireEnough(material->rollouts, check());
    material->rolloutSeconds = report.rolloutSeconds;
    material->activationSeconds = report.activationSeconds;
    beginFitting();
}

void Distillation::State::beginFitting() {
    phase = DistillPhase::fitting;
    if (!steersOneLayer(config.method) || config.layer >= 0) return beginFinalFit();
    selection = std::make_unique<LayerSelectionStage>(model, caches(), kept(false),
                                                      plan(FitPurpose::selection, {}));
    stage = selection.get();
}

FitPlan Distillation::State::plan(FitPurpose purpose, std::vector<LayerIndex> layers) {
    const auto training = static_cast<double>(kept(false).size());
    return {.kind = fitKindOf(config),
            .rank = static_cast<std::size_t>(config.rank),
            .purpose = purpose,
            .layers = std::move(layers),
            .ridges = config.ridges,
            .validation =
                std::max<std::size_t>(1, static_cast<std::size_t>(kValidationShare * training)),
            .directions = purpose == FitPurpose::final && solvesTogether(config)
                              ? Directions::together
                              : Directions::byLayer};
}

void Distillation::State::beginFinalFit() {
    auto layers = steeredLayers(config, model.config().nLayers);
    fit = std::make_unique<FitStage>(model, caches(), kept(false), kept(true),
                                     plan(FitPurpose::final, std::move(layers)));
    stage = fit.get();
}

void Distillation::State::endFit() {
    if (!fit) {
        config.layer = selection->best().value;
        return beginFinalFit();
    }
    if (correctsForLaterLayers(config) && !later) {
        later =
            std::make_unique<LaterLayersStage>(model, caches(), kept(false), fit->layers().front());
        stage = later.get();
        return;
    }
    report.ridge = hasRidge(fitKindOf(config)) ? fit->ridge() : 0;
    report.layer = steersOneLayer(config.method) ? config.layer : -1;
    report.trainLoss = fit->trainErrors().meanLoss();
    report.trainRmse = fit->trainErrors().relativeRmse();
    report.heldoutRmse = fit->heldoutErrors().relativeRmse();
    const auto layers = later ? std::vector{later->layer()} : fit->layers();
    adopt(makeResult(model, config, report, layers));
    if (polishes()) return beginPolishing(layers);
    later || solvesTogether(config) ? beginMeasuring() : beginEvaluation();
}

void Distillation::State::beginPolishing(const std::vector<SteeringLayer>& layers) {
    polish = std::make_unique<PolishStage>(model, caches(), kept(false), layers, config.polish,
                                           config.seed);
    const std::string& file = config.polish.checkpointFile;
    if (!file.empty() && std::filesystem::exists(file)) polish->resume(loadPolishCheckpoint(file));
    stage = polish.get();
    phase = DistillPhase::polishing;
}

/// After every slice: what is better becomes the result at once, a finished round is saved.
void Distillation::State::notePolish() {
    if (report.polish.size() == polish->curve().size()) return;
    report.polish = polish->curve();
    if (!config.polish.checkpointFile.empty())
        savePolishCheckpoint(polish->checkpoint(), config.polish.checkpointFile);
    if (polishImprovements == polish->improvements()) return;
    polishImprovements = polish->improvements();
    const bool isWarmStart =
        report.polish.size() == 1 && config.polish.start == PolishStart::closedForm;
    if (isWarmStart) return; // It is the result already.
    SteeringModel better = makeResult(model, config, report, polish->best());
    better.provenance.method += "-" + toText(config.polish.objective);
    adopt(std::move(better));
}

void Distillation::State::endPolishing() {
    polish.reset();
    beginMeasuring();
}

/// Directions that were solved together have moved too little for the training rollouts to be run
/// once more.
void Distillation::State::beginMeasuring() {
    const bool anew = polishes() || later;
    student = std::make_unique<StudentStage>(
        model, caches(), anew ? kept(false) : std::vector<const Rollout*>{}, kept(true), result);
    stage = student.get();
    phase = DistillPhase::evaluating;
}

void Distillation::State::beginEvaluation() {
    std::vector<FinalRows> responses;
    for (const Rollout* held : kept(true)) {
        const FloatMatrix& mine = student ? student->finalRows(*held) : fit->finalRows(*held);
        responses.push_back({&held->teacher.layers.back(), {&mine, &held->plainFinal}});
    }
    evaluation = std::make_unique<DivergenceStage>(model, std::move(responses));
    stage = evaluation.get();
    phase = DistillPhase::evaluating;
}

void Distillation::State::noteStudent() {
    report.heldoutRmse = student->heldoutErrors().relativeRmse();
    if (student->trainErrors().student.empty()) return; // Held-out rollouts alone were run.
    report.trainLoss = student->trainErrors().meanLoss();
    report.trainRmse = student->trainErrors().relativeRmse();
    result = std::make_shared<SteeringModel>(student->withMeans());
}

void Distillation::State::endEvaluation() {
    if (paraphrase) {
        report.paraphraseRmse = paraphrase->relativeRmse();
        return end();
    }
    if (!evaluation) {
        noteStudent();
        return beginEvaluation();
    }
    if (!evaluation->results().empty()) {
        report.heldout = evaluation->results()[0];
        report.heldoutUnsteered = evaluation->results()[1];
    }
    result = std::make_shared<SteeringModel>(withMeasures(*result, report));
    if (config.paraphrase.empty()) return end();
    paraphrase = std::make_unique<ParaphraseStage>(model, config, kept(true));
    stage = paraphrase.get();
}

void Distillation::State::end() {
    phase = DistillPhase::done;
    stage = nullptr;
    release();
}

void Distillation::State::release() {
    samples.reset();
    paraphrase.reset();
    evaluation.reset();
    student.reset();
    polish.reset();
    later.reset();
    fit.reset();
    selection.reset();
    plain.reset();
    rollout.reset();
    if (material.use_count() == 1) material->strip(); // Nobody else wants them.
}

} // namespace steerscope
