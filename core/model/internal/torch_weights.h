// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <stop_token>
#include <vector>

#include "core/base/progress.h"
#include "core/model/internal/rope_frequencies.h"
#include "core/model/model_config.h"
#include "core/model/weight_source.h"

namespace steerscope {

/// Where tensors live, and the numbers that matrices, activations and caches are made of. Norms and
/// the residual stream are float32 whatever they are.
struct Placement {
    at::Device device = at::kCPU;
    at::ScalarType numbers = at::kFloat;

    at::TensorOptions options() const { return at::TensorOptions().dtype(numbers).device(device); }
};

/// Weights of one block. H query heads, K key/value heads, d head width, F MLP width.
struct LayerWeights {
    at::Tensor attentionNorm;     ///< [D]
    at::Tensor qkv;               ///< [(H + 2K)·d × D]: query, key and value rows in this order.
    at::Tensor qkvBias;           ///< [(H + 2K)·d] or undefined
    at::Tensor headNorms;         ///< [(H + K) × d] or undefined
    at::Tensor attentionOutput;   ///< [D × H·d]
    at::Tensor postAttentionNorm; ///< [D] or undefined
    at::Tensor mlpNorm;           ///< [D]
    at::Tensor gateUp;            ///< [2F × D]: gate rows, then up rows.
    at::Tensor down;              ///< [D × F]
    at::Tensor postMlpNorm;       ///< [D] or undefined
};

struct TransformerWeights {
    at::Tensor embedding;  ///< [V × D]
    at::Tensor outputNorm; ///< [D]
    at::Tensor output;     ///< [V × D]; the embedding itself when tied.
    std::vector<LayerWeights> layers;
    RopeFrequencies rope;
    RopeFrequencies slidingRope;
};

/// Expands all weights in parallel and moves them to their place. Throws Cancelled.
TransformerWeights loadWeights(const WeightSource& source, const ModelConfig& config,
                               const Placement& placement, const ProgressSink& progress,
                               std::stop_token stop);

} // namespace steerscope
