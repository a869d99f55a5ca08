// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/residual_edits.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/base/error.h"
#include "core/steering/internal/row_math.h"

namespace steerscope {
namespace {

std::size_t indexOf(LayerIndex layer) {
    return static_cast<std::size_t>(layer.value);
}

std::vector<float> lengthsOf(const SteeringLayer& layer) {
    if (layer.z.empty()) return std::vector<float>(layer.rank(), 1.0f);
    std::vector<float> out;
    for (std::size_t k = 0; k < layer.rank(); ++k)
        out.push_back(static_cast<float>(length(layer.direction(k))));
    return out;
}

/// λ from the products ⟨w_k, h⟩ (not used by a constant), in place, times the strength.
void applyGate(const CoefficientProbe& probe, float strength, std::span<float> products) {
    for (std::size_t k = 0; k < products.size(); ++k) {
        const float b = probe.b[k];
        float& value = products[k];
        switch (probe.gate) {
        case GateKind::relu:
            value = std::max(0.0f, value + b);
            break;
        case GateKind::linear:
            value += b;
            break;
        case GateKind::constant:
            value = b;
            break;
        case GateKind::clamp:
            value = b - value;
            break;
        }
        value *= strength;
    }
}

/// h += Σ_k c_k z_k; empty z: the unit vectors.
void addPush(std::span<float> h, std::span<const float> c, std::span<const float> z) {
    if (z.empty())
        std::ranges::transform(h, c, h.begin(), std::plus<>());
    else if (std::ranges::any_of(c, [](float value) { return value != 0; }))
        addCombination(h, c, z);
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
    for (const Part& part : m_parts)
        addPart(part);
    shareScratch();
    if (m_record) m_record->nLayers = static_cast<std::int32_t>(m_byLayer.size());
}

void PsrEdit::addPart(const Part& part) {
    requireConsistent(*part.model);
    const auto layers = std::max(m_byLayer.size(), static_cast<std::size_t>(part.model->nLayers));
    m_byLayer.resize(layers);
    m_recorded.resize(layers);
    for (const SteeringLayer& layer : part.model->layers) {
        m_recorded.at(indexOf(layer.layer)) = 1;
        if (part.strength == 0) continue;
        m_byLayer[indexOf(layer.layer)].push_back({&layer, part.strength, lengthsOf(layer), {}});
    }
}

void PsrEdit::shareScratch() {
    const auto need = [](const std::vector<Push>& pushes) {
        std::size_t sum = 0;
        for (const Push& push : pushes)
            sum += push.layer->rank() * kBlockRows;
        return sum;
    };
    std::size_t most = 0;
    for (const auto& pushes : m_byLayer)
        most = std::max(most, need(pushes));
    m_scratch.resize(most);
    for (auto& pushes : m_byLayer) {
        auto next = m_scratch.begin();
        for (Push& push : pushes) {
            push.coefficients = {next, push.layer->rank() * kBlockRows};
            next += static_cast<std::ptrdiff_t>(push.coefficients.size());
        }
    }
}

bool PsrEdit::touches(LayerIndex layer) const {
    if (indexOf(layer) >= m_byLayer.size()) return false;
    // A recorded part of strength 0 is visited all the same: its columns are zeros, not absent.
    return !m_byLayer[indexOf(layer)].empty() || (m_record && m_recorded[indexOf(layer)]);
}

void PsrEdit::apply(LayerIndex layer, Position first, RowsView rows) {
    if (!touches(layer)) return;
    const auto skipped = std::min<std::size_t>(
        rows.rows, first < m_firstSteered ? static_cast<std::size_t>(m_firstSteered - first) : 0);
    for (std::size_t i = skipped; i < rows.rows; i += kBlockRows)
        steerBlock(layer, first + static_cast<std::int32_t>(i),
                   rows.slice(i, std::min(kBlockRows, rows.rows - i)));
}

void PsrEdit::steerBlock(LayerIndex layer, Position first, RowsView rows) {
    const auto& pushes = m_byLayer[indexOf(layer)];
    for (const Push& push : pushes)
        evaluate(push, rows);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        const Position position = first + static_cast<std::int32_t>(i);
        Amount sum;
        for (const Push& push : pushes) {
            const auto c = push.coefficients.subspan(i * push.layer->rank(), push.layer->rank());
            if (!std::ranges::all_of(c, [](float value) { return std::isfinite(value); }))
                throwNotFinite(layer, position, push.strength);
            addPush(rows.row(i), c, push.layer->z);
            if (m_record) sum += amountOf(push, c);
        }
        if (m_record) note(layer, position, sum);
    }
}

void PsrEdit::evaluate(const Push& push, RowsView rows) const {
    const std::size_t rank = push.layer->rank();
    const CoefficientProbe& probe = push.layer->probe;
    if (probe.gate != GateKind::constant) multiplyRows(probe.w, rows, push.coefficients);
    for (std::size_t i = 0; i < rows.rows; ++i)
        applyGate(probe, push.strength, push.coefficients.subspan(i * rank, rank));
}

PsrEdit::Amount PsrEdit::amountOf(const Push& push, std::span<const float> coefficients) const {
    const std::size_t rank = coefficients.size();
    const auto term = [&](std::size_t k) {
        return Amount{coefficients[k], coefficients[k] * push.lengths[k]};
    };
    if (m_record->component)
        return *m_record->component < rank ? term(*m_record->component) : Amount{};
    if (rank == 1) return term(0);
    const auto& z = push.layer->z;
    const double moved =
        z.empty() ? length(coefficients) : combinedLength(coefficients, z, z.size() / rank);
    const auto signedLength = static_cast<float>(push.strength < 0 ? -moved : moved);
    return {signedLength, signedLength};
}

void PsrEdit::note(LayerIndex layer, Position position, const Amount& amount) {
    const auto column = static_cast<std::size_t>(position - m_firstSteered);
    if (m_record->columns.size() <= column) {
        const std::vector<float> blank(static_cast<std::size_t>(m_record->nLayers), 0.0f);
        m_record->columns.resize(column + 1, blank);
        m_record->pushes.resize(column + 1, blank);
    }
    m_record->columns[column][indexOf(layer)] = amount.coefficient;
    m_record->pushes[column][indexOf(layer)] = amount.push;
}

} // namespace steerscope
