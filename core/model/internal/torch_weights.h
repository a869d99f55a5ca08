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

/// Weights of one block, float32. H query heads, K key/value heads, d head width, F MLP width.
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

/// Expands all weights to float32 in parallel and moves them to `device`. Throws Cancelled.
TransformerWeights loadWeights(const WeightSource& source, const ModelConfig& config,
                               at::Device device, const ProgressSink& progress,
                               std::stop_token stop);

} // namespace steerscope
