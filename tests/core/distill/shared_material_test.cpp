// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several methods fitted on rollouts that were made and read once.
#include <gtest/gtest.h>

#include "core/distill/distillation.h"
#include "tests/support/steering_samples.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

DistillConfig sharedConfig(DistillMethod method) {
    DistillConfig config;
    config.prompt.text = "Talk like a pirate.";
    for (int i = 0; i < 24; ++i)
        config.userPrompts.push_back("Question number " + std::to_string(i) + "?");
    config.temperature = 1.0f;
    config.maxTokens = 12;
    config.method = method;
    return config;
}

void finish(Distillation& distillation) {
    while (distillation.advance()) {
    }
}

TEST(SharedMaterial, GivesEveryMethodWhatItsOwnRolloutsGive) {
    const auto model = tinyModel();
    Distillation first(*model, sharedConfig(DistillMethod::aPsr));
    EXPECT_EQ(first.material(), nullptr);
    finish(first);
    for (const auto method : {DistillMethod::aConst, DistillMethod::sPsr, DistillMethod::stolfo}) {
        Distillation maker(*model, sharedConfig(DistillMethod::aPsr));
        while (!maker.material())
            maker.advance();
        const auto material = maker.material();
        finish(maker);
        Distillation sharing(*model, sharedConfig(method), material);
        EXPECT_EQ(sharing.phase(), DistillPhase::fitting);
        finish(sharing);
        Distillation alone(*model, sharedConfig(method));
        finish(alone);
        EXPECT_EQ(sharing.report().heldout.kl, alone.report().heldout.kl);
        EXPECT_EQ(sharing.report().heldoutRmse, alone.report().heldoutRmse);
        EXPECT_EQ(sharing.report().kept, alone.report().kept);
        EXPECT_EQ(sharing.result()->layers.front().z, alone.result()->layers.front().z);
        EXPECT_EQ(maker.report().heldout.kl, first.report().heldout.kl);
    }
}

TEST(SharedMaterial, ServesTheSameRolloutsOnly) {
    const auto model = tinyModel();
    const DistillConfig config = sharedConfig(DistillMethod::aPsr);
    Distillation maker(*model, config);
    while (!maker.material())
        maker.advance();
    EXPECT_TRUE(serves(*maker.material(), sharedConfig(DistillMethod::dim)));
    DistillConfig other = config;
    other.prompt.text = "Talk like a cowboy.";
    EXPECT_FALSE(serves(*maker.material(), other));
    EXPECT_EQ(errorCode([&] { Distillation(*model, other, maker.material()); }), "DISTILL-001");
    other = config;
    other.seed = 8;
    EXPECT_FALSE(serves(*maker.material(), other));
    other = config;
    other.verifier = "emoji";
    EXPECT_FALSE(serves(*maker.material(), other));
}

TEST(SharedMaterial, IsReleasedAtTheEndUnlessSomebodyHoldsIt) {
    const auto model = tinyModel();
    Distillation alone(*model, sharedConfig(DistillMethod::aConst));
    finish(alone);
    EXPECT_TRUE(alone.rollouts().front().teacher.layers.empty());
    EXPECT_FALSE(alone.rollouts().front().text.empty());
    Distillation held(*model, sharedConfig(DistillMethod::aConst));
    while (!held.material())
        held.advance();
    const auto material = held.material();
    finish(held);
    bool any = false;
    for (const Rollout& rollout : held.rollouts())
        any |= !rollout.teacher.layers.empty();
    EXPECT_TRUE(any);
}

} // namespace
} // namespace steerscope::test
