// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/model/language_model.h"
#include "core/model/load_model.h"

namespace steerscope::test {

/// A whole random model in memory, small enough to load in milliseconds. Its vocabulary: the 256
/// bytes, three merged pairs ("he", "th", "in"), <|im_start|>, <|im_end|> (ends a text) and
/// <|endoftext|>; its chat template is ChatML without a default system message.
struct TinyModelOptions {
    std::string architecture = "llama"; ///< Or "qwen2": halves RoPE, biases, tied embeddings.
    std::int32_t nLayers = 3;
    std::int32_t dModel = 32;
    std::int32_t nHeads = 4;
    std::int32_t nKvHeads = 2;
    std::int32_t dFf = 48;
    std::int32_t contextLength = 512;
    std::uint64_t seed = 1;

    /// Faults to plant: keys and tensors left out, unsigned and text keys set (after the rest, so
    /// they replace), tensors given another shape (ggml order).
    std::set<std::string> without;
    std::map<std::string, std::uint32_t> numbers;
    std::map<std::string, float> reals;
    std::map<std::string, std::string> texts;
    std::map<std::string, std::vector<std::uint64_t>> shapes;
    std::map<std::string, std::vector<std::uint64_t>> extraTensors; ///< Zeros.
};

inline constexpr TokenId kTinyTurn{259}, kTinyTurnEnd{260}, kTinyTextEnd{261};
inline constexpr std::int32_t kTinyVocabulary = 262;

std::vector<std::byte> tinyModelBytes(const TinyModelOptions& options = {});
std::unique_ptr<LanguageModel> tinyModel(const TinyModelOptions& options = {},
                                         const LoadOptions& load = {});

} // namespace steerscope::test
