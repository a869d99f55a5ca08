// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/distillation.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <numeric>
#include <utility>

#include "core/base/error.h"
#include "core/distill/internal/divergence_stage.h"
#include "core/distill/internal/fit_stage.h"
#include "core/distill/internal/layer_selection_stage.h"
#include "core/distill/internal/plain_stage.h"
#include "core/distill/internal/result_model.h"
#include "core/distill/internal/rollout_stage.h"
#include "core/distill/rollout_filter.h"

namespace steerscope {
namespace {

using Clock = std::chrono::steady_clock;

/// Share of the training rollouts that choose ridge and layer.
constexpr double kValidationShare = 0.2;

/// Shares of the whole time, by phase, as measured on SmolLM2-135M with 84 prompts of 40 tokens;
/// only the progress bar depends on them.
constexpr std::array<double, 4> kPhaseShares{0.46, 0.27, 0.2, 0.07};

bool steersOneLayer(DistillMethod method) {
    return method == DistillMethod::sPsr || method == DistillMethod::sConst;
}

FitKind fitKindOf(DistillMethod method) {
    const bool constant = method == DistillMethod::aConst || method == DistillMethod::sConst;
    return constant ? FitKind::constant : FitKind::gated;
}

std::vector<LayerIndex> allLayers(std::int32_t count) {
    std::vector<LayerIndex> out;
    for (std::int32_t l = 0; l < count; ++l)
        out.emplace_back(l);
    return out;
}

void requireLayer(const DistillConfig& config, const ModelConfig& model) {
    if (config.layer < model.nLayers) return;
    throw Error({.code = "DISTILL-001",
                 .problem = "A setting of the distillation cannot be used",
                 .field = "layer",
                 .found = std::to_string(config.layer),
                 .allowed = "0 to " + std::to_string(model.nLayers - 1) + ", or -1",
                 .hint = "Choose a block that this model has, or leave it at -1."});
}

} // namespace

double DistillReport::fidelity() const {
    return steerscope::fidelity(heldout, heldoutUnsteered);
}

struct Distillation::State {
    State(const LanguageModel& languageModel, DistillConfig given);

    void advance(std::stop_token stop);
    void endStage();
    void beginActivations();
    void beginFitting();
    void beginFinalFit();
    void endFit();
    void endEvaluation();
    void release();
    Progress progress() const;
    void noteRollouts();
    void chargeTime(DistillPhase worked, double spent);
    std::vector<Rollout*> kept(bool heldout);
    std::vector<const Rollout*> keptConst(bool heldout);
    FitPlan plan(FitPurpose purpose, std::vector<LayerIndex> layers);

    const LanguageModel& model;
    DistillConfig config;
    std::optional<Verifier> verifier;
    std::vector<Rollout> rollouts;
    std::unique_ptr<PromptCaches> caches;
    DistillPhase phase = DistillPhase::rollouts;
    std::unique_ptr<RolloutStage> rollout;
    std::unique_ptr<PlainStage> plain;
    std::unique_ptr<LayerSelectionStage>
        selection; ///< While a one-layer method looks for its layer
    std::unique_ptr<FitStage> fit;
    std::unique_ptr<DivergenceStage> evaluation;
    Stage* stage = nullptr; ///< The one at work; null at the end.
    DistillReport report;
    std::shared_ptr<const SteeringModel> result;
    double seconds = 0;

    const Verifier* check() const { return verifier ? &*verifier : nullptr; }
};

Distillation::State::State(const LanguageModel& languageModel, DistillConfig given)
    : model(languageModel), config(std::move(given)) {
    validate(config);
    requireLayer(config, model.config());
    if (!config.verifier.empty()) verifier = makeVerifier(config.verifier);
    rollouts = plannedRollouts(model, config);
    rollout = std::make_unique<RolloutStage>(model, config, check(), rollouts);
    stage = rollout.get();
}

std::vector<Rollout*> Distillation::State::kept(bool heldout) {
    std::vector<Rollout*> out;
    for (Rollout& made : rollouts)
        if (made.kept() && made.heldout == heldout) out.push_back(&made);
    return out;
}

std::vector<const Rollout*> Distillation::State::keptConst(bool heldout) {
    const auto list = kept(heldout);
    return {list.begin(), list.end()};
}

void Distillation::State::noteRollouts() {
    report.rollouts.clear();
    report.made = report.kept = 0;
    for (const Rollout& one : rollouts) {
        if (one.response.empty()) continue;
        report.rollouts.push_back(
            {one.userPrompt, one.text, one.heldout, one.llr, one.repetition, one.dropped});
        ++report.made;
        report.kept += one.kept();
    }
}

void Distillation::State::chargeTime(DistillPhase worked, double spent) {
    double* const counters[] = {&report.rolloutSeconds, &report.activationSeconds,
                                &report.fitSeconds, &report.evaluateSeconds};
    *counters[static_cast<std::size_t>(worked)] += spent;
    seconds += spent;
}

void Distillation::State::advance(std::stop_token stop) {
    if (stop.stop_requested()) throw Cancelled();
    const auto start = Clock::now();
    const DistillPhase before = phase;
    const bool more = stage->advance(stop);
    if (before == DistillPhase::rollouts) noteRollouts();
    if (!more) endStage();
    chargeTime(before, std::chrono::duration<double>(Clock::now() - start).count());
}

void Distillation::State::endStage() {
    switch (phase) {
    case DistillPhase::rollouts:
        return beginActivations();
    case DistillPhase::activations:
        return beginFitting();
    case DistillPhase::fitting:
        return endFit();
    case DistillPhase::evaluating:
        return endEvaluation();
    case DistillPhase::done:
        return;
    }
}

void Distillation::State::beginActivations() {
    requireEnough(rollouts, check());
    std::vector<Rollout*> all = kept(false);
    const auto heldout = kept(true);
    all.insert(all.end(), heldout.begin(), heldout.end());
    caches =
        std::make_unique<PromptCaches>(model, std::vector<const Rollout*>(all.begin(), all.end()));
    plain = std::make_unique<PlainStage>(model, std::move(all), *caches);
    stage = plain.get();
    phase = DistillPhase::activations;
}

void Distillation::State::beginFitting() {
    for (Rollout& made : rollouts) {
        if (!verifier && made.kept()) made.dropped = reasonByLikelihood(made);
        if (!made.kept()) made.teacher = {};
    }
    noteRollouts();
    requireEnough(rollouts, check());
    phase = DistillPhase::fitting;
    if (!steersOneLayer(config.method) || config.layer >= 0) return beginFinalFit();
    selection = std::make_unique<LayerSelectionStage>(model, *caches, keptConst(false),
                                                      plan(FitPurpose::selection, {}));
    stage = selection.get();
}

FitPlan Distillation::State::plan(FitPurpose purpose, std::vector<LayerIndex> layers) {
    const auto training = static_cast<double>(kept(false).size());
    return {.kind = fitKindOf(config.method),
            .purpose = purpose,
            .layers = std::move(layers),
            .ridges = config.ridges,
            .validation =
                std::max<std::size_t>(1, static_cast<std::size_t>(kValidationShare * training))};
}

void Distillation::State::beginFinalFit() {
    auto layers = steersOneLayer(config.method) ? std::vector{LayerIndex(config.layer)}
                                                : allLayers(model.config().nLayers);
    fit = std::make_unique<FitStage>(model, *caches, keptConst(false), keptConst(true),
                                     plan(FitPurpose::final, std::move(layers)));
    stage = fit.get();
}

void Distillation::State::endFit() {
    if (!fit) {
        config.layer = selection->best().value;
        return beginFinalFit();
    }
    report.ridge = fitKindOf(config.method) == FitKind::gated ? fit->ridge() : 0;
    report.layer = steersOneLayer(config.method) ? config.layer : -1;
    report.trainLoss = fit->trainErrors().meanLoss();
    report.trainRmse = fit->trainErrors().relativeRmse();
    report.heldoutRmse = fit->heldoutErrors().relativeRmse();
    result = std::make_shared<SteeringModel>(makeResult(model, config, report, fit->layers()));
    phase = DistillPhase::evaluating;
    std::vector<FinalRows> responses;
    for (const Rollout* held : keptConst(true))
        responses.push_back(
            {&held->teacher.layers.back(), {&fit->finalRows(*held), &held->plainFinal}});
    evaluation = std::make_unique<DivergenceStage>(model, std::move(responses));
    stage = evaluation.get();
}

void Distillation::State::endEvaluation() {
    if (!evaluation->results().empty()) {
        report.heldout = evaluation->results()[0];
        report.heldoutUnsteered = evaluation->results()[1];
    }
    result = std::make_shared<SteeringModel>(withMeasures(*result, report));
    phase = DistillPhase::done;
    stage = nullptr;
    release();
}

/// Activations and caches are large and no longer needed; texts and scores stay.
void Distillation::State::release() {
    evaluation.reset();
    fit.reset();
    selection.reset();
    plain.reset();
    rollout.reset();
    caches.reset();
    for (Rollout& made : rollouts) {
        made.teacher = {};
        made.plainFinal = {};
    }
}

Progress Distillation::State::progress() const {
    constexpr std::uint64_t kWhole = 1000;
    if (phase == DistillPhase::done) return {"Done", kWhole, kWhole, 0};
    const auto index = static_cast<std::size_t>(phase);
    const double before = std::accumulate(kPhaseShares.begin(), kPhaseShares.begin() + index, 0.0);
    const double within = stage->total() == 0 ? 0
                                              : static_cast<double>(stage->done()) /
                                                    static_cast<double>(stage->total());
    const double share = before + kPhaseShares[index] * std::min(1.0, within);
    return {stage->describe(), static_cast<std::uint64_t>(share * kWhole), kWhole,
            share > 0.02 ? seconds / share - seconds : -1};
}

Distillation::Distillation(const LanguageModel& model, DistillConfig config)
    : m_state(std::make_unique<State>(model, std::move(config))) {}

Distillation::~Distillation() = default;

bool Distillation::advance(std::stop_token stop) {
    if (m_state->phase == DistillPhase::done) return false;
    m_state->advance(stop);
    return m_state->phase != DistillPhase::done;
}

DistillPhase Distillation::phase() const {
    return m_state->phase;
}

Progress Distillation::progress() const {
    return m_state->progress();
}

const DistillReport& Distillation::report() const {
    return m_state->report;
}

std::shared_ptr<const SteeringModel> Distillation::result() const {
    return m_state->result;
}

const std::vector<Rollout>& Distillation::rollouts() const {
    return m_state->rollouts;
}

} // namespace steerscope
