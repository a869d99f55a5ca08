// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/model/internal/hf_config.h"
#include "core/model/internal/hf_shards.h"
#include "core/model/weight_source.h"

namespace steerscope {

/// Weights of a Hugging Face folder: F32, F16 and BF16 rows as stored. Norms that are stored less 1
/// get it back in readRows.
class HfWeights final : public WeightSource {
public:
    /// Settles in `config` what the tensors decide (tied embeddings, biases) and checks that each
    /// weight is there, in its shape and a type we read, and that nothing is left over: MODEL-004,
    /// MODEL-005, MODEL-006. The shards must outlive this.
    HfWeights(const HfShards& shards, HfConfig& config);

    bool has(WeightName name, LayerIndex layer = LayerIndex(0)) const override;
    StoredWeight stored(WeightName name, LayerIndex layer = LayerIndex(0)) const override;
    void readRows(WeightName name, LayerIndex layer, std::uint64_t firstRow,
                  std::span<float> out) const override;
    std::string dominantFormat() const override;

private:
    /// A tensor, or rows of one that several weights share.
    struct Place {
        std::string tensor;
        std::uint64_t firstRow = 0;
        WeightShape whole; ///< Shape that the tensor must have.
    };
    Place placeOf(WeightName name, LayerIndex layer) const;
    void check() const;

    const HfShards& m_shards;
    HfConfig m_config;
};

} // namespace steerscope
