// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

namespace steerscope::test {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

bool isSurrogate(std::uint32_t c) {
    return c >= 0xD800 && c <= 0xDFFF;
}

/// Independent of the tables under test: decodes by arithmetic, then asks whether the code point is
/// legal and would have been written with this length.
bool isOneCodePoint(const std::string& s) {
    const auto lead = static_cast<unsigned char>(s[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : 4;
    if ((lead >= 0x80 && lead < 0xC0) || lead >= 0xF8 || s.size() != length) return false;
    std::uint32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(s[i]);
        if (byte >> 6 != 2) return false;
        c = c << 6 | (byte & 63u);
    }
    const std::size_t shortest = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    return length == shortest && c <= 0x10FFFF && !isSurrogate(c);
}

std::string encoded(std::uint32_t codePoint) {
    std::string out;
    appendUtf8(out, codePoint);
    return out;
}

TEST(Utf8, EveryCodePointRoundTrips) {
    for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) {
        if (isSurrogate(c)) continue;
        const std::string text = encoded(c);
        ASSERT_TRUE(isOneCodePoint(text)) << c;
        ASSERT_TRUE(isValidUtf8(text)) << c;
        std::size_t position = 0;
        ASSERT_EQ(nextCodePoint(text, position), c);
        ASSERT_EQ(position, text.size());
    }
}

TEST(Utf8, EncodesTheEndsOfEachLength) {
    EXPECT_EQ(encoded(0x7F), "\x7F");
    EXPECT_EQ(encoded(0x80), "\xC2\x80");
    EXPECT_EQ(encoded(0x7FF), "\xDF\xBF");
    EXPECT_EQ(encoded(0x800), "\xE0\xA0\x80");
    EXPECT_EQ(encoded(0xD7FF), "\xED\x9F\xBF");
    EXPECT_EQ(encoded(0xE000), "\xEE\x80\x80");
    EXPECT_EQ(encoded(0xFFFF), "\xEF\xBF\xBF");
    EXPECT_EQ(encoded(0x10000), "\xF0\x90\x80\x80");
    EXPECT_EQ(encoded(0x10FFFF), "\xF4\x8F\xBF\xBF");
}

/// All leads and second bytes, with third and fourth bytes around every boundary.
TEST(Utf8, AcceptsJustTheWellFormedSequences) {
    const unsigned char ends[] = {0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF};
    const auto check = [](const std::string& text) {
        ASSERT_EQ(isValidUtf8(text), isOneCodePoint(text)) << testing::PrintToString(text);
    };
    for (int lead = 0x80; lead < 256; ++lead) {
        check({static_cast<char>(lead)});
        for (int second = 0; second < 256; ++second) {
            const std::string two{static_cast<char>(lead), static_cast<char>(second)};
            if (second >= 0x80) check(two);
            for (const unsigned char third : ends) {
                const std::string three = two + static_cast<char>(third);
                if (second >= 0x80 && third >= 0x80) check(three);
                for (const unsigned char fourth : ends)
                    if (second >= 0x80 && third >= 0x80 && fourth >= 0x80)
                        check(three + static_cast<char>(fourth));
            }
        }
    }
}

TEST(Utf8, RefusesMalformedBytesWithinText) {
    for (const char* bad : {"a\x80z", "a\xC0\xAFz", "a\xE2\x82z", "a\xED\xA0\x80z", "a\xF5z",
                            "a\xF4\x90\x80\x80z", "\xFE", "\xC3"})
        EXPECT_FALSE(isValidUtf8(bad)) << testing::PrintToString(bad);
    EXPECT_TRUE(isValidUtf8(""));
    EXPECT_TRUE(isValidUtf8(std::string("a\0ü", 4)));
}

TEST(Utf8, MalformedBytesBecomeReplacementsOneByOne) {
    const std::string text = "a\xE2\x82z\xFF";
    std::size_t position = 0;
    std::vector<std::uint32_t> codePoints;
    while (position < text.size())
        codePoints.push_back(nextCodePoint(text, position));
    EXPECT_EQ(codePoints,
              (std::vector<std::uint32_t>{'a', kReplacement, kReplacement, 'z', kReplacement}));
    EXPECT_EQ(sanitizedUtf8(text), "a\uFFFD\uFFFDz\uFFFD");
    EXPECT_EQ(sanitizedUtf8("größe"), "größe");
}

TEST(Utf8, AnUnfinishedCodePointWaitsAtTheEndOfAStream) {
    for (const char* whole : {"a", "ü", "€", "😀"}) {
        const std::string text = whole;
        for (std::size_t cut = 0; cut <= text.size(); ++cut) {
            const std::string stream = "ok" + text.substr(0, cut);
            const bool finished = cut == 0 || cut == text.size();
            EXPECT_EQ(completeUtf8Prefix(stream), finished ? stream.size() : 2u) << whole << cut;
        }
    }
}

TEST(Utf8, InvalidBytesDoNotHoldUpAStream) {
    for (const char* text :
         {"a\xFF", "a\x80\x80", "a\xE2\x28", "a\xC0", "a\xED\xA0", "a\xF4\x90", "\x80\x80\x80\x80"})
        EXPECT_EQ(completeUtf8Prefix(text), std::string(text).size())
            << testing::PrintToString(text);
    EXPECT_EQ(completeUtf8Prefix(""), 0u);
}

} // namespace
} // namespace steerscope::test
