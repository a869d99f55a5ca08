// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <memory>

#include "core/model/internal/torch_weights.h"
#include "core/model/kv_cache.h"
#include "core/model/model_config.h"

namespace steerscope {

/// Keys and values of one lane in the model's numbers, [L × 2 × K × capacity × d]: the positions of
/// one head lie together, as attention reads them. Capacity at least doubles when it is outgrown.
class TorchKvCache final : public KvCache {
public:
    /// `model` only identifies the owner; it is never dereferenced.
    TorchKvCache(const ModelConfig& config, const Placement& placement, const void* model);

    Position length() const override { return m_length; }
    void truncate(Position length) override;
    std::unique_ptr<KvCache> copy() const override;

    bool belongsTo(const void* model) const { return m_model == model; }
    /// Makes room for `positions` in all; what is there stays. Length unchanged.
    void reserve(std::int64_t positions);
    /// Declares the first `length` positions valid (they have been written).
    void commit(Position length) { m_length = length; }

    at::Tensor keys(std::int64_t layer) const { return m_data[layer][0]; } ///< [K × capacity × d]
    at::Tensor values(std::int64_t layer) const { return m_data[layer][1]; } ///< [K × capacity × d]
    /// Float32 on the CPU only: keys and values of one head as they lie in memory, [capacity × d].
    float* headKeys(std::int64_t layer, std::int64_t head) const { return at(layer, 0, head); }
    float* headValues(std::int64_t layer, std::int64_t head) const { return at(layer, 1, head); }

private:
    TorchKvCache(const TorchKvCache&) = default;
    float* at(std::int64_t layer, std::int64_t which, std::int64_t head) const;
    at::Tensor allocate(std::int64_t capacity) const;

    std::int64_t m_nLayers;
    std::int64_t m_nKvHeads;
    std::int64_t m_headDim;
    Placement m_placement;
    const void* m_model;
    std::int64_t m_capacity = 0;
    Position m_length;
    at::Tensor m_data;
};

} // namespace steerscope
