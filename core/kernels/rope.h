// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace steerscope {

/// Rotary position embedding of one head in place: each pair (a, b) turns by its own angle,
/// (a·cos − b·sin, a·sin + b·cos). cos and sin hold head.size()/2 values.
/// rotateInterleaved pairs (2i, 2i+1), rotateHalves (i, i + d/2). Pure.
void rotateInterleaved(std::span<float> head, std::span<const float> cos,
                       std::span<const float> sin);
void rotateHalves(std::span<float> head, std::span<const float> cos, std::span<const float> sin);

} // namespace steerscope
