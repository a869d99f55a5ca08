// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/activation_rows.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>

#include "core/kernels/internal/quantized_row.h"
#include "core/kernels/internal/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/activation_rows.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t kBlock = ActivationRows::kBlock;
constexpr std::size_t kHalf = kBlock / 2;
/// Below this a block is taken for zero: the reciprocal of its scale could overflow.
constexpr float kTiny = 0x1p-100f;

using D = hn::CappedTag<float, kHalf>;
using DI = hn::RebindToSigned<D>;
using D8 = hn::Rebind<std::int8_t, D>;

/// The largest magnitude of a block; the bits of floats without sign order as integers, NaN last.
float largestMagnitude(const float* x) {
    const D d;
    const DI di;
    auto largest = hn::Zero(di);
    for (std::size_t i = 0; i < kBlock; i += hn::Lanes(d))
        largest = hn::Max(largest, hn::BitCast(di, hn::Abs(hn::LoadU(d, x + i))));
    return std::bit_cast<float>(hn::GetLane(hn::MaxOfLanes(di, largest)));
}

/// q = round(x · inverse) of 16 values, in one or two digits; returns Σ q.
template <Precision kPrecision>
std::int32_t quantizeHalf(const float* x, float inverse, std::int8_t* high, std::int8_t* low) {
    const D d;
    const DI di;
    const D8 d8;
    auto sum = hn::Zero(di);
    for (std::size_t i = 0; i < kHalf; i += hn::Lanes(d)) {
        const auto q = hn::NearestInt(hn::Mul(hn::LoadU(d, x + i), hn::Set(d, inverse)));
        sum = hn::Add(sum, q);
        if constexpr (kPrecision == Precision::exact) {
            const auto upper = hn::ShiftRight<8>(hn::Add(q, hn::Set(di, 128)));
            hn::StoreU(hn::DemoteTo(d8, upper), d8, high + i);
            hn::StoreU(hn::DemoteTo(d8, hn::Sub(q, hn::ShiftLeft<8>(upper))), d8, low + i);
        } else {
            hn::StoreU(hn::DemoteTo(d8, q), d8, high + i);
        }
    }
    return hn::GetLane(hn::SumOfLanes(di, sum));
}

/// A block's integers, sums of either half and scale. A value that is not finite makes the scale
/// NaN, so that it shows in every product.
template <Precision kPrecision>
float quantizeBlock(const float* x, std::int8_t* high, std::int8_t* low, std::int32_t* sums) {
    constexpr float kSteps = kPrecision == Precision::exact ? 127.0f * 256.0f : 127.0f;
    const float largest = largestMagnitude(x);
    const bool finite = largest <= std::numeric_limits<float>::max();
    if (!finite || largest < kTiny) {
        std::fill_n(high, kBlock, std::int8_t{0});
        if constexpr (kPrecision == Precision::exact) std::fill_n(low, kBlock, std::int8_t{0});
        sums[0] = sums[1] = 0;
        return finite ? 0.0f : std::numeric_limits<float>::quiet_NaN();
    }
    const float inverse = kSteps / largest;
    for (std::size_t h = 0; h < 2; ++h)
        sums[h] =
            quantizeHalf<kPrecision>(x + h * kHalf, inverse, high + h * kHalf, low + h * kHalf);
    return largest / kSteps;
}

} // namespace

void quantize(std::span<const float> x, Precision precision, const QuantizedRow& out) {
    for (std::size_t b = 0; b < x.size() / kBlock; ++b) {
        const std::size_t at = b * kBlock;
        std::int32_t* sums = out.halfSums + 2 * b;
        if (precision == Precision::exact)
            out.scales[b] =
                quantizeBlock<Precision::exact>(x.data() + at, out.high + at, out.low + at, sums);
        else
            out.scales[b] =
                quantizeBlock<Precision::fast>(x.data() + at, out.high + at, nullptr, sums);
    }
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope {

HWY_EXPORT(quantize);

void ActivationRows::resize(std::size_t rows, std::size_t cols, Precision precision) {
    m_rows = rows;
    m_cols = cols;
    m_precision = precision;
    m_floats.resize(rows * cols);
    if (!hasIntegers()) return;
    m_high.resize(rows * cols);
    if (precision == Precision::exact) m_low.resize(rows * cols);
    m_scales.resize(rows * cols / kBlock);
    m_halfSums.resize(rows * cols / 16);
}

void ActivationRows::quantizeRow(std::size_t row) {
    assert(row < m_rows);
    if (!hasIntegers()) return;
    const std::size_t at = row * m_cols;
    const bool exactly = m_precision == Precision::exact;
    const QuantizedRow out{m_high.data() + at, exactly ? m_low.data() + at : nullptr,
                           m_scales.data() + at / kBlock, m_halfSums.data() + at / 16};
    HWY_DYNAMIC_DISPATCH(quantize)(floats(row), m_precision, out);
}

} // namespace steerscope
#endif
