// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/markup.h"

#include <gtest/gtest.h>

namespace steerscope::test {
namespace {

TEST(EscapedMarkup, LeavesNoCharacterThatMeansSomething) {
    EXPECT_EQ(escapedMarkup("<a href=\"x\">Tom & 'Jerry'</a>"),
              "&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Jerry&#39;&lt;/a&gt;");
}

TEST(EscapedMarkup, EscapesOnce) {
    EXPECT_EQ(escapedMarkup("&amp;"), "&amp;amp;");
}

TEST(EscapedMarkup, LeavesAllElseAsItIs) {
    EXPECT_EQ(escapedMarkup("λ·α = 1, ünïcode\n"), "λ·α = 1, ünïcode\n");
    EXPECT_EQ(escapedMarkup(""), "");
}

} // namespace
} // namespace steerscope::test
