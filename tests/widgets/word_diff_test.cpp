// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/word_diff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace steerscope {
namespace {

using Tokens = std::vector<QString>;

Tokens tokens(std::initializer_list<const char*> texts) {
    Tokens result;
    for (const char* text : texts)
        result.push_back(QString::fromUtf8(text));
    return result;
}

std::string shape(const std::vector<WordMark>& marks) {
    std::string text;
    for (const WordMark& mark : marks) {
        if (mark.gapBefore) text += '^';
        text += mark.only ? 'X' : '.';
        if (mark.gapAfter) text += '$';
    }
    return text;
}

TEST(WordDiff, EqualTextsHaveNoMarks) {
    const Tokens text = tokens({"I", " be", " Cap", "tain", " Black", "wood", ","});
    const WordDiff diff = diffWords(text, text);
    EXPECT_EQ(shape(diff.left), ".......");
    EXPECT_EQ(diff.left, diff.right);
}

TEST(WordDiff, AWordCountsAsAWholeHoweverItIsCut) {
    const WordDiff diff =
        diffWords(tokens({"a", " Black", "wood"}), tokens({"a", " Bl", "ack", "wood"}));
    EXPECT_EQ(shape(diff.left), "...");
    EXPECT_EQ(shape(diff.right), "....");
    const WordDiff other =
        diffWords(tokens({"a", " Black", "wood"}), tokens({"a", " Black", "beard"}));
    EXPECT_EQ(shape(other.left), ".XX");
    EXPECT_EQ(shape(other.right), ".XX");
}

TEST(WordDiff, MissingWordsLeaveAGapWhereTheyWouldStand) {
    const WordDiff diff =
        diffWords(tokens({"the", " sea"}), tokens({"the", " deep", " blue", " sea", " calls"}));
    EXPECT_EQ(shape(diff.left), ".^.$");
    EXPECT_EQ(shape(diff.right), ".XX.X");
    EXPECT_EQ(shape(diffWords(tokens({"b"}), tokens({"a", " b"})).left), "^.");
}

TEST(WordDiff, EmptyTextsAreFine) {
    EXPECT_TRUE(diffWords({}, {}).left.empty());
    EXPECT_EQ(shape(diffWords({}, tokens({"a", " b"})).right), "XX");
    EXPECT_EQ(shape(diffWords(tokens({"a", " b"}), {}).left), "XX");
}

/// Length of the longest common subsequence by the textbook table.
std::size_t commonLength(const Tokens& a, const Tokens& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            table[i + 1][j + 1] =
                a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
    return table[a.size()][b.size()];
}

TEST(WordDiff, KeepsAsManyWordsAsTheTextbookDoes) {
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        Tokens a;
        Tokens b;
        for (unsigned i = random() % 20; i > 0; --i)
            a.push_back(QStringLiteral(" w%1").arg(random() % 5));
        for (unsigned i = random() % 20; i > 0; --i)
            b.push_back(QStringLiteral(" w%1").arg(random() % 5));
        const WordDiff diff = diffWords(a, b);
        const auto kept = [](const std::vector<WordMark>& marks) {
            return static_cast<std::size_t>(std::count_if(
                marks.begin(), marks.end(), [](const WordMark& mark) { return !mark.only; }));
        };
        EXPECT_EQ(kept(diff.left), commonLength(a, b));
        EXPECT_EQ(kept(diff.right), commonLength(a, b));
        Tokens left;
        Tokens right;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!diff.left[i].only) left.push_back(a[i]);
        for (std::size_t i = 0; i < b.size(); ++i)
            if (!diff.right[i].only) right.push_back(b[i]);
        EXPECT_EQ(left, right) << "what is kept is the same on both sides";
    }
}

} // namespace
} // namespace steerscope
