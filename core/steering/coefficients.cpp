// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/coefficients.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>

namespace steerscope {
namespace {

double dot(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += static_cast<double>(a[i]) * b[i];
    return sum;
}

/// Σ (a − b)² over a whole layer.
double squaredDistance(const FloatMatrix& a, const FloatMatrix& b) {
    const auto x = a.values();
    const auto y = b.values();
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double gap = static_cast<double>(x[i]) - y[i];
        sum += gap * gap;
    }
    return sum;
}

FloatMatrix difference(const FloatMatrix& a, const FloatMatrix& b) {
    assert(a.rows() == b.rows() && a.cols() == b.cols());
    FloatMatrix out = a;
    std::transform(a.values().begin(), a.values().end(), b.values().begin(), out.values().begin(),
                   std::minus<>());
    return out;
}

/// A map of one value per cell, from a function of (layer, row of that layer).
CoefficientGrid gridOf(const ActivationTrace& trace,
                       const std::function<double(std::size_t, std::span<const float>)>& cell) {
    CoefficientGrid grid(trace.layers.size(), trace.length());
    for (std::size_t l = 0; l < grid.rows(); ++l)
        for (std::size_t t = 0; t < grid.cols(); ++t)
            grid.at(l, t) = static_cast<float>(cell(l, trace.layers[l].row(t)));
    return grid;
}

} // namespace

ActivationTrace accumulatedDelta(const ActivationTrace& prompted, const ActivationTrace& plain) {
    assert(prompted.layers.size() == plain.layers.size());
    ActivationTrace out{prompted.first, {}};
    for (std::size_t l = 0; l < prompted.layers.size(); ++l)
        out.layers.push_back(difference(prompted.layers[l], plain.layers[l]));
    return out;
}

ActivationTrace localDelta(const ActivationTrace& prompted, const ActivationTrace& student,
                           const SteeringModel& model, const CoefficientGrid& applied) {
    ActivationTrace out = accumulatedDelta(prompted, student);
    for (const auto& layer : model.layers) {
        const auto l = static_cast<std::size_t>(layer.layer.value);
        auto& rows = out.layers.at(l);
        for (std::size_t t = 0; t < rows.rows(); ++t)
            for (std::size_t i = 0; i < rows.cols(); ++i)
                rows.at(t, i) += applied.at(l, t) * layer.z[i];
    }
    return out;
}

CoefficientGrid normGrid(const ActivationTrace& delta) {
    return gridOf(delta,
                  [](std::size_t, std::span<const float> row) { return std::sqrt(dot(row, row)); });
}

CoefficientGrid projectCoefficients(const ActivationTrace& delta, const SteeringModel& model) {
    return gridOf(delta, [&](std::size_t l, std::span<const float> row) {
        const SteeringLayer* layer = model.find(LayerIndex(static_cast<std::int32_t>(l)));
        const double square = layer ? dot(layer->z, layer->z) : 0;
        return square > 0 ? dot(row, layer->z) / square : 0.0;
    });
}

std::vector<double> relativeRmse(const ActivationTrace& student, const ActivationTrace& prompted,
                                 const ActivationTrace& plain) {
    std::vector<double> out;
    for (std::size_t l = 0; l < prompted.layers.size(); ++l) {
        const double missed = squaredDistance(student.layers[l], prompted.layers[l]);
        const double whole = squaredDistance(plain.layers[l], prompted.layers[l]);
        out.push_back(whole > 0 ? std::sqrt(missed / whole) : 0.0);
    }
    return out;
}

double topShare(const CoefficientGrid& norms, double fraction) {
    std::vector<double> mass(norms.cols(), 0.0);
    for (std::size_t l = 0; l < norms.rows(); ++l)
        for (std::size_t t = 0; t < norms.cols(); ++t)
            mass[t] += static_cast<double>(norms.at(l, t)) * norms.at(l, t);
    std::sort(mass.begin(), mass.end(), std::greater<>());
    const double total = std::accumulate(mass.begin(), mass.end(), 0.0);
    if (total <= 0) return 0;
    const auto count = static_cast<std::ptrdiff_t>(
        std::ceil(std::clamp(fraction, 0.0, 1.0) * static_cast<double>(mass.size()) - 1e-9));
    return std::accumulate(mass.begin(), mass.begin() + count, 0.0) / total;
}

} // namespace steerscope
