// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sample answers that a distillation writes while it goes on.
#include <gtest/gtest.h>

#include "core/distill/distillation.h"
#include "core/eval/free_run.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

DistillConfig sampledConfig(int samples) {
    DistillConfig config;
    config.prompt.text = "Talk like a pirate.";
    for (int i = 0; i < 24; ++i)
        config.userPrompts.push_back("Question number " + std::to_string(i) + "?");
    config.temperature = 1.0f;
    config.maxTokens = 12;
    config.samples = samples;
    config.sampleTokens = 6;
    return config;
}

std::unique_ptr<LanguageModel> model() {
    return tinyModel({}, {.executor = Executor::torch, .threads = 1});
}

std::vector<std::string> answersOf(const LanguageModel& languageModel,
                                   const std::vector<std::string>& prompts,
                                   const std::shared_ptr<const SteeringModel>& steering) {
    const auto pairs = promptPairs(languageModel, prompts, {});
    std::vector<std::string> out;
    for (const auto& answer :
         freeRun(languageModel, pairs, {.steering = {{steering, 1.0f}}}, {.maxTokens = 6}))
        out.push_back(answer.text);
    return out;
}

TEST(Samples, AreWhatTheFittedModelAnswersToHeldOutPrompts) {
    const auto languageModel = model();
    Distillation distillation(*languageModel, sampledConfig(3));
    while (distillation.report().samples.empty())
        ASSERT_TRUE(distillation.advance());
    const DistillReport& report = distillation.report();
    ASSERT_EQ(report.samples.size(), 3u);
    EXPECT_EQ(report.samplesEpoch, 0);
    std::vector<std::string> prompts, steered;
    for (const SampleAnswer& sample : report.samples) {
        prompts.push_back(sample.userPrompt);
        steered.push_back(sample.steered);
    }
    // 24 prompts, a fifth held out: the last five.
    EXPECT_EQ(prompts, (std::vector<std::string>{"Question number 19?", "Question number 20?",
                                                 "Question number 21?"}));
    EXPECT_EQ(steered, answersOf(*languageModel, prompts, distillation.result()));
    EXPECT_EQ(report.samples[0].prompted, distillation.rollouts()[19].text);
    EXPECT_GT(report.sampleSeconds, 0);
}

TEST(Samples, FollowTheBestModelWhilePolishing) {
    const auto languageModel = model();
    DistillConfig config = sampledConfig(2);
    config.polish.objective = PolishObjective::divergence;
    config.polish.epochs = 4;
    config.polish.batchRows = 60;
    Distillation distillation(*languageModel, config);
    std::shared_ptr<const SteeringModel> polished;
    double epoch = 0;
    while (distillation.advance()) {
        const DistillReport& report = distillation.report();
        if (report.samplesEpoch == epoch || report.samples.empty()) continue;
        epoch = report.samplesEpoch;
        polished = distillation.result();
        std::vector<std::string> prompts, steered;
        for (const SampleAnswer& sample : report.samples) {
            prompts.push_back(sample.userPrompt);
            steered.push_back(sample.steered);
        }
        EXPECT_EQ(steered, answersOf(*languageModel, prompts, polished));
    }
    ASSERT_TRUE(polished) << "no round improved";
    EXPECT_GE(epoch, 1);
}

TEST(Samples, ChangeNothingElse) {
    const auto languageModel = model();
    Distillation without(*languageModel, sampledConfig(0));
    Distillation with(*languageModel, sampledConfig(3));
    while (without.advance()) {
    }
    while (with.advance()) {
    }
    EXPECT_TRUE(without.report().samples.empty());
    EXPECT_EQ(without.report().sampleSeconds, 0);
    EXPECT_EQ(with.report().heldout.kl, without.report().heldout.kl);
    EXPECT_EQ(with.report().heldoutRmse, without.report().heldoutRmse);
    EXPECT_EQ(with.result()->layers.front().z, without.result()->layers.front().z);
}

TEST(LayerErrors, GrowWhileLayersAreFitted) {
    const auto languageModel = model();
    Distillation distillation(*languageModel, sampledConfig(0));
    std::vector<std::size_t> sizes;
    while (distillation.advance()) {
        const std::size_t size = distillation.report().heldoutRmse.size();
        if (sizes.empty() || sizes.back() != size) sizes.push_back(size);
        EXPECT_EQ(distillation.report().trainRmse.size(), size);
    }
    EXPECT_EQ(sizes, (std::vector<std::size_t>{0, 1, 2, 3}));
}

} // namespace
} // namespace steerscope::test
