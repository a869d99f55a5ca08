// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/short_name.h"

#include <gtest/gtest.h>

#include "app/psr_library.h"

namespace steerscope {
namespace {

TEST(ShortName, KeepsTheTellingWords) {
    EXPECT_EQ(shortName("You are a pirate. Always speak like a pirate."), "pirate");
    EXPECT_EQ(shortName("Respond in French."), "french");
    EXPECT_EQ(shortName("Answer using a bulleted list."), "bulleted list");
    EXPECT_EQ(shortName("Respond in all capital letters."), "capital letters");
    EXPECT_EQ(shortName("Réponds en français"), "réponds en français");
}

TEST(ShortName, IsShortAndNeverEmpty) {
    EXPECT_EQ(shortName(""), "psr");
    EXPECT_EQ(shortName("You are the ..."), "psr");
    EXPECT_EQ(shortName("one two three four five"), "one two three");
    EXPECT_EQ(shortName(std::string(100, 'x')), "psr");
    EXPECT_LE(shortName("extraordinarily complicated instructions").size(), 24u);
}

TEST(FileStem, IsSafeForEveryFolder) {
    EXPECT_EQ(fileStem("You are a pirate!"), "you-are-a-pirate");
    EXPECT_EQ(fileStem("../../etc/passwd"), "etc-passwd");
    EXPECT_EQ(fileStem("★"), "psr");
    EXPECT_EQ(fileStem(std::string(100, 'a')).size(), 40u);
}

} // namespace
} // namespace steerscope
