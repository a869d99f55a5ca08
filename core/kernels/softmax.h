// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace steerscope {

/// ln Σ_i e^x[i], accumulated in double with float32 exponentials (relative error of the sum below
/// 1e-6). Needs at least one value. Pure; SIMD chosen at run time.
double logSumExp(std::span<const float> x);

} // namespace steerscope
