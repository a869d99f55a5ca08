// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <memory>

#include "core/model/internal/block_ops.h"
#include "core/model/internal/identified_model.h"
#include "core/model/internal/torch_weights.h"

namespace steerscope {

/// What a TorchTransformer computes with.
struct TransformerParts {
    TransformerWeights weights;
    std::unique_ptr<BlockOps> ops;
    Placement placement;
};

/// The reference executor on libtorch: float32 or bfloat16, any device.
class TorchTransformer final : public IdentifiedModel {
public:
    TorchTransformer(ModelIdentity identity, TransformerParts parts)
        : IdentifiedModel(std::move(identity)), m_parts(std::move(parts)) {}

    std::unique_ptr<KvCache> newCache(Precision precision = Precision::exact) const override;
    std::unique_ptr<ForwardPass> begin(std::span<Lane> lanes) const override;
    FloatMatrix logits(RowsView finalResidual) const override;

    const TransformerParts& parts() const { return m_parts; }
    /// Final norm and output head: rows [M × D] → [M × V], float32 on the model's device.
    at::Tensor logitRows(const at::Tensor& rows) const;

private:
    TransformerParts m_parts;
};

} // namespace steerscope
