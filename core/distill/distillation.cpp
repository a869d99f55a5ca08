// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/distillation.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <numeric>
#include <utility>

#include "core/base/error.h"
#include "core/distill/internal/divergence_stage.h"
#include "core/distill/internal/fit_stage.h"
#include "core/distill/internal/later_layers_stage.h"
#include "core/distill/internal/layer_selection_stage.h"
#include "core/distill/internal/plain_stage.h"
#include "core/distill/internal/polish_stage.h"
#include "core/distill/internal/result_model.h"
#include "core/distill/internal/rollout_stage.h"
#include "core/distill/internal/student_stage.h"
#include "core/distill/internal/teacher_stage.h"
#include "core/distill/rollout_filter.h"

namespace steerscope {
namespace {

using Clock = std::chrono::steady_clock;

/// Share of the training rollouts that choose ridge and layer.
constexpr double kValidationShare = 0.2;

/// Shares of the whole time, by phase, as measured on SmolLM2-135M with 84 prompts of 40 tokens;
/// only the progress bar depends on them.
using PhaseShares = std::array<double, 5>;
constexpr PhaseShares kFitShares{0.46, 0.27, 0.2, 0, 0.07};
constexpr PhaseShares kPolishShares{0.17, 0.1, 0.07, 0.6, 0.06};

FitKind fitKindOf(const DistillConfig& config) {
    switch (config.method) {
    case DistillMethod::aPsr:
    case DistillMethod::sPsr:
        if (config.rank == kFullRank) return FitKind::affine;
        return config.rank == 1 ? FitKind::gated : FitKind::linear;
    case DistillMethod::aConst:
    case DistillMethod::sConst:
    case DistillMethod::dim:
        return FitKind::constant;
    case DistillMethod::pca:
        return FitKind::principal;
    case DistillMethod::stolfo:
        return FitKind::clamp;
    case DistillMethod::reftR1:
        return FitKind::tied;
    }
    return FitKind::gated;
}

/// Ours alone: the published methods are left as they are.
bool correctsForLaterLayers(const DistillConfig& config) {
    return (config.method == DistillMethod::sPsr && config.rank == 1) ||
           config.method == DistillMethod::sConst;
}

bool hasRidge(FitKind kind) {
    return kind == FitKind::gated || kind == FitKind::linear || kind == FitKind::affine;
}

/// The layers to be fitted once they are known: those asked for, or all.
std::vector<LayerIndex> steeredLayers(const DistillConfig& config, std::int32_t count) {
    if (steersOneLayer(config.method)) return {LayerIndex(config.layer)};
    std::vector<LayerIndex> out;
    for (const int layer : config.layers)
        out.emplace_back(layer);
    for (std::int32_t l = 0; config.layers.empty() && l < count; ++l)
        out.emplace_back(l);
    return out;
}

[[noreturn]] void failSetting(const char* field, int found, std::string allowed, const char* hint) {
    throw Error({.code = "DISTILL-001",
                 .problem = "A setting of the distillation cannot be used",
                 .field = field,
                 .found = std::to_string(found),
                 .allowed = std::move(allowed),
                 .hint = hint});
}

void requireModelHas(const DistillConfig& config, const ModelConfig& model) {
    const auto upTo = [](const char* start, std::int32_t last) {
        return std::string(start).append(std::to_string(last));
    };
    const std::string layers = upTo("0 to ", model.nLayers - 1);
    if (config.layer >= model.nLayers)
        failSetting("layer", config.layer, std::string(layers).append(", or -1"),
                    "Choose a block that this model has, or leave it at -1.");
    if (!config.layers.empty() && config.layers.back() >= model.nLayers)
        failSetting("layers", config.layers.back(), layers, "Choose blocks that this model has.");
    if (config.rank > model.dModel)
        failSetting("rank", config.rank, upTo("at most ", model.dModel),
                    "Choose a smaller rank, or 0 for the full affine map.");
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
    void beginPlain();
    void beginFitting();
    void beginFinalFit();
    void endFit();
    void beginPolishing(const std::vector<SteeringLayer>& layers);
    void notePolish();
    void endPolishing();
    void beginMeasuring();
    void noteStudent();
    void beginEvaluation();
    bool polishes() const { return config.polish.objective != PolishObjective::none; }
    void endEvaluation();
    void release();
    int stagesInPhase() const;
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
    std::unique_ptr<TeacherStage> teacher;
    std::unique_ptr<PlainStage> plain;
    std::unique_ptr<LayerSelectionStage>
        selection; ///< While a one-layer method looks for its layer
    std::unique_ptr<FitStage> fit;
    std::unique_ptr<LaterLayersStage> later; ///< After the fit of a one-layer method of ours
    std::unique_ptr<PolishStage> polish;
    bool polishIsEnough = false;           ///< The next slice ends it.
    int polishImprovements = 0;            ///< Of `polish`, already in `result`
    std::unique_ptr<StudentStage> student; ///< Measures what was made after the fit
    std::unique_ptr<DivergenceStage> evaluation;
    Stage* stage = nullptr; ///< The one at work; null at the end.
    DistillReport report;
    std::shared_ptr<const SteeringModel> result;
    double seconds = 0;
    int stagesDone = 0; ///< Of the present phase

    const Verifier* check() const { return verifier ? &*verifier : nullptr; }
};

Distillation::State::State(const LanguageModel& languageModel, DistillConfig given)
    : model(languageModel), config(std::move(given)) {
    validate(config);
    requireModelHas(config, model.config());
    if (!config.verifier.empty()) verifier = makeVerifier(config.verifier);
    rollouts = plannedRollouts(model, config);
    std::optional<Judge> judge;
    if (config.judge.enabled()) judge.emplace(config.judge);
    rollout = std::make_unique<RolloutStage>(model, config, check(), rollouts, std::move(judge));
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
    const auto start = Clock::now();
    const DistillPhase before = phase;
    const bool more = !polishIsEnough && stage->advance(stop);
    polishIsEnough = false;
    if (before == DistillPhase::rollouts) noteRollouts();
    if (before == DistillPhase::polishing) notePolish();
    if (!more) {
        endStage();
        stagesDone = phase == before ? stagesDone + 1 : 0;
    }
    chargeTime(before, std::chrono::duration<double>(Clock::now() - start).count());
}

void Distillation::State::endStage() {
    switch (phase) {
    case DistillPhase::rollouts:
        return beginActivations();
    case DistillPhase::activations:
        return stage == teacher.get() ? beginPlain() : beginFitting();
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
    requireEnough(rollouts, check());
    std::vector<Rollout*> all = kept(false);
    const auto heldout = kept(true);
    all.insert(all.end(), heldout.begin(), heldout.end());
    caches =
        std::make_unique<PromptCaches>(model, std::vector<const Rollout*>(all.begin(), all.end()));
    teacher = std::make_unique<TeacherStage>(model, std::move(all));
    stage = teacher.get();
    phase = DistillPhase::activations;
}

void Distillation::State::beginPlain() {
    teacher.reset();
    std::vector<Rollout*> all = kept(false);
    const auto heldout = kept(true);
    all.insert(all.end(), heldout.begin(), heldout.end());
    plain = std::make_unique<PlainStage>(model, std::move(all), *caches);
    stage = plain.get();
}

void Distillation::State::beginFitting() {
    filterByLikelihood(rollouts, config.judge.enabled() ? AttributeSource::judge
                                 : verifier             ? AttributeSource::verifier
                                                        : AttributeSource::likelihood);
    for (Rollout& made : rollouts)
        if (!made.kept()) made.teacher = {};
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
    return {.kind = fitKindOf(config),
            .rank = static_cast<std::size_t>(config.rank),
            .purpose = purpose,
            .layers = std::move(layers),
            .ridges = config.ridges,
            .validation =
                std::max<std::size_t>(1, static_cast<std::size_t>(kValidationShare * training))};
}

void Distillation::State::beginFinalFit() {
    auto layers = steeredLayers(config, model.config().nLayers);
    fit = std::make_unique<FitStage>(model, *caches, keptConst(false), keptConst(true),
                                     plan(FitPurpose::final, std::move(layers)));
    stage = fit.get();
}

void Distillation::State::endFit() {
    if (!fit) {
        config.layer = selection->best().value;
        return beginFinalFit();
    }
    if (correctsForLaterLayers(config) && !later) {
        later = std::make_unique<LaterLayersStage>(model, *caches, keptConst(false),
                                                   fit->layers().front());
        stage = later.get();
        return;
    }
    report.ridge = hasRidge(fitKindOf(config)) ? fit->ridge() : 0;
    report.layer = steersOneLayer(config.method) ? config.layer : -1;
    report.trainLoss = fit->trainErrors().meanLoss();
    report.trainRmse = fit->trainErrors().relativeRmse();
    report.heldoutRmse = fit->heldoutErrors().relativeRmse();
    const auto layers = later ? std::vector{later->layer()} : fit->layers();
    result = std::make_shared<SteeringModel>(makeResult(model, config, report, layers));
    if (polishes()) return beginPolishing(layers);
    later ? beginMeasuring() : beginEvaluation();
}

void Distillation::State::beginPolishing(const std::vector<SteeringLayer>& layers) {
    polish = std::make_unique<PolishStage>(model, *caches, keptConst(false), layers, config.polish,
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
    SteeringModel better = makeResult(model, config, report, polish->best());
    better.provenance.method += "-" + toText(config.polish.objective);
    result = std::make_shared<SteeringModel>(std::move(better));
}

void Distillation::State::endPolishing() {
    polish.reset();
    beginMeasuring();
}

void Distillation::State::beginMeasuring() {
    student =
        std::make_unique<StudentStage>(model, *caches, keptConst(false), keptConst(true), result);
    stage = student.get();
    phase = DistillPhase::evaluating;
}

void Distillation::State::beginEvaluation() {
    std::vector<FinalRows> responses;
    for (const Rollout* held : keptConst(true)) {
        const FloatMatrix& mine = student ? student->finalRows(*held) : fit->finalRows(*held);
        responses.push_back({&held->teacher.layers.back(), {&mine, &held->plainFinal}});
    }
    evaluation = std::make_unique<DivergenceStage>(model, std::move(responses));
    stage = evaluation.get();
    phase = DistillPhase::evaluating;
}

void Distillation::State::noteStudent() {
    report.trainLoss = student->trainErrors().meanLoss();
    report.trainRmse = student->trainErrors().relativeRmse();
    report.heldoutRmse = student->heldoutErrors().relativeRmse();
    result = std::make_shared<SteeringModel>(student->withMeans());
}

void Distillation::State::endEvaluation() {
    if (!evaluation) {
        noteStudent();
        return beginEvaluation();
    }
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
    student.reset();
    polish.reset();
    later.reset();
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

/// How many stages the present phase has, one after the other.
int Distillation::State::stagesInPhase() const {
    const bool corrects = correctsForLaterLayers(config);
    switch (phase) {
    case DistillPhase::activations:
        return 2; // teacher, plain
    case DistillPhase::fitting:
        return 1 + (selection ? 1 : 0) + (corrects ? 1 : 0);
    case DistillPhase::evaluating:
        return polishes() || corrects ? 2 : 1;
    default:
        return 1;
    }
}

Progress Distillation::State::progress() const {
    constexpr std::uint64_t kWhole = 1000;
    if (phase == DistillPhase::done) return {"Done", kWhole, kWhole, 0};
    const auto index = static_cast<std::size_t>(phase);
    const PhaseShares& shares = polishes() ? kPolishShares : kFitShares;
    const double before = std::accumulate(shares.begin(), shares.begin() + index, 0.0);
    const double ofStage = stage->total() == 0 ? 0
                                               : static_cast<double>(stage->done()) /
                                                     static_cast<double>(stage->total());
    const double within = (stagesDone + std::min(1.0, ofStage)) / stagesInPhase();
    const double share = before + shares[index] * std::min(1.0, within);
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

void Distillation::finishPolishing() {
    m_state->polishIsEnough = m_state->phase == DistillPhase::polishing;
}

std::shared_ptr<const SteeringModel> Distillation::result() const {
    return m_state->result;
}

const std::vector<Rollout>& Distillation::rollouts() const {
    return m_state->rollouts;
}

} // namespace steerscope
