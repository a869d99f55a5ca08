// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/lane_cache.h"

#include <algorithm>
#include <cstring>

#include "core/model/internal/cache_length.h"

namespace steerscope {
namespace {

constexpr std::size_t kSmallestCapacity = 64;

std::size_t wholeTiles(std::size_t positions) {
    return (positions + HeadCache::kTile - 1) / HeadCache::kTile * HeadCache::kTile;
}

std::size_t size(std::int32_t n) {
    return static_cast<std::size_t>(n);
}

} // namespace

LaneCache::LaneCache(const ModelConfig& config, Precision precision, const void* model)
    : m_config(&config),
      m_element(precision == Precision::fast ? CacheElement::float16 : CacheElement::float32),
      m_nLayers(size(config.nLayers)),
      m_nKvHeads(size(config.nKvHeads)),
      m_headDim(size(config.headDim)),
      m_model(model) {}

Precision LaneCache::precision() const {
    return m_element == CacheElement::float16 ? Precision::fast : Precision::exact;
}

void LaneCache::truncate(Position length) {
    m_length = checkedCut(m_length, length);
}

std::size_t LaneCache::headBytes(std::size_t positions) const {
    return HeadCache::bytes(m_element, m_headDim, positions);
}

void LaneCache::copyHeads(std::byte* to, std::size_t toCapacity) const {
    const std::size_t used = headBytes(size(m_length.value));
    for (std::size_t i = 0; i < 2 * m_nLayers * m_nKvHeads; ++i)
        std::memcpy(to + i * headBytes(toCapacity), m_data.get() + i * headBytes(m_capacity), used);
}

void LaneCache::reserve(std::size_t positions) {
    if (positions <= m_capacity) return;
    const std::size_t capacity =
        wholeTiles(std::max({positions, 2 * m_capacity, kSmallestCapacity}));
    auto data = std::make_unique_for_overwrite<std::byte[]>(2 * m_nLayers * m_nKvHeads *
                                                            headBytes(capacity));
    if (m_length.value > 0) copyHeads(data.get(), capacity);
    m_data = std::move(data);
    m_capacity = capacity;
}

std::unique_ptr<KvCache> LaneCache::copy() const {
    auto out = std::make_unique<LaneCache>(*m_config, precision(), m_model);
    if (m_length.value == 0) return out;
    out->reserve(size(m_length.value));
    copyHeads(out->m_data.get(), out->m_capacity);
    out->m_length = m_length;
    return out;
}

HeadCache LaneCache::head(LayerIndex layer, std::size_t head) const {
    const std::size_t keys = size(layer.value) * 2 * m_nKvHeads + head;
    const std::size_t bytes = headBytes(m_capacity);
    return {.element = m_element,
            .headDim = m_headDim,
            .keys = m_data.get() + keys * bytes,
            .values = m_data.get() + (keys + m_nKvHeads) * bytes};
}

} // namespace steerscope
