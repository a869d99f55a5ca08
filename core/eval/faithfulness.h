// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/model/activation_trace.h"

namespace steerscope {

/// The least relative RMSE that any `rank` fixed directions with free coefficients per token could
/// reach on Δ [T × D]: sqrt(1 − Σ_{k ≤ rank} σ_k² / Σ σ²). Tells whether to blame the directions or
/// the gate (labs.md §7). 0 for Δ = 0.
double rankFloor(const FloatMatrix& delta, std::size_t rank = 1);
/// Per layer.
std::vector<double> rankFloors(const ActivationTrace& delta, std::size_t rank = 1);

/// Whether the push falls on the tokens that the prompt changes.
struct ProfileMatch {
    double spearman = 0;
    double sharedMass = 0; ///< Σ_t min(a_t/Σa, b_t/Σb): 1 when the profiles are proportional.
};
/// `pushes` λ·α·‖z‖ and `norms` ‖Δ‖ of the same tokens. Negative pushes count by their size.
ProfileMatch profileMatch(std::span<const float> pushes, std::span<const float> norms);
/// Over all cells of two [L × T] maps.
ProfileMatch profileMatch(const FloatMatrix& pushes, const FloatMatrix& norms);

/// Bound on KL(p ‖ q) from the two logit rows alone: with δ = q − p and ρ = max δ − min δ,
/// KL ≤ min(ρ²/8, ρ) (Hoeffding's lemma; labs.md §7).
double klCertificate(std::span<const float> teacher, std::span<const float> student);

/// Bound on how far any yes/no attribute's rate can differ when the sequences' KL is `kl` nats:
/// min(sqrt(KL/2), sqrt(1 − e^−KL)) (Pinsker; Bretagnolle and Huber).
double attributeGapBound(double kl);

} // namespace steerscope
