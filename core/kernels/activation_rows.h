// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/precision.h"

namespace steerscope {

/// Activation rows [rows × cols] as integer products want them. Per 32 values one scale:
/// fast: x ≈ scale · q, q in −127 … 127; exact: x ≈ scale · (256 · high + low), both int8.
/// The float32 rows are kept beside them for weights in float formats. Memory is reused; a row is
/// written by one thread, different rows by any.
class ActivationRows {
public:
    static constexpr std::size_t kBlock = 32;

    /// Makes room; contents undefined.
    void resize(std::size_t rows, std::size_t cols, Precision precision);
    /// Where to put row `row` before quantizeRow: [cols].
    std::span<float> floats(std::size_t row) { return {m_floats.data() + row * m_cols, m_cols}; }
    std::span<const float> floats(std::size_t row) const {
        return {m_floats.data() + row * m_cols, m_cols};
    }
    /// Rounds the row's floats (cols a multiple of 32, else only the floats can be used).
    void quantizeRow(std::size_t row);

    std::size_t rows() const { return m_rows; }
    std::size_t cols() const { return m_cols; }
    Precision precision() const { return m_precision; }
    bool hasIntegers() const { return m_cols % kBlock == 0; }

    // Read by the kernels, row-major: [rows × cols] and [rows × cols / 32].
    const std::int8_t* high() const { return m_high.data(); } ///< fast: q
    const std::int8_t* low() const { return m_low.data(); }   ///< exact only
    const float* scales() const { return m_scales.data(); }
    /// Sums of the integers (256 · high + low when exact) over each 16 values: [rows × cols / 16].
    const std::int32_t* halfSums() const { return m_halfSums.data(); }

private:
    std::size_t m_rows = 0;
    std::size_t m_cols = 0;
    Precision m_precision = Precision::fast;
    std::vector<float> m_floats;
    std::vector<std::int8_t> m_high;
    std::vector<std::int8_t> m_low;
    std::vector<float> m_scales;
    std::vector<std::int32_t> m_halfSums;
};

} // namespace steerscope
