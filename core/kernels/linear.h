// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace steerscope {

/// out[n, r] = bias[r] + Σ_k in[n, k] · weight[r, k] for n < rows, r < outCols, float32.
struct LinearProduct {
    const float* weight = nullptr; ///< [outCols × inCols], row-major, as files store it.
    const float* bias = nullptr;   ///< [outCols] or nullptr.
    const float* in = nullptr;     ///< [rows × inCols]
    float* out = nullptr;          ///< [rows × outCols]
    std::size_t rows = 0;
    std::size_t inCols = 0;
    std::size_t outCols = 0;
    bool accumulate = false; ///< Adds to what out holds.
};

/// Computes the columns [first, last) of the result; ranges may run on different threads. Reads the
/// weights once for few rows, at the speed of memory; for many it reaches about five sixths of a
/// tuned sgemm, and unlike one it sums every element in the same order whatever the number of rows:
/// a lane's numbers do not depend on its company. Pure; SIMD chosen at run time.
void multiplyColumns(const LinearProduct& product, std::size_t first, std::size_t last);

} // namespace steerscope
