// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/checked_size.h"

#include <gtest/gtest.h>

namespace steerscope::test {
namespace {

constexpr std::uint64_t kMost = ~std::uint64_t{0};

template <class Call> bool overflows(Call call) {
    try {
        call();
    } catch (const Error& error) {
        EXPECT_EQ(error.record().code, "SIZE-001");
        EXPECT_FALSE(error.record().found.empty() || error.record().hint.empty());
        return true;
    }
    return false;
}

TEST(CheckedSize, CalculatesLikeIntegersWhereNothingWraps) {
    EXPECT_EQ((CheckedSize(3) + 4).value(), 7u);
    EXPECT_EQ((CheckedSize(4) - 4).value(), 0u);
    EXPECT_EQ((CheckedSize(1ull << 32) * ((1ull << 32) - 1)).value(), (kMost >> 32) << 32);
    EXPECT_EQ((CheckedSize(7) / 2).value(), 3u);
    EXPECT_EQ((CheckedSize(kMost) + 0).value(), kMost);
    EXPECT_EQ((CheckedSize(kMost) * 1).value(), kMost);
    EXPECT_EQ((CheckedSize(kMost) * 0).value(), 0u);
    EXPECT_LT(CheckedSize(3), CheckedSize(4));
}

TEST(CheckedSize, RefusesToWrapAtEachBoundary) {
    EXPECT_TRUE(overflows([] { CheckedSize(kMost) + 1; }));
    EXPECT_TRUE(overflows([] { CheckedSize(1ull << 63) + (1ull << 63); }));
    EXPECT_TRUE(overflows([] { CheckedSize(0) - 1; }));
    EXPECT_TRUE(overflows([] { CheckedSize(1ull << 32) * (1ull << 32); }));
    EXPECT_TRUE(overflows([] { CheckedSize(kMost) * 2; }));
    EXPECT_TRUE(overflows([] { CheckedSize(1) / 0; }));
}

TEST(CheckedSize, AlignsUpwards) {
    EXPECT_EQ(CheckedSize(0).alignedTo(32).value(), 0u);
    EXPECT_EQ(CheckedSize(1).alignedTo(32).value(), 32u);
    EXPECT_EQ(CheckedSize(32).alignedTo(32).value(), 32u);
    EXPECT_EQ(CheckedSize(33).alignedTo(32).value(), 64u);
    EXPECT_EQ(CheckedSize(kMost - 31).alignedTo(32).value(), kMost - 31);
    EXPECT_TRUE(overflows([] { CheckedSize(kMost - 30).alignedTo(32); }));
}

} // namespace
} // namespace steerscope::test
