// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/coefficients.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/steering/internal/row_math.h"

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

std::vector<const SteeringLayer*> layersAt(std::span<const SteeringModel* const> models,
                                           LayerIndex layer) {
    std::vector<const SteeringLayer*> out;
    for (const SteeringModel* model : models)
        if (const SteeringLayer* entry = model->find(layer)) out.push_back(entry);
    return out;
}

/// Least squares on the directions of some models at one layer.
class Projection {
public:
    explicit Projection(std::vector<const SteeringLayer*> layers) : m_layers(std::move(layers)) {
        for (const SteeringLayer* layer : m_layers) {
            m_everything = m_everything || layer->z.empty();
            for (std::size_t k = 0; !m_everything && k < layer->rank(); ++k)
                m_directions.push_back(layer->direction(k));
        }
        if (!m_everything) factorise();
    }

    double of(std::span<const float> delta) const {
        if (m_everything) return std::sqrt(dot(delta, delta));
        std::vector<double> c;
        for (const auto direction : m_directions)
            c.push_back(dot(direction, delta));
        solve(c);
        double sum = 0;
        std::size_t first = 0;
        for (const SteeringLayer* layer : m_layers) {
            sum += amount(*layer, std::span(c).subspan(first, layer->rank()));
            first += layer->rank();
        }
        return sum;
    }

private:
    /// Lower Cholesky factor of the Gram matrix. Its diagonal is raised a little, so that equal
    /// directions share what they explain and a zero one gets nothing.
    void factorise() {
        const std::size_t n = m_directions.size();
        m_factor.assign(n * n, 0.0);
        double largest = 1e-300;
        for (const auto direction : m_directions)
            largest = std::max(largest, dot(direction, direction));
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                double value = dot(m_directions[i], m_directions[j]);
                if (i == j) value += 1e-9 * largest;
                for (std::size_t k = 0; k < j; ++k)
                    value -= at(i, k) * at(j, k);
                m_factor[i * n + j] = i == j ? std::sqrt(value) : value / at(j, j);
            }
        }
    }
    double at(std::size_t i, std::size_t j) const { return m_factor[i * m_directions.size() + j]; }

    void solve(std::vector<double>& c) const {
        for (std::size_t i = 0; i < c.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k)
                c[i] -= at(i, k) * c[k];
            c[i] /= at(i, i);
        }
        for (std::size_t i = c.size(); i-- > 0;) {
            for (std::size_t k = i + 1; k < c.size(); ++k)
                c[i] -= at(k, i) * c[k];
            c[i] /= at(i, i);
        }
    }

    static double amount(const SteeringLayer& layer, std::span<const double> c) {
        if (c.size() == 1) return c[0];
        const std::vector<float> rounded(c.begin(), c.end());
        return combinedLength(rounded, layer.z, layer.z.size() / c.size());
    }

    std::vector<const SteeringLayer*> m_layers;
    std::vector<std::span<const float>> m_directions;
    bool m_everything = false; ///< The unit vectors are among the directions.
    std::vector<double> m_factor;
};

} // namespace

ActivationTrace accumulatedDelta(const ActivationTrace& prompted, const ActivationTrace& plain) {
    assert(prompted.layers.size() == plain.layers.size());
    ActivationTrace out{prompted.first, {}};
    for (std::size_t l = 0; l < prompted.layers.size(); ++l)
        out.layers.push_back(difference(prompted.layers[l], plain.layers[l]));
    return out;
}

CoefficientGrid normGrid(const ActivationTrace& delta) {
    return gridOf(delta,
                  [](std::size_t, std::span<const float> row) { return std::sqrt(dot(row, row)); });
}

CoefficientGrid projectCoefficients(const ActivationTrace& delta,
                                    std::span<const SteeringModel* const> models) {
    CoefficientGrid grid(delta.layers.size(), delta.length());
    for (std::size_t l = 0; l < grid.rows(); ++l) {
        const auto steered = layersAt(models, LayerIndex(static_cast<std::int32_t>(l)));
        if (steered.empty()) continue;
        const Projection projection(steered);
        for (std::size_t t = 0; t < grid.cols(); ++t)
            grid.at(l, t) = static_cast<float>(projection.of(delta.layers[l].row(t)));
    }
    return grid;
}

CoefficientGrid projectCoefficients(const ActivationTrace& delta, const SteeringModel& model) {
    const SteeringModel* const one = &model;
    return projectCoefficients(delta, {&one, 1});
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
