// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

#include "core/base/precision.h"
#include "core/kernels/cached_attention.h"
#include "core/model/kv_cache.h"
#include "core/model/model_config.h"

namespace steerscope {

/// Keys and values of one lane of the quantised executor: float16 when fast, float32 when exact,
/// [L × 2 × K] heads of `capacity` positions each. Capacity at least doubles when it is outgrown.
class LaneCache final : public KvCache {
public:
    /// `config` outlives the cache; `model` only identifies the owner and is never dereferenced.
    LaneCache(const ModelConfig& config, Precision precision, const void* model);

    Position length() const override { return m_length; }
    void truncate(Position length) override;
    std::unique_ptr<KvCache> copy() const override;

    Precision precision() const;
    bool belongsTo(const void* model) const { return m_model == model; }
    /// Makes room for `positions` in all; what is there stays. Length unchanged.
    void reserve(std::size_t positions);
    /// Declares the first `length` positions valid (they have been written).
    void commit(Position length) { m_length = length; }
    HeadCache head(LayerIndex layer, std::size_t head) const;

private:
    std::size_t headBytes(std::size_t positions) const;
    void copyHeads(std::byte* to, std::size_t toCapacity) const;

    const ModelConfig* m_config; ///< The model's, which outlives its caches.
    CacheElement m_element;
    std::size_t m_nLayers;
    std::size_t m_nKvHeads;
    std::size_t m_headDim;
    const void* m_model;
    std::size_t m_capacity = 0;
    Position m_length;
    std::unique_ptr<std::byte[]> m_data; ///< Never initialised beyond what was written.
};

} // namespace steerscope
