// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/text_study.h"

#include <gtest/gtest.h>

#include "tests/support/steering_samples.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

TextStudyPlan plan(std::string verifier = "regex:[a-m]") {
    return {.userPrompts = {"How?", "What is the sea?", "Tell me about tea.", "Why?"},
            .instruction = {.text = "Talk like a pirate."},
            .verifier = std::move(verifier),
            .run = {.maxTokens = 10, .sampler = {.temperature = 1.0f}}};
}

TEST(TextStudy, ScoresOneEntryPerPromptInEveryList) {
    const auto model = tinyModel();
    TextStudy study(*model, plan());
    for (const ArmScores* arm : {&study.unsteered(), &study.prompted()}) {
        EXPECT_EQ(arm->texts.size(), 4u);
        EXPECT_EQ(arm->attribute.size(), 4u);
        EXPECT_EQ(arm->coherence.size(), 4u);
        EXPECT_EQ(arm->llr.size(), 4u);
        for (std::size_t i = 0; i < 4; ++i) {
            EXPECT_EQ(arm->attribute[i], study.verifier().check(arm->texts[i]) ? 1 : 0);
            EXPECT_GE(arm->coherence[i], 0);
            EXPECT_LE(arm->coherence[i], 100);
        }
    }
}

TEST(TextStudy, TheEmptyArmIsTheUnsteeredModelAndThePromptExplainsItsOwnAnswers) {
    const auto model = tinyModel();
    TextStudy study(*model, plan());
    const ArmScores again = study.measure({});
    EXPECT_EQ(again.texts, study.unsteered().texts);
    EXPECT_EQ(again.coherence, study.unsteered().coherence);
    EXPECT_EQ(study.measure({.prompted = true}).texts, study.prompted().texts);
}

TEST(TextStudy, CalibratesOverBothOwnArms) {
    const auto model = tinyModel();
    TextStudy study(*model, plan());
    const Calibration table = study.calibration();
    EXPECT_EQ(table.count, 8u);
    EXPECT_EQ(static_cast<double>(table.passed),
              4 * (mean(study.unsteered().attribute) + mean(study.prompted().attribute)));
}

TEST(TextStudy, RefusesAnUnknownVerifier) {
    const auto model = tinyModel();
    EXPECT_EQ(errorCode([&] { TextStudy(*model, plan("parrot")); }), "VERIFY-001");
}

TEST(ArmScores, BecomeMeansWithIntervals) {
    ArmScores scores;
    scores.attribute = {1, 0, 1, 1};
    scores.coherence = {90, 80, 70, 60};
    scores.repetition = {0, 0, 0.5, 0.5};
    scores.llr = {1, 1, 2, 2};
    const Json json = toJson(scores);
    EXPECT_EQ(json.at("attribute"), 0.75);
    EXPECT_EQ(json.at("coherence"), 75);
    EXPECT_EQ(json.at("repeated_3grams"), 0.25);
    EXPECT_EQ(json.at("llr"), 1.5);
    EXPECT_EQ(json.at("answers"), 4);
    EXPECT_LT(json.at("attribute95")[0], 0.75);
    EXPECT_GT(json.at("coherence95")[1], 75);
    const StrengthPoint point = scores.at(1.5);
    EXPECT_EQ(point.strength, 1.5);
    EXPECT_EQ(point.attribute, 0.75);
    EXPECT_EQ(point.coherence, 75);
}

} // namespace
} // namespace steerscope::test
