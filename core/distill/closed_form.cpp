// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/closed_form.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <c10/core/InferenceMode.h>
#include <cassert>
#include <cmath>
#include <numeric>

namespace steerscope {
namespace {

constexpr int kIterations = 8;
constexpr int kTrialIterations = 4; ///< Enough to tell ridges apart.
constexpr double kTiny = 1e-30;     ///< Keeps quotients of all-zero data finite.

// Letters: N rows, D width, K ridge candidates solved together as columns.

at::Tensor viewOf(const FloatMatrix& matrix) {
    auto* data = const_cast<float*>(matrix.values().data()); // from_blob wants it mutable
    return at::from_blob(
        data, {static_cast<std::int64_t>(matrix.rows()), static_cast<std::int64_t>(matrix.cols())},
        at::kFloat);
}

/// Rows scaled to mean 0 and variance 1 per feature; nearly constant features are left small.
struct Standardised {
    at::Tensor rows;  ///< X [N × D] float32
    at::Tensor mean;  ///< [D] float64
    at::Tensor scale; ///< [D] float64
};

Standardised standardised(const at::Tensor& rows) {
    const at::Tensor mean = rows.mean(0);
    const at::Tensor centred = rows - mean;
    const at::Tensor deviation = centred.square().mean(0).sqrt();
    const double floor = 1e-4 * deviation.mean().item<double>() + kTiny;
    const at::Tensor scale = deviation.clamp_min(floor);
    return {centred / scale, mean.to(at::kDouble), scale.to(at::kDouble)};
}

/// A subset of the rows with the Gram matrix of its centred features.
struct Subset {
    at::Tensor x;      ///< [n × D] float32
    at::Tensor r;      ///< [n × D] float32
    at::Tensor centre; ///< Mean of x [D] float32
    at::Tensor gram;   ///< Σ (x − centre)(x − centre)ᵀ [D × D] float64
};

/// Σ x xᵀ [D × D] float64. Summed in float32: the rounding is far below the least ridge.
at::Tensor gramOf(const at::Tensor& x) {
    return at::mm(x.t(), x).to(at::kDouble);
}

/// `gram` as gramOf(x), which the caller may have put together from parts.
Subset makeSubset(const at::Tensor& x, const at::Tensor& r, const at::Tensor& gram) {
    const at::Tensor centre = x.mean(0);
    const at::Tensor wide = centre.to(at::kDouble);
    return {x, r, centre, gram - static_cast<double>(x.size(0)) * at::outer(wide, wide)};
}

/// K solutions: λ = ReLU(X C + offset), push λ zᵀ.
struct Solution {
    at::Tensor c;      ///< [D × K] float32, in standardised features
    at::Tensor offset; ///< [K] float32
    at::Tensor z;      ///< [D × K] float32

    at::Tensor predict(const at::Tensor& x) const { return at::addmm(offset, x, c); }
};

/// Cholesky factors of Gram + ridge·n·I, one per candidate.
std::vector<at::Tensor> factorise(const Subset& rows, std::span<const double> ridges) {
    const double n = static_cast<double>(rows.x.size(0));
    std::vector<at::Tensor> factors;
    for (const double ridge : ridges) {
        at::Tensor matrix = rows.gram.clone();
        matrix.diagonal().add_(ridge * n);
        factors.push_back(at::linalg_cholesky(matrix));
    }
    return factors;
}

/// The regression step: targets S [n × K] on the centred features.
void regress(Solution& solution, const Subset& rows, const std::vector<at::Tensor>& factors,
             const at::Tensor& targets) {
    const at::Tensor mean = targets.mean(0);
    const at::Tensor right = at::mm(rows.x.t(), targets - mean).to(at::kDouble);
    for (std::size_t k = 0; k < factors.size(); ++k) {
        const auto column = static_cast<std::int64_t>(k);
        const at::Tensor solved =
            at::cholesky_solve(right.narrow(1, column, 1), factors[k]).to(at::kFloat);
        solution.c.narrow(1, column, 1).copy_(solved);
    }
    solution.offset = mean - at::mv(solution.c.t(), rows.centre);
}

Solution solve(const Subset& rows, std::span<const double> ridges, int iterations) {
    const auto factors = factorise(rows, ridges);
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

std::vector<float> toFloats(const at::Tensor& values) {
    const at::Tensor flat = values.to(at::kFloat).contiguous();
    const float* data = flat.const_data_ptr<float>();
    return {data, data + flat.numel()};
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
    const Standardised features = standardised(viewOf(sample.student));
    const at::Tensor residual = viewOf(sample.residual);
    const auto held = static_cast<std::int64_t>(sample.validation);
    const std::int64_t fit = features.rows.size(0) - held;
    const auto x = [&](std::int64_t first, std::int64_t count) {
        return features.rows.narrow(0, first, count);
    };
    at::Tensor gram = gramOf(x(0, fit));
    if (held > 0) {
        const Subset rows = makeSubset(x(0, fit), residual.narrow(0, 0, fit), gram);
        const Solution tried = solve(rows, ridges.candidates(), kTrialIterations);
        ridges.add(relativeErrors(tried, x(fit, held), residual.narrow(0, fit, held)));
        gram = gram + gramOf(x(fit, held));
    }
    const double ridge = ridges.best();
    const Subset all = makeSubset(features.rows, residual, gram);
    const Solution found = solve(all, {&ridge, 1}, kIterations);
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
