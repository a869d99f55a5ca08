// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

namespace steerscope {

/// x · Wᵀ + b with gradients to x alone; x [N × I], W [O × I], b [O] or undefined. On a CPU with
/// our kernels, on libtorch's threads; elsewhere, and for other numbers than float32, libtorch's
/// own.
at::Tensor frozenLinear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias = {});

/// The gradient of x, [N × I], from that of the result, [N × O].
at::Tensor frozenLinearGradient(const at::Tensor& gradient, const at::Tensor& weight);

} // namespace steerscope
