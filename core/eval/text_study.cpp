// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/text_study.h"

namespace steerscope {
namespace {

Json bounds(const Interval& interval) {
    return {interval.low, interval.high};
}

} // namespace

StrengthPoint ArmScores::at(double strength) const {
    return {strength, mean(attribute), mean(coherence)};
}

Json toJson(const ArmScores& scores) {
    const Interval fluent = bootstrapMean(scores.coherence);
    const double passed = mean(scores.attribute) * static_cast<double>(scores.attribute.size());
    const Interval rate =
        wilsonInterval(static_cast<std::size_t>(passed + 0.5), scores.attribute.size());
    return {{"attribute", rate.value},
            {"attribute95", bounds(rate)},
            {"coherence", fluent.value},
            {"coherence95", bounds(fluent)},
            {"repeated_3grams", mean(scores.repetition)},
            {"llr", mean(scores.llr)},
            {"answers", scores.attribute.size()}};
}

TextStudy::TextStudy(const LanguageModel& model, TextStudyPlan plan, std::stop_token stop)
    : m_model(model),
      m_plan(std::move(plan)),
      m_verifier(makeVerifier(m_plan.verifier)),
      m_pairs(promptPairs(model, m_plan.userPrompts, m_plan.instruction, m_plan.system)),
      m_reader(model, m_pairs) {
    const auto plain = answers({}, stop), prompted = answers({.prompted = true}, stop);
    std::vector<FluencySample> own;
    for (const auto* list : {&plain, &prompted})
        for (const FreeRunAnswer& answer : *list)
            own.push_back(answer.fluency);
    m_band = fluencyBand(own);
    m_unsteered = score(plain);
    m_prompted = score(prompted);
}

ArmScores TextStudy::measure(const FreeRunArm& arm, std::stop_token stop) {
    return score(answers(arm, stop));
}

Calibration TextStudy::calibration() const {
    std::vector<double> scores;
    std::vector<bool> labels;
    for (const ArmScores* arm : {&m_unsteered, &m_prompted}) {
        scores.insert(scores.end(), arm->llr.begin(), arm->llr.end());
        for (const double passed : arm->attribute)
            labels.push_back(passed > 0.5);
    }
    return calibrate(scores, labels);
}

std::vector<FreeRunAnswer> TextStudy::answers(const FreeRunArm& arm, std::stop_token stop) {
    auto out = freeRun(m_model, m_pairs, arm, m_plan.run, stop);
    m_reader.read(out, stop);
    return out;
}

ArmScores TextStudy::score(const std::vector<FreeRunAnswer>& answers) const {
    ArmScores out;
    for (const FreeRunAnswer& answer : answers) {
        out.texts.push_back(answer.text);
        out.attribute.push_back(m_verifier.check(answer.text) ? 1 : 0);
        out.coherence.push_back(coherence(answer.fluency, m_band));
        out.repetition.push_back(answer.fluency.repetition);
        out.llr.push_back(answer.llr());
    }
    return out;
}

} // namespace steerscope
