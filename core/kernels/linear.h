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
/// weights once for few rows, at the speed of memory, and sums every element in the same order
/// whatever the number of rows: a lane's numbers do not depend on its company. Pure; SIMD chosen at
/// run time.
void multiplyColumns(const LinearProduct& product, std::size_t first, std::size_t last);

/// Columns of which multiplyManyRows and multiplyBackwards make one piece of work.
inline constexpr std::size_t kLinearPanel = 64;

/// The same for many rows, without `accumulate`: faster (near the processor's limit, twice MKL on
/// AMD, which is denied AVX-512 there), and again in an order that does not depend on the number of
/// rows, but in another one. Ranges should begin at multiples of kLinearPanel.
void multiplyManyRows(const LinearProduct& product, std::size_t first, std::size_t last);

/// out[n, k] = Σ_r in[n, r] · weight[r, k] for n < rows, k < inCols: what the gradient of a
/// LinearProduct's output does to its input. Nothing is transposed.
struct BackwardProduct {
    const float* weight = nullptr; ///< [outCols × inCols], as in LinearProduct
    const float* in = nullptr;     ///< [rows × outCols]
    float* out = nullptr;          ///< [rows × inCols]
    std::size_t rows = 0;
    std::size_t inCols = 0;
    std::size_t outCols = 0;
};

/// Computes the columns [first, last) of the result, as multiplyManyRows does.
void multiplyBackwards(const BackwardProduct& product, std::size_t first, std::size_t last);

} // namespace steerscope
