// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/attention.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/kernels/internal/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/attention.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <hwy/contrib/math/math-inl.h>

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<float>;
using V = hn::Vec<D>;

float dot(const float* a, const float* b, std::size_t n) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    auto sum = hn::Zero(d);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes)
        sum = hn::MulAdd(hn::LoadU(d, a + i), hn::LoadU(d, b + i), sum);
    float out = hn::GetLane(hn::SumOfLanes(d, sum));
    for (; i < n; ++i)
        out += a[i] * b[i];
    return out;
}

/// scores[t] = scale · ⟨q, K[t]⟩ for t < length; K rows lie `stride` floats apart.
void scoreRows(const float* q, const float* keys, std::size_t stride, const AttentionShape& shape,
               float* scores) {
    for (std::size_t t = 0; t < shape.length; ++t) {
        scores[t] = shape.scale * dot(q, keys + t * stride, shape.headDim);
    }
}

/// scores[t] = scale · Σ_d q[d] · transposed[d, t]: four vectors of positions at a time, so that no
/// sum across lanes is needed. `transposed` rows hold `stride` floats, a multiple of four vectors.
void scoreTransposed(const float* q, const float* transposed, std::size_t stride,
                     const AttentionShape& shape, float* scores) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    for (std::size_t t = 0; t < shape.length; t += 4 * lanes) {
        V s0 = hn::Zero(d), s1 = s0, s2 = s0, s3 = s0;
        for (std::size_t i = 0; i < shape.headDim; ++i) {
            const float* row = transposed + i * stride + t;
            const V qi = hn::Set(d, q[i]);
            s0 = hn::MulAdd(qi, hn::LoadU(d, row), s0);
            s1 = hn::MulAdd(qi, hn::LoadU(d, row + lanes), s1);
            s2 = hn::MulAdd(qi, hn::LoadU(d, row + 2 * lanes), s2);
            s3 = hn::MulAdd(qi, hn::LoadU(d, row + 3 * lanes), s3);
        }
        const V scale = hn::Set(d, shape.scale);
        hn::StoreU(hn::Mul(s0, scale), d, scores + t);
        hn::StoreU(hn::Mul(s1, scale), d, scores + t + lanes);
        hn::StoreU(hn::Mul(s2, scale), d, scores + t + 2 * lanes);
        hn::StoreU(hn::Mul(s3, scale), d, scores + t + 3 * lanes);
    }
}

void softmaxInPlace(float* x, std::size_t n) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    const float top = *std::max_element(x, x + n);
    const V topLanes = hn::Set(d, top);
    V sums = hn::Zero(d);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
        const V e = hn::Exp(d, hn::Sub(hn::LoadU(d, x + i), topLanes));
        sums = hn::Add(sums, e);
        hn::StoreU(e, d, x + i);
    }
    float sum = hn::GetLane(hn::SumOfLanes(d, sums));
    for (; i < n; ++i)
        sum += x[i] = std::exp(x[i] - top);
    const float inverse = 1.0f / sum;
    for (i = 0; i < n; ++i)
        x[i] *= inverse;
}

/// out[0 … kVectors·lanes) = Σ_t p[t] · V[t, same columns]
template <std::size_t kVectors>
void weightedColumns(const float* p, const float* values, std::size_t stride, std::size_t length,
                     float* out) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    V s0 = hn::Zero(d), s1 = s0, s2 = s0, s3 = s0;
    for (std::size_t t = 0; t < length; ++t) {
        const V pt = hn::Set(d, p[t]);
        const float* row = values + t * stride;
        s0 = hn::MulAdd(pt, hn::LoadU(d, row), s0);
        if constexpr (kVectors == 4) {
            s1 = hn::MulAdd(pt, hn::LoadU(d, row + lanes), s1);
            s2 = hn::MulAdd(pt, hn::LoadU(d, row + 2 * lanes), s2);
            s3 = hn::MulAdd(pt, hn::LoadU(d, row + 3 * lanes), s3);
        }
    }
    hn::StoreU(s0, d, out);
    if constexpr (kVectors == 4) {
        hn::StoreU(s1, d, out + lanes);
        hn::StoreU(s2, d, out + 2 * lanes);
        hn::StoreU(s3, d, out + 3 * lanes);
    }
}

/// out = Σ_t p[t] · V[t]
void weightedRows(const float* p, const float* values, std::size_t stride,
                  const AttentionShape& shape, float* out) {
    const std::size_t lanes = hn::Lanes(D());
    const std::size_t n = shape.headDim;
    std::size_t i = 0;
    for (; i + 4 * lanes <= n; i += 4 * lanes) {
        weightedColumns<4>(p, values + i, stride, shape.length, out + i);
    }
    for (; i + lanes <= n; i += lanes) {
        weightedColumns<1>(p, values + i, stride, shape.length, out + i);
    }
    for (; i < n; ++i) {
        float sum = 0;
        for (std::size_t t = 0; t < shape.length; ++t)
            sum += p[t] * values[t * stride + i];
        out[i] = sum;
    }
}

void attendOne(const AttentionShape& shape, const float* q, const float* keys, const float* values,
               float* out, float* scores) {
    const std::size_t group = shape.nHeads / shape.nKvHeads;
    const std::size_t stride = shape.nKvHeads * shape.headDim;
    for (std::size_t h = 0; h < shape.nHeads; ++h) {
        const std::size_t column = h / group * shape.headDim;
        scoreRows(q + h * shape.headDim, keys + column, stride, shape, scores);
        softmaxInPlace(scores, shape.length);
        weightedRows(scores, values + column, stride, shape, out + h * shape.headDim);
    }
}

/// Positions in a row of transposed keys: `length` rounded up to four vectors.
std::size_t paddedLength(std::size_t length) {
    const std::size_t step = 4 * hn::Lanes(D());
    return (length + step - 1) / step * step;
}

std::size_t manyScratch(std::size_t headDim, std::size_t length) {
    return paddedLength(length) * (headDim + 1);
}

void transposeKeys(const CausalAttentionShape& shape, const float* keys, float* transposed) {
    const std::size_t stride = paddedLength(shape.length);
    std::fill(transposed, transposed + stride * shape.headDim, 0.0f);
    for (std::size_t t = 0; t < shape.length; ++t) {
        for (std::size_t i = 0; i < shape.headDim; ++i) {
            transposed[i * stride + t] = keys[t * shape.headDim + i];
        }
    }
}

void attendMany(const CausalAttentionShape& shape, const float* q, const float* keys,
                const float* values, float* out, float* scratch) {
    const std::size_t stride = paddedLength(shape.length);
    float* transposed = scratch;
    float* scores = scratch + stride * shape.headDim;
    transposeKeys(shape, keys, transposed);
    for (std::size_t i = 0; i < shape.queries; ++i) {
        const AttentionShape one{.headDim = shape.headDim,
                                 .length = shape.length - shape.queries + i + 1,
                                 .scale = shape.scale};
        for (std::size_t g = 0; g < shape.group; ++g) {
            const std::size_t column = g * shape.headDim;
            scoreTransposed(q + i * shape.queryStride + column, transposed, stride, one, scores);
            softmaxInPlace(scores, one.length);
            weightedRows(scores, values, shape.headDim, one, out + i * shape.outStride + column);
        }
    }
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope {

HWY_EXPORT(attendOne);
HWY_EXPORT(attendMany);
HWY_EXPORT(manyScratch);

void attendOneToken(const AttentionShape& shape, const float* q, const float* keys,
                    const float* values, float* out, std::span<float> scratch) {
    assert(shape.length > 0 && scratch.size() >= shape.length);
    HWY_DYNAMIC_DISPATCH(attendOne)(shape, q, keys, values, out, scratch.data());
}

std::size_t attendManyTokensScratch(const CausalAttentionShape& shape) {
    return HWY_DYNAMIC_DISPATCH(manyScratch)(shape.headDim, shape.length);
}

void attendManyTokens(const CausalAttentionShape& shape, const float* q, const float* keys,
                      const float* values, float* out, std::span<float> scratch) {
    assert(shape.queries <= shape.length && scratch.size() >= attendManyTokensScratch(shape));
    HWY_DYNAMIC_DISPATCH(attendMany)(shape, q, keys, values, out, scratch.data());
}

} // namespace steerscope
#endif
