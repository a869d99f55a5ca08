// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/distill_memory.h"

#include <gtest/gtest.h>

#include "core/distill/distillation.h"
#include "core/distill/internal/rollout_stage.h"
#include "tests/support/steering_samples.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

DistillConfig smallConfig() {
    DistillConfig config;
    config.prompt.text = "Talk like a pirate.";
    for (int i = 0; i < 24; ++i)
        config.userPrompts.push_back("Question number " + std::to_string(i) + "?");
    config.temperature = 1.0f;
    config.maxTokens = 12;
    return config;
}

DistillMemory need(const LanguageModel& model, const DistillConfig& config) {
    return distillMemory(model, config, plannedRollouts(model, config));
}

TEST(DistillMemory, CountsTheStreamsOfTheLongestAnswersExactly) {
    const auto model = tinyModel();
    const DistillMemory bytes = need(*model, smallConfig());
    // 24 prompts of 12 tokens, 3 layers, 32 floats.
    EXPECT_EQ(bytes.streams, 24u * 12 * 3 * 32 * 4);
    Distillation distillation(*model, smallConfig());
    while (!distillation.material())
        distillation.advance();
    std::uint64_t held = 0;
    for (const Rollout& rollout : distillation.rollouts())
        for (const FloatMatrix& layer : rollout.teacher.layers)
            held += layer.values().size_bytes();
    EXPECT_GT(held, 0u);
    EXPECT_LE(held, bytes.streams);
}

TEST(DistillMemory, GrowsWithPromptsTokensAndTraining) {
    const auto model = tinyModel({}, {.executor = Executor::torch, .threads = 1});
    const DistillConfig config = smallConfig();
    const std::uint64_t base = need(*model, config).total();
    DistillConfig more = config;
    more.userPrompts.insert(more.userPrompts.end(), 24, "One more?");
    EXPECT_GT(need(*model, more).total(), base);
    more = config;
    more.maxTokens = 24;
    EXPECT_GT(need(*model, more).total(), base);
    more = config;
    more.polish.objective = PolishObjective::divergence;
    EXPECT_EQ(need(*model, config).polish, 0u);
    EXPECT_GT(need(*model, more).polish, 0u);
}

TEST(DistillMemory, WhatDoesNotFitIsRefusedBeforehandWithTheNumber) {
    const auto model = tinyModel();
    DistillConfig config = smallConfig();
    config.memoryAvailable = 10'000;
    EXPECT_EQ(errorCode([&] { Distillation(*model, config); }), "MEM-001");
    config.memoryAvailable = need(*model, config).total();
    EXPECT_EQ(errorCode([&] { Distillation(*model, config); }), "none");
}

} // namespace
} // namespace steerscope::test
