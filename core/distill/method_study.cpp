// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/method_study.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/distill/distillation.h"

namespace steerscope {
namespace {

/// Raised when the meaning of a cell's numbers changes, so that old ones are measured again.
constexpr int kCellVersion = 1;

std::function<void(DistillConfig&)> with(DistillMethod method, int rank = 1) {
    return [method, rank](DistillConfig& config) {
        config.method = method;
        config.rank = rank;
    };
}

TextStudyPlan textPlan(const StudyPlan& plan, const Preset& preset) {
    return {.userPrompts = plan.heldoutPrompts,
            .instruction = {.text = preset.steer},
            .system = {},
            .verifier = preset.verifier,
            .run = {.maxTokens = plan.maxTokens, .sampler = {.seed = plan.seed}}};
}

Json toJson(const std::vector<StrengthPoint>& points) {
    Json out = Json::array();
    for (const StrengthPoint& point : points)
        out.push_back({{"strength", point.strength},
                       {"attribute", point.attribute},
                       {"coherence", point.coherence}});
    return out;
}

void addReport(Json& cell, const DistillReport& report) {
    cell["kept"] = report.kept;
    cell["made"] = report.made;
    cell["kl"] = report.heldout.kl;
    cell["kl_unsteered"] = report.heldoutUnsteered.kl;
    cell["fidelity"] = report.fidelity();
    cell["top1"] = report.heldout.top1;
    cell["relative_rmse"] = report.heldoutRmse;
    cell["layer"] = report.layer;
    cell["seconds"] = report.rolloutSeconds + report.activationSeconds + report.fitSeconds +
                      report.polishSeconds + report.evaluateSeconds;
    cell["fit_seconds"] = report.fitSeconds;
}

} // namespace

const std::vector<StudyMethod>& studyMethods() {
    using enum DistillMethod;
    constexpr auto kBoth = WithPrompt::measured;
    constexpr auto kAlone = WithPrompt::left;
    static const std::vector<StudyMethod> methods = {
        {"a-psr", with(aPsr), kBoth},
        {"a-psr-r4", with(aPsr, 4), kAlone, FreeText::left},
        {"a-psr-r16", with(aPsr, 16)},
        {"a-affine", with(aPsr, kFullRank), kAlone, FreeText::left},
        {"a-const", with(aConst), kBoth},
        {"s-psr", with(sPsr), kBoth},
        {"s-const", with(sConst)},
        {"dim", with(dim)},
        {"pca", with(pca)},
        {"stolfo", with(stolfo)},
        {"reft-r1", with(reftR1)}};
    return methods;
}

const StudyMethod& studyMethod(const std::string& name) {
    std::string known;
    for (const StudyMethod& method : studyMethods()) {
        if (method.name == name) return method;
        known += (known.empty() ? "" : ", ") + method.name;
    }
    throw Error({.code = "STUDY-001",
                 .problem = "There is no method of this name",
                 .field = "method",
                 .found = name,
                 .allowed = known,
                 .hint = "Choose one of the known methods."});
}

std::string cellKey(const StudyPlan& plan, const Preset& preset, const std::string& method,
                    const std::string& modelSha256, const std::string& executor) {
    const Json inputs = {{"version", kCellVersion},
                         {"model", modelSha256},
                         {"executor", executor},
                         {"method", method},
                         {"steer", preset.steer},
                         {"paraphrase", preset.paraphrase},
                         {"verifier", preset.verifier},
                         {"training", plan.trainingPrompts},
                         {"heldout", plan.heldoutPrompts},
                         {"max_tokens", plan.maxTokens},
                         {"seed", plan.seed},
                         {"slack", plan.slack},
                         {"budget", plan.budget},
                         {"stacked_budget", plan.stackedBudget},
                         {"forced", plan.forcedAnswers}};
    return sha256Hex(inputs.dump()).substr(0, 16);
}

AttributeStudy::AttributeStudy(const LanguageModel& model, StudyPlan plan, Preset preset,
                               std::stop_token stop)
    : m_model(model),
      m_plan(std::move(plan)),
      m_preset(std::move(preset)),
      m_texts(model, textPlan(m_plan, m_preset), stop),
      m_floor(std::max(0.0, m_texts.promptedCoherence() - m_plan.slack)) {
    const auto count = std::min<std::size_t>(static_cast<std::size_t>(m_plan.forcedAnswers),
                                             m_plan.heldoutPrompts.size());
    const std::vector<PromptPair> pairs(
        m_texts.prompts().begin(), m_texts.prompts().begin() + static_cast<std::ptrdiff_t>(count));
    std::vector<std::vector<TokenId>> responses;
    const auto answers =
        freeRun(model, pairs, {.prompted = true}, textPlan(m_plan, m_preset).run, stop);
    for (const FreeRunAnswer& answer : answers)
        responses.push_back(answer.response);
    m_forced = std::make_unique<ForcedStudy>(model, pairs, std::move(responses), stop);
    const auto others =
        promptPairs(model,
                    {m_plan.heldoutPrompts.begin(),
                     m_plan.heldoutPrompts.begin() + static_cast<std::ptrdiff_t>(count)},
                    {.text = m_preset.paraphrase});
    m_paraphraseRmse = m_forced->paraphraseRmse(others, stop);
}

Json AttributeStudy::baseline() const {
    return {{"model", m_model.fact(ModelFact::name)},
            {"attribute", m_preset.id},
            {"unsteered", toJson(m_texts.unsteered())},
            {"prompted", toJson(m_texts.prompted())},
            {"floor", m_floor},
            {"unsteered_rate", m_texts.unsteered().attribute},
            {"prompted_rate", m_texts.prompted().attribute},
            {"paraphrase_rmse", m_paraphraseRmse},
            {"rank1_floor", m_forced->rankFloors(1)},
            {"llr_calibration", toJson(m_texts.calibration())}};
}

DistillConfig AttributeStudy::config(const StudyMethod& method) const {
    DistillConfig config{.prompt = {.text = m_preset.steer}, .name = m_preset.id};
    config.userPrompts = m_plan.trainingPrompts;
    config.userPrompts.insert(config.userPrompts.end(), m_plan.heldoutPrompts.begin(),
                              m_plan.heldoutPrompts.end());
    config.heldoutPrompts = static_cast<int>(m_plan.heldoutPrompts.size());
    config.maxTokens = m_plan.maxTokens;
    config.seed = m_plan.seed;
    config.verifier = m_preset.verifier;
    method.apply(config);
    return config;
}

/// Methods that learn from the same rollouts share them, and the time they took counts for each.
std::unique_ptr<Distillation> AttributeStudy::begin(DistillConfig config) const {
    if (m_material && serves(*m_material, config))
        return std::make_unique<Distillation>(m_model, std::move(config), m_material);
    return std::make_unique<Distillation>(m_model, std::move(config));
}

AttributeStudy::Outcome AttributeStudy::run(const StudyMethod& method, const ProgressSink& progress,
                                            std::stop_token stop) {
    Outcome out{.cell = {{"model", m_model.fact(ModelFact::name)},
                         {"attribute", m_preset.id},
                         {"method", method.name}}};
    if (!m_refusal.empty()) {
        out.cell["refused"] = m_refusal; // the prompted answers are the same for all methods
        return out;
    }
    try {
        const auto distillation = begin(config(method));
        while (distillation->advance(stop)) {
            if (auto material = distillation->material()) m_material = std::move(material);
            if (progress) progress(distillation->progress());
        }
        addReport(out.cell, distillation->report());
        out.steering = distillation->result();
    } catch (const Error& error) {
        if (error.record().code != "DISTILL-002") throw;
        m_refusal = error.record().problem + "; " + error.record().found;
        out.cell["refused"] = m_refusal;
        return out;
    }
    if (progress) progress({.stage = "Searching the strength"});
    if (method.freeText == FreeText::measured) addFreeText(out.cell, out.steering, stop);
    if (method.withPrompt == WithPrompt::measured) addStacked(out.cell, out.steering, stop);
    const auto student = m_forced->student({{out.steering, 1.0f}}, stop);
    out.cell["profile_spearman"] = student.profile.spearman;
    out.cell["profile_mass"] = student.profile.sharedMass;
    return out;
}

AttributeStudy::Found AttributeStudy::search(const StrengthSearchOptions& options,
                                             const FreeRunArm& arm, std::stop_token stop) {
    const ArmScores& zero = arm.prompted ? m_texts.prompted() : m_texts.unsteered();
    std::map<double, ArmScores> tried;
    const auto found = searchStrength(options, zero.at(0), [&](double strength) {
        FreeRunArm at = arm;
        at.steering.front().strength = static_cast<float>(strength);
        return (tried[strength] = m_texts.measure(at, stop)).at(strength);
    });
    const double best = found.best().strength;
    return {best, best == 0 ? zero : tried.at(best), found.points()};
}

void AttributeStudy::addFreeText(Json& cell, const std::shared_ptr<const SteeringModel>& steering,
                                 std::stop_token stop) {
    const auto found =
        search({.floor = m_floor, .budget = m_plan.budget}, {.steering = {{steering, 1.0f}}}, stop);
    cell["strength"] = found.strength;
    cell["coherence"] = mean(found.scores.coherence);
    cell["attribute_rate"] = found.scores.attribute;
    cell["points"] = toJson(found.points);
    cell["at_best"] = toJson(found.scores);
    const auto& texts = found.scores.texts;
    cell["samples"] = std::vector<std::string>(
        texts.begin(), texts.begin() + std::min<std::ptrdiff_t>(3, std::ssize(texts)));
}

void AttributeStudy::addStacked(Json& cell, const std::shared_ptr<const SteeringModel>& steering,
                                std::stop_token stop) {
    const auto found = search({.floor = m_floor, .first = 0.5, .budget = m_plan.stackedBudget},
                              {.prompted = true, .steering = {{steering, 1.0f}}}, stop);
    cell["stacked_strength"] = found.strength;
    cell["stacked_rate"] = found.scores.attribute;
    cell["stacked_points"] = toJson(found.points);
}

} // namespace steerscope
