// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/word_diff.h"

#include <QStringList>

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace steerscope {
namespace {

/// A stretch of a text as word numbers; equal words have equal numbers.
using Words = std::span<const int>;

struct Text {
    std::vector<int> words;        ///< Number of each word.
    std::vector<std::size_t> word; ///< Word of each token.
};

Text wordsOf(std::span<const QString> tokens, std::unordered_map<QString, int>& numbers) {
    QStringList spelled;
    Text text;
    for (const QString& token : tokens) {
        if (spelled.isEmpty() || (!token.isEmpty() && token.front().isSpace()))
            spelled << QString();
        spelled.back() += token;
        text.word.push_back(static_cast<std::size_t>(spelled.size() - 1));
    }
    for (const QString& word : spelled) {
        const auto next = static_cast<int>(numbers.size());
        text.words.push_back(numbers.try_emplace(word.trimmed(), next).first->second);
    }
    return text;
}

/// Length of the longest common subsequence of `a` with every prefix of `b`.
std::vector<int> commonLengths(Words a, Words b) {
    std::vector<int> row(b.size() + 1, 0);
    for (const int word : a) {
        int diagonal = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const int above = row[j + 1];
            row[j + 1] = word == b[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row;
}

std::vector<int> reversed(Words words) {
    return {words.rbegin(), words.rend()};
}

/// For each word of `a` whether it is in the common subsequence; the same for `b`.
class Matcher {
public:
    Matcher(Words a, Words b) : m_inA(a.size()), m_inB(b.size()), m_a(a), m_b(b) {
        match(0, a.size(), 0, b.size());
    }
    const std::vector<bool>& inA() const { return m_inA; }
    const std::vector<bool>& inB() const { return m_inB; }

private:
    void take(std::size_t i, std::size_t j) {
        m_inA[i] = true;
        m_inB[j] = true;
    }

    /// Hirschberg: `b` is cut where the two halves of `a` find most of it. Common ends go first.
    void match(std::size_t fromA, std::size_t toA, std::size_t fromB, std::size_t toB) {
        while (fromA < toA && fromB < toB && m_a[fromA] == m_b[fromB])
            take(fromA++, fromB++);
        while (fromA < toA && fromB < toB && m_a[toA - 1] == m_b[toB - 1])
            take(--toA, --toB);
        if (fromA == toA || fromB == toB) return;
        const Words b = m_b.subspan(fromB, toB - fromB);
        if (toA - fromA == 1) {
            const auto found = std::find(b.begin(), b.end(), m_a[fromA]);
            if (found != b.end()) take(fromA, fromB + static_cast<std::size_t>(found - b.begin()));
            return;
        }
        const std::size_t middle = fromA + (toA - fromA) / 2;
        const std::size_t cut =
            bestCut(m_a.subspan(fromA, middle - fromA), m_a.subspan(middle, toA - middle), b);
        match(fromA, middle, fromB, fromB + cut);
        match(middle, toA, fromB + cut, toB);
    }

    static std::size_t bestCut(Words upper, Words lower, Words b) {
        const std::vector<int> before = commonLengths(upper, b);
        const std::vector<int> after = commonLengths(reversed(lower), reversed(b));
        std::size_t best = 0;
        for (std::size_t j = 0; j <= b.size(); ++j)
            if (before[j] + after[b.size() - j] > before[best] + after[b.size() - best]) best = j;
        return best;
    }

    std::vector<bool> m_inA;
    std::vector<bool> m_inB;
    Words m_a;
    Words m_b;
};

/// Where the other text has words between two common ones: index of the word after the gap.
std::vector<bool> gapsOf(const std::vector<bool>& here, const std::vector<bool>& there) {
    std::vector<bool> gap(here.size() + 1);
    std::size_t j = 0;
    bool missing = false;
    for (std::size_t i = 0; i <= here.size(); ++i) {
        while (j < there.size() && !there[j]) {
            missing = true;
            ++j;
        }
        // A word of our own in the same place: both were exchanged, which the mark `only` tells.
        const bool exchanged = (i < here.size() && !here[i]) || (i > 0 && !here[i - 1]);
        if (missing && !exchanged) gap[i] = true;
        if (i < here.size() && here[i]) {
            missing = false;
            ++j;
        }
    }
    return gap;
}

std::vector<WordMark> marksOf(const Text& text, const std::vector<bool>& common,
                              const std::vector<bool>& gaps) {
    std::vector<WordMark> marks;
    for (std::size_t token = 0; token < text.word.size(); ++token) {
        const std::size_t word = text.word[token];
        const bool first = token == 0 || text.word[token - 1] != word;
        const bool last = token + 1 == text.word.size();
        marks.push_back({!common[word], first && gaps[word], last && gaps.back()});
    }
    return marks;
}

} // namespace

WordDiff diffWords(std::span<const QString> left, std::span<const QString> right) {
    std::unordered_map<QString, int> numbers;
    const Text a = wordsOf(left, numbers);
    const Text b = wordsOf(right, numbers);
    const Matcher matcher(a.words, b.words);
    return {marksOf(a, matcher.inA(), gapsOf(matcher.inA(), matcher.inB())),
            marksOf(b, matcher.inB(), gapsOf(matcher.inB(), matcher.inA()))};
}

} // namespace steerscope
