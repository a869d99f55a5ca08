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

/// Answers as the model writes them, with the given likelihood ratio.
std::vector<Rollout> likely(std::initializer_list<double> ratios) {
    std::vector<Rollout> out;
    for (const double ratio : ratios) {
        out.push_back(rollout(10));
        out.back().promptedLogProb = -0.5;
        out.back().llr = ratio;
    }
    return out;
}

TEST(RolloutFilter, WithoutAVerifierTheInstructionMustHaveMadeTheAnswerLikelier) {
    auto made = likely({1.0, 0.6, 0.01, 0.0, -0.1, -0.5});
    filterByLikelihood(made, AttributeSource::likelihood);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(made[i].dropped, "") << i;
    for (std::size_t i = 3; i < 6; ++i)
        EXPECT_TRUE(made[i].dropped.starts_with("the instruction does not show: log-likelihood"))
            << made[i].dropped;
    EXPECT_NEAR(made[1].attribute, 0.5, 1e-9);
    EXPECT_NE(made[3].dropped.find("ratio 0.00 per token, a chance of 8 %"), std::string::npos)
        << made[3].dropped;
}

TEST(RolloutFilter, AVerifierOutweighsTheLikelihood) {
    auto made = likely({-0.5, 0.7});
    filterByLikelihood(made, AttributeSource::verifier);
    EXPECT_EQ(made[0].dropped, "");
    EXPECT_EQ(made[0].attribute, 1);
}

TEST(RolloutFilter, AJudgeHasTheLastWord) {
    auto made = likely({-0.5});
    made[0].attribute = 0.9;
    made[0].coherence = 80;
    filterByLikelihood(made, AttributeSource::judge);
    EXPECT_EQ(made[0].dropped, "");
    EXPECT_EQ(made[0].attribute, 0.9);
    EXPECT_EQ(reasonByJudge(made[0]), "");
    made[0].coherence = 31;
    EXPECT_EQ(reasonByJudge(made[0]), "reads badly: the judge gives 31 of 100");
    made[0].attribute = 0.49;
    EXPECT_EQ(reasonByJudge(made[0]), "does not follow the instruction: the judge gives 49 of 100");
}

TEST(RolloutFilter, DropsWhatIsFarLessOrFarMoreProbableThanTheRest) {
    auto made = likely({1, 1, 1, 1, 1, 1, 1, 1});
    for (std::size_t i = 0; i < made.size(); ++i)
        made[i].promptedLogProb = -0.5 - 0.02 * static_cast<double>(i);
    made[0].promptedLogProb = -6;   // word salad
    made[1].promptedLogProb = -0.0; // a loop that repeats no three tokens
    filterByLikelihood(made, AttributeSource::likelihood);
    EXPECT_TRUE(made[0].dropped.starts_with("reads badly: coherence 0 of 100")) << made[0].dropped;
    EXPECT_TRUE(made[1].dropped.starts_with("reads badly")) << made[1].coherence;
    for (std::size_t i = 2; i < made.size(); ++i)
        EXPECT_EQ(made[i].dropped, "") << i;
}

TEST(RolloutFilter, LeavesEarlierReasonsAlone) {
    auto made = likely({1, 1, -3});
    made[2].dropped = "too short: 3 tokens";
    filterByLikelihood(made, AttributeSource::likelihood);
    EXPECT_EQ(made[2].dropped, "too short: 3 tokens");
    EXPECT_EQ(made[2].attribute, 0) << "it was never run in the plain context";
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
    EXPECT_NE(record.found.find("22 × \"repeats itself\""), std::string::npos) << record.found;
    EXPECT_NE(record.hint.find("larger model"), std::string::npos) << record.hint;
}

TEST(RequireEnough, CountsThePassRateByTheVerifierWhateverElseWasWrong) {
    const Verifier verifier = makeVerifier("keywords:arr");
    auto made = rollouts(4, 0, 4); // all say Arr; four were dropped because they loop
    EXPECT_EQ(promptedPassRate(made, &verifier), 1);
    EXPECT_EQ(promptedPassRate(made, nullptr), 0.5);
    const ErrorRecord looping = errorOf([&] { requireEnough(made, &verifier); });
    EXPECT_NE(looping.hint.find("read badly"), std::string::npos) << looping.hint;
    for (Rollout& one : made)
        one.text = "Good day";
    const ErrorRecord ignoring = errorOf([&] { requireEnough(made, &verifier); });
    EXPECT_NE(ignoring.problem.find("pass rate 0 %"), std::string::npos) << ignoring.problem;
    EXPECT_NE(ignoring.hint.find("more plainly"), std::string::npos) << ignoring.hint;
}

} // namespace
} // namespace steerscope::test
