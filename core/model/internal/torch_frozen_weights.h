// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/internal/frozen_weights.h"
#include "core/model/internal/torch_transformer.h"

namespace steerscope {

/// The reference executor's own tensors, nothing copied unless they are bfloat16. The model must
/// outlive it.
class TorchFrozenWeights final : public FrozenWeights {
public:
    explicit TorchFrozenWeights(const TorchTransformer& model) : m_model(model) {}

    const ModelConfig& config() const override { return m_model.config(); }
    at::Device device() const override { return m_model.parts().placement.device; }
    WeightCopies copies() const override {
        const bool floats = m_model.parts().placement.numbers == at::kFloat;
        return floats ? WeightCopies::shared : WeightCopies::expanded;
    }
    LayerWeights layer(LayerIndex layer) const override;
    at::Tensor outputNorm() const override;
    at::Tensor output() const override;
    const RopeFrequencies& rope(LayerIndex layer) const override;
    PrefixRows prefix(const KvCache& cache, LayerIndex layer) const override;

private:
    const TorchTransformer& m_model;
};

} // namespace steerscope
