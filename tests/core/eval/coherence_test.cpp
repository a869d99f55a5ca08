// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/coherence.h"

#include <gtest/gtest.h>

namespace steerscope::test {
namespace {

const FluencyBand kBand{.middle = -1.0, .spread = 0.2};

FluencySample text(double logProb, double repetition = 0) {
    return {logProb, logProb - 5, repetition};
}

TEST(Coherence, IsFullInsideTheBand) {
    EXPECT_EQ(coherence(text(-1.0), kBand), 100);
    EXPECT_EQ(coherence(text(-1.4), kBand), 100);
    EXPECT_EQ(coherence(text(-0.6), kBand), 100);
}

TEST(Coherence, FallsOnBothSides) {
    double before = 100;
    for (double distance = 0.5; distance < 3; distance += 0.25) {
        const double salad = coherence(text(-1 - distance), kBand);
        EXPECT_NEAR(salad, coherence(text(-1 + distance), kBand), 1e-9);
        EXPECT_LT(salad, before);
        before = salad;
    }
    EXPECT_LT(before, 1);
}

TEST(Coherence, LosesWhatIsRepeated) {
    EXPECT_NEAR(coherence(text(-1, 0.25), kBand), 75, 1e-9);
    EXPECT_EQ(coherence(text(-1, 1), kBand), 0);
}

TEST(Coherence, JudgesATextInTheContextThatExplainsIt) {
    EXPECT_EQ(coherence({-4.0, -1.0, 0}, kBand), 100) << "a French answer after x' is fluent";
    EXPECT_EQ(coherence({-1.0, -4.0, 0}, kBand), 100);
    EXPECT_LT(coherence({-4.0, -4.0, 0}, kBand), 1);
}

TEST(FluencyBand, IsTheMiddleOfTheReference) {
    const std::vector<FluencySample> reference{text(-1.1), text(-0.9), text(-1.0), text(-30)};
    const FluencyBand band = fluencyBand(reference);
    EXPECT_NEAR(band.middle, -1.05, 1e-9);
    EXPECT_LT(band.spread, 0.3) << "one outlier does not widen it";
    const std::vector<FluencySample> equal{text(-1), text(-1)};
    EXPECT_EQ(fluencyBand(equal).spread, 0.1) << "never so narrow that noise decides";
}

} // namespace
} // namespace steerscope::test
