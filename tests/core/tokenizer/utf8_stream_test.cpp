// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/utf8_stream.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

#include "core/base/utf8.h"

namespace steerscope {
namespace {

std::string bytesFrom(const std::vector<std::uint8_t>& values) {
    return std::string(values.begin(), values.end());
}

TEST(Utf8Stream, HoldsBackAnIncompleteCharacter) {
    Utf8Stream stream;
    EXPECT_EQ(stream.push("a\xE2\x82"), "a");
    EXPECT_EQ(stream.push("\xAC!"), "€!");
    EXPECT_EQ(stream.finish(), "");
}

TEST(Utf8Stream, ReplacesWhatNeverBecameWhole) {
    Utf8Stream stream;
    EXPECT_EQ(stream.push("\xF0\x9F"), "");
    EXPECT_EQ(stream.finish(), "\uFFFD\uFFFD");
    EXPECT_EQ(stream.push("b"), "b");
}

RC_GTEST_PROP(Utf8Stream, GivesValidTextAtEveryStepAndLosesNothing,
              (const std::vector<std::vector<std::uint8_t>>& pieces)) {
    Utf8Stream stream;
    std::string whole;
    std::string streamed;
    for (const auto& piece : pieces) {
        whole += bytesFrom(piece);
        const std::string step = stream.push(bytesFrom(piece));
        RC_ASSERT(isValidUtf8(step));
        streamed += step;
    }
    streamed += stream.finish();
    RC_ASSERT(streamed == sanitizedUtf8(whole));
}

RC_GTEST_PROP(Utf8Stream, ValidTextComesOutUnchangedHoweverItIsCut, ()) {
    std::string text;
    for (const auto c : *rc::gen::container<std::vector<std::uint32_t>>(
             rc::gen::element<std::uint32_t>('a', 0xE9, 0x20AC, 0x1F680)))
        appendUtf8(text, c);
    Utf8Stream stream;
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto count = *rc::gen::inRange<std::size_t>(1, 4);
        out += stream.push(std::string_view(text).substr(i, count));
        i += count;
    }
    RC_ASSERT(out + stream.finish() == text);
}

TEST(VisiblePiece, ShowsWhatWouldBeInvisible) {
    EXPECT_EQ(visiblePiece("\n"), "↵");
    EXPECT_EQ(visiblePiece("\n\n"), "↵↵");
    EXPECT_EQ(visiblePiece("\ta"), "⇥a");
    EXPECT_EQ(visiblePiece(" "), "␣");
    EXPECT_EQ(visiblePiece(" the"), " the");
    EXPECT_EQ(visiblePiece("\r\n"), "␍↵");
    EXPECT_EQ(visiblePiece("\xE2\x80"), "⟨E2 80⟩");
    EXPECT_EQ(visiblePiece("a\xFF"
                           "b"),
              "a⟨FF⟩b");
    EXPECT_EQ(visiblePiece("é\uFFFD"), "é\uFFFD");
    EXPECT_EQ(visiblePiece(""), "");
}

} // namespace
} // namespace steerscope
