// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer.h"

#include "core/base/error.h"
#include "core/tokenizer/internal/bpe_tokenizer.h"
#include "core/tokenizer/internal/sentencepiece_tokenizer.h"

namespace steerscope {

std::string Tokenizer::decode(const std::vector<TokenId>& ids) const {
    std::string text;
    for (const TokenId id : ids)
        if (!isSpecial(id)) text += piece(id);
    return text;
}

std::unique_ptr<Tokenizer> makeTokenizer(const GgufFile& file) {
    const std::string& kind = tokenizerText(file, "tokenizer.ggml.model");
    if (kind == "gpt2") return std::make_unique<BpeTokenizer>(file);
    if (kind == "llama") return std::make_unique<SentencePieceTokenizer>(file);
    throw Error({.code = "TOK-002",
                 .problem = "The model uses a kind of tokenizer that is not supported",
                 .field = "tokenizer.ggml.model",
                 .found = kind,
                 .allowed = "gpt2 (byte-level BPE), llama (SentencePiece pair encoding)",
                 .hint = "Choose a model of the Llama, Qwen, Gemma, Mistral, Phi-3 or SmolLM "
                         "family."});
}

} // namespace steerscope
