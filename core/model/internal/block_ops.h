// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <memory>
#include <span>

#include "core/model/internal/torch_kv_cache.h"
#include "core/model/model_config.h"

namespace steerscope {

/// Where one lane's rows lie in the stacked matrices, and what its cache holds already.
struct LaneSlot {
    TorchKvCache* cache = nullptr;
    std::int64_t firstRow = 0;
    std::int64_t count = 0; ///< New tokens.
    std::int64_t past = 0;  ///< Positions in the cache before them.
};

/// cos and sin of every row's angles, [N × r/2] each, r values of a head being turned.
struct RopeAngles {
    at::Tensor cos;
    at::Tensor sin;
};

/// The operations of one transformer block on stacked rows, [N × …], results written to `out`.
/// Two implementations, equal up to rounding: our kernels (CPU) and libtorch's operators (any
/// device). Stateless but for the configuration; compute thread only.
class BlockOps {
public:
    virtual ~BlockOps() = default;

    /// out = in · Wᵀ + bias; bias may be undefined. in [N × I], W [O × I], out [N × O].
    virtual void linear(at::Tensor& out, const at::Tensor& in, const at::Tensor& weight,
                        const at::Tensor& bias) const = 0;
    /// x += in · Wᵀ
    virtual void addLinear(at::Tensor& x, const at::Tensor& in, const at::Tensor& weight) const = 0;
    virtual void rmsNorm(at::Tensor& out, const at::Tensor& x, const at::Tensor& weight) const = 0;
    /// Normalises the query and key heads of qkv in place; weights [(H + K) × d], one row a head.
    virtual void normHeads(at::Tensor& qkv, const at::Tensor& weights) const = 0;
    /// Turns the leading values of the query and key heads of qkv [N × (H + 2K)·d] in place.
    virtual void rotate(at::Tensor& qkv, const RopeAngles& angles) const = 0;
    /// Appends each lane's keys and values to its cache (uncommitted) and attends causally, within
    /// the window where the layer slides.
    /// out [N × H·d].
    virtual void attend(at::Tensor& out, const at::Tensor& qkv, std::int64_t layer,
                        std::span<const LaneSlot> lanes) const = 0;
    /// out = activation(gate) · up for gateUp [N × 2F], out [N × F].
    virtual void gate(at::Tensor& out, const at::Tensor& gateUp) const = 0;
};

std::unique_ptr<BlockOps> makeKernelOps(const ModelConfig& config, int threads);
std::unique_ptr<BlockOps> makeTensorOps(const ModelConfig& config);

} // namespace steerscope
