// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace steerscope {

enum class CacheElement { float16, float32 };

std::size_t bytesOf(CacheElement element);

/// Keys and values of one key/value head of one lane. Keys lie in tiles of sixteen positions,
/// dimension by dimension, so that a vector holds sixteen positions and a score needs no sum across
/// lanes; values lie position by position. Both have room for whole tiles.
struct HeadCache {
    static constexpr std::size_t kTile = 16;

    CacheElement element = CacheElement::float32;
    std::size_t headDim = 0;
    void* keys = nullptr;   ///< [tiles × headDim × 16]
    void* values = nullptr; ///< [positions × headDim]

    /// Bytes that keys (or values) take for so many positions.
    static std::size_t bytes(CacheElement element, std::size_t headDim, std::size_t positions);
    /// Writes one position, rounded to the cache's element.
    void store(std::size_t position, const float* key, const float* value) const;
};

/// Causal attention of consecutive new tokens over one head's cache, which holds them already.
struct CachedAttention {
    HeadCache cache;
    std::size_t queries = 0; ///< Query i sits at position first + i and sees what lies before it.
    std::size_t first = 0;   ///< Position of the first query.
    std::size_t group = 0;   ///< Query heads that share this key/value head.
    std::size_t window = 0;  ///< A query sees this many positions, its own included; 0: all.
    float scale = 1;         ///< Multiplies every score.
    float softcap = 0;       ///< c: scores become c · tanh(score / c); 0: none.
    std::size_t queryStride = 0; ///< Floats from one token's queries to the next one's.
    std::size_t outStride = 0;   ///< The same for out.
};

/// Floats of scratch that attendCached needs.
std::size_t attendCachedScratch(const CachedAttention& attention);

/// out[i, g] = softmax(cap(scale · q[i, g] · Kᵀ)) V over the positions that query i sees. q, out:
/// rows of [group × headDim]. Sums in float32, in an order that depends on positions only. Pure;
/// SIMD chosen at run time.
void attendCached(const CachedAttention& attention, const float* q, float* out,
                  std::span<float> scratch);

} // namespace steerscope
