// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/activation_rows.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/support/every_target.h"
#include "tests/support/random_values.h"

namespace steerscope {
namespace {

using test::onEveryTarget;
using test::randomValues;

constexpr float kInfinity = std::numeric_limits<float>::infinity();

ActivationRows rounded(const std::vector<float>& values, std::size_t cols, Precision precision) {
    ActivationRows rows;
    rows.resize(values.size() / cols, cols, precision);
    for (std::size_t r = 0; r < rows.rows(); ++r) {
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(r * cols), cols,
                    rows.floats(r).begin());
        rows.quantizeRow(r);
    }
    return rows;
}

int integerAt(const ActivationRows& rows, std::size_t i) {
    const int high = rows.high()[i];
    return rows.precision() == Precision::exact ? 256 * high + rows.low()[i] : high;
}

/// Half a step plus the rounding of x · (steps / largest).
bool isNearest(const ActivationRows& rows, std::size_t i, float x) {
    const double scale = rows.scales()[i / ActivationRows::kBlock];
    return std::abs(scale * integerAt(rows, i) - x) <= scale * (0.5 + 0.01);
}

bool sumsAreRight(const ActivationRows& rows) {
    for (std::size_t half = 0; half < rows.rows() * rows.cols() / 16; ++half) {
        int sum = 0;
        for (std::size_t i = 0; i < 16; ++i)
            sum += integerAt(rows, 16 * half + i);
        if (rows.halfSums()[half] != sum) return false;
    }
    return true;
}

TEST(ActivationRows, EveryValueIsRoundedToTheNearestStep) {
    EXPECT_TRUE(rc::check([] {
        const std::size_t cols = 32 * *rc::gen::inRange<std::size_t>(1, 9);
        const auto rows = *rc::gen::inRange<std::size_t>(1, 6);
        const float size = std::ldexp(1.0f, *rc::gen::inRange(-60, 60));
        const auto values = randomValues(rows * cols, *rc::gen::arbitrary<std::uint64_t>(), size);
        for (const Precision precision : {Precision::fast, Precision::exact}) {
            const ActivationRows out = rounded(values, cols, precision);
            for (std::size_t i = 0; i < values.size(); ++i)
                RC_ASSERT(isNearest(out, i, values[i]));
            RC_ASSERT(sumsAreRight(out));
        }
    }));
}

/// The extremes are reached from either side, so that no digit leaves its byte.
TEST(ActivationRows, TheLargestValueTakesTheLastStep) {
    for (const float size : {1.0f, 3.0f, 1e-20f, 7.7e30f}) {
        for (const float sign : {1.0f, -1.0f}) {
            std::vector<float> values = randomValues(32, 5, size);
            values[9] = sign * size * 1.25f;
            onEveryTarget([&] {
                const ActivationRows fast = rounded(values, 32, Precision::fast);
                EXPECT_EQ(integerAt(fast, 9), static_cast<int>(sign) * 127);
                const ActivationRows exact = rounded(values, 32, Precision::exact);
                EXPECT_EQ(integerAt(exact, 9), static_cast<int>(sign) * 127 * 256);
            });
        }
    }
}

TEST(ActivationRows, TargetsAgreeOnEveryInteger) {
    const std::vector<float> values = randomValues(4 * 320, 77, 12.0f);
    for (const Precision precision : {Precision::fast, Precision::exact}) {
        const ActivationRows best = rounded(values, 320, precision);
        onEveryTarget([&] {
            const ActivationRows out = rounded(values, 320, precision);
            for (std::size_t i = 0; i < values.size(); ++i)
                ASSERT_EQ(integerAt(out, i), integerAt(best, i)) << i;
            EXPECT_TRUE(std::equal(out.scales(), out.scales() + 40, best.scales()));
            EXPECT_TRUE(std::equal(out.halfSums(), out.halfSums() + 80, best.halfSums()));
        });
    }
}

TEST(ActivationRows, ZerosAndWhatIsNearlyZeroAreZero) {
    for (const float value : {0.0f, -0.0f, 1e-42f, 1e-38f}) {
        onEveryTarget([&] {
            const ActivationRows out = rounded(std::vector<float>(64, value), 64, Precision::exact);
            for (std::size_t i = 0; i < 64; ++i)
                EXPECT_EQ(integerAt(out, i), 0);
            EXPECT_EQ(out.scales()[0], 0.0f);
            EXPECT_EQ(out.halfSums()[3], 0);
        });
    }
}

TEST(ActivationRows, WhatIsNotFiniteShowsInItsBlockOnly) {
    for (const float bad : {kInfinity, -kInfinity, std::nanf(""), -std::nanf("")}) {
        std::vector<float> values = randomValues(96, 3);
        values[40] = bad;
        onEveryTarget([&] {
            const ActivationRows out = rounded(values, 96, Precision::fast);
            EXPECT_TRUE(std::isfinite(out.scales()[0]));
            EXPECT_TRUE(std::isnan(out.scales()[1]));
            EXPECT_TRUE(std::isfinite(out.scales()[2]));
            EXPECT_TRUE(sumsAreRight(out));
        });
    }
}

TEST(ActivationRows, WidthsWithoutWholeBlocksKeepTheirFloats) {
    const std::vector<float> values = randomValues(2 * 45, 3);
    const ActivationRows out = rounded(values, 45, Precision::fast);
    EXPECT_FALSE(out.hasIntegers());
    EXPECT_TRUE(std::equal(values.begin() + 45, values.end(), out.floats(1).begin()));
}

TEST(ActivationRows, RowsAreReusedForOtherShapes) {
    ActivationRows rows = rounded(randomValues(8 * 256, 3), 256, Precision::exact);
    rows.resize(3, 64, Precision::fast);
    const std::vector<float> values = randomValues(3 * 64, 4);
    for (std::size_t r = 0; r < 3; ++r) {
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(64 * r), 64,
                    rows.floats(r).begin());
        rows.quantizeRow(r);
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        EXPECT_TRUE(isNearest(rows, i, values[i]));
}

} // namespace
} // namespace steerscope
