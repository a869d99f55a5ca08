// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/torch_kv_cache.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/model/internal/cache_length.h"

namespace steerscope {
namespace {

constexpr std::int64_t kPositionDim = 3;
constexpr std::int64_t kSmallestCapacity = 32;

} // namespace

TorchKvCache::TorchKvCache(const ModelConfig& config, const Placement& placement, const void* model)
    : m_nLayers(config.nLayers),
      m_nKvHeads(config.nKvHeads),
      m_headDim(config.headDim),
      m_placement(placement),
      m_model(model) {}

void TorchKvCache::truncate(Position length) {
    m_length = checkedCut(m_length, length);
}

std::unique_ptr<KvCache> TorchKvCache::copy() const {
    const c10::InferenceMode noGradients;
    std::unique_ptr<TorchKvCache> out(new TorchKvCache(*this));
    out->m_capacity = 0;
    out->m_length = Position(0);
    out->reserve(m_length.value);
    out->m_length = m_length;
    if (m_length.value > 0) {
        out->m_data.narrow(kPositionDim, 0, m_length.value)
            .copy_(m_data.narrow(kPositionDim, 0, m_length.value));
    }
    return out;
}

void TorchKvCache::reserve(std::int64_t positions) {
    if (positions <= m_capacity) return;
    const std::int64_t capacity = std::max({positions, 2 * m_capacity, kSmallestCapacity});
    at::Tensor data = allocate(capacity);
    if (m_length.value > 0) {
        data.narrow(kPositionDim, 0, m_length.value)
            .copy_(m_data.narrow(kPositionDim, 0, m_length.value));
    }
    m_data = std::move(data);
    m_capacity = capacity;
}

float* TorchKvCache::at(std::int64_t layer, std::int64_t which, std::int64_t head) const {
    const std::int64_t index = (layer * 2 + which) * m_nKvHeads + head;
    return m_data.data_ptr<float>() + index * m_capacity * m_headDim;
}

at::Tensor TorchKvCache::allocate(std::int64_t capacity) const {
    return at::empty({m_nLayers, 2, m_nKvHeads, capacity, m_headDim}, m_placement.options());
}

} // namespace steerscope
