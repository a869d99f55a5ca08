// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <unordered_map>

#include "core/tokenizer/internal/bpe_merges.h"
#include "core/tokenizer/internal/piece_tokenizer.h"
#include "core/tokenizer/internal/pretokenizer.h"

namespace steerscope {

/// Byte-level byte-pair encoding: words, then merges within each word.
class BpeTokenizer final : public PieceTokenizer {
public:
    explicit BpeTokenizer(const GgufFile& file);

private:
    BpeTokenizer(const GgufFile& file, const SpellingIndex& index);
    void encodePlain(std::string_view text, Place place, std::vector<TokenId>& out) const override;
    bool addsBosByDefault() const override { return m_pretokenizer.addsBosByDefault(); }

    BpeMerges m_merges;
    Pretokenizer m_pretokenizer;
    /// Only for pre-tokenizers that take whole words; views into vocabulary().pieces.
    std::unordered_map<std::string_view, TokenId> m_wholeWords;
};

} // namespace steerscope
