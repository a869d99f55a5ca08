// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

std::vector<double> normals(std::size_t count, unsigned seed, double shift = 0) {
    std::vector<double> out;
    for (const float value : randomVector(count, seed))
        out.push_back(value + shift);
    return out;
}

TEST(Median, IsTheMiddle) {
    EXPECT_EQ(median({}), 0);
    EXPECT_EQ(median({3}), 3);
    EXPECT_EQ(median({9, 1, 5}), 5);
    EXPECT_EQ(median({9, 1, 5, 7}), 6);
}

TEST(RobustSpread, IsTheStandardDeviationOfANormalSampleAndIgnoresOutliers) {
    auto sample = normals(20000, 1);
    EXPECT_NEAR(robustSpread(sample), 1.0, 0.03);
    for (std::size_t i = 0; i < 200; ++i)
        sample[i] = 1e9;
    EXPECT_NEAR(robustSpread(sample), 1.0, 0.05);
}

TEST(Spearman, SeesAnyMonotoneRelation) {
    const auto a = normals(200, 2);
    std::vector<double> up, down;
    for (const double x : a) {
        up.push_back(std::exp(3 * x));
        down.push_back(-x * x * x);
    }
    EXPECT_DOUBLE_EQ(spearman(a, up), 1);
    EXPECT_DOUBLE_EQ(spearman(a, down), -1);
    EXPECT_NEAR(spearman(a, normals(200, 3)), 0, 0.2);
}

TEST(Spearman, GivesTiesTheirMeanRank) {
    const std::vector<double> a{1, 2, 2, 3}, b{1, 2, 3, 4}, flat{5, 5, 5, 5};
    EXPECT_NEAR(spearman(a, b), 0.948683298, 1e-9); // scipy.stats.spearmanr
    EXPECT_EQ(spearman(a, flat), 0);
}

TEST(BootstrapMean, IsReproducibleAndHoldsItsValue) {
    const auto sample = normals(40, 4);
    const Interval a = bootstrapMean(sample), b = bootstrapMean(sample);
    EXPECT_EQ(a.low, b.low);
    EXPECT_EQ(a.high, b.high);
    EXPECT_LT(a.low, a.value);
    EXPECT_GT(a.high, a.value);
    EXPECT_NE(bootstrapMean(sample, {.seed = 8}).low, a.low);
}

TEST(BootstrapMean, HasTheWidthOfTheNormalTheory) {
    const auto sample = normals(400, 5);
    const Interval interval = bootstrapMean(sample, {.resamples = 4000});
    EXPECT_NEAR(interval.high - interval.low, 2 * 1.96 / std::sqrt(400.0), 0.03);
}

TEST(BootstrapMean, CoversTheTruthAboutNineteenTimesInTwenty) {
    int covered = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        const Interval interval = bootstrapMean(normals(50, 1000 + seed, 0.3), {.resamples = 400});
        covered += interval.low <= 0.3 && interval.high >= 0.3;
    }
    EXPECT_GE(covered, 180);
    EXPECT_LE(covered, 199);
}

TEST(BootstrapMean, OfEqualValuesHasNoWidth) {
    const std::vector<double> same(20, 0.5);
    EXPECT_EQ(bootstrapMean(same).low, 0.5);
    EXPECT_EQ(bootstrapMean(same).high, 0.5);
    EXPECT_EQ(bootstrapMean({}).high, 0);
}

TEST(BootstrapDifference, UsesThePairing) {
    // Prompts differ a lot, the methods by a constant: only a paired interval excludes zero.
    const auto a = normals(30, 6);
    std::vector<double> b;
    for (const double x : a)
        b.push_back(x - 0.1);
    const Interval paired = bootstrapDifference(a, b);
    EXPECT_NEAR(paired.value, 0.1, 1e-6);
    EXPECT_GT(paired.low, 0.09);
    EXPECT_GT(bootstrapMean(a).high - bootstrapMean(a).low, 0.3);
}

TEST(WilsonInterval, MatchesPublishedValues) {
    const Interval some = wilsonInterval(7, 20); // statsmodels proportion_confint
    EXPECT_NEAR(some.low, 0.181193, 1e-5);
    EXPECT_NEAR(some.high, 0.567146, 1e-5);
    EXPECT_EQ(wilsonInterval(0, 20).low, 0);
    EXPECT_NEAR(wilsonInterval(20, 20).high, 1, 1e-12);
    EXPECT_EQ(wilsonInterval(0, 0).high, 1);
}

} // namespace
} // namespace steerscope::test
