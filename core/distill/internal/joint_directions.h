// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/base/matrix.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// The directions of all layers solved once more, together (ours). A fit layer by layer makes each
/// push best for its own layer, though the residual stream carries it on to every later one. What
/// the sweep left over tells how to do better without another pass: with the coefficients λ as they
/// are, and a push taken to arrive at later layers as it was sent (∂h_l/∂h_k ≈ 1), the changes
///   min over δz of Σ_l ‖E_l − Σ_{k≤l} λ_k δz_k‖² / D_l + kDamping Σ_k ‖λ_k‖² ‖δz_k‖² Σ_{l≥k} 1/D_l
/// solve one symmetric system. E_l = A'_l − h_l is the error after layer l's push, D_l = Σ ‖A' −
/// A‖². Where the fit is exact, E = 0 and nothing changes; so it is with constant pushes, whose
/// errors have mean 0.
///
/// Letters: N training rows, D width.
class JointDirections {
public:
    JointDirections();
    ~JointDirections();

    /// The coefficients of the next fitted layer over its unsteered rows [N × D].
    void addCoefficients(const SteeringLayer& layer, const FloatMatrix& student);
    /// E_l [N × D] and D_l of a layer, after its push; nothing before the first coefficients.
    void addErrors(const FloatMatrix& errors, double plain);
    /// Adds δz to the layers, which are those that gave the coefficients, in that order.
    void improve(std::vector<SteeringLayer>& layers) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace steerscope
