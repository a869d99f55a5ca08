// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/rollout_filter.h"

#include <gtest/gtest.h>

#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

Rollout rollout(std::size_t tokens, double repetition = 0.0, std::string text = "Arr, matey") {
    Rollout out;
    out.response.assign(tokens, TokenId(1));
    out.repetition = repetition;
    out.text = std::move(text);
    return out;
}

TEST(RolloutFilter, KeepsGoodAnswers) {
    EXPECT_EQ(reasonByText(rollout(6), nullptr), "");
    EXPECT_EQ(reasonByText(rollout(40, 0.49), nullptr), "");
    const Verifier verifier = makeVerifier("keywords:arr");
    EXPECT_EQ(reasonByText(rollout(40), &verifier), "");
}

TEST(RolloutFilter, SaysWhyInPlainWords) {
    EXPECT_EQ(reasonByText(rollout(5), nullptr), "too short: 5 tokens, at least 6 are needed");
    EXPECT_EQ(reasonByText(rollout(40, 0.5), nullptr),
              "repeats itself: 50 % of its three-token sequences occurred before");
    const Verifier verifier = makeVerifier("keywords:arr");
    EXPECT_EQ(reasonByText(rollout(40, 0, "Good day"), &verifier),
              "does not follow the instruction: no response that contains one of arr");
}

TEST(RolloutFilter, WithoutAVerifierTheInstructionMustHaveMadeTheAnswerLikelier) {
    Rollout made = rollout(10);
    made.llr = 0.01;
    EXPECT_EQ(reasonByLikelihood(made), "");
    made.llr = 0;
    EXPECT_NE(reasonByLikelihood(made), "");
    made.llr = -0.5;
    EXPECT_NE(reasonByLikelihood(made), "");
}

std::vector<Rollout> rollouts(int kept, int heldoutKept, int dropped) {
    std::vector<Rollout> out;
    for (int i = 0; i < kept + heldoutKept + dropped; ++i) {
        out.push_back(rollout(10));
        out.back().heldout = i >= kept && i < kept + heldoutKept;
        if (i >= kept + heldoutKept) out.back().dropped = "repeats itself: 90 %";
    }
    return out;
}

TEST(RequireEnough, CountsTrainingRolloutsOnly) {
    EXPECT_EQ(errorCode([] { requireEnough(rollouts(8, 0, 50), nullptr); }), "none");
    EXPECT_EQ(errorCode([] { requireEnough(rollouts(7, 20, 0), nullptr); }), "DISTILL-002");
    EXPECT_EQ(errorCode([] { requireEnough({}, nullptr); }), "DISTILL-002");
}

TEST(RequireEnough, TellsThePassRateTheMainReasonAndWhatToDo) {
    const ErrorRecord record = errorOf([] { requireEnough(rollouts(3, 0, 22), nullptr); });
    EXPECT_NE(record.problem.find("prompted pass rate 12 %"), std::string::npos) << record.problem;
    EXPECT_NE(record.found.find("repeats itself"), std::string::npos) << record.found;
    EXPECT_NE(record.hint.find("larger model"), std::string::npos) << record.hint;
}

} // namespace
} // namespace steerscope::test
