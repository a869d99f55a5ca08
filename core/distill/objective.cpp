// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/objective.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/error.h"

namespace steerscope {
namespace {

constexpr std::array<std::pair<PolishObjective, const char*>, 4> kNames{{
    {PolishObjective::none, "closed-form"},
    {PolishObjective::mse, "mse"},
    {PolishObjective::logLikelihood, "ll"},
    {PolishObjective::divergence, "kl"},
}};

} // namespace

std::string toText(PolishObjective objective) {
    return std::ranges::find(kNames, objective, [](const auto& name) { return name.first; })
        ->second;
}

PolishObjective polishObjectiveFromText(const std::string& text) {
    const auto found =
        std::ranges::find(kNames, text, [](const auto& name) { return name.second; });
    if (found != kNames.end()) return found->first;
    throw Error({.code = "DISTILL-001",
                 .problem = "A setting of the distillation cannot be used",
                 .field = "objective",
                 .found = text,
                 .allowed = "closed-form, mse, ll or kl",
                 .hint = "Use kl if in doubt."});
}

std::vector<double> gapWeights(const std::vector<double>& deltaSquares, std::size_t first) {
    std::vector<double> out(deltaSquares.size(), 0.0);
    const auto layers = static_cast<double>(deltaSquares.size() - first);
    for (std::size_t l = first; l < out.size(); ++l)
        if (deltaSquares[l] > 0) out[l] = 1.0 / (layers * deltaSquares[l]);
    return out;
}

double squaredGap(RowsView student, const FloatMatrix& teacher, double weight, RowsView slope) {
    const auto target = teacher.values();
    const auto twice = static_cast<float>(2 * weight);
    double sum = 0;
    for (std::size_t i = 0; i < target.size(); ++i) {
        const float gap = student.data[i] - target[i];
        slope.data[i] = twice * gap;
        sum += static_cast<double>(gap) * gap;
    }
    return weight * sum;
}

DeadGates deadGates(const FloatMatrix& coefficients, double weight) {
    DeadGates out{0, std::vector<float>(coefficients.cols(), 0.0f)};
    for (std::size_t k = 0; k < coefficients.cols(); ++k) {
        double sum = 0;
        for (std::size_t t = 0; t < coefficients.rows(); ++t)
            sum += coefficients.at(t, k);
        if (sum >= 1) continue;
        out.value += weight * (1 - sum);
        out.slope[k] = static_cast<float>(-weight);
    }
    return out;
}

} // namespace steerscope
