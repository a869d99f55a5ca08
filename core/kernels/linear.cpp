// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/linear.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "core/kernels/internal/simd_targets.h"

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

// Products of many rows: 64 columns of the result at a time, the weights that make them laid out so
// that one vector holds neighbouring columns, and no sum has to be gathered from a vector's lanes.

/// Terms that are summed in one go: with a panel's width, what stays in the second-level cache
/// beside the activations.
constexpr std::size_t kPanelTerms = 256;

/// Rows in, columns [first, first + width) of rows out, summed over the terms [term, term + count).
struct Panel {
    const float* weights; ///< [count × kLinearPanel]
    const float* in;      ///< [rows × inStride]
    float* out;           ///< [rows × outStride]
    const float* start;   ///< What a sum begins with, [width], or nullptr for what out holds.
    std::size_t rows, inStride, outStride;
    std::size_t count, width;
};

template <std::size_t kVectors, std::size_t kIn>
void panelTile(const Panel& p, std::size_t column, std::size_t n0) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    V acc[kIn][kVectors];
    for (auto& row : acc) {
        for (V& a : row)
            a = hn::Zero(d);
    }
    const float* w = p.weights + column;
    const float* x = p.in + n0 * p.inStride;
    for (std::size_t i = 0; i < p.count; ++i, w += kLinearPanel) {
        V ws[kVectors];
        for (std::size_t v = 0; v < kVectors; ++v)
            ws[v] = hn::LoadU(d, w + v * lanes);
        for (std::size_t n = 0; n < kIn; ++n) {
            const V xn = hn::Set(d, x[n * p.inStride + i]);
            for (std::size_t v = 0; v < kVectors; ++v)
                acc[n][v] = hn::MulAdd(ws[v], xn, acc[n][v]);
        }
    }
    float sums[kVectors * hn::MaxLanes(D())];
    const std::size_t width = std::min(kVectors * lanes, p.width - column);
    for (std::size_t n = 0; n < kIn; ++n) {
        for (std::size_t v = 0; v < kVectors; ++v)
            hn::StoreU(acc[n][v], d, sums + v * lanes);
        float* out = p.out + (n0 + n) * p.outStride + column;
        const float* start = p.start ? p.start + column : out;
        for (std::size_t i = 0; i < width; ++i)
            out[i] = start[i] + sums[i];
    }
}

void multiplyPanel(const Panel& p) {
    static_assert(kLinearPanel % (kTileOut * hn::MaxLanes(D())) == 0);
    const std::size_t step = kTileOut * hn::Lanes(D());
    for (std::size_t column = 0; column < p.width; column += step) {
        std::size_t n = 0;
        for (; n + kTileIn <= p.rows; n += kTileIn)
            panelTile<kTileOut, kTileIn>(p, column, n);
        for (; n < p.rows; ++n)
            panelTile<kTileOut, 1>(p, column, n);
    }
}

/// Panel by panel of the columns [first, last), terms in pieces. `fill(weights, k, width, term,
/// count)` lays a panel's weights out.
template <class Fill>
void multiplyPanels(Panel p, const float* bias, std::size_t terms, std::size_t first,
                    std::size_t last, const Fill& fill) {
    static thread_local std::vector<float> weights; // kept between calls
    weights.assign(kPanelTerms * kLinearPanel, 0.0f);
    constexpr float kZeros[kLinearPanel] = {};
    const Panel whole = p;
    p.weights = weights.data();
    for (std::size_t k = first; k < last; k += kLinearPanel) {
        p.width = std::min(kLinearPanel, last - k);
        p.out = whole.out + k;
        for (std::size_t term = 0; term < terms; term += kPanelTerms) {
            p.count = std::min(kPanelTerms, terms - term);
            p.in = whole.in + term;
            p.start = term > 0 ? nullptr : bias ? bias + k : kZeros;
            fill(weights.data(), k, p.width, term, p.count);
            multiplyPanel(p);
        }
    }
}

void multiplyManyRows(const LinearProduct& p, std::size_t first, std::size_t last) {
    const Panel panel{
        .in = p.in, .out = p.out, .rows = p.rows, .inStride = p.inCols, .outStride = p.outCols};
    multiplyPanels(
        panel, p.bias, p.inCols, first, last,
        [&](float* out, std::size_t k, std::size_t width, std::size_t term, std::size_t count) {
            for (std::size_t j = 0; j < width; ++j) {
                const float* row = p.weight + (k + j) * p.inCols + term;
                for (std::size_t i = 0; i < count; ++i)
                    out[i * kLinearPanel + j] = row[i];
            }
        });
}

void multiplyBackwards(const BackwardProduct& p, std::size_t first, std::size_t last) {
    const Panel panel{
        .in = p.in, .out = p.out, .rows = p.rows, .inStride = p.outCols, .outStride = p.inCols};
    multiplyPanels(
        panel, nullptr, p.outCols, first, last,
        [&](float* out, std::size_t k, std::size_t width, std::size_t term, std::size_t count) {
            for (std::size_t i = 0; i < count; ++i)
                std::copy_n(p.weight + (term + i) * p.inCols + k, width, out + i * kLinearPanel);
        });
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope {

HWY_EXPORT(multiply);
HWY_EXPORT(multiplyManyRows);
HWY_EXPORT(multiplyBackwards);

void multiplyColumns(const LinearProduct& product, std::size_t first, std::size_t last) {
    assert(last <= product.outCols);
    HWY_DYNAMIC_DISPATCH(multiply)(product, first, last);
}

void multiplyManyRows(const LinearProduct& product, std::size_t first, std::size_t last) {
    assert(last <= product.outCols && !product.accumulate);
    HWY_DYNAMIC_DISPATCH(multiplyManyRows)(product, first, last);
}

void multiplyBackwards(const BackwardProduct& product, std::size_t first, std::size_t last) {
    assert(last <= product.inCols);
    HWY_DYNAMIC_DISPATCH(multiplyBackwards)(product, first, last);
}

} // namespace steerscope
#endif
