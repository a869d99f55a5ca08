// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/strength_search.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace steerscope::test {
namespace {

constexpr StrengthPoint kUnsteered{0, 0.05, 98};

/// Attribute rises with the strength; coherence falls below the floor at `limit`.
StrengthPoint measured(double strength, double limit) {
    return {strength, std::min(1.0, strength / 2), strength < limit ? 90.0 : 40.0};
}

StrengthSearch searched(double limit, StrengthSearchOptions options = {}) {
    return searchStrength(options, kUnsteered,
                          [limit](double strength) { return measured(strength, limit); });
}

TEST(StrengthSearch, FindsTheLargestStrengthThatKeepsTheFloor) {
    for (double limit = 0.1; limit < 4; limit += 0.07) {
        const auto search = searched(limit, {.tolerance = 0.01, .budget = 20});
        EXPECT_LT(search.best().strength, limit);
        EXPECT_GT(search.best().strength, limit - 0.011) << limit;
    }
}

TEST(StrengthSearch, NeverSpendsMoreThanItsBudget) {
    for (int budget = 1; budget <= 8; ++budget)
        for (double limit = 0.05; limit < 5; limit += 0.3)
            EXPECT_LE(searched(limit, {.tolerance = 0, .budget = budget}).points().size(),
                      static_cast<std::size_t>(budget));
}

TEST(StrengthSearch, TriesTheTrainedStrengthFirst) {
    const auto search = searched(1.5);
    ASSERT_FALSE(search.points().empty());
    EXPECT_EQ(search.points().front().strength, 1);
    EXPECT_EQ(searched(1.5, {.first = 0.5}).points().front().strength, 0.5);
}

TEST(StrengthSearch, StopsAtTheMostAllowed) {
    const auto search = searched(100, {.most = 3, .budget = 50});
    EXPECT_EQ(search.best().strength, 3);
    EXPECT_EQ(search.points().size(), 3u); // 1, 2, 3
}

TEST(StrengthSearch, FallsBackToTheUnsteeredModel) {
    const auto search = searched(0.0001, {.tolerance = 0.1});
    EXPECT_EQ(search.best().strength, 0);
    EXPECT_EQ(search.best().attribute, kUnsteered.attribute);
    EXPECT_EQ(search.points().size(), 5u) << "bisects down to the tolerance: 1, 1/2, … 1/16";
}

TEST(StrengthSearch, ItsBestKeepsTheFloorEvenWhenCoherenceJumps) {
    const auto jumping = [](double strength) {
        const bool good = static_cast<int>(strength * 10) % 3 != 0;
        return StrengthPoint{strength, strength, good ? 85.0 : 60.0};
    };
    for (double first = 0.2; first < 2; first += 0.1) {
        const auto search = searchStrength({.first = first, .budget = 12}, kUnsteered, jumping);
        EXPECT_GE(search.best().coherence, 80);
        for (const StrengthPoint& point : search.points())
            EXPECT_TRUE(point.coherence < 80 || search.best().strength >= point.strength);
    }
}

TEST(StrengthSearch, CanBeDrivenPointByPoint) {
    StrengthSearch search({.budget = 3}, kUnsteered);
    ASSERT_EQ(search.next(), 1.0);
    search.report(measured(1, 1.8));
    ASSERT_EQ(search.next(), 2.0);
    search.report(measured(2, 1.8));
    ASSERT_EQ(search.next(), 1.5);
    search.report(measured(1.5, 1.8));
    EXPECT_EQ(search.next(), std::nullopt);
    EXPECT_EQ(search.best().strength, 1.5);
}

} // namespace
} // namespace steerscope::test
