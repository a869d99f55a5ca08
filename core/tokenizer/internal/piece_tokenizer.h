// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/internal/special_matcher.h"
#include "core/tokenizer/internal/vocabulary.h"
#include "core/tokenizer/tokenizer.h"

namespace steerscope {

/// What all tokenizers share: the vocabulary, and cutting special tokens out of a text. A kind of
/// tokenizer adds how the text between them is encoded.
class PieceTokenizer : public Tokenizer {
public:
    std::vector<TokenId> encode(std::string_view text, SpecialTokens special) const final;
    std::string_view piece(TokenId id) const final;
    bool isSpecial(TokenId id) const final;
    std::size_t vocabularySize() const final { return m_vocabulary.pieces.size(); }
    std::optional<TokenId> bos() const final { return m_vocabulary.bos; }
    bool addsBos() const final;
    bool endsText(TokenId id) const final;

protected:
    enum class Place { beginning, afterSpecial }; ///< Of a stretch of plain text.

    explicit PieceTokenizer(Vocabulary vocabulary);

    /// `text` is not empty.
    virtual void encodePlain(std::string_view text, Place place,
                             std::vector<TokenId>& out) const = 0;
    virtual bool addsBosByDefault() const = 0;

    const Vocabulary& vocabulary() const { return m_vocabulary; }

private:
    bool holds(TokenId id) const;
    bool strips(TokenId id, StripSide side) const;

    Vocabulary m_vocabulary;
    SpecialMatcher m_userDefined;
    SpecialMatcher m_allSpecial;
};

} // namespace steerscope
