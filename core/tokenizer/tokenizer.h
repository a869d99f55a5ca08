// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/index.h"
#include "core/gguf/gguf_file.h"

namespace steerscope {

enum class SpecialTokens { literal, parse }; ///< parse: "<|im_end|>" in the text is one token.

/// Text ↔ token ids. Immutable; any thread.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;

    /// Ids of `text` exactly as given; never adds BOS or EOS.
    virtual std::vector<TokenId> encode(std::string_view text, SpecialTokens special) const = 0;
    /// Raw bytes of one token; maybe an incomplete UTF-8 sequence. Special tokens give their name.
    virtual std::string_view piece(TokenId id) const = 0;
    virtual bool isSpecial(TokenId id) const = 0;
    virtual std::size_t vocabularySize() const = 0;
    virtual std::optional<TokenId> bos() const = 0;
    virtual bool addsBos() const = 0;
    /// True for every token that ends a turn (eos, eot, <|im_end|>, <|endoftext|>, …).
    virtual bool endsText(TokenId id) const = 0;

    std::string
    decode(const std::vector<TokenId>& ids) const; ///< Concatenated pieces, specials skipped.
};

/// Builds the tokenizer a GGUF file describes (`tokenizer.ggml.*`): byte-level BPE with the
/// pre-tokenizers smollm, qwen2, gpt-2, llama-bpe, or SentencePiece pair encoding. Errors TOK-001 …
/// name the key at fault.
std::unique_ptr<Tokenizer> makeTokenizer(const GgufFile& file);

} // namespace steerscope
