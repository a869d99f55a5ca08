// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/model/internal/frozen_weights.h"
#include "core/model/internal/quantized_transformer.h"

namespace steerscope {

/// The quantised executor's weights, expanded to float32 block by block when they are asked for.
/// The model must outlive it.
class QuantizedFrozenWeights final : public FrozenWeights {
public:
    /// shared: every block stays expanded once it has been asked for (fast; a whole float32 copy in
    /// the end). expanded: nothing is kept.
    QuantizedFrozenWeights(const QuantizedTransformer& model, WeightCopies copies);

    const ModelConfig& config() const override { return m_model.config(); }
    at::Device device() const override { return at::kCPU; }
    WeightCopies copies() const override { return m_copies; }
    std::uint64_t keptBytes(std::size_t blocks) const override {
        return m_copies == WeightCopies::shared ? expandedBytes(m_model, blocks) : 0;
    }
    LayerWeights layer(LayerIndex layer) const override;
    at::Tensor outputNorm() const override;
    at::Tensor output() const override;
    const RopeFrequencies& rope(LayerIndex layer) const override;
    PrefixRows prefix(const KvCache& cache, LayerIndex layer) const override;

    /// Bytes of all that layer() hands out for the last `blocks` blocks, and output().
    static std::uint64_t expandedBytes(const QuantizedTransformer& model, std::size_t blocks);

private:
    LayerWeights expand(const QuantizedLayer& layer) const;
    at::Tensor stacked(std::span<const PackedMatrix* const> matrices) const;
    at::Tensor headNorms(const QuantizedLayer& layer) const;

    const QuantizedTransformer& m_model;
    WeightCopies m_copies;
    mutable std::vector<LayerWeights> m_kept; ///< [L] by need; what was asked for, never changed.
    mutable at::Tensor m_keptOutput;
};

} // namespace steerscope
