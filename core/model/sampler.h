// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/index.h"

namespace steerscope {

struct SamplerOptions {
    float temperature = 0.0f; ///< 0: greedy; the rest is then ignored.
    int topK = 0;             ///< 0: all.
    float topP = 1.0f;
    std::uint64_t seed = 7;
    friend bool operator==(const SamplerOptions&, const SamplerOptions&) = default;
};

/// Draws the token of absolute step `step` (0 = first generated). The random number depends on seed
/// and step only, so that one seed gives the same draws in every pane and after a restart.
TokenId sample(std::span<const float> logits, const SamplerOptions& options, std::uint64_t step);

struct Candidate {
    TokenId token;
    float probability = 0;
};
/// The `count` most probable tokens, most probable first; ties by lower id.
std::vector<Candidate> topCandidates(std::span<const float> logits, std::size_t count);
/// Natural logarithm of softmax(logits)[token], accumulated in double.
double logProbability(std::span<const float> logits, TokenId token);

} // namespace steerscope
