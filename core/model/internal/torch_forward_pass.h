// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <vector>

#include "core/model/internal/blockwise_pass.h"
#include "core/model/internal/torch_transformer.h"

namespace steerscope {

/// All lanes' rows stacked into one matrix for every product; attention lane by lane. New keys and
/// values are written behind the caches' ends and become valid in finish() only.
class TorchForwardPass final : public BlockwisePass {
public:
    TorchForwardPass(const TorchTransformer& model, std::span<Lane> lanes);

    RowsView rows() override;

private:
    void runBlock(LayerIndex layer) override;
    FloatMatrix logitsOf(std::span<const std::size_t> rows) override;
    void commit(std::size_t lane, Position length) override;
    void takeBackRows() override;

    void addSlots();
    at::Tensor embed() const;
    RopeAngles anglesOfRows(const RopeFrequencies& frequencies) const;
    void allocateBuffers();
    /// x += in · Wᵀ, normalised before the sum when `postNorm` is defined.
    void addProduct(const at::Tensor& in, const at::Tensor& weight, const at::Tensor& postNorm);

    const TorchTransformer& m_model;
    const TransformerParts& m_parts;
    std::vector<LaneSlot> m_slots;

    RopeAngles m_angles;
    RopeAngles m_slidingAngles;
    at::Tensor m_x;             ///< [N × D] residual stream, float32
    at::Tensor m_normed;        ///< [N × D]
    at::Tensor m_qkv;           ///< [N × (H + 2K)·d]
    at::Tensor m_attended;      ///< [N × H·d]
    at::Tensor m_gateUp;        ///< [N × 2F]
    at::Tensor m_gated;         ///< [N × F]
    at::Tensor m_host;          ///< Host copy of m_x while its rows are looked at off-CPU.
    bool m_hostIsAhead = false; ///< m_host may have been changed and must go back to the device.
};

} // namespace steerscope
