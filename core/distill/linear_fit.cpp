// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The linear students of closed_form.h: reduced rank and full affine maps.

#include <algorithm>
#include <c10/core/InferenceMode.h>

#include "core/distill/closed_form.h"
#include "core/distill/internal/regression.h"

namespace steerscope {
namespace {

/// Push = (x − centre) B + mean.
struct Map {
    at::Tensor b;    ///< [D × D] float64
    at::Tensor mean; ///< R̄ [D] float64
};

/// B for every candidate; all share the right-hand side.
std::vector<Map> solveMaps(const Subset& rows, std::span<const double> ridges,
                           at::ScalarType precision) {
    const at::Tensor mean = rows.r.mean(0);
    const at::Tensor right = at::mm((rows.x - rows.centre).t(), rows.r - mean).to(precision);
    std::vector<Map> out;
    for (const at::Tensor& factor : factorise(rows, ridges, precision))
        out.push_back({at::cholesky_solve(right, factor).to(at::kDouble), mean.to(at::kDouble)});
    return out;
}

/// ‖R − push‖²/‖R‖² on the held-out rows of a trial.
std::vector<double> relativeErrors(const std::vector<Map>& maps, const at::Tensor& centre,
                                   const at::Tensor& x, const at::Tensor& r) {
    const double whole = r.square().sum().item<double>() + kTiny;
    const at::Tensor centred = x - centre;
    std::vector<double> out;
    for (const Map& map : maps) {
        const at::Tensor push = at::addmm(map.mean.to(at::kFloat), centred, map.b.to(at::kFloat));
        out.push_back((r - push).square().sum().item<double>() / whole);
    }
    return out;
}

struct FittedMap {
    Map map;
    at::Tensor centre; ///< [D] float64, of the standardised features
    at::Tensor gram;   ///< [D × D] float64
    double count;      ///< Rows
};

FittedMap fitMap(const FitRows& rows, RidgeChoice& ridges) {
    if (rows.held > 0) {
        const Subset part = rows.fitSubset();
        const auto tried = solveMaps(part, ridges.candidates(), at::kFloat);
        ridges.add(relativeErrors(tried, part.centre, rows.heldX(), rows.heldR()));
    }
    const double ridge = ridges.best();
    const Subset all = rows.all();
    return {solveMaps(all, {&ridge, 1}, at::kDouble).front(), all.centre.to(at::kDouble), all.gram,
            static_cast<double>(all.x.size(0))};
}

/// Σ push pushᵀ over the training rows = Bᵀ Gram B + n R̄ R̄ᵀ [D × D].
at::Tensor fittedMoment(const FittedMap& fitted) {
    const Map& map = fitted.map;
    return at::mm(map.b.t(), at::mm(fitted.gram, map.b)) +
           fitted.count * at::outer(map.mean, map.mean);
}

/// Probes of the coefficients (x − centre) C + offset, the standardisation folded back.
CoefficientProbe linearProbe(const FitRows& rows, const at::Tensor& centre, const at::Tensor& c,
                             const at::Tensor& offset) {
    const at::Tensor w = c / rows.features.scale.unsqueeze(1); // [D × r]
    const at::Tensor b = offset - at::mv(w.t(), rows.features.mean) - at::mv(c.t(), centre);
    return {toFloats(w.t()), toFloats(b), GateKind::linear};
}

} // namespace

SteeringLayer fitLinearLayer(LayerIndex layer, const LayerSample& sample, RidgeChoice& ridges,
                             std::size_t rank) {
    const c10::InferenceMode noGradients;
    const FitRows rows(sample.student, sample.residual, sample.validation);
    const FittedMap fitted = fitMap(rows, ridges);
    const at::Tensor directions =
        leadingDirections(fittedMoment(fitted), static_cast<std::int64_t>(rank));
    const at::Tensor offset = at::mv(directions.t(), fitted.map.mean);
    return {.layer = layer,
            .z = toFloats(directions.t()),
            .probe = linearProbe(rows, fitted.centre, at::mm(fitted.map.b, directions), offset),
            .meanCoefficients = toFloats(offset)};
}

SteeringLayer fitAffineLayer(LayerIndex layer, const LayerSample& sample, RidgeChoice& ridges) {
    const c10::InferenceMode noGradients;
    const FitRows rows(sample.student, sample.residual, sample.validation);
    const FittedMap fitted = fitMap(rows, ridges);
    return {.layer = layer,
            .z = {},
            .probe = linearProbe(rows, fitted.centre, fitted.map.b, fitted.map.mean),
            .meanCoefficients = toFloats(fitted.map.mean)};
}

} // namespace steerscope
