// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer.h"

#include "core/base/error.h"
#include "core/tokenizer/internal/bpe_tokenizer.h"

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
    throw Error({.code = "TOK-002",
                 .problem = "The model uses a kind of tokenizer that is not supported yet",
                 .field = "tokenizer.ggml.model",
                 .found = kind == "llama" ? "llama (SentencePiece)" : kind,
                 .allowed = "gpt2 (byte-level BPE)",
                 .hint = "Choose a model of the SmolLM2, Qwen2, GPT-2 or Llama 3 family."});
}

} // namespace steerscope
