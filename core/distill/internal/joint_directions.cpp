// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/joint_directions.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include "core/distill/internal/regression.h"

namespace steerscope {
namespace {

/// Held-out fidelity is flat from 0.1 to 1.
constexpr double kDamping = 0.3;

at::Tensor viewOf(const std::vector<float>& values, std::int64_t rows) {
    auto* data = const_cast<float*>(values.data()); // from_blob wants it mutable
    return at::from_blob(data, {rows, static_cast<std::int64_t>(values.size()) / rows}, at::kFloat);
}

} // namespace

// Letters: N rows, D width, r coefficients of a layer, R of all together.
struct JointDirections::State {
    std::vector<at::Tensor> coefficients; ///< Per fitted layer [N × r] float32
    std::vector<double> weights;          ///< Σ 1/D_l from each fitted layer on
    at::Tensor right;                     ///< Σ_{l≥k} λ_kᵀ E_l / D_l [R × D] float64

    at::Tensor changes() const;
};

JointDirections::JointDirections() : m_state(std::make_unique<State>()) {}
JointDirections::~JointDirections() = default;

void JointDirections::addCoefficients(const SteeringLayer& layer, const FloatMatrix& student) {
    const c10::InferenceMode noGradients;
    const CoefficientProbe& probe = layer.probe;
    const auto rank = static_cast<std::int64_t>(probe.rank());
    const at::Tensor raw =
        at::addmm(viewOf(probe.b, 1), steerscope::viewOf(student), viewOf(probe.w, rank).t());
    m_state->coefficients.push_back(probe.gate == GateKind::relu ? raw.clamp_min(0) : raw);
    m_state->weights.push_back(0);
    const at::Tensor none =
        at::zeros({rank, static_cast<std::int64_t>(student.cols())}, at::kDouble);
    at::Tensor& right = m_state->right;
    right = right.defined() ? at::cat({right, none}) : none;
}

void JointDirections::addErrors(const FloatMatrix& errors, double plain) {
    if (m_state->coefficients.empty() || plain <= 0) return;
    const c10::InferenceMode noGradients;
    for (double& weight : m_state->weights)
        weight += 1 / plain;
    const at::Tensor soFar = at::cat(m_state->coefficients, 1);
    m_state->right += at::mm(soFar.t(), steerscope::viewOf(errors)).to(at::kDouble) / plain;
}

/// δz [R × D] float32
at::Tensor JointDirections::State::changes() const {
    const at::Tensor all = at::cat(coefficients, 1);
    std::vector<at::Tensor> parts;
    for (std::size_t k = 0; k < coefficients.size(); ++k)
        parts.push_back(at::full({coefficients[k].size(1)}, weights[k], at::kDouble));
    const at::Tensor left = at::cat(parts);
    // Two pushes are both on their way from the later layer on, which has the smaller weight left.
    at::Tensor system =
        at::mm(all.t(), all).to(at::kDouble) * at::minimum(left.unsqueeze(0), left.unsqueeze(1));
    // A coefficient that is never above 0 has an empty row: its direction stays.
    system.diagonal().mul_(1 + kDamping).clamp_min_(kTiny);
    return at::linalg_solve(system, right).to(at::kFloat).contiguous();
}

void JointDirections::improve(std::vector<SteeringLayer>& layers) const {
    if (layers.empty()) return;
    const c10::InferenceMode noGradients;
    const at::Tensor change = m_state->changes();
    const float* next = change.const_data_ptr<float>();
    for (SteeringLayer& layer : layers)
        for (float& z : layer.z)
            z += *next++;
}

} // namespace steerscope
