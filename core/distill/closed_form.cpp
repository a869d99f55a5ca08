// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/closed_form.h"

#include <algorithm>
#include <c10/core/InferenceMode.h>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/distill/internal/regression.h"

namespace steerscope {
namespace {

constexpr int kIterations = 20;     ///< The gate settles slowly: 8 cost 0.002 of fidelity.
constexpr int kTrialIterations = 4; ///< Enough to tell ridges apart.

// Letters: N rows, D width, K ridge candidates solved together as columns.

/// K solutions: λ = ReLU(X C + offset), push λ zᵀ.
struct Solution {
    at::Tensor c;      ///< [D × K] float32, in standardised features
    at::Tensor offset; ///< [K] float32
    at::Tensor z;      ///< [D × K] float32

    at::Tensor predict(const at::Tensor& x) const { return at::addmm(offset, x, c); }
};

/// The regression step: targets S [n × K] on the centred features.
void regress(Solution& solution, const Subset& rows, const std::vector<at::Tensor>& factors,
             const at::Tensor& targets) {
    const at::Tensor mean = targets.mean(0);
    const at::Tensor right = at::mm(rows.x.t(), targets - mean).to(factors.front().scalar_type());
    for (std::size_t k = 0; k < factors.size(); ++k) {
        const auto column = static_cast<std::int64_t>(k);
        const at::Tensor solved =
            at::cholesky_solve(right.narrow(1, column, 1), factors[k]).to(at::kFloat);
        solution.c.narrow(1, column, 1).copy_(solved);
    }
    solution.offset = mean - at::mv(solution.c.t(), rows.centre);
}

/// Trials need only tell ridges apart: half the time in single precision.
Solution solve(const Subset& rows, std::span<const double> ridges, int iterations,
               at::ScalarType precision) {
    const auto factors = factorise(rows, ridges, precision);
    const auto count = static_cast<std::int64_t>(ridges.size());
    Solution out;
    out.c = at::zeros({rows.x.size(1), count}, at::kFloat);
    out.z = rows.r.mean(0).unsqueeze(1).repeat({1, count});
    at::Tensor predicted;
    for (int i = 0; i < iterations; ++i) {
        at::Tensor targets = at::mm(rows.r, out.z) / (out.z.square().sum(0) + kTiny);
        if (i > 0)
            targets =
                at::where((predicted < 0).logical_and(targets + predicted < 0), predicted, targets);
        regress(out, rows, factors, targets);
        predicted = out.predict(rows.x);
        const at::Tensor lambda = predicted.clamp_min(0);
        out.z = at::mm(rows.r.t(), lambda) / (lambda.square().sum(0) + kTiny);
    }
    return out;
}

/// ‖R − λzᵀ‖²/‖R‖² per candidate, expanded so that no [n × D] product is formed.
std::vector<double> relativeErrors(const Solution& solution, const at::Tensor& x,
                                   const at::Tensor& r) {
    const at::Tensor lambda = solution.predict(x).clamp_min(0).to(at::kDouble);
    const at::Tensor z = solution.z.to(at::kDouble);
    const at::Tensor cross = (lambda * at::mm(r, solution.z).to(at::kDouble)).sum(0);
    const double whole = r.to(at::kDouble).square().sum().item<double>() + kTiny;
    const at::Tensor errors =
        (whole - 2 * cross + lambda.square().sum(0) * z.square().sum(0)) / whole;
    const double* data = errors.const_data_ptr<double>();
    return {data, data + errors.numel()};
}

} // namespace

RidgeChoice::RidgeChoice(std::vector<double> candidates)
    : m_candidates(std::move(candidates)), m_errors(m_candidates.size(), 0.0) {}

void RidgeChoice::add(std::span<const double> errors) {
    assert(errors.size() == m_errors.size());
    for (std::size_t k = 0; k < errors.size(); ++k)
        m_errors[k] += errors[k];
    m_any = true;
}

double RidgeChoice::best() const {
    if (!m_any) return m_candidates[m_candidates.size() / 2];
    const auto least = std::min_element(m_errors.begin(), m_errors.end());
    return m_candidates[static_cast<std::size_t>(least - m_errors.begin())];
}

SteeringLayer fitGatedLayer(LayerIndex layer, const LayerSample& sample, RidgeChoice& ridges) {
    const c10::InferenceMode noGradients;
    const FitRows rows(sample.student, sample.residual, sample.validation);
    if (rows.held > 0) {
        const Solution tried =
            solve(rows.fitSubset(), ridges.candidates(), kTrialIterations, at::kFloat);
        ridges.add(relativeErrors(tried, rows.heldX(), rows.heldR()));
    }
    const double ridge = ridges.best();
    const Solution found = solve(rows.all(), {&ridge, 1}, kIterations, at::kDouble);
    const Standardised& features = rows.features;
    const at::Tensor lambda = found.predict(features.rows).clamp_min(0);

    // Fold the standardisation back: ⟨c, (h − mean)/scale⟩ + offset = ⟨w, h⟩ + b.
    const at::Tensor w = found.c.squeeze(1).to(at::kDouble) / features.scale;
    SteeringLayer out{.layer = layer, .z = toFloats(found.z)};
    out.probe.w = toFloats(w);
    out.probe.b = {
        static_cast<float>(found.offset.item<float>() - w.dot(features.mean).item<double>())};
    out.meanCoefficients = {lambda.mean().item<float>()};
    return out;
}

SteeringLayer fitConstantLayer(LayerIndex layer, const LayerSample& sample) {
    const c10::InferenceMode noGradients;
    return {.layer = layer,
            .z = toFloats(viewOf(sample.residual).to(at::kDouble).mean(0)),
            .probe = {.w = {}, .b = {1.0f}, .gate = GateKind::constant},
            .meanCoefficients = {1.0f}};
}

} // namespace steerscope
