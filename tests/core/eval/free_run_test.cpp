// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/free_run.h"

#include <gtest/gtest.h>

#include "tests/support/steering_samples.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

const std::vector<std::string> kPrompts{"How?", "What is the sea?", "Tell me about tea."};
const SteeringPrompt kInstruction{.text = "Talk like a pirate."};

FreeRunOptions sampled(int tokens = 12) {
    return {.maxTokens = tokens, .sampler = {.temperature = 1.0f}, .lanes = 2};
}

std::vector<FreeRunAnswer> answers(const LanguageModel& model, const FreeRunArm& arm,
                                   const FreeRunOptions& options = sampled()) {
    const auto pairs = promptPairs(model, kPrompts, kInstruction);
    auto out = freeRun(model, pairs, arm, options);
    FluencyReader(model, pairs).read(out);
    return out;
}

/// mean_t log p from one plain pass over prompt and response.
double naiveLogProb(const LanguageModel& model, const std::vector<TokenId>& prompt,
                    const std::vector<TokenId>& response) {
    std::vector<TokenId> all = prompt;
    all.insert(all.end(), response.begin(), response.end());
    const auto cache = model.newCache();
    Lane lane{.tokens = all, .cache = cache.get(), .logits = LogitsFor::allPositions};
    const auto result = model.forward({&lane, 1});
    double sum = 0;
    for (std::size_t t = 0; t < response.size(); ++t)
        sum += logProbability(result[0].logits.row(prompt.size() - 1 + t), response[t]);
    return sum / static_cast<double>(response.size());
}

TEST(FreeRun, AnswersEveryPromptInOrderWhateverTheLanes) {
    const auto model = tinyModel();
    auto options = sampled();
    const auto some = answers(*model, {}, options);
    options.lanes = 8;
    const auto all = answers(*model, {}, options);
    ASSERT_EQ(some.size(), 3u);
    for (std::size_t i = 0; i < some.size(); ++i) {
        EXPECT_EQ(some[i].response, all[i].response);
        EXPECT_EQ(some[i].text, model->tokenizer().decode(some[i].response));
    }
    EXPECT_NE(some[0].response, some[1].response);
}

TEST(FreeRun, StrengthZeroIsTheUnsteeredModel) {
    const auto model = tinyModel();
    const auto steering = std::make_shared<SteeringModel>(sampleModel(3, 32, {0, 2}));
    const auto plain = answers(*model, {});
    const auto zero = answers(*model, {.steering = {{steering, 0.0f}}});
    const auto steered = answers(*model, {.steering = {{steering, 2.0f}}});
    bool differs = false;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        EXPECT_EQ(plain[i].response, zero[i].response);
        differs = differs || plain[i].response != steered[i].response;
    }
    EXPECT_TRUE(differs);
}

TEST(FluencyReader, ReadsWhatOnePassOverTheWholeTextGives) {
    const auto model = tinyModel();
    const auto pairs = promptPairs(*model, kPrompts, kInstruction);
    const auto read = answers(*model, {.prompted = true});
    for (std::size_t i = 0; i < read.size(); ++i) {
        EXPECT_NEAR(read[i].fluency.plainLogProb,
                    naiveLogProb(*model, pairs[i].plain, read[i].response), 1e-4);
        EXPECT_NEAR(read[i].fluency.promptedLogProb,
                    naiveLogProb(*model, pairs[i].prompted, read[i].response), 1e-4);
    }
}

TEST(FluencyReader, ReadsTheSameTwice) {
    const auto model = tinyModel();
    const auto pairs = promptPairs(*model, kPrompts, kInstruction);
    auto first = freeRun(*model, pairs, {}, sampled());
    auto second = first;
    FluencyReader reader(*model, pairs);
    reader.read(first);
    reader.read(second);
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_EQ(first[i].llr(), second[i].llr());
}

TEST(FreeRun, CanBeCancelled) {
    const auto model = tinyModel();
    const auto pairs = promptPairs(*model, kPrompts, kInstruction);
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(freeRun(*model, pairs, {}, sampled(), source.get_token()), Cancelled);
    std::vector<FreeRunAnswer> made = freeRun(*model, pairs, {}, sampled());
    FluencyReader reader(*model, pairs);
    EXPECT_THROW(reader.read(made, source.get_token()), Cancelled);
    reader.read(made);
    EXPECT_NE(made[0].fluency.plainLogProb, 0) << "usable after a cancelled read";
}

TEST(ForcedTrace, RowsChooseTheResponseAndTheEditActsOnThem) {
    const auto model = tinyModel();
    const auto pairs = promptPairs(*model, kPrompts, kInstruction);
    const auto response = freeRun(*model, pairs, {}, sampled())[0].response;
    const ActivationTrace plain = forcedTrace(*model, pairs[0].plain, response);
    EXPECT_EQ(plain.layers.size(), 3u);
    EXPECT_EQ(plain.length(), response.size());
    const auto steering = std::make_shared<SteeringModel>(sampleModel(3, 32, {1}));
    PsrEdit edit({{steering, 1.0f}},
                 Position(static_cast<std::int32_t>(pairs[0].plain.size()) - 1));
    const ActivationTrace steered = forcedTrace(*model, pairs[0].plain, response, &edit);
    EXPECT_EQ(steered.layers[0], plain.layers[0]);
    EXPECT_NE(steered.layers[2], plain.layers[2]);
}

} // namespace
} // namespace steerscope::test
