// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace steerscope {

/// Rows of activations up to which multiplySkinny beats a general matrix product: it reads the
/// weights once, at memory speed, which is all that counts for so few rows.
inline constexpr std::size_t kSkinnyRows = 8;

/// out[n, r] = bias[r] + Σ_k in[n, k] · weight[r, k] for r in [first, last), n < rows.
struct SkinnyMatmul {
    const float* weight = nullptr; ///< [outCols × inCols], row-major.
    const float* bias = nullptr;   ///< [outCols] or nullptr.
    const float* in = nullptr;     ///< [rows × inCols]
    float* out = nullptr;          ///< [rows × outCols]
    std::size_t rows = 0;          ///< 1 … kSkinnyRows
    std::size_t inCols = 0;
    std::size_t outCols = 0;
    bool accumulate = false; ///< Adds to what out holds.
};

/// Computes the columns [first, last) of the result; ranges may run on different threads. A row's
/// result does not depend on the other rows. Pure; SIMD chosen at run time.
void multiplySkinny(const SkinnyMatmul& product, std::size_t first, std::size_t last);

} // namespace steerscope
