// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "core/tokenizer/internal/bpe_merges.h"
#include "core/tokenizer/internal/piece_tokenizer.h"

namespace steerscope {

/// Whether a space is put before a stretch of text, so that its first word is spelt like others.
enum class SpacePrefix { never, always, unlessSpace, firstUnlessSpace };

/// Pair encoding over code points, as SentencePiece does it: pieces hold spaces, and code points
/// without a piece are written as bytes. What is joined first is told by the pieces' scores, or by
/// ranked merges where the file has them.
class SentencePieceTokenizer final : public PieceTokenizer {
public:
    explicit SentencePieceTokenizer(const GgufFile& file);

private:
    class Joining;

    SentencePieceTokenizer(const GgufFile& file, const SpellingIndex& index);
    void encodePlain(std::string_view text, Place place, std::vector<TokenId>& out) const override;
    bool addsBosByDefault() const override { return true; }

    std::string normalised(std::string_view text, Place place) const;
    void encodeByMerges(std::string_view text, std::vector<TokenId>& out) const;
    void appendPiece(std::string_view text, std::vector<TokenId>& out) const;
    void indexPieces();

    SpacePrefix m_prefix = SpacePrefix::always;
    std::vector<float> m_scores; ///< As long as the vocabulary; empty with merges.
    std::optional<BpeMerges> m_merges;
    std::size_t m_longestPiece = 0; ///< In bytes.
    /// Normal pieces; views into vocabulary().pieces.
    std::unordered_map<std::string_view, std::int32_t> m_ids;
};

} // namespace steerscope
