// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace steerscope {

/// Shape of one grouped-query attention call for a single new token.
struct AttentionShape {
    std::size_t nHeads = 0;
    std::size_t nKvHeads = 0;
    std::size_t headDim = 0;
    std::size_t length = 0; ///< Positions in the cache, the new token's own included.
    float scale = 0;        ///< 1/√headDim as a rule.
};

/// out[h] = softmax(scale · q[h] · Kᵀ) V for one token of one lane.
/// q, out: [nHeads × headDim]; keys, values: [length × nKvHeads × headDim], float32.
/// scratch: at least `length` floats. Pure; SIMD chosen at run time.
void attendOneToken(const AttentionShape& shape, const float* q, const float* keys,
                    const float* values, float* out, std::span<float> scratch);

} // namespace steerscope
