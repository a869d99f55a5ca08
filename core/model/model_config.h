// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/index.h"
#include "core/gguf/gguf_file.h"

namespace steerscope {

enum class Activation { silu, geluTanh };
enum class RopeStyle { interleaved, halves }; ///< Pairs (2i, 2i+1) or (i, i + d/2).

/// What distinguishes one architecture from another: values, not branches in the forward pass.
struct ModelConfig {
    std::string architecture; ///< "llama", "qwen2", "gemma3", …
    std::string name;         ///< general.name; people may know it by another, ModelFact::name.
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

    float embeddingScale = 1.0f;    ///< Multiplies embedded tokens (Gemma: √dModel).
    float attentionScale = 0.0f;    ///< Multiplies q·k; 1/√headDim as a rule.
    float attentionSoftcap = 0.0f;  ///< c · tanh(score / c) before the softmax (Gemma 2); 0: none.
    float finalSoftcap = 0.0f;      ///< The same on logits; 0: none.
    bool qkNorm = false;            ///< RMSNorm of each query and key head (Qwen3, Gemma 3).
    bool postNorms = false;         ///< RMSNorm of what attention and MLP add (Gemma 2 and 3).
    std::int32_t ropeDim = 0;       ///< Leading values of a head that are turned; ≤ headDim.
    float localRopeTheta = 0.0f;    ///< RoPE base of sliding layers; 0: ropeTheta.
    float ropeLinearFactor = 1.0f;  ///< Divides positions, but not where localRopeTheta rules.
    float ropeMagnitude = 1.0f;     ///< Multiplies cos and sin (long-context scalings).
    std::int32_t slidingWindow = 0; ///< Positions that a sliding layer sees, its own included.
    std::vector<std::uint8_t> slidingLayers;  ///< [L], 1: sliding; empty: none.
    std::vector<std::uint8_t> ropelessLayers; ///< [L], 1: not turned (SmolLM3); empty: none.

    bool isSliding(LayerIndex layer) const { return marked(slidingLayers, layer); }
    bool usesRope(LayerIndex layer) const { return !marked(ropelessLayers, layer); }
    /// First position of the cache that a query at `position` sees in this layer.
    std::int32_t firstSeen(LayerIndex layer, std::int32_t position) const {
        return isSliding(layer) && position >= slidingWindow ? position - slidingWindow + 1 : 0;
    }

private:
    static bool marked(const std::vector<std::uint8_t>& layers, LayerIndex layer) {
        const auto index = static_cast<std::size_t>(layer.value);
        return index < layers.size() && layers[index] != 0;
    }
};

/// Reads and checks the configuration of a GGUF model: head counts divide, sizes are positive and
/// agree with the embedding, eps and rope base are finite. Errors MODEL-001 … name the key.
ModelConfig readConfig(const GgufFile& file);

} // namespace steerscope
