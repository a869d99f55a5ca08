// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How far another wording of the instruction lies from the first.
#include <gtest/gtest.h>

#include "core/distill/distillation.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

DistillReport distilled(const std::string& paraphrase) {
    const auto model = tinyModel({}, {.executor = Executor::torch, .threads = 1});
    DistillConfig config;
    config.prompt.text = "Talk like a pirate.";
    for (int i = 0; i < 24; ++i)
        config.userPrompts.push_back("Question number " + std::to_string(i) + "?");
    config.temperature = 1.0f;
    config.maxTokens = 12;
    config.paraphrase = paraphrase;
    Distillation distillation(*model, config);
    double last = 0;
    while (distillation.advance()) {
        const double done = static_cast<double>(distillation.progress().done);
        EXPECT_GE(done, last) << "progress never goes back";
        last = done;
    }
    EXPECT_EQ(distillation.phase(), DistillPhase::done);
    return distillation.report();
}

TEST(Paraphrase, TheSameWordingIsNoDistanceAway) {
    const DistillReport report = distilled("Talk like a pirate.");
    ASSERT_EQ(report.paraphraseRmse.size(), report.heldoutRmse.size());
    for (const double rmse : report.paraphraseRmse)
        EXPECT_LT(rmse, 1e-4);
}

TEST(Paraphrase, AnotherWordingIsAndChangesNothingElse) {
    const DistillReport report = distilled("Speak as sailors do.");
    const DistillReport without = distilled({});
    for (const double rmse : report.paraphraseRmse)
        EXPECT_GT(rmse, 1e-3);
    EXPECT_TRUE(without.paraphraseRmse.empty());
    EXPECT_EQ(report.heldoutRmse, without.heldoutRmse);
    EXPECT_EQ(report.heldout.kl, without.heldout.kl);
}

} // namespace
} // namespace steerscope::test
