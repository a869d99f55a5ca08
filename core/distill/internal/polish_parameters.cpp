// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/polish_parameters.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <random>

namespace steerscope {
namespace {

/// Least spread, as a share of the layer's mean spread: features that never move stay harmless.
constexpr double kLeastSpread = 1e-3;

std::int64_t signedSize(std::size_t n) {
    return static_cast<std::int64_t>(n);
}

at::Tensor view(RowsView rows) {
    return at::from_blob(rows.data, {signedSize(rows.rows), signedSize(rows.cols)}, at::kFloat);
}

/// A copy that libtorch allocates: products meet the same alignment in every run.
at::Tensor copyOf(const float* data, std::size_t rows, std::size_t cols) {
    return at::from_blob(const_cast<float*>(data), {signedSize(rows), signedSize(cols)}, at::kFloat)
        .clone();
}

at::Tensor rowOf(const std::vector<float>& values) {
    return copyOf(values.data(), 1, values.size());
}

FloatMatrix matrixOf(const at::Tensor& tensor) {
    const at::Tensor dense = tensor.contiguous();
    const float* data = dense.const_data_ptr<float>();
    return {static_cast<std::size_t>(dense.size(0)), static_cast<std::size_t>(dense.size(1)),
            std::vector<float>(data, data + dense.numel())};
}

/// ⟨u_k, mean/spread⟩ in double: what centring adds to the bias.
double centre(std::span<const float> u, const LayerUnits& units) {
    double sum = 0;
    for (std::size_t i = 0; i < u.size(); ++i)
        sum += static_cast<double>(u[i]) * units.mean[i] / units.spread[i];
    return sum;
}

/// A clamp is a linear probe of −w.
SteeringLayer withoutClamp(SteeringLayer layer) {
    if (layer.probe.gate != GateKind::clamp) return layer;
    layer.probe.gate = GateKind::linear;
    for (float& w : layer.probe.w)
        w = -w;
    return layer;
}

} // namespace

LayerUnits plainUnits(std::size_t width) {
    return {std::vector<float>(width, 0.0f), std::vector<float>(width, 1.0f), 1.0f};
}

LayerUnits measureUnits(const std::vector<const FloatMatrix*>& streams, double deltaSquares) {
    std::vector<at::Tensor> parts;
    for (const FloatMatrix* stream : streams)
        parts.push_back(copyOf(stream->values().data(), stream->rows(), stream->cols()));
    const at::Tensor rows = at::cat(parts, 0).to(at::kDouble);
    const auto [variance, mean] = at::var_mean(rows, at::IntArrayRef{0}, /*unbiased=*/false);
    const at::Tensor spread = variance.sqrt();
    const double least = std::max(kLeastSpread * spread.mean().item<double>(), 1e-12);
    const auto copy = [](const at::Tensor& values) {
        const at::Tensor floats = values.to(at::kFloat).contiguous();
        return std::vector<float>(floats.const_data_ptr<float>(),
                                  floats.const_data_ptr<float>() + floats.numel());
    };
    const double push = std::sqrt(deltaSquares / static_cast<double>(rows.numel()));
    return {copy(mean), copy(spread.clamp_min(least)),
            push > 0 ? static_cast<float>(push) : static_cast<float>(least)};
}

PolishParameters::PolishParameters(std::vector<SteeringLayer> layers, std::vector<LayerUnits> units)
    : m_units(std::move(units)) {
    assert(!layers.empty() && layers.size() == m_units.size());
    for (std::size_t i = 0; i < layers.size(); ++i)
        addLayer(withoutClamp(std::move(layers[i])), m_units[i]);
}

void PolishParameters::addLayer(const SteeringLayer& layer, const LayerUnits& units) {
    const std::size_t width = units.mean.size();
    const CoefficientProbe& probe = layer.probe;
    Slot slot{m_values.size(), 0, 0, 0};
    std::vector<float> gauges(layer.rank(), 1.0f);
    std::vector<float> u(probe.w.size()), c(probe.b);
    for (std::size_t k = 0; k < layer.rank(); ++k) {
        double squares = 0;
        for (std::size_t i = 0; i < width && !u.empty(); ++i) {
            u[k * width + i] = probe.w[k * width + i] * units.spread[i];
            squares += static_cast<double>(u[k * width + i]) * u[k * width + i];
        }
        if (!u.empty())
            c[k] += static_cast<float>(centre(std::span(u).subspan(k * width, width), units));
        const double size = std::sqrt(squares + static_cast<double>(c[k]) * c[k]);
        // Unit directions cannot be scaled in return.
        if (size > 0 && !layer.z.empty()) gauges[k] = static_cast<float>(size);
        for (std::size_t i = 0; i < width && !u.empty(); ++i)
            u[k * width + i] /= gauges[k];
        c[k] /= gauges[k];
    }
    m_values.insert(m_values.end(), u.begin(), u.end());
    slot.c = m_values.size();
    m_values.insert(m_values.end(), c.begin(), c.end());
    slot.zeta = m_values.size();
    for (std::size_t i = 0; i < layer.z.size(); ++i)
        m_values.push_back(layer.z[i] * gauges[i / width] / units.push);
    slot.end = m_values.size();
    m_slots.push_back(slot);
    m_layers.push_back(layer);
    m_gauges.push_back(std::move(gauges));
}

std::size_t PolishParameters::indexOf(LayerIndex layer) const {
    const auto found = std::ranges::find(m_layers, layer, &SteeringLayer::layer);
    return static_cast<std::size_t>(found - m_layers.begin());
}

bool PolishParameters::steers(LayerIndex layer) const {
    return indexOf(layer) < m_layers.size();
}

bool PolishParameters::isGated(LayerIndex layer) const {
    return m_layers[indexOf(layer)].probe.gate == GateKind::relu;
}

EditTrace PolishParameters::apply(LayerIndex layer, RowsView rows) const {
    const std::size_t i = indexOf(layer);
    const Slot& slot = m_slots[i];
    const std::size_t rank = m_layers[i].rank();
    at::Tensor h = view(rows).clone();
    const at::Tensor c = copyOf(m_values.data() + slot.c, 1, rank);
    at::Tensor lambda = c.expand({h.size(0), -1});
    if (slot.c > slot.u) {
        const at::Tensor u = copyOf(m_values.data() + slot.u, rank, rows.cols);
        const at::Tensor seen = (h - rowOf(m_units[i].mean)).div_(rowOf(m_units[i].spread));
        lambda = at::addmm(c, seen, u.t());
    }
    if (m_layers[i].probe.gate == GateKind::relu) lambda = at::relu(lambda);
    if (slot.end > slot.zeta) {
        const at::Tensor z = copyOf(m_values.data() + slot.zeta, rank, rows.cols);
        view(rows).addmm_(lambda, z, 1, m_units[i].push);
    } else {
        view(rows).add_(lambda);
    }
    return {matrixOf(h), matrixOf(lambda), {}};
}

/// With G = ∂loss/∂h': ∂/∂λ = G zᵀ (+ gateSlope), where the gate is open; ∂/∂z = λᵀ G;
/// ∂/∂c = Σ_t ∂/∂λ; ∂/∂u = (∂/∂λ)ᵀ (h − mean)/spread; ∂/∂h = G + ∂/∂λ · w.
void PolishParameters::backward(LayerIndex layer, const EditTrace& trace, RowsView gradient,
                                std::span<float> sums) const {
    const std::size_t i = indexOf(layer);
    const Slot& slot = m_slots[i];
    const std::size_t rank = m_layers[i].rank();
    const auto sum = [&](std::size_t offset, std::size_t rows, std::size_t cols) {
        return view({sums.data() + offset, rows, cols});
    };
    const at::Tensor g = view(gradient).clone();
    const at::Tensor lambda = copyOf(trace.coefficients.values().data(), trace.coefficients.rows(),
                                     trace.coefficients.cols());
    at::Tensor slope = g.clone();
    if (slot.end > slot.zeta) {
        const at::Tensor z =
            copyOf(m_values.data() + slot.zeta, rank, gradient.cols).mul_(m_units[i].push);
        slope = at::mm(g, z.t());
        sum(slot.zeta, rank, gradient.cols).add_(at::mm(lambda.t(), g), m_units[i].push);
    }
    if (!trace.gateSlope.empty()) slope.add_(rowOf(trace.gateSlope));
    if (m_layers[i].probe.gate == GateKind::relu) slope.mul_(lambda.gt(0));
    sum(slot.c, 1, rank).add_(slope.sum(0, /*keepdim=*/true));
    if (slot.c == slot.u) return;
    const at::Tensor spread = rowOf(m_units[i].spread);
    const at::Tensor h =
        copyOf(trace.stream.values().data(), trace.stream.rows(), trace.stream.cols());
    const at::Tensor seen = (h - rowOf(m_units[i].mean)).div_(spread);
    sum(slot.u, rank, gradient.cols).add_(at::mm(slope.t(), seen));
    const at::Tensor u = copyOf(m_values.data() + slot.u, rank, gradient.cols);
    view(gradient).addmm_(slope, u.div_(spread));
}

std::vector<SteeringLayer> PolishParameters::layers() const {
    std::vector<SteeringLayer> out = m_layers;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::size_t width = m_units[i].mean.size();
        const Slot& slot = m_slots[i];
        for (std::size_t k = 0; k < out[i].rank(); ++k) {
            const float gauge = m_gauges[i][k];
            double bias = m_values[slot.c + k];
            if (!out[i].probe.w.empty())
                bias -= centre(values().subspan(slot.u + k * width, width), m_units[i]);
            out[i].probe.b[k] = static_cast<float>(bias * gauge);
        }
        for (std::size_t j = 0; j < out[i].probe.w.size(); ++j)
            out[i].probe.w[j] =
                m_values[slot.u + j] * m_gauges[i][j / width] / m_units[i].spread[j % width];
        for (std::size_t j = 0; j < out[i].z.size(); ++j)
            out[i].z[j] = m_values[slot.zeta + j] * m_units[i].push / m_gauges[i][j / width];
    }
    return out;
}

std::vector<SteeringLayer> randomLayers(const std::vector<SteeringLayer>& layers,
                                        const std::vector<LayerUnits>& units, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto gaussian = [&] { // Box–Muller: the standard fixes the generator, not its gaussians
        const double a = (static_cast<double>(random() >> 11) + 0.5) * 0x1p-53;
        const double b = static_cast<double>(random() >> 11) * 0x1p-53;
        return static_cast<float>(std::sqrt(-2 * std::log(a)) * std::cos(6.283185307179586 * b));
    };
    std::vector<SteeringLayer> out = layers;
    for (std::size_t l = 0; l < out.size(); ++l) {
        const std::size_t width = units[l].mean.size();
        const float share = 1 / std::sqrt(static_cast<float>(width));
        auto& w = out[l].probe.w;
        for (std::size_t j = 0; j < w.size(); ++j)
            w[j] = share * gaussian() / units[l].spread[j % width];
        for (std::size_t k = 0; k < out[l].rank(); ++k) {
            double bias = w.empty() ? 1.0 : 0.0;
            for (std::size_t j = 0; j < width && !w.empty(); ++j)
                bias -= static_cast<double>(w[k * width + j]) * units[l].mean[j];
            out[l].probe.b[k] = static_cast<float>(bias);
        }
        for (float& z : out[l].z)
            z = 0.01f * units[l].push * gaussian();
    }
    return out;
}

} // namespace steerscope
