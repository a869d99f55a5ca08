// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/distill/closed_form.h"

namespace steerscope {

// One-layer methods that others published, fitted on the same rows as ours. Each steers the only
// steered layer, so that its residual R is the whole Δ there. DiM (CAA) is fitConstantLayer.

/// PCA (RepE): z is the first principal direction of the differences Δ, not centred, since the
/// order within a pair is arbitrary; its sign and length make it the mean difference's projection.
/// λ ≡ 1.
SteeringLayer fitPrincipalLayer(LayerIndex layer, const LayerSample& sample);

/// Stolfo et al. (arXiv 2410.12877): unit u along the mean difference; every token is moved along u
/// so far that its projection becomes the mean one of the prompted streams. A clamp.
SteeringLayer fitClampLayer(LayerIndex layer, const LayerSample& sample);

/// In the style of ReFT-r1: one direction both detects and steers, h' = h + ReLU(a⟨u,h⟩ + b) u.
/// Closed form (ours) where the original trains by language-modelling loss: from u along the mean
/// difference, in turn a and b by least squares on the rows where the gate is open, and u along
/// Σ λ_t Δ_t. Stays with the last pair that lowered the squared error.
SteeringLayer fitTiedLayer(LayerIndex layer, const LayerSample& sample);

} // namespace steerscope
