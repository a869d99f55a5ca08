// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/kernels/activation_rows.h"
#include "core/kernels/packed_matrix.h"

namespace steerscope {

/// out[b, n] = bias[n] + Σ_k in[b, k] · weight[n, k] for every activation row b.
struct PackedProduct {
    const PackedMatrix* weight = nullptr;
    const ActivationRows* in = nullptr; ///< cols() as the weight's
    const float* bias = nullptr;        ///< [weight rows] or nullptr
    float* out = nullptr;               ///< Row b begins at out + b · outStride.
    std::size_t outStride = 0;          ///< Floats; at least the weight's rows.
    bool accumulate = false;            ///< Adds to what out holds.
};

/// Computes the output columns of the row groups [firstGroup, lastGroup) of the weight; ranges may
/// run on different threads. Integer block formats multiply the rounded activations (exact 32-bit
/// sums per block), F16, BF16 and F32 the float rows. The sum of an output is taken in the same
/// order whatever the number of rows: a lane's numbers do not depend on its company. Pure; SIMD
/// chosen at run time (AVX-512 VNNI by hand, everything else through Highway).
void multiplyGroups(const PackedProduct& product, std::size_t firstGroup, std::size_t lastGroup);

} // namespace steerscope
