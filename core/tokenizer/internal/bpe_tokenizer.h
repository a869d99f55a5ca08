// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <unordered_map>

#include "core/tokenizer/internal/bpe_merges.h"
#include "core/tokenizer/internal/pretokenizer.h"
#include "core/tokenizer/internal/special_matcher.h"
#include "core/tokenizer/internal/vocabulary.h"
#include "core/tokenizer/tokenizer.h"

namespace steerscope {

/// Byte-level byte-pair encoding: special tokens, then words, then merges within each word.
class BpeTokenizer final : public Tokenizer {
public:
    explicit BpeTokenizer(const GgufFile& file);

    std::vector<TokenId> encode(std::string_view text, SpecialTokens special) const override;
    std::string_view piece(TokenId id) const override;
    bool isSpecial(TokenId id) const override;
    std::size_t vocabularySize() const override { return m_vocabulary.pieces.size(); }
    std::optional<TokenId> bos() const override { return m_vocabulary.bos; }
    bool addsBos() const override;
    bool endsText(TokenId id) const override;

private:
    BpeTokenizer(const GgufFile& file, const SpellingIndex& index);
    void encodePlain(std::string_view text, std::vector<TokenId>& out) const;
    bool holds(TokenId id) const;

    Vocabulary m_vocabulary;
    BpeMerges m_merges;
    Pretokenizer m_pretokenizer;
    SpecialMatcher m_userDefined;
    SpecialMatcher m_allSpecial;
    /// Only for pre-tokenizers that take whole words; views into m_vocabulary.pieces.
    std::unordered_map<std::string_view, TokenId> m_wholeWords;
};

} // namespace steerscope
