// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/matrix.h"

namespace steerscope {

/// What a steering model is trained on after the closed-form fit (method.md §3). none: the closed
/// form is the result. mse: squared distance to the teacher's streams, the first steered layer and
/// all later ones. logLikelihood: −log p(y) of the teacher's answers. divergence:
/// KL(teacher ‖ student) per token (ours).
enum class PolishObjective { none, mse, logLikelihood, divergence };

std::string toText(PolishObjective objective); ///< "closed-form", "mse", "ll", "kl"
/// Throws DISTILL-001 naming the choices.
PolishObjective polishObjectiveFromText(const std::string& text);

/// Weights [L] that make the squared distances of all layers from `first` on sum to 1 for the
/// unsteered model: 1 / (layers · Σ‖Δ_l‖²). 0 for earlier layers and where the instruction changes
/// nothing. `deltaSquares` [L]: Σ ‖A' − A‖² over the training positions.
std::vector<double> gapWeights(const std::vector<double>& deltaSquares, std::size_t first);

/// weight · Σ‖h' − A'‖² over rows [T × D]; `slope` [T × D] becomes its gradient with respect to h'.
double squaredGap(RowsView student, const FloatMatrix& teacher, double weight, RowsView slope);

/// weight · Σ_k max(0, 1 − Σ_t λ_tk): keeps gates from closing for good (PSR paper's release).
struct DeadGates {
    double value = 0;
    std::vector<float> slope; ///< [r] ∂value/∂λ_tk, the same for all t
};
/// `coefficients`: λ [T × r].
DeadGates deadGates(const FloatMatrix& coefficients, double weight);

} // namespace steerscope
