// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/differentiable_pass.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "core/base/error.h"
#include "core/model/sampler.h"
#include "tests/support/random_values.h"
#include "tests/support/test_paths.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

FloatMatrix gaussianRows(std::size_t rows, std::size_t cols, unsigned seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<float> normal;
    FloatMatrix out(rows, cols);
    for (float& value : out.values())
        value = normal(random);
    return out;
}

double inner(const FloatMatrix& a, const FloatMatrix& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.values().size(); ++i)
        sum += static_cast<double>(a.values()[i]) * b.values()[i];
    return sum;
}

double length(const FloatMatrix& a) {
    return std::sqrt(inner(a, a));
}

FloatMatrix moved(const FloatMatrix& from, float step, const FloatMatrix& direction) {
    FloatMatrix out = from;
    for (std::size_t i = 0; i < out.values().size(); ++i)
        out.values()[i] += step * direction.values()[i];
    return out;
}

/// d/ds f(x + s·v) at 0 by central differences of fourth order.
double slope(const std::function<double(FloatMatrix)>& f, const FloatMatrix& x,
             const FloatMatrix& v, float step) {
    const auto at = [&](float s) { return f(moved(x, s * step, v)); };
    return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12.0 * static_cast<double>(step));
}

/// A tiny model with two prefixes of different length in caches.
struct Prefixed {
    explicit Prefixed(const std::string& architecture)
        : Prefixed(tinyModel({.architecture = architecture}, {.threads = 1})) {}
    explicit Prefixed(std::unique_ptr<LanguageModel> given)
        : model(std::move(given)), differentiable(*model) {
        for (const std::size_t length : {std::size_t{7}, std::size_t{4}}) {
            std::vector<TokenId> tokens;
            for (std::size_t i = 0; i < length; ++i)
                tokens.emplace_back(static_cast<std::int32_t>(60 + 3 * i + length));
            caches.push_back(model->newCache());
            Lane lane{.tokens = tokens, .cache = caches.back().get(), .logits = LogitsFor::none};
            model->forward({&lane, 1});
        }
        lanes = {{caches[0].get(), 5}, {caches[1].get(), 3}};
    }
    std::size_t width() const { return static_cast<std::size_t>(model->config().dModel); }
    FloatMatrix rows(unsigned seed) const { return gaussianRows(8, width(), seed); }
    std::unique_ptr<DifferentiablePass> begin(GradientMemory memory) const {
        return differentiable.begin(lanes, memory);
    }

    std::unique_ptr<LanguageModel> model;
    DifferentiableModel differentiable;
    std::vector<std::unique_ptr<KvCache>> caches;
    std::vector<DifferentiableLane> lanes;
};

class DifferentiablePassOf : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Architectures, DifferentiablePassOf, testing::Values("llama", "qwen2"));

/// Largest relative error of the rows after any block, against the executor's own pass.
double errorAgainstExecutor(const Prefixed& setup) {
    std::vector<std::vector<TokenId>> tokens = {
        {TokenId(65), TokenId(90), TokenId(3), TokenId(44), TokenId(101)},
        {TokenId(7), TokenId(8), TokenId(200)}};
    std::vector<Lane> lanes;
    std::vector<DifferentiableLane> mine;
    std::vector<std::unique_ptr<KvCache>> copies;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        copies.push_back(setup.caches[i]->copy());
        lanes.push_back({.tokens = tokens[i], .cache = copies[i].get()});
        mine.push_back({setup.caches[i].get(), tokens[i].size()});
    }
    const auto expected = setup.model->begin(lanes);
    expected->advance();
    const auto values = [&] {
        const RowsView rows = expected->rows();
        return std::vector<float>(rows.data, rows.data + rows.rows * rows.cols);
    };
    FloatMatrix rows(8, setup.width(), values());
    const auto pass = setup.differentiable.begin(mine, GradientMemory::none);
    double worst = 0;
    while (expected->advance()) {
        pass->forward(expected->layer(), rows.view());
        worst = std::max(worst, relativeError(rows.values(), values()));
    }
    return worst;
}

TEST_P(DifferentiablePassOf, GoesForwardAsTheExecutorDoes) {
    EXPECT_LT(errorAgainstExecutor(Prefixed(GetParam())), 2e-6);
}

/// The vector–Jacobian product of every block against finite differences in some directions.
void expectGradients(const Prefixed& setup) {
    for (LayerIndex layer(0); layer.value < setup.model->config().nLayers; ++layer) {
        const FloatMatrix x = setup.rows(1), g = setup.rows(2);
        const auto throughBlock = [&](FloatMatrix rows) {
            setup.begin(GradientMemory::none)->forward(layer, rows.view());
            return inner(rows, g);
        };
        FloatMatrix rows = x, gradient = g;
        const auto pass = setup.begin(GradientMemory::graphs);
        pass->forward(layer, rows.view());
        pass->backward(layer, gradient.view());
        for (unsigned seed = 3; seed < 7; ++seed) {
            const FloatMatrix v = setup.rows(seed);
            EXPECT_NEAR(slope(throughBlock, x, v, 0.004f), inner(gradient, v),
                        5e-4 * length(gradient))
                << "layer " << layer.value << ", direction " << seed;
        }
    }
}

TEST_P(DifferentiablePassOf, GoesBackwardsAsFiniteDifferencesSay) {
    expectGradients(Prefixed(GetParam()));
}

/// Tiny models of all families: head norms, sliding windows, soft caps, post norms, partial RoPE.
class DifferentiableFamilies : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(All, DifferentiableFamilies,
                         testing::Values("llama3", "llama_linear", "mistral", "qwen3", "gemma2",
                                         "gemma3", "phi3", "phi3_longrope", "smollm3"));

TEST_P(DifferentiableFamilies, GoForwardAsBothExecutorsDoAndBackwardsAsDifferencesSay) {
    const auto path = dataPath("families/" + std::string(GetParam()) + ".gguf");
    for (const Executor executor : {Executor::torch, Executor::quantized}) {
        const Prefixed setup(loadModel(path, {.executor = executor, .threads = 1}));
        EXPECT_LT(errorAgainstExecutor(setup), 1e-4);
        if (executor == Executor::torch) expectGradients(setup);
    }
}

TEST_P(DifferentiablePassOf, RunningBlocksAgainGivesTheGradientOfKeptGraphs) {
    const Prefixed setup(GetParam());
    const auto gradientWith = [&](GradientMemory memory) {
        FloatMatrix rows = setup.rows(1), gradient = setup.rows(2);
        const auto pass = setup.begin(memory);
        for (LayerIndex l(0); l.value < 3; ++l)
            pass->forward(l, rows.view());
        for (LayerIndex l(2); l.value >= 0; l = l + -1)
            pass->backward(l, gradient.view());
        return gradient;
    };
    EXPECT_EQ(gradientWith(GradientMemory::graphs), gradientWith(GradientMemory::inputs));
}

TEST(DifferentiablePass, LanesDoNotSeeEachOther) {
    const Prefixed setup("llama");
    FloatMatrix rows = setup.rows(1), gradient = setup.rows(2);
    const auto both = setup.begin(GradientMemory::inputs);
    both->forward(LayerIndex(1), rows.view());
    both->backward(LayerIndex(1), gradient.view());

    FloatMatrix alone = setup.rows(1), aloneGradient = setup.rows(2);
    const auto second = setup.differentiable.begin({&setup.lanes[1], 1}, GradientMemory::inputs);
    second->forward(LayerIndex(1), alone.view().slice(5, 3));
    second->backward(LayerIndex(1), aloneGradient.view().slice(5, 3));
    for (std::size_t i = 5 * 32; i < rows.values().size(); ++i) {
        EXPECT_NEAR(rows.values()[i], alone.values()[i], 1e-5);
        EXPECT_NEAR(gradient.values()[i], aloneGradient.values()[i], 1e-5);
    }
}

TEST(DifferentiablePass, RefusesToGoBackwardsWithoutHavingGoneForward) {
    const Prefixed setup("llama");
    FloatMatrix rows = setup.rows(1);
    const auto codeOf = [&](GradientMemory memory, LayerIndex layer) {
        const auto pass = setup.begin(memory);
        try {
            pass->forward(LayerIndex(1), rows.view());
            pass->backward(layer, rows.view());
        } catch (const Error& error) {
            return error.record().code;
        }
        return std::string();
    };
    EXPECT_EQ(codeOf(GradientMemory::graphs, LayerIndex(2)), "RUN-003");
    EXPECT_EQ(codeOf(GradientMemory::none, LayerIndex(1)), "RUN-003");
    EXPECT_EQ(codeOf(GradientMemory::graphs, LayerIndex(1)), "");
}

TEST(DifferentiablePass, KeepingInputsOnlyTakesAFractionOfTheMemory) {
    const Prefixed setup("llama");
    const auto bytes = [&](GradientMemory memory) {
        return setup.differentiable.bytes(200'000, 30, 80, memory);
    };
    EXPECT_LT(bytes(GradientMemory::none), bytes(GradientMemory::inputs));
    EXPECT_LT(5 * bytes(GradientMemory::inputs), bytes(GradientMemory::graphs));
}

TEST_P(DifferentiablePassOf, SurpriseIsTheLogProbabilityOfTheTokensWithItsGradient) {
    const Prefixed setup(GetParam());
    const FloatMatrix x = setup.rows(1);
    const std::vector<TokenId> tokens(8, TokenId(77));
    FloatMatrix copy = x, gradient(8, setup.width());
    const FloatMatrix logits = setup.model->logits(copy.view());
    double expected = 0;
    for (std::size_t t = 0; t < 8; ++t)
        expected -= logProbability(logits.row(t), tokens[t]);
    const double value = setup.differentiable.surprise(copy.view(), tokens, gradient.view());
    EXPECT_NEAR(value, expected, 1e-4);
    const auto f = [&](FloatMatrix rows) {
        return setup.differentiable.surprise(rows.view(), tokens, {});
    };
    for (unsigned seed = 3; seed < 7; ++seed) {
        const FloatMatrix v = setup.rows(seed);
        EXPECT_NEAR(slope(f, x, v, 0.02f), inner(gradient, v), 1e-3 * length(gradient));
    }
}

TEST_P(DifferentiablePassOf, DivergenceIsZeroAtTheTeacherAndHasItsGradientElsewhere) {
    const Prefixed setup(GetParam());
    FloatMatrix x = setup.rows(1), teacher = setup.rows(2), gradient(8, setup.width(), 1.0f);
    EXPECT_NEAR(setup.differentiable.divergence(x.view(), x.view(), gradient.view()), 0, 1e-5);
    EXPECT_LT(length(gradient), 1e-4);
    EXPECT_GT(setup.differentiable.divergence(x.view(), teacher.view(), gradient.view()), 0.1);
    const auto f = [&](FloatMatrix rows) {
        return setup.differentiable.divergence(rows.view(), teacher.view(), {});
    };
    for (unsigned seed = 3; seed < 7; ++seed) {
        const FloatMatrix v = setup.rows(seed);
        EXPECT_NEAR(slope(f, x, v, 0.02f), inner(gradient, v), 1e-3 * length(gradient));
    }
}

} // namespace
} // namespace steerscope::test
