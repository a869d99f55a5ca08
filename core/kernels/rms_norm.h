// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace steerscope {

/// out[i] = in[i] · weight[i] / √(mean(in²) + eps). All spans have the same length; out may be in.
/// Pure; SIMD chosen at run time.
void rmsNorm(std::span<const float> in, std::span<const float> weight, float eps,
             std::span<float> out);

} // namespace steerscope
