// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/cached_attention.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/half_float.h"
#include "core/kernels/internal/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/cached_attention.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <hwy/contrib/math/math-inl.h>

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using D = hn::CappedTag<float, HeadCache::kTile>;
using V = hn::Vec<D>;

/// Queries that read the same keys and values together.
constexpr std::size_t kMostRows = 4;

HWY_INLINE V load(const float* p) {
    return hn::LoadU(D(), p);
}
HWY_INLINE V load(const hwy::float16_t* p) {
    return hn::PromoteTo(D(), hn::LoadU(hn::Rebind<hwy::float16_t, D>(), p));
}

/// Positions that a query sees, and where its numbers lie.
struct Row {
    const float* q = nullptr;
    float* out = nullptr;
    float* scores = nullptr; ///< scores[t − begin of the chunk]
    std::size_t begin = 0;
    std::size_t end = 0;
};

using Chunk = std::array<Row, kMostRows>;

/// scores[r][t] = ⟨q[r], K[t]⟩ for the tiles from position `begin` (a multiple of 16) to `end`.
template <std::size_t kRows, class T>
void scoreTiles(const Chunk& rows, const T* keys, std::size_t headDim, std::size_t begin,
                std::size_t end) {
    const std::size_t lanes = hn::Lanes(D());
    for (std::size_t t = begin; t < end; t += lanes) {
        const T* tile =
            keys + t / HeadCache::kTile * HeadCache::kTile * headDim + t % HeadCache::kTile;
        V sums[kRows];
        for (V& sum : sums)
            sum = hn::Zero(D());
        for (std::size_t i = 0; i < headDim; ++i) {
            const V key = load(tile + i * HeadCache::kTile);
            for (std::size_t r = 0; r < kRows; ++r)
                sums[r] = hn::MulAdd(hn::Set(D(), rows[r].q[i]), key, sums[r]);
        }
        for (std::size_t r = 0; r < kRows; ++r)
            hn::StoreU(sums[r], D(), rows[r].scores + (t - begin));
    }
}

/// Scales and caps the scores a row sees; returns the largest.
float finishScores(float* scores, std::size_t count, float scale, float softcap) {
    const std::size_t lanes = hn::Lanes(D());
    const V scales = hn::Set(D(), scale);
    const V cap = hn::Set(D(), softcap);
    const V inverse = hn::Set(D(), softcap > 0 ? 1 / softcap : 0);
    V top = hn::Set(D(), -std::numeric_limits<float>::infinity());
    // Whole vectors: what lies behind `count` is scratch, and does not enter the maximum.
    for (std::size_t t = 0; t < count; t += lanes) {
        V s = hn::Mul(hn::LoadU(D(), scores + t), scales);
        if (softcap > 0) s = hn::Mul(cap, hn::Tanh(D(), hn::Mul(s, inverse)));
        hn::StoreU(s, D(), scores + t);
        if (t + lanes <= count) top = hn::Max(top, s);
    }
    float most = hn::GetLane(hn::MaxOfLanes(D(), top));
    for (std::size_t t = count / lanes * lanes; t < count; ++t)
        most = std::max(most, scores[t]);
    return most;
}

/// x[t] = e^(x[t] − top); returns their sum.
float exponentials(float* x, std::size_t count, float top) {
    const std::size_t lanes = hn::Lanes(D());
    const V tops = hn::Set(D(), top);
    V sums = hn::Zero(D());
    std::size_t t = 0;
    for (; t + lanes <= count; t += lanes) {
        const V e = hn::Exp(D(), hn::Sub(hn::LoadU(D(), x + t), tops));
        sums = hn::Add(sums, e);
        hn::StoreU(e, D(), x + t);
    }
    float sum = hn::GetLane(hn::SumOfLanes(D(), sums));
    for (; t < count; ++t)
        sum += x[t] = std::exp(x[t] - top);
    return sum;
}

/// Turns the row's scores into weights, zero where it sees nothing; returns 1 / their sum.
float weigh(const Row& row, const CachedAttention& a, std::size_t begin, std::size_t end) {
    float* seen = row.scores + (row.begin - begin);
    const std::size_t count = row.end - row.begin;
    const float top = finishScores(seen, count, a.scale, a.softcap);
    const float sum = exponentials(seen, count, top);
    std::fill(row.scores, seen, 0.0f);
    std::fill(seen + count, row.scores + (end - begin), 0.0f);
    return 1 / sum;
}

/// out[r][0 … kVectors · lanes) = share[r] · Σ_t weight[r][t] · V[t, same columns]
template <std::size_t kRows, std::size_t kVectors, class T>
void weightedColumns(const Chunk& rows, const float* shares, const T* values, std::size_t headDim,
                     std::size_t count, std::size_t column) {
    const std::size_t lanes = hn::Lanes(D());
    V sums[kRows][kVectors];
    for (auto& row : sums)
        for (V& sum : row)
            sum = hn::Zero(D());
    for (std::size_t t = 0; t < count; ++t) {
        const T* value = values + t * headDim + column;
        V parts[kVectors];
        for (std::size_t v = 0; v < kVectors; ++v)
            parts[v] = load(value + v * lanes);
        for (std::size_t r = 0; r < kRows; ++r) {
            const V weight = hn::Set(D(), rows[r].scores[t]);
            for (std::size_t v = 0; v < kVectors; ++v)
                sums[r][v] = hn::MulAdd(weight, parts[v], sums[r][v]);
        }
    }
    for (std::size_t r = 0; r < kRows; ++r) {
        const V share = hn::Set(D(), shares[r]);
        for (std::size_t v = 0; v < kVectors; ++v)
            hn::StoreU(hn::Mul(sums[r][v], share), D(), rows[r].out + column + v * lanes);
    }
}

HWY_INLINE float asFloat(float x) {
    return x;
}
HWY_INLINE float asFloat(hwy::float16_t x) {
    return halfToFloat(std::bit_cast<std::uint16_t>(x));
}

template <std::size_t kRows, class T>
void weightedSums(const Chunk& rows, const float* shares, const T* values, std::size_t headDim,
                  std::size_t count) {
    const std::size_t lanes = hn::Lanes(D());
    std::size_t i = 0;
    for (; i + 4 * lanes <= headDim; i += 4 * lanes)
        weightedColumns<kRows, 4>(rows, shares, values, headDim, count, i);
    for (; i + lanes <= headDim; i += lanes)
        weightedColumns<kRows, 1>(rows, shares, values, headDim, count, i);
    for (; i < headDim; ++i) {
        for (std::size_t r = 0; r < kRows; ++r) {
            float sum = 0;
            for (std::size_t t = 0; t < count; ++t)
                sum += rows[r].scores[t] * asFloat(values[t * headDim + i]);
            rows[r].out[i] = sum * shares[r];
        }
    }
}

template <std::size_t kRows, class T>
void attendRows(const CachedAttention& a, const Chunk& rows, const T* keys, const T* values) {
    const std::size_t d = a.cache.headDim;
    const std::size_t begin = rows[0].begin / HeadCache::kTile * HeadCache::kTile;
    const std::size_t end = rows[kRows - 1].end;
    scoreTiles<kRows>(rows, keys, d, begin, end);
    float shares[kRows];
    for (std::size_t r = 0; r < kRows; ++r)
        shares[r] = weigh(rows[r], a, begin, end);
    weightedSums<kRows>(rows, shares, values + begin * d, d, end - begin);
}

template <class T>
void attendChunk(const CachedAttention& a, const Chunk& rows, std::size_t count) {
    const T* keys = static_cast<const T*>(a.cache.keys);
    const T* values = static_cast<const T*>(a.cache.values);
    switch (count) {
    case 1:
        return attendRows<1, T>(a, rows, keys, values);
    case 2:
        return attendRows<2, T>(a, rows, keys, values);
    case 3:
        return attendRows<3, T>(a, rows, keys, values);
    default:
        return attendRows<4, T>(a, rows, keys, values);
    }
}

std::size_t scoreStride(const CachedAttention& a) {
    return (a.first + a.queries + 2 * HeadCache::kTile) / HeadCache::kTile * HeadCache::kTile;
}

Row rowAt(const CachedAttention& a, std::size_t index, const float* q, float* out) {
    const std::size_t token = index / a.group;
    const std::size_t column = index % a.group * a.cache.headDim;
    const std::size_t end = a.first + token + 1;
    return {.q = q + token * a.queryStride + column,
            .out = out + token * a.outStride + column,
            .begin = a.window > 0 && end > a.window ? end - a.window : 0,
            .end = end};
}

void attend(const CachedAttention& a, const float* q, float* out, float* scratch) {
    const std::size_t total = a.queries * a.group;
    for (std::size_t done = 0; done < total;) {
        const std::size_t count = std::min(kMostRows, total - done);
        Chunk rows;
        for (std::size_t r = 0; r < count; ++r) {
            rows[r] = rowAt(a, done + r, q, out);
            rows[r].scores = scratch + r * scoreStride(a);
        }
        if (a.cache.element == CacheElement::float16) {
            attendChunk<hwy::float16_t>(a, rows, count);
        } else {
            attendChunk<float>(a, rows, count);
        }
        done += count;
    }
}

std::size_t scratchFloats(const CachedAttention& a) {
    return kMostRows * scoreStride(a);
}

/// Rounds to nearest even, as the hardware does.
void toHalf(const float* in, std::size_t n, hwy::float16_t* out) {
    const std::size_t lanes = hn::Lanes(D());
    const hn::Rebind<hwy::float16_t, D> half;
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes)
        hn::StoreU(hn::DemoteTo(half, hn::LoadU(D(), in + i)), half, out + i);
    for (; i < n; ++i)
        out[i] = std::bit_cast<hwy::float16_t>(floatToHalf(in[i]));
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope {

HWY_EXPORT(attend);
HWY_EXPORT(scratchFloats);
HWY_EXPORT(toHalf);

namespace {

template <class T>
void storeAt(const HeadCache& cache, std::size_t position, const T* key, const T* value) {
    const std::size_t d = cache.headDim;
    T* tile = static_cast<T*>(cache.keys) + position / HeadCache::kTile * HeadCache::kTile * d +
              position % HeadCache::kTile;
    for (std::size_t i = 0; i < d; ++i)
        tile[i * HeadCache::kTile] = key[i];
    std::copy_n(value, d, static_cast<T*>(cache.values) + position * d);
}

constexpr std::size_t kMostHeadDim = 1024;

} // namespace

std::size_t bytesOf(CacheElement element) {
    return element == CacheElement::float16 ? 2 : 4;
}

std::size_t HeadCache::bytes(CacheElement element, std::size_t headDim, std::size_t positions) {
    return (positions + kTile - 1) / kTile * kTile * headDim * bytesOf(element);
}

void HeadCache::store(std::size_t position, const float* key, const float* value) const {
    if (element == CacheElement::float32) return storeAt(*this, position, key, value);
    assert(headDim <= kMostHeadDim);
    std::array<hwy::float16_t, 2 * kMostHeadDim> halves;
    HWY_DYNAMIC_DISPATCH(toHalf)(key, headDim, halves.data());
    HWY_DYNAMIC_DISPATCH(toHalf)(value, headDim, halves.data() + headDim);
    storeAt(*this, position, halves.data(), halves.data() + headDim);
}

std::size_t attendCachedScratch(const CachedAttention& attention) {
    return HWY_DYNAMIC_DISPATCH(scratchFloats)(attention);
}

void attendCached(const CachedAttention& attention, const float* q, float* out,
                  std::span<float> scratch) {
    assert(scratch.size() >= attendCachedScratch(attention));
    HWY_DYNAMIC_DISPATCH(attend)(attention, q, out, scratch.data());
}

} // namespace steerscope
#endif
