// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The path that a GPU takes, with a GPU's numbers, on the CPU: tensors of bfloat16, the residual
// stream of float32. A bfloat16 carries eight bits: one rounding is off by at most 0.4 %, a block
// of a random model has about ten of them, and a mistake anywhere shows as tens of percent.
#include <gtest/gtest.h>

#include <memory>

#include "core/base/error.h"
#include "core/model/differentiable_pass.h"
#include "core/model/load_model.h"
#include "tests/support/random_values.h"
#include "tests/support/test_paths.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

constexpr double kTolerance = 0.05;
/// Gradients pass the rounded weights twice, forwards and back.
constexpr double kGradientTolerance = 0.1;

std::vector<TokenId> someTokens(std::size_t count) {
    std::vector<TokenId> out;
    for (std::size_t i = 0; i < count; ++i)
        out.emplace_back(static_cast<std::int32_t>(60 + 7 * i % 150));
    return out;
}

LaneResult resultOf(const LanguageModel& model, std::span<const TokenId> tokens, KvCache& cache) {
    Lane lane{.tokens = tokens,
              .cache = &cache,
              .capture = Capture::residPost,
              .logits = LogitsFor::allPositions};
    return std::move(model.forward({&lane, 1}).front());
}

class Bfloat16 : public testing::TestWithParam<const char*> {
protected:
    std::unique_ptr<LanguageModel> load(Numbers numbers) const {
        return loadModel(dataPath("families/" + std::string(GetParam()) + ".gguf"),
                         {.executor = Executor::torch,
                          .threads = 1,
                          .smallOps = SmallOps::tensors,
                          .numbers = numbers});
    }
};

INSTANTIATE_TEST_SUITE_P(All, Bfloat16,
                         testing::Values("llama3", "qwen2", "qwen3", "gemma2", "gemma3", "phi3"),
                         [](const auto& each) { return std::string(each.param); });

TEST_P(Bfloat16, LogitsAndResidualsAreThoseOfFloat32WithinItsRounding) {
    const auto half = load(Numbers::bfloat16);
    const auto whole = load(Numbers::float32);
    EXPECT_EQ(half->fact(ModelFact::executor), "torch bfloat16");
    const auto tokens = someTokens(20);
    const auto halfCache = half->newCache();
    const auto wholeCache = whole->newCache();
    const LaneResult a = resultOf(*half, tokens, *halfCache);
    const LaneResult b = resultOf(*whole, tokens, *wholeCache);
    for (std::size_t l = 0; l < b.trace.layers.size(); ++l)
        EXPECT_LT(relativeError(a.trace.layers[l].values(), b.trace.layers[l].values()), kTolerance)
            << "layer " << l;
    const double error = relativeError(a.logits.values(), b.logits.values());
    EXPECT_LT(error, kTolerance);
    EXPECT_GT(error, 1e-5) << "float32 was used";
}

TEST_P(Bfloat16, LanesInPiecesBesideOthersGiveTheSame) {
    const auto model = load(Numbers::bfloat16);
    const auto tokens = someTokens(16);
    const auto whole = model->newCache();
    const LaneResult once = resultOf(*model, tokens, *whole);
    const auto mine = model->newCache();
    const auto other = model->newCache();
    const std::span<const TokenId> all(tokens);
    FloatMatrix last;
    for (std::size_t done = 0; done < tokens.size();) {
        const std::size_t count = done == 0 ? 9 : 1;
        Lane lanes[] = {{.tokens = all.first(3), .cache = other.get(), .logits = LogitsFor::none},
                        {.tokens = all.subspan(done, count), .cache = mine.get()}};
        last = std::move(model->forward(lanes)[1].logits);
        done += count;
    }
    EXPECT_LT(relativeError(last.values(), once.logits.row(tokens.size() - 1)), kTolerance);
}

/// Gradients are taken in float32 through the rounded weights.
TEST(Bfloat16Training, PassesAndGradientsFollowFloat32) {
    FloatMatrix streams[2], gradients[2];
    for (const bool half : {false, true}) {
        const auto model = tinyModel({}, {.executor = Executor::torch,
                                          .threads = 1,
                                          .numbers = half ? Numbers::bfloat16 : Numbers::float32});
        const DifferentiableModel differentiable(*model);
        const auto tokens = someTokens(7);
        const auto cache = model->newCache();
        Lane lane{.tokens = tokens, .cache = cache.get(), .logits = LogitsFor::none};
        model->forward({&lane, 1});
        const DifferentiableLane lanes[] = {{cache.get(), 5}};
        const auto pass = differentiable.begin(lanes, GradientMemory::graphs);
        const auto width = static_cast<std::size_t>(model->config().dModel);
        FloatMatrix rows(5, width, randomValues(5 * width, 1));
        FloatMatrix slopes(5, width, randomValues(5 * width, 2));
        const std::int32_t layers = model->config().nLayers;
        for (LayerIndex l(0); l.value < layers; ++l)
            pass->forward(l, rows.view());
        for (LayerIndex l(layers - 1); l.value >= 0; --l.value)
            pass->backward(l, slopes.view());
        streams[half] = std::move(rows);
        gradients[half] = std::move(slopes);
    }
    EXPECT_LT(relativeError(streams[1].values(), streams[0].values()), kTolerance);
    EXPECT_LT(relativeError(gradients[1].values(), gradients[0].values()), kGradientTolerance);
    EXPECT_GT(relativeError(gradients[1].values(), gradients[0].values()), 1e-6);
}

TEST(Bfloat16Choice, NamedNumbersChooseTheExecutorThatHasThem) {
    EXPECT_EQ(tinyModel({}, {.numbers = Numbers::bfloat16})->fact(ModelFact::executor),
              "torch bfloat16");
    EXPECT_EQ(tinyModel({}, {.numbers = Numbers::float32})->fact(ModelFact::executor),
              "torch float32");
    try {
        tinyModel({}, {.executor = Executor::quantized, .numbers = Numbers::bfloat16});
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.record().code, "DEVICE-002");
        EXPECT_EQ(error.record().found, "bfloat16");
    }
}

} // namespace
} // namespace steerscope::test
