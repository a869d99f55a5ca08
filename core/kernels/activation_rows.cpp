// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/activation_rows.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace steerscope {
namespace {

/// Below this a block is taken for zero: the reciprocal of its scale could overflow.
constexpr float kTiny = 0x1p-100f;

} // namespace

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
    const bool exact = m_precision == Precision::exact;
    const float steps = exact ? 127.0f * 256.0f : 127.0f;
    for (std::size_t b = row * m_cols / kBlock; b < (row + 1) * m_cols / kBlock; ++b) {
        const float* x = m_floats.data() + b * kBlock;
        float largest = 0;
        bool finite = true;
        for (std::size_t i = 0; i < kBlock; ++i) {
            largest = std::max(largest, std::fabs(x[i]));
            finite = finite && std::isfinite(x[i]);
        }
        const bool usable = finite && largest >= kTiny;
        m_scales[b] = usable   ? largest / steps
                      : finite ? 0.0f
                               : std::numeric_limits<float>::quiet_NaN();
        const float inverse = usable ? steps / largest : 0.0f;
        for (std::size_t h = 0; h < 2; ++h) {
            std::int32_t sum = 0;
            for (std::size_t i = h * 16; i < h * 16 + 16; ++i) {
                const long v = usable ? std::lrintf(x[i] * inverse) : 0;
                const long high = exact ? (v + 128) >> 8 : v;
                m_high[b * kBlock + i] = static_cast<std::int8_t>(high);
                if (exact) m_low[b * kBlock + i] = static_cast<std::int8_t>(v - 256 * high);
                sum += static_cast<std::int32_t>(v);
            }
            m_halfSums[2 * b + h] = sum;
        }
    }
}

} // namespace steerscope
