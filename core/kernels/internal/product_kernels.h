// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>

#include "core/kernels/internal/packed_layout.h"
#include "core/kernels/packed_product.h"

namespace steerscope::packed {

// What multiplyGroups chooses from; each computes the groups [first, last) of the weight.

/// Whether this processor has AVX-512 with the byte products of VNNI.
bool hasVnni();
/// Integer formats, AVX-512 VNNI by hand. Only where hasVnni().
void multiplyWithVnni(const PackedProduct& product, std::size_t first, std::size_t last);

/// Integer formats, any processor, through Highway.
void multiplyIntegers(const PackedProduct& product, std::size_t first, std::size_t last);
/// F32, F16 and BF16, through Highway.
void multiplyFloats(const PackedProduct& product, std::size_t first, std::size_t last);

/// Writes the sixteen sums of one activation row and group, less those beyond the matrix.
inline void storeSums(const PackedProduct& p, std::size_t row, std::size_t group,
                      const float* sums) {
    const std::size_t n = group * kRows;
    const std::size_t count = std::min(kRows, p.weight->rows() - n);
    float* out = p.out + row * p.outStride + n;
    for (std::size_t r = 0; r < count; ++r) {
        const float value = p.bias ? sums[r] + p.bias[n + r] : sums[r];
        out[r] = p.accumulate ? out[r] + value : value;
    }
}

} // namespace steerscope::packed
