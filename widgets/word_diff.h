// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>
#include <vector>

namespace steerscope {

/// How a token stands in a comparison of two texts, word by word.
struct WordMark {
    bool only = false;      ///< Its word is not in the other text.
    bool gapBefore = false; ///< The other text has words here that this one lacks.
    bool gapAfter = false;  ///< The same at the end of the text; only the last token has it.
    bool operator==(const WordMark&) const = default;
};

/// Marks for the tokens of both texts.
struct WordDiff {
    std::vector<WordMark> left;
    std::vector<WordMark> right;
};

/// Compares two texts given as tokens. A word starts where a token begins with white space; words
/// count as equal when they are without it. The common words are a longest common subsequence
/// (Hirschberg 1975: linear space, time by the product of the words that differ).
WordDiff diffWords(std::span<const QString> left, std::span<const QString> right);

} // namespace steerscope
