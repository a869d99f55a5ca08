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

/// Shape of causal attention of several new tokens over one key/value head.
struct CausalAttentionShape {
    std::size_t queries = 0;     ///< New tokens; query i sees length − queries + i + 1 positions.
    std::size_t group = 0;       ///< Query heads that share this key/value head.
    std::size_t headDim = 0;     ///< Values per head.
    std::size_t length = 0;      ///< Positions in the cache, the new ones included.
    std::size_t queryStride = 0; ///< Floats from one token's row of q to the next.
    std::size_t outStride = 0;   ///< The same for out.
    float scale = 0;
};

/// Floats of scratch that attendManyTokens needs.
std::size_t attendManyTokensScratch(const CausalAttentionShape& shape);

/// out[i, g] = softmax(scale · q[i, g] · Kᵀ, causal) V for all new tokens of one lane at one
/// key/value head. q, out: rows of [group × headDim]; keys, values: [length × headDim].
/// Pure; SIMD chosen at run time.
void attendManyTokens(const CausalAttentionShape& shape, const float* q, const float* keys,
                      const float* values, float* out, std::span<float> scratch);

} // namespace steerscope
