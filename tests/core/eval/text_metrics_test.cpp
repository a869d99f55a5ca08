// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/text_metrics.h"

#include <gtest/gtest.h>

namespace steerscope::test {
namespace {

std::vector<TokenId> tokens(std::initializer_list<int> values) {
    std::vector<TokenId> out;
    for (const int value : values)
        out.emplace_back(value);
    return out;
}

TEST(Repetition, CountsNGramsSeenBefore) {
    EXPECT_EQ(repetition(tokens({1, 2, 3, 4, 5}), 3), 0.0);
    EXPECT_DOUBLE_EQ(repetition(tokens({1, 1, 1, 1, 1, 1}), 3), 0.75); // 4 trigrams, 1 distinct
    EXPECT_DOUBLE_EQ(repetition(tokens({1, 2, 1, 2, 1, 2}), 2), 0.6);  // 12 21 12 21 12
}

TEST(Repetition, OfTextsShorterThanTheNGramIsZero) {
    EXPECT_EQ(repetition({}, 3), 0.0);
    EXPECT_EQ(repetition(tokens({1, 1}), 3), 0.0);
}

TEST(Repetition, ComplementsTheDistinctShare) {
    const auto text = tokens({4, 2, 4, 2, 9, 4, 2, 4});
    for (std::size_t n = 1; n <= 8; ++n)
        EXPECT_DOUBLE_EQ(repetition(text, n) + distinctShare(text, n), 1.0);
}

} // namespace
} // namespace steerscope::test
