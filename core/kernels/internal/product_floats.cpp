// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/base/half_float.h"
#include "core/kernels/internal/product_kernels.h"
#include "core/kernels/internal/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/internal/product_floats.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "core/kernels/internal/halves-inl.h"

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using namespace packed;

/// Columns of a group widened at a time, few enough for the nearest cache; an even number.
constexpr std::size_t kPieceCols = 128;

/// The bfloat16 values of one column: sixteen rows.
HWY_INLINE void widenBfloats(const std::uint8_t* from, float* HWY_RESTRICT out) {
    std::uint16_t bits[kRows];
    std::memcpy(bits, from, sizeof bits);
    for (std::size_t r = 0; r < kRows; ++r)
        out[r] = bfloatToFloat(bits[r]);
}

using D = hn::CappedTag<float, kRows>;
using V = hn::Vec<D>;

constexpr std::size_t kMostCols = HWY_TARGET <= HWY_AVX3 ? 8 : 4;

/// Columns [first, first + count) of a group as float32: [count × 16].
struct Piece {
    const float* weight;
    std::size_t first, count;
};

/// kCols activation rows times the weight rows of one vector that begins at row `r`. Even and odd
/// columns are summed apart, which halves the wait for each sum; totals is [kCols × 2 × 16].
template <std::size_t kCols>
HWY_INLINE void multiplyRows(const Piece& piece, const float* x, std::size_t cols, std::size_t r,
                             float* totals) {
    const D d;
    V even[kCols];
    V odd[kCols];
    for (std::size_t c = 0; c < kCols; ++c) {
        even[c] = hn::LoadU(d, totals + 2 * c * kRows + r);
        odd[c] = hn::LoadU(d, totals + (2 * c + 1) * kRows + r);
    }
    const float* w = piece.weight + r;
    x += piece.first;
    std::size_t k = 0;
    for (; k + 2 <= piece.count; k += 2) {
        const V w0 = hn::LoadU(d, w + k * kRows);
        const V w1 = hn::LoadU(d, w + (k + 1) * kRows);
        for (std::size_t c = 0; c < kCols; ++c) {
            even[c] = hn::MulAdd(w0, hn::Set(d, x[c * cols + k]), even[c]);
            odd[c] = hn::MulAdd(w1, hn::Set(d, x[c * cols + k + 1]), odd[c]);
        }
    }
    if (k < piece.count) {
        const V w0 = hn::LoadU(d, w + k * kRows);
        for (std::size_t c = 0; c < kCols; ++c)
            even[c] = hn::MulAdd(w0, hn::Set(d, x[c * cols + k]), even[c]);
    }
    for (std::size_t c = 0; c < kCols; ++c) {
        hn::StoreU(even[c], d, totals + 2 * c * kRows + r);
        hn::StoreU(odd[c], d, totals + (2 * c + 1) * kRows + r);
    }
}

template <std::size_t kCols>
void multiplyPiece(const Piece& piece, const float* x, std::size_t cols, float* totals) {
    for (std::size_t r = 0; r < kRows; r += hn::Lanes(D()))
        multiplyRows<kCols>(piece, x, cols, r, totals);
}

void multiplyAllRows(const Piece& piece, const ActivationRows& in, float* totals) {
    const std::size_t rows = in.rows();
    const std::size_t cols = in.cols();
    std::size_t row = 0;
    for (; rows - row >= kMostCols; row += kMostCols)
        multiplyPiece<kMostCols>(piece, in.floats(row).data(), cols, totals + 2 * row * kRows);
    for (; rows - row >= 2; row += 2)
        multiplyPiece<2>(piece, in.floats(row).data(), cols, totals + 2 * row * kRows);
    for (; row < rows; ++row)
        multiplyPiece<1>(piece, in.floats(row).data(), cols, totals + 2 * row * kRows);
}

/// The columns as float32: where they lie, or in `scratch`.
const float* widened(const PackedMatrix& weight, std::size_t group, std::size_t first,
                     std::size_t count, float* scratch) {
    if (weight.type() == GgmlType::F32)
        return reinterpret_cast<const float*>(weight.group(group)) + first * kRows;
    const auto* bits = reinterpret_cast<const std::uint8_t*>(weight.group(group)) + first * kHalves;
    const bool bfloats = weight.type() == GgmlType::BF16;
    for (std::size_t k = 0; k < count; ++k, bits += kHalves)
        bfloats ? widenBfloats(bits, scratch + k * kRows) : widenHalves(bits, scratch + k * kRows);
    return scratch;
}

} // namespace

void multiplyFloats(const PackedProduct& p, std::size_t first, std::size_t last) {
    const std::size_t rows = p.in->rows();
    const std::size_t cols = p.in->cols();
    static thread_local std::vector<float> totals; // kept between calls
    totals.resize(rows * 2 * kRows);
    alignas(kVector) float scratch[kPieceCols * kRows];
    for (std::size_t g = first; g < last; ++g) {
        std::fill(totals.begin(), totals.end(), 0.0f);
        for (std::size_t k = 0; k < cols; k += kPieceCols) {
            const std::size_t count = std::min(kPieceCols, cols - k);
            multiplyAllRows({widened(*p.weight, g, k, count, scratch), k, count}, *p.in,
                            totals.data());
        }
        for (std::size_t row = 0; row < rows; ++row) {
            float* even = totals.data() + 2 * row * kRows;
            for (std::size_t r = 0; r < kRows; ++r)
                even[r] += even[kRows + r];
            storeSums(p, row, g, even);
        }
    }
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope::packed {

HWY_EXPORT(multiplyFloats);

void multiplyFloats(const PackedProduct& p, std::size_t first, std::size_t last) {
    HWY_DYNAMIC_DISPATCH(multiplyFloats)(p, first, last);
}

} // namespace steerscope::packed
#endif
