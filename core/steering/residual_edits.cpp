// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/residual_edits.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/error.h"

namespace steerscope {
namespace {

/// ⟨a, b⟩ with independent partial sums, so that the compiler may use vector registers.
float dot(std::span<const float> a, std::span<const float> b) {
    constexpr std::size_t kWays = 16;
    std::array<float, kWays> sums{};
    const std::size_t whole = a.size() / kWays * kWays;
    for (std::size_t i = 0; i < whole; i += kWays)
        for (std::size_t k = 0; k < kWays; ++k)
            sums[k] += a[i + k] * b[i + k];
    float out = 0;
    for (std::size_t i = whole; i < a.size(); ++i)
        out += a[i] * b[i];
    for (const float sum : sums)
        out += sum;
    return out;
}

/// h += scale · z
void addScaled(std::span<float> h, float scale, std::span<const float> z) {
    for (std::size_t i = 0; i < h.size(); ++i)
        h[i] += scale * z[i];
}

float coefficient(const CoefficientProbe& probe, std::span<const float> h) {
    if (probe.w.empty()) return probe.b;
    return std::max(0.0f, dot(probe.w, h) + probe.b);
}

float norm(std::span<const float> z) {
    double sum = 0;
    for (const float value : z)
        sum += static_cast<double>(value) * value;
    return static_cast<float>(std::sqrt(sum));
}

[[noreturn]] void throwNotFinite(LayerIndex layer, Position position, float strength) {
    throw Error({.code = "STEER-002",
                 .problem = "Steering gave a number that is not finite",
                 .field = "layer " + std::to_string(layer.value) + ", position " +
                          std::to_string(position.value),
                 .found = "strength " + std::to_string(strength),
                 .allowed = "finite pushes",
                 .hint = "Choose a smaller strength; if it is already small, the steering model "
                         "is damaged: distil it again."});
}

} // namespace

PsrEdit::PsrEdit(std::vector<Part> parts, Position firstSteered, CoefficientRecord* record)
    : m_parts(std::move(parts)), m_firstSteered(firstSteered), m_record(record) {
    m_norms.resize(m_parts.size());
    for (std::size_t k = 0; k < m_parts.size(); ++k)
        for (const auto& layer : m_parts[k].model->layers)
            m_norms[k].push_back(norm(layer.z));
    if (!m_record) return;
    m_record->nLayers = 0;
    for (const auto& part : m_parts)
        m_record->nLayers = std::max(m_record->nLayers, part.model->nLayers);
}

bool PsrEdit::touches(LayerIndex layer) const {
    return std::any_of(m_parts.begin(), m_parts.end(), [&](const Part& part) {
        // A recorded part of strength 0 is visited all the same: its columns are zeros, not absent.
        return (part.strength != 0 || m_record) && part.model->find(layer);
    });
}

void PsrEdit::apply(LayerIndex layer, Position first, RowsView rows) {
    auto pushes = activePushes(layer);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        const Position position = first + static_cast<std::int32_t>(i);
        if (position < m_firstSteered) continue;
        steerRow(pushes, layer, position, rows.row(i));
    }
}

std::vector<PsrEdit::Push> PsrEdit::activePushes(LayerIndex layer) const {
    std::vector<Push> pushes;
    for (std::size_t k = 0; k < m_parts.size(); ++k) {
        const auto& part = m_parts[k];
        const SteeringLayer* entry = part.model->find(layer);
        if (!entry || part.strength == 0) continue;
        const auto index = static_cast<std::size_t>(entry - part.model->layers.data());
        pushes.push_back({entry, part.strength, m_norms[k][index], 0});
    }
    return pushes;
}

void PsrEdit::steerRow(std::vector<Push>& pushes, LayerIndex layer, Position position,
                       std::span<float> h) {
    float coefficients = 0;
    float lengths = 0;
    for (auto& push : pushes) {
        push.scale = push.strength * coefficient(push.layer->probe, h);
        if (!std::isfinite(push.scale)) throwNotFinite(layer, position, push.strength);
        coefficients += push.scale;
        lengths += push.scale * push.length;
    }
    for (const auto& push : pushes)
        if (push.scale != 0) addScaled(h, push.scale, push.layer->z);
    if (m_record) note(layer, position, coefficients, lengths);
}

void PsrEdit::note(LayerIndex layer, Position position, float coefficient, float push) {
    const auto column = static_cast<std::size_t>(position - m_firstSteered);
    const std::vector<float> blank(static_cast<std::size_t>(m_record->nLayers), 0.0f);
    if (m_record->columns.size() <= column) {
        m_record->columns.resize(column + 1, blank);
        m_record->pushes.resize(column + 1, blank);
    }
    const auto row = static_cast<std::size_t>(layer.value);
    m_record->columns[column][row] = coefficient;
    m_record->pushes[column][row] = push;
}

} // namespace steerscope
