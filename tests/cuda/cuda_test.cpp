// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A GPU against float32 on the CPU. Each test says why it is skipped where there is none.
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/distill/distillation.h"
#include "core/model/differentiable_pass.h"
#include "core/model/generator.h"
#include "core/model/load_model.h"
#include "tests/support/random_values.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

/// What a GPU of full precision may differ by, and one that computes in bfloat16.
constexpr double kFloatTolerance = 2e-3, kHalfTolerance = 0.05;

std::unique_ptr<LanguageModel> onCpu() {
    return tinyModel({}, {.executor = Executor::torch, .threads = 1});
}

class Cuda : public testing::Test {
protected:
    void SetUp() override {
        try {
            m_half = tinyModel({}, {.device = Device::cuda});
            m_float = tinyModel({}, {.device = Device::cuda, .numbers = Numbers::float32});
        } catch (const Error& error) {
            GTEST_SKIP() << error.what();
        }
    }

    std::unique_ptr<LanguageModel> m_half, m_float;
};

std::vector<TokenId> tokensOf(std::size_t count, std::int32_t first) {
    std::vector<TokenId> out;
    for (std::size_t i = 0; i < count; ++i)
        out.emplace_back(first + static_cast<std::int32_t>(3 * i));
    return out;
}

/// Two lanes of different length, captured, with all logits.
std::vector<LaneResult> resultsOf(const LanguageModel& model) {
    const auto one = tokensOf(12, 60), other = tokensOf(5, 90);
    const auto oneCache = model.newCache(), otherCache = model.newCache();
    Lane lanes[] = {{.tokens = one,
                     .cache = oneCache.get(),
                     .capture = Capture::residPost,
                     .logits = LogitsFor::allPositions},
                    {.tokens = other, .cache = otherCache.get(), .capture = Capture::residPost}};
    return model.forward(lanes);
}

TEST_F(Cuda, LanesLogitsAndCapturesAreThoseOfTheCpu) {
    EXPECT_EQ(m_half->fact(ModelFact::executor), "torch bfloat16 on CUDA");
    const auto expected = resultsOf(*onCpu());
    for (const auto* model : {m_float.get(), m_half.get()}) {
        const double tolerance = model == m_half.get() ? kHalfTolerance : kFloatTolerance;
        const auto found = resultsOf(*model);
        for (std::size_t lane = 0; lane < expected.size(); ++lane) {
            EXPECT_LT(relativeError(found[lane].logits.values(), expected[lane].logits.values()),
                      tolerance);
            for (std::size_t l = 0; l < expected[lane].trace.layers.size(); ++l)
                EXPECT_LT(relativeError(found[lane].trace.layers[l].values(),
                                        expected[lane].trace.layers[l].values()),
                          tolerance)
                    << "lane " << lane << ", layer " << l;
        }
    }
}

TEST_F(Cuda, ManyLanesDecodeTogether) {
    std::vector<GenerationRequest> requests;
    for (std::int32_t i = 0; i < 16; ++i)
        requests.push_back(
            {.prompt = tokensOf(4 + static_cast<std::size_t>(i), 60 + i), .maxTokens = 8});
    Generator generator(*m_half, requests);
    while (!generator.finished())
        generator.step();
    for (std::size_t lane = 0; lane < requests.size(); ++lane)
        EXPECT_GE(generator.response(lane).size(), 1u);
}

TEST_F(Cuda, GradientsAreThoseOfTheCpu) {
    FloatMatrix gradients[2];
    const auto cpu = onCpu();
    for (const auto* model : {cpu.get(), m_float.get()}) {
        const DifferentiableModel differentiable(*model);
        const auto cache = model->newCache();
        const DifferentiableLane lanes[] = {{cache.get(), 6}};
        const auto pass = differentiable.begin(lanes, GradientMemory::graphs);
        const auto width = static_cast<std::size_t>(model->config().dModel);
        FloatMatrix rows(6, width, randomValues(6 * width, 1));
        FloatMatrix slopes(6, width, randomValues(6 * width, 2));
        for (LayerIndex l(0); l.value < model->config().nLayers; ++l)
            pass->forward(l, rows.view());
        for (LayerIndex l(model->config().nLayers - 1); l.value >= 0; --l.value)
            pass->backward(l, slopes.view());
        gradients[model == m_float.get()] = std::move(slopes);
    }
    EXPECT_LT(relativeError(gradients[1].values(), gradients[0].values()), kFloatTolerance);
}

TEST_F(Cuda, ADistillationGoesThroughAllItsPhases) {
    DistillConfig config;
    config.prompt.text = "Talk like a pirate.";
    for (int i = 0; i < 24; ++i)
        config.userPrompts.push_back("Question number " + std::to_string(i) + "?");
    config.temperature = 1.0f;
    config.maxTokens = 12;
    config.polish.objective = PolishObjective::divergence;
    config.polish.epochs = 1;
    Distillation distillation(*m_half, config);
    while (distillation.advance()) {
    }
    ASSERT_TRUE(distillation.result());
    EXPECT_EQ(distillation.result()->provenance.method, "a-psr-kl");
    EXPECT_GT(distillation.report().heldout.positions, 0u);
}

} // namespace
} // namespace steerscope::test
