// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/forced_study.h"

#include <gtest/gtest.h>

#include "tests/support/steering_samples.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

const std::vector<std::string> kPrompts{"How?", "What is the sea?"};

struct Sample {
    std::unique_ptr<LanguageModel> model = tinyModel();
    std::vector<PromptPair> pairs = promptPairs(*model, kPrompts, {.text = "Talk like a pirate."});
    std::vector<std::vector<TokenId>> responses;
    Sample() {
        for (const auto& answer : freeRun(*model, pairs, {.prompted = true},
                                          {.maxTokens = 9, .sampler = {.temperature = 1.0f}}))
            responses.push_back(answer.response);
    }
    ForcedStudy study() const { return ForcedStudy(*model, pairs, responses); }
};

TEST(ForcedStudy, TheSameWordingIsNoParaphrase) {
    const Sample sample;
    for (const double r : sample.study().paraphraseRmse(sample.pairs))
        EXPECT_NEAR(r, 0, 1e-4);
}

TEST(ForcedStudy, NoInstructionIsOneEverywhere) {
    const Sample sample;
    auto bare = sample.pairs;
    for (PromptPair& pair : bare)
        pair.prompted = pair.plain;
    for (const double r : sample.study().paraphraseRmse(bare))
        EXPECT_NEAR(r, 1, 1e-3);
}

TEST(ForcedStudy, AnotherWordingLiesInBetween) {
    const Sample sample;
    const auto others = promptPairs(*sample.model, kPrompts, {.text = "Talk like a pirate would."});
    for (const double r : sample.study().paraphraseRmse(others)) {
        EXPECT_GT(r, 0);
        EXPECT_LT(r, 5);
    }
}

TEST(ForcedStudy, AStudentThatDoesNothingChangesNothing) {
    const Sample sample;
    const auto steering = std::make_shared<SteeringModel>(sampleModel(3, 32, {0, 1, 2}));
    const auto idle = sample.study().student({{steering, 0.0f}});
    for (const double r : idle.relativeRmse)
        EXPECT_NEAR(r, 1, 1e-6);
    EXPECT_EQ(idle.profile.sharedMass, 0);
    const auto steered = sample.study().student({{steering, 1.0f}});
    EXPECT_GT(steered.profile.sharedMass, 0);
    EXPECT_LE(steered.profile.sharedMass, 1 + 1e-9);
}

TEST(ForcedStudy, RankFloorsFallWithTheRank) {
    const Sample sample;
    const auto one = sample.study().rankFloors(1), four = sample.study().rankFloors(4);
    ASSERT_EQ(one.size(), 3u);
    for (std::size_t l = 0; l < 3; ++l) {
        EXPECT_LE(one[l], 1);
        EXPECT_LT(four[l], one[l]);
    }
}

} // namespace
} // namespace steerscope::test
