// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/learning_curve.h"

#include <gtest/gtest.h>

namespace steerscope::test {
namespace {

TEST(DoublingCounts, EndAtTheMost) {
    EXPECT_EQ(doublingCounts(256), (std::vector<int>{8, 16, 32, 64, 128, 256}));
    EXPECT_EQ(doublingCounts(100), (std::vector<int>{8, 16, 32, 64, 100}));
    EXPECT_EQ(doublingCounts(8), (std::vector<int>{8}));
    EXPECT_TRUE(doublingCounts(7).empty());
}

LearningPoint point(int rollouts, double rmse) {
    return {.rollouts = rollouts, .relativeRmse = rmse};
}

TEST(MoreDataHelps, ComparesTheLastDoubling) {
    EXPECT_TRUE(moreDataHelps({point(32, 0.80), point(64, 0.75)}));
    EXPECT_FALSE(moreDataHelps({point(32, 0.80), point(64, 0.77)}));
    EXPECT_FALSE(moreDataHelps({point(8, 1.5), point(32, 0.80), point(64, 0.80)}));
    EXPECT_TRUE(moreDataHelps({point(32, 0.90), point(64, 0.80), point(100, 0.79)}))
        << "100 is not twice 64, so it is compared with 32";
    EXPECT_FALSE(moreDataHelps({point(64, 0.5)}));
}

} // namespace
} // namespace steerscope::test
