// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/calibration.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace steerscope::test {
namespace {

struct Planted {
    std::vector<double> scores;
    std::vector<bool> labels;
};

/// Labels drawn from σ(slope · (score − middle)).
Planted planted(double slope, double middle, std::size_t count, unsigned seed) {
    std::mt19937_64 random(seed);
    const auto unit = [&] { return static_cast<double>(random() >> 11) * 0x1p-53; };
    Planted out;
    for (std::size_t i = 0; i < count; ++i) {
        const double score = 4 * unit() - 2;
        out.scores.push_back(score);
        out.labels.push_back(unit() < 1 / (1 + std::exp(-slope * (score - middle))));
    }
    return out;
}

TEST(FitLogistic, RecoversThePlantedCurve) {
    const Planted data = planted(3, 0.4, 20000, 1);
    const LogisticFit fit = fitLogistic(data.scores, data.labels);
    EXPECT_NEAR(fit.slope, 3, 0.15);
    EXPECT_NEAR(fit.middle, 0.4, 0.03);
    EXPECT_NEAR(fit.probability(0.4), 0.5, 0.03);
}

TEST(FitLogistic, DoesNotDependOnTheUnit) {
    const Planted data = planted(2, -0.5, 300, 2);
    std::vector<double> scaled;
    for (const double score : data.scores)
        scaled.push_back(1000 * score + 7);
    const LogisticFit a = fitLogistic(data.scores, data.labels),
                      b = fitLogistic(scaled, data.labels);
    for (std::size_t i = 0; i < scaled.size(); i += 17)
        EXPECT_NEAR(a.probability(data.scores[i]), b.probability(scaled[i]), 1e-6);
}

TEST(FitLogistic, StaysFiniteOnSeparableData) {
    const LogisticFit fit =
        fitLogistic(std::vector<double>{-2, -1, 1, 2}, {false, false, true, true});
    EXPECT_TRUE(std::isfinite(fit.slope));
    EXPECT_NEAR(fit.middle, 0, 0.2);
    EXPECT_GT(fit.probability(2), 0.9);
    EXPECT_LT(fit.probability(-2), 0.1);
}

TEST(FitLogistic, LearnsNothingFromOneKind) {
    EXPECT_EQ(fitLogistic(std::vector<double>{1, 2}, {true, true}).slope, 0);
    EXPECT_EQ(fitLogistic(std::vector<double>{1, 1}, {true, false}).slope, 0);
    EXPECT_EQ(fitLogistic({}, {}).slope, 0);
}

TEST(Auroc, CountsOrderedPairs) {
    const std::vector<double> scores{1, 2, 3, 4};
    EXPECT_EQ(auroc(scores, {false, false, true, true}), 1);
    EXPECT_EQ(auroc(scores, {true, true, false, false}), 0);
    EXPECT_EQ(auroc(scores, {true, false, false, true}), 0.5);
    EXPECT_EQ(auroc(std::vector<double>{1, 1}, {true, false}), 0.5);
    EXPECT_EQ(auroc(scores, {true, true, true, true}), 0.5);
}

TEST(Calibrate, PredictsWhatHappensWhenTheCurveIsRight) {
    const Planted data = planted(2, 0, 5000, 3);
    const Calibration table = calibrate(data.scores, data.labels);
    EXPECT_LT(table.expectedError, 0.03);
    EXPECT_GT(table.auroc, 0.8);
    std::size_t count = 0;
    double passed = 0;
    for (const ReliabilityBin& bin : table.bins) {
        EXPECT_GE(bin.predicted, bin.low);
        EXPECT_LE(bin.predicted, bin.high);
        count += bin.count;
        passed += bin.observed * static_cast<double>(bin.count);
    }
    EXPECT_EQ(count, 5000u);
    EXPECT_NEAR(passed, static_cast<double>(table.passed), 1e-6);
}

TEST(Calibrate, WritesEveryBin) {
    const Planted data = planted(2, 0, 200, 4);
    const Calibration table = calibrate(data.scores, data.labels, 5);
    const Json json = toJson(table);
    EXPECT_EQ(json.at("reliability").size(), table.bins.size());
    EXPECT_EQ(json.at("count"), 200);
    EXPECT_EQ(toJson(calibrate({}, {})).at("reliability").size(), 0u);
}

} // namespace
} // namespace steerscope::test
