// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// Training rows of one layer.
struct LayerSample {
    FloatMatrix student;  ///< A_l [N × D]: the student's stream, blocks below already steered
    FloatMatrix residual; ///< R = A'_l − A_l [N × D]: what is left to add
    std::size_t validation =
        0; ///< The last so many rows choose the ridge; 0: the middle one is used
};

/// Chooses one ridge for all layers from validation errors, layer by layer: the errors of all
/// layers seen so far count, so that one noisy layer decides nothing.
class RidgeChoice {
public:
    explicit RidgeChoice(std::vector<double> candidates);
    std::span<const double> candidates() const { return m_candidates; }
    /// Adds ‖R − λz‖²/‖R‖² on the validation rows for every candidate.
    void add(std::span<const double> errors);
    double best() const; ///< The middle candidate before any add().

private:
    std::vector<double> m_candidates;
    std::vector<double> m_errors;
    bool m_any = false;
};

/// One layer of the closed-form fit (ours; method.md §4): z and λ(h) = ReLU(⟨w, h⟩ + b) that make
/// λz close to R in the least-squares sense. From z = mean R, twenty times: ridge-regress s =
/// ⟨R,z⟩/⟨z,z⟩ on the standardised rows, then z = Σ λ_t R_t / Σ λ_t². A row whose prediction is
/// further below zero than s is above it is left alone in the next regression: the ReLU serves it
/// already (exactly so where s ≤ 0). Without this a gate that is shut on most rows is not found.
/// Ridges are relative to the features' variance. All numbers returned are finite; R = 0 gives z =
/// 0.
SteeringLayer fitGatedLayer(LayerIndex layer, const LayerSample& sample, RidgeChoice& ridges);

/// Reduced-rank ridge regression (ours; method.md §4): R ≈ (x − x̄)B + R̄ on the standardised rows x,
/// projected on the `rank` directions that hold most of the fitted values' second moment. Linear
/// gates: λ may be negative. z are orthonormal.
SteeringLayer fitLinearLayer(LayerIndex layer, const LayerSample& sample, RidgeChoice& ridges,
                             std::size_t rank);

/// The same without the projection: h' = h + W h + b, unit vectors as directions.
SteeringLayer fitAffineLayer(LayerIndex layer, const LayerSample& sample, RidgeChoice& ridges);

/// λ ≡ 1, z = mean R: the least-squares constant. At the only steered layer it is DiM (CAA): the
/// mean difference.
SteeringLayer fitConstantLayer(LayerIndex layer, const LayerSample& sample);

} // namespace steerscope
