// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/differentiable_pass.h"
#include "core/model/internal/block_ops.h"
#include "core/model/internal/frozen_weights.h"

namespace steerscope {

/// The blocks of a model written in operators that autograd can differentiate, on the stacked rows
/// of some lanes. Products run over all rows at once; attention runs per lane over its constant
/// prefix and its own rows, so that lanes of different length need no padding.
class FrozenBlocks {
public:
    /// Borrows the weights and the lanes' prefixes. RUN-002 (context full), RUN-003 (misuse).
    FrozenBlocks(const FrozenWeights& weights, std::span<const DifferentiableLane> lanes);

    std::int64_t rows() const { return m_rows; }
    /// x [N × D] → [N × D]: x += attention(norm(x)); x += mlp(norm(x)).
    at::Tensor run(LayerIndex layer, const at::Tensor& x) const;

private:
    struct Lane {
        const KvCache* prefix;
        std::int64_t past;
        std::int64_t count;
        at::Tensor mask;        ///< [T × P + T]: 0 where a row may look, −∞ elsewhere
        at::Tensor slidingMask; ///< The same for sliding layers
    };
    at::Tensor maskOf(const Lane& lane, LayerIndex layer) const;
    RopeAngles anglesOf(LayerIndex layer) const;
    at::Tensor attention(LayerIndex layer, const LayerWeights& w, const at::Tensor& x) const;
    at::Tensor attendLane(LayerIndex layer, const Lane& lane, const at::Tensor& heads) const;
    at::Tensor mlp(const LayerWeights& w, const at::Tensor& x) const;
    at::Tensor norm(const at::Tensor& x, const at::Tensor& weight) const;
    at::Tensor rotate(const at::Tensor& heads, const RopeAngles& angles) const;

    const FrozenWeights& m_weights;
    const ModelConfig& m_config;
    std::vector<Lane> m_lanes;
    std::vector<std::int64_t> m_counts; ///< Rows of each lane
    std::int64_t m_rows = 0;            ///< N
    RopeAngles m_angles;
    RopeAngles m_slidingAngles;
};

} // namespace steerscope
