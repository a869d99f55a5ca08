// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/skinny_matmul.h"

#include <algorithm>
#include <cassert>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/skinny_matmul.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<float>;
using V = hn::Vec<D>;

void store(const SkinnyMatmul& p, std::size_t n, std::size_t r, float value) {
    float& out = p.out[n * p.outCols + r];
    if (p.bias) value += p.bias[r];
    out = p.accumulate ? out + value : value;
}

/// kOut weight rows times kIn activation rows, all sums held in registers. Every (row, column) sums
/// in the same order whatever kOut and kIn are, so that lanes do not depend on their company.
template <std::size_t kOut, std::size_t kIn>
void tile(const SkinnyMatmul& p, std::size_t r, std::size_t n0) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    const std::size_t k = p.inCols;
    const float* w = p.weight + r * k;
    const float* x = p.in + n0 * k;
    float sums[kOut][kIn] = {};
    V acc[kOut][kIn];
    for (auto& row : acc) {
        for (V& a : row)
            a = hn::Zero(d);
    }
    std::size_t i = 0;
    for (; i + lanes <= k; i += lanes) {
        V xs[kIn];
        for (std::size_t n = 0; n < kIn; ++n)
            xs[n] = hn::LoadU(d, x + n * k + i);
        for (std::size_t o = 0; o < kOut; ++o) {
            const V wo = hn::LoadU(d, w + o * k + i);
            for (std::size_t n = 0; n < kIn; ++n)
                acc[o][n] = hn::MulAdd(wo, xs[n], acc[o][n]);
        }
    }
    for (std::size_t o = 0; o < kOut; ++o) {
        for (std::size_t n = 0; n < kIn; ++n) {
            sums[o][n] = hn::GetLane(hn::SumOfLanes(d, acc[o][n]));
            for (std::size_t j = i; j < k; ++j)
                sums[o][n] += w[o * k + j] * x[n * k + j];
            store(p, n0 + n, r + o, sums[o][n]);
        }
    }
}

template <std::size_t kIn>
void columns(const SkinnyMatmul& p, std::size_t first, std::size_t last, std::size_t n0) {
    constexpr std::size_t kOut = kIn <= 2 ? 4 : 2;
    std::size_t r = first;
    for (; r + kOut <= last; r += kOut)
        tile<kOut, kIn>(p, r, n0);
    for (; r < last; ++r)
        tile<1, kIn>(p, r, n0);
}

/// Weight rows handled for all activation rows before moving on, so that the second half of the
/// activation rows finds them in the cache.
constexpr std::size_t kStrip = 16;

void fewRows(const SkinnyMatmul& p, std::size_t first, std::size_t last, std::size_t n0,
             std::size_t count) {
    switch (count) {
    case 1:
        return columns<1>(p, first, last, n0);
    case 2:
        return columns<2>(p, first, last, n0);
    case 3:
        return columns<3>(p, first, last, n0);
    default:
        return columns<4>(p, first, last, n0);
    }
}

void multiply(const SkinnyMatmul& p, std::size_t first, std::size_t last) {
    for (std::size_t r = first; r < last; r += kStrip) {
        const std::size_t end = std::min(last, r + kStrip);
        for (std::size_t n = 0; n < p.rows; n += 4) {
            fewRows(p, r, end, n, std::min<std::size_t>(4, p.rows - n));
        }
    }
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope {

HWY_EXPORT(multiply);

void multiplySkinny(const SkinnyMatmul& product, std::size_t first, std::size_t last) {
    assert(product.rows <= kSkinnyRows && last <= product.outCols);
    HWY_DYNAMIC_DISPATCH(multiply)(product, first, last);
}

} // namespace steerscope
#endif
