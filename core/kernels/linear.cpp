// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/linear.h"

#include <algorithm>
#include <cassert>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/linear.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<float>;
using V = hn::Vec<D>;

void store(const LinearProduct& p, std::size_t n, std::size_t r, float value) {
    float& out = p.out[n * p.outCols + r];
    if (p.bias) value += p.bias[r];
    out = p.accumulate ? out + value : value;
}

/// Activation rows of one tile: as many as leave all sums, inputs and one weight in registers
/// (32 vector registers with AVX-512, 16 before).
constexpr std::size_t kTileIn = HWY_TARGET <= HWY_AVX3 ? 6 : 3;
constexpr std::size_t kTileOut = 4;

/// kOut weight rows times kIn activation rows, all sums held in registers. Every (row, column) sums
/// in the same order whatever kOut and kIn are, so that lanes do not depend on their company.
template <std::size_t kOut, std::size_t kIn>
void tile(const LinearProduct& p, std::size_t r, std::size_t n0) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    const std::size_t k = p.inCols;
    const float* w = p.weight + r * k;
    const float* x = p.in + n0 * k;
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
            float sum = hn::GetLane(hn::SumOfLanes(d, acc[o][n]));
            for (std::size_t j = i; j < k; ++j)
                sum += w[o * k + j] * x[n * k + j];
            store(p, n0 + n, r + o, sum);
        }
    }
}

template <std::size_t kIn>
void columns(const LinearProduct& p, std::size_t first, std::size_t last, std::size_t n0) {
    std::size_t r = first;
    for (; r + kTileOut <= last; r += kTileOut)
        tile<kTileOut, kIn>(p, r, n0);
    for (; r < last; ++r)
        tile<1, kIn>(p, r, n0);
}

void fewRows(const LinearProduct& p, std::size_t first, std::size_t last, std::size_t n0,
             std::size_t count) {
    switch (count) {
    case 1:
        return columns<1>(p, first, last, n0);
    case 2:
        return columns<2>(p, first, last, n0);
    case 3:
        return columns<3>(p, first, last, n0);
    case 4:
        return columns<4>(p, first, last, n0);
    case 5:
        return columns<5>(p, first, last, n0);
    default:
        return columns<6>(p, first, last, n0);
    }
}

/// Weight rows handled for a block of activation rows before moving on, so that every tile but the
/// first finds them in the nearest cache.
constexpr std::size_t kStrip = 16;
/// Bytes of activations in a block: about half of a usual second-level cache.
constexpr std::size_t kBlockBytes = 512 * 1024;

std::size_t blockRows(std::size_t inCols) {
    const std::size_t rows = kBlockBytes / (inCols * sizeof(float));
    return std::max<std::size_t>(4, rows / kTileIn) * kTileIn;
}

void multiplyBlock(const LinearProduct& p, std::size_t first, std::size_t last, std::size_t n0,
                   std::size_t end) {
    for (std::size_t r = first; r < last; r += kStrip) {
        const std::size_t stripEnd = std::min(last, r + kStrip);
        for (std::size_t n = n0; n < end; n += kTileIn) {
            fewRows(p, r, stripEnd, n, std::min(kTileIn, end - n));
        }
    }
}

void multiply(const LinearProduct& p, std::size_t first, std::size_t last) {
    const std::size_t step = blockRows(p.inCols);
    for (std::size_t n = 0; n < p.rows; n += step) {
        multiplyBlock(p, first, last, n, std::min(p.rows, n + step));
    }
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope {

HWY_EXPORT(multiply);

void multiplyColumns(const LinearProduct& product, std::size_t first, std::size_t last) {
    assert(last <= product.outCols);
    HWY_DYNAMIC_DISPATCH(multiply)(product, first, last);
}

} // namespace steerscope
#endif
