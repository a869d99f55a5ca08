// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

#include "core/kernels/activation.h"
#include "core/kernels/finite.h"
#include "core/kernels/rms_norm.h"
#include "core/kernels/rope.h"
#include "core/kernels/softmax.h"
#include "tests/support/random_values.h"

namespace steerscope {
namespace {

using test::randomValues;
using test::relativeError;

std::size_t anyLength(std::size_t most) {
    return *rc::gen::inRange<std::size_t>(1, most);
}

TEST(RmsNorm, EqualsTheDefinitionForAnyLength) {
    EXPECT_TRUE(rc::check([] {
        const std::size_t n = anyLength(700);
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto in = randomValues(n, seed, 50.0f);
        const auto weight = randomValues(n, seed + 1, 2.0f);
        double squares = 0;
        for (const float x : in)
            squares += double(x) * x;
        const double inverse = 1.0 / std::sqrt(squares / double(n) + 1e-5);
        std::vector<float> expected(n);
        for (std::size_t i = 0; i < n; ++i)
            expected[i] = float(in[i] * inverse * weight[i]);

        std::vector<float> out(n);
        rmsNorm(in, weight, 1e-5f, out);
        RC_ASSERT(relativeError(out, expected) < 1e-6);
    }));
}

TEST(RmsNorm, ZeroRowStaysZeroAndInPlaceIsAllowed) {
    std::vector<float> row(33, 0.0f);
    const std::vector<float> weight(33, 3.0f);
    rmsNorm(row, weight, 1e-6f, row);
    EXPECT_EQ(row, std::vector<float>(33, 0.0f));
}

TEST(SiluMultiply, EqualsTheDefinition) {
    EXPECT_TRUE(rc::check([] {
        const std::size_t n = anyLength(200);
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto gate = randomValues(n, seed, 30.0f);
        const auto up = randomValues(n, seed + 1, 3.0f);
        std::vector<float> expected(n);
        for (std::size_t i = 0; i < n; ++i) {
            expected[i] = float(double(gate[i]) / (1.0 + std::exp(-double(gate[i]))) * up[i]);
        }
        std::vector<float> out(n);
        siluMultiply(gate, up, out);
        RC_ASSERT(relativeError(out, expected) < 1e-6);
    }));
}

/// Bounded by the size of the product, not of the result: for very negative gates the result is
/// next to nothing, and rounding of the exponent shows in its last digits.
TEST(GeluTanhMultiply, EqualsTheDefinition) {
    EXPECT_TRUE(rc::check([] {
        const std::size_t n = anyLength(200);
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto gate = randomValues(n, seed, 8.0f);
        const auto up = randomValues(n, seed + 1, 3.0f);
        std::vector<float> out(n);
        geluTanhMultiply(gate, up, out);
        for (std::size_t i = 0; i < n; ++i) {
            const double x = gate[i];
            const double inner = std::sqrt(2.0 / M_PI) * (x + 0.044715 * x * x * x);
            const double expected = 0.5 * x * (1.0 + std::tanh(inner)) * up[i];
            RC_ASSERT(std::abs(out[i] - expected) <= 1e-6 * std::abs(x * up[i]));
        }
    }));
}

TEST(GatedActivations, ExtremeGatesStayFinite) {
    std::vector<float> gate(32, -1e30f);
    std::fill(gate.begin() + 16, gate.end(), 1e6f);
    const std::vector<float> up(32, 2.0f);
    std::vector<float> out(32);
    siluMultiply(gate, up, out);
    EXPECT_TRUE(allFinite(out));
    EXPECT_FLOAT_EQ(out.back(), 2e6f);
    EXPECT_LE(std::abs(out.front()), 1e-5f);
}

TEST(Rope, TurnsEveryPairByItsAngleAndKeepsItsLength) {
    EXPECT_TRUE(rc::check([] {
        const std::size_t half = anyLength(65);
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto head = randomValues(2 * half, seed);
        const auto angles = randomValues(half, seed + 1, 3.0f);
        std::vector<float> cos(half), sin(half);
        for (std::size_t i = 0; i < half; ++i) {
            cos[i] = std::cos(angles[i]);
            sin[i] = std::sin(angles[i]);
        }
        auto pairs = head;
        auto halves = head;
        rotateInterleaved(pairs, cos, sin);
        rotateHalves(halves, cos, sin);
        for (std::size_t i = 0; i < half; ++i) {
            const auto check = [&](float a, float b, float x, float y) {
                RC_ASSERT(std::abs(x - (a * cos[i] - b * sin[i])) < 1e-6f);
                RC_ASSERT(std::abs(y - (a * sin[i] + b * cos[i])) < 1e-6f);
                RC_ASSERT(std::abs(std::hypot(x, y) - std::hypot(a, b)) < 1e-6f);
            };
            check(head[2 * i], head[2 * i + 1], pairs[2 * i], pairs[2 * i + 1]);
            check(head[i], head[i + half], halves[i], halves[i + half]);
        }
    }));
}

TEST(LogSumExp, EqualsTheDefinitionInDouble) {
    EXPECT_TRUE(rc::check([] {
        const std::size_t n = anyLength(5000);
        const auto x = randomValues(n, *rc::gen::arbitrary<std::uint64_t>(), 40.0f);
        double sum = 0;
        for (const float value : x)
            sum += std::exp(double(value) - 40.0);
        RC_ASSERT(std::abs(logSumExp(x) - (40.0 + std::log(sum))) < 1e-6);
    }));
}

TEST(LogSumExp, SurvivesValuesThatWouldOverflow) {
    const std::vector<float> x = {3000.0f, 3000.0f, -3000.0f};
    EXPECT_NEAR(logSumExp(x), 3000.0 + std::log(2.0), 1e-9);
}

TEST(AllFinite, FindsOneBadValueAnywhere) {
    EXPECT_TRUE(rc::check([] {
        const std::size_t n = anyLength(100);
        auto x = randomValues(n, *rc::gen::arbitrary<std::uint64_t>(), 1e38f);
        RC_ASSERT(allFinite(x));
        const float bad = *rc::gen::element(std::numeric_limits<float>::infinity(),
                                            -std::numeric_limits<float>::infinity(),
                                            std::numeric_limits<float>::quiet_NaN());
        x[*rc::gen::inRange<std::size_t>(0, n)] = bad;
        RC_ASSERT(!allFinite(x));
    }));
}

} // namespace
} // namespace steerscope
