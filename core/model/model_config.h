// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/gguf/gguf_file.h"

namespace steerscope {

enum class Activation { silu, geluTanh };
enum class RopeStyle { interleaved, halves }; ///< Pairs (2i, 2i+1) or (i, i + d/2).

/// What distinguishes one architecture from another: values, not branches in the forward pass.
struct ModelConfig {
    std::string architecture; ///< "llama", "qwen2"
    std::string name;         ///< general.name, for people
    std::int32_t nLayers = 0;
    std::int32_t dModel = 0;
    std::int32_t nHeads = 0;
    std::int32_t nKvHeads = 0;
    std::int32_t headDim = 0;
    std::int32_t dFf = 0;
    std::int32_t vocabSize = 0;
    std::int32_t contextLength = 0;
    float ropeTheta = 10000.0f;
    float normEps = 1e-5f;
    Activation activation = Activation::silu;
    RopeStyle ropeStyle = RopeStyle::interleaved;
    bool qkvBias = false;
    bool tiedEmbeddings = false;
};

/// Reads and checks the configuration of a GGUF model: head counts divide, sizes are positive and
/// agree with the embedding, eps and rope base are finite. Errors MODEL-001 … name the key.
ModelConfig readConfig(const GgufFile& file);

} // namespace steerscope
