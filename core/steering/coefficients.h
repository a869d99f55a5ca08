// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/model/activation_trace.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// A map [L × T]: one value per layer (row) and response token (column).
using CoefficientGrid = FloatMatrix;

/// Δ_acc = A' − A, [L] of [T × D]: what the steering prompt changed on the same response tokens.
ActivationTrace accumulatedDelta(const ActivationTrace& prompted, const ActivationTrace& plain);

/// ‖Δ‖ per cell, accumulated in double.
CoefficientGrid normGrid(const ActivationTrace& delta);
/// The λ that prompting used, from the coefficients c that bring Σ c_k z_k nearest to Δ over all
/// directions of all models at a layer together (for one direction ⟨Δ,z⟩/⟨z,z⟩). A cell is what
/// CoefficientRecord would hold for them: c of a rank 1 layer, ‖Σ_k c_k z_k‖ of one of higher rank,
/// summed over the models. Unit vectors as directions reach all of Δ: ‖Δ‖. Layers without a
/// direction are 0.
CoefficientGrid projectCoefficients(const ActivationTrace& delta,
                                    std::span<const SteeringModel* const> models);
CoefficientGrid projectCoefficients(const ActivationTrace& delta, const SteeringModel& model);
/// r_l = sqrt(Σ‖h'−A'‖² / Σ‖A−A'‖²) per layer: 0 is prompting, 1 no better than nothing.
std::vector<double> relativeRmse(const ActivationTrace& student, const ActivationTrace& prompted,
                                 const ActivationTrace& plain);
/// Share of Σ‖Δ‖² held by the `fraction` of tokens with most of it (method.md §1).
double topShare(const CoefficientGrid& norms, double fraction = 0.1);

} // namespace steerscope
