// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/index.h"
#include "core/tokenizer/internal/vocabulary.h"

namespace steerscope {

/// The ranked pairs of byte-pair encoding, over token ids.
class BpeMerges {
public:
    /// `merges`: "left right" in file order, best first. A merge one of whose three pieces is not
    /// in the vocabulary is ignored (it could not end in a token); of equal pairs the first counts.
    /// TOK-006 for an entry that is not two pieces, TOK-004 for too many.
    BpeMerges(const std::vector<std::string>& merges, const SpellingIndex& index);

    /// Applies the best merge, leftmost first among equals, until none is left, and appends the
    /// ids. Bytes the vocabulary cannot write are skipped and keep their neighbours apart. O(n log
    /// n) in the length of the word.
    void encodeWord(std::string_view word, const std::array<std::int32_t, 256>& idOfByte,
                    std::vector<TokenId>& out) const;

    /// The same for symbols that are tokens already.
    void encodeSymbols(std::span<const TokenId> symbols, std::vector<TokenId>& out) const;

private:
    struct Merge {
        std::int32_t rank = 0;
        std::int32_t result = 0;
    };
    class Word;

    const Merge* find(std::int32_t left, std::int32_t right) const;

    struct PairHash {
        std::size_t operator()(std::uint64_t pair) const noexcept {
            pair *= 0x9E3779B97F4A7C15ull; // Fibonacci hashing spreads the low bits of both ids.
            return static_cast<std::size_t>(pair ^ pair >> 32);
        }
    };
    std::unordered_map<std::uint64_t, Merge, PairHash> m_merges; ///< Key: left id << 32 | right id.
};

} // namespace steerscope
