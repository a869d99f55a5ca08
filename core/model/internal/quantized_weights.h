// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <stop_token>
#include <vector>

#include "core/base/progress.h"
#include "core/kernels/packed_matrix.h"
#include "core/kernels/thread_pool.h"
#include "core/model/internal/rope_frequencies.h"
#include "core/model/model_config.h"
#include "core/model/weight_source.h"

namespace steerscope {

/// Weights of one block: matrices with the bits of the file, vectors as float32. Vectors that the
/// architecture lacks are empty. H query heads, K key/value heads, d head width, F MLP width.
struct QuantizedLayer {
    std::vector<float> attentionNorm; ///< [D]
    std::array<PackedMatrix, 3> qkv;  ///< [H·d × D], [K·d × D], [K·d × D]
    std::array<std::vector<float>, 3> qkvBias;
    std::vector<float> queryNorm;         ///< [d]
    std::vector<float> keyNorm;           ///< [d]
    PackedMatrix attentionOutput;         ///< [D × H·d]
    std::vector<float> postAttentionNorm; ///< [D]
    std::vector<float> mlpNorm;           ///< [D]
    PackedMatrix gate;                    ///< [F × D]
    PackedMatrix up;                      ///< [F × D]
    PackedMatrix down;                    ///< [D × F]
    std::vector<float> postMlpNorm;       ///< [D]
};

struct QuantizedWeights {
    PackedMatrix embedding;        ///< [V × D]
    PackedMatrix output;           ///< [V × D]; without rows when tied to the embedding.
    std::vector<float> outputNorm; ///< [D]
    std::vector<QuantizedLayer> layers;
    RopeFrequencies rope;
    RopeFrequencies localRope; ///< Of sliding layers.

    const PackedMatrix& head() const { return output.rows() > 0 ? output : embedding; }
};

/// Reads and packs all matrices in parallel on `pool`. Throws Cancelled, and what reading throws.
QuantizedWeights packWeights(const WeightSource& source, const ModelConfig& config,
                             ThreadPool& pool, const ProgressSink& progress, std::stop_token stop);

} // namespace steerscope
