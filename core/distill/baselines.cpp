// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/baselines.h"

#include <c10/core/InferenceMode.h>

#include "core/distill/internal/regression.h"

namespace steerscope {
namespace {

constexpr int kTiedRounds = 30;
constexpr int kGateRounds = 200; ///< One number a row: they cost nothing, and settle slowly.

at::Tensor meanOf(const FloatMatrix& rows) {
    return viewOf(rows).to(at::kDouble).mean(0);
}

at::Tensor unit(const at::Tensor& v) {
    return v / (v.norm() + kTiny);
}

/// λ = ReLU(a p + b)
struct Gate {
    double a = 0, b = 0;
    at::Tensor open(const at::Tensor& p) const { return (a * p + b).clamp_min(0); }
};

/// Least squares of ReLU(a p + b) on s [N]: rows that the closed gate already serves keep their
/// prediction as target, as in fitGatedLayer.
Gate fitGate(const at::Tensor& p, const at::Tensor& s) {
    const double mean = p.mean().item<double>();
    const at::Tensor centred = p - mean;
    const double variance = centred.square().mean().item<double>() + kTiny;
    Gate gate;
    at::Tensor target = s;
    for (int i = 0; i < kGateRounds; ++i) {
        gate.a = (centred * target).mean().item<double>() / variance;
        gate.b = target.mean().item<double>() - gate.a * mean;
        const at::Tensor predicted = gate.a * p + gate.b;
        target = at::where((predicted < 0).logical_and(s + predicted < 0), predicted, s);
    }
    return gate;
}

} // namespace

SteeringLayer fitPrincipalLayer(LayerIndex layer, const LayerSample& sample) {
    const c10::InferenceMode noGradients;
    const at::Tensor first = leadingDirections(gramOf(viewOf(sample.residual)), 1).squeeze(1);
    const at::Tensor z = first * first.dot(meanOf(sample.residual));
    return {.layer = layer,
            .z = toFloats(z),
            .probe = {.w = {}, .b = {1.0f}, .gate = GateKind::constant},
            .meanCoefficients = {1.0f}};
}

SteeringLayer fitClampLayer(LayerIndex layer, const LayerSample& sample) {
    const c10::InferenceMode noGradients;
    const at::Tensor change = meanOf(sample.residual);
    const at::Tensor u = unit(change);
    const double target = u.dot(meanOf(sample.student) + change).item<double>();
    return {.layer = layer,
            .z = toFloats(u),
            .probe = {toFloats(u), {static_cast<float>(target)}, GateKind::clamp},
            .meanCoefficients = {u.dot(change).item<float>()}};
}

SteeringLayer fitTiedLayer(LayerIndex layer, const LayerSample& sample) {
    const c10::InferenceMode noGradients;
    const at::Tensor h = viewOf(sample.student).to(at::kDouble);
    const at::Tensor r = viewOf(sample.residual).to(at::kDouble);
    at::Tensor u = unit(r.mean(0)), best = u, lambda;
    Gate bestGate;
    double least = r.square().sum().item<double>();
    for (int i = 0; i < kTiedRounds; ++i) {
        const at::Tensor s = at::mv(r, u);
        const Gate gate = fitGate(at::mv(h, u), s);
        const at::Tensor open = gate.open(at::mv(h, u));
        const double error =
            (r.square().sum() - 2 * open.dot(s) + open.square().sum()).item<double>();
        if (error < least) {
            least = error;
            best = u;
            bestGate = gate;
        }
        u = unit(at::mv(r.t(), open));
    }
    lambda = bestGate.open(at::mv(h, best));
    return {
        .layer = layer,
        .z = toFloats(best),
        .probe = {toFloats(bestGate.a * best), {static_cast<float>(bestGate.b)}, GateKind::relu},
        .meanCoefficients = {lambda.mean().item<float>()}};
}

} // namespace steerscope
