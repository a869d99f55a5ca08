// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/model/model_config.h"
#include "core/model/weight_source.h"

namespace steerscope {

/// Which layers a table of angles is for. They differ in models with a base of their own for
/// sliding layers (Gemma 3) only.
enum class RopeKind { global, sliding };

/// Angle of one position step per RoPE pair, [ropeDim / 2].
struct RopeFrequencies {
    std::vector<double> inverse;
};

/// θ^(−2i/ropeDim), divided by the model's linear factor and by its own factor per pair where it
/// brings them (Llama 3, Phi-3). Sliding layers with a base of their own take neither.
RopeFrequencies ropeFrequencies(const ModelConfig& config, const WeightSource& source,
                                RopeKind kind);

/// magnitude · cos and magnitude · sin of the angles at `position`; both [ropeDim / 2].
void ropeAngles(const RopeFrequencies& frequencies, double magnitude, std::int64_t position,
                std::span<float> cos, std::span<float> sin);

} // namespace steerscope
