// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <vector>

#include "core/model/internal/torch_transformer.h"

namespace steerscope {

/// All lanes' rows stacked into one matrix for every product; attention lane by lane. New keys and
/// values are written behind the caches' ends and become valid in finish() only.
class TorchForwardPass final : public ForwardPass {
public:
    /// Errors RUN-001 (bad token), RUN-002 (context full), RUN-003 (misuse of lanes).
    TorchForwardPass(const TorchTransformer& model, std::span<Lane> lanes);

    bool advance() override;
    LayerIndex layer() const override { return LayerIndex(m_next - 1); }
    RowsView rows() override;
    std::vector<LaneResult> finish() override;

private:
    void addLane(const Lane& lane);
    at::Tensor embed() const;
    RopeAngles anglesOfRows() const;
    void allocateBuffers();
    void runBlock(const LayerWeights& weights);
    void upload();
    void editAndCapture();
    void edit(const Lane& lane, const LaneSlot& slot, RowsView rows) const;
    std::vector<std::int64_t> rowsThatNeedLogits() const;
    std::vector<LaneResult> resultsWith(const at::Tensor& logits);

    const TorchTransformer& m_model;
    const TransformerParts& m_parts;
    std::span<Lane> m_lanes;
    std::vector<LaneSlot> m_slots;
    std::vector<ActivationTrace> m_traces;
    std::int64_t m_rowCount = 0; ///< N
    std::int32_t m_next = 0;     ///< Block that advance() runs next.

    RopeAngles m_angles;
    at::Tensor m_x;             ///< [N × D] residual stream
    at::Tensor m_normed;        ///< [N × D]
    at::Tensor m_qkv;           ///< [N × (H + 2K)·d]
    at::Tensor m_attended;      ///< [N × H·d]
    at::Tensor m_gateUp;        ///< [N × 2F]
    at::Tensor m_gated;         ///< [N × F]
    at::Tensor m_host;          ///< Host copy of m_x while its rows are looked at off-CPU.
    bool m_hostIsAhead = false; ///< m_host may have been changed and must go back to the device.
};

} // namespace steerscope
