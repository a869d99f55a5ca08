// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace steerscope {

/// out[i] = silu(gate[i]) · up[i], silu(x) = x / (1 + e^−x). Same length; out may be gate or up.
/// Pure; SIMD chosen at run time.
void siluMultiply(std::span<const float> gate, std::span<const float> up, std::span<float> out);

/// out[i] = gelu(gate[i]) · up[i] with the tanh approximation
/// gelu(x) = x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))) = x · sigmoid(2√(2/π) · (…)).
void geluTanhMultiply(std::span<const float> gate, std::span<const float> up, std::span<float> out);

} // namespace steerscope
