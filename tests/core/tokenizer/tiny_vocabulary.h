// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/gguf/gguf_file.h"
#include "core/tokenizer/internal/byte_alphabet.h"

namespace steerscope::test {

/// Metadata of a byte-level BPE tokenizer made in memory: ids 0…255 are the bytes in order, then
/// one token for each merge, then the special tokens.
struct TinyVocabulary {
    std::vector<std::pair<std::string, std::string>> merges; ///< Raw bytes.
    std::vector<std::pair<std::string, int>> specials;       ///< Name and token_type.
    std::string pre = "gpt-2";

    GgufFile file() const {
        std::vector<std::string> tokens;
        std::vector<std::uint64_t> kinds;
        std::vector<std::string> mergeLines;
        for (int byte = 0; byte < 256; ++byte)
            tokens.push_back(lettersOfBytes(std::string(1, static_cast<char>(byte))));
        for (const auto& [left, right] : merges) {
            tokens.push_back(lettersOfBytes(left + right));
            mergeLines.push_back(lettersOfBytes(left) + " " + lettersOfBytes(right));
        }
        kinds.assign(tokens.size(), 1);
        for (const auto& [name, kind] : specials) {
            tokens.push_back(name);
            kinds.push_back(static_cast<std::uint64_t>(kind));
        }
        GgufFile out;
        out.metadata = {{"tokenizer.ggml.model", std::string("gpt2")},
                        {"tokenizer.ggml.pre", pre},
                        {"tokenizer.ggml.tokens", std::move(tokens)},
                        {"tokenizer.ggml.token_type", std::move(kinds)},
                        {"tokenizer.ggml.merges", std::move(mergeLines)}};
        return out;
    }
};

/// Replaces or adds one metadata value.
inline void setKey(GgufFile& file, const std::string& key, GgufValue value) {
    for (auto& [name, old] : file.metadata)
        if (name == key) {
            old = std::move(value);
            return;
        }
    file.metadata.emplace_back(key, std::move(value));
}

inline void removeKey(GgufFile& file, const std::string& key) {
    std::erase_if(file.metadata, [&](const auto& entry) { return entry.first == key; });
}

constexpr int kControl = 3;
constexpr int kUserDefined = 4;

} // namespace steerscope::test
