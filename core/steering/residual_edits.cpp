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
    m_first.resize(layers);
    m_overrides.resize(layers);
    for (const SteeringLayer& layer : part.model->layers) {
        const SteeringLayer*& first = m_first.at(indexOf(layer.layer));
        if (!first) first = &layer;
        if (part.strength == 0) continue;
        m_byLayer[indexOf(layer.layer)].push_back({&layer, part.strength, lengthsOf(layer), {}});
    }
}

void PsrEdit::setOverrides(const std::vector<PushOverride>& overrides) {
    for (auto& layer : m_overrides)
        layer.clear();
    for (const PushOverride& cell : overrides)
        if (indexOf(cell.layer) < m_first.size() && m_first[indexOf(cell.layer)])
            m_overrides[indexOf(cell.layer)][cell.token] = cell.push;
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
    return !m_byLayer[indexOf(layer)].empty() || !m_overrides[indexOf(layer)].empty() ||
           (m_record && m_first[indexOf(layer)]);
}

void PsrEdit::apply(LayerIndex layer, Position first, RowsView rows) {
    if (!touches(layer)) return;
    const auto skipped = std::min<std::size_t>(
        rows.rows, first < m_firstSteered ? static_cast<std::size_t>(m_firstSteered - first) : 0);
    for (std::size_t i = skipped; i < rows.rows; i += kBlockRows)
        steerBlock(layer, first + static_cast<std::int32_t>(i),
                   rows.slice(i, std::min(kBlockRows, rows.rows - i)));
    fetchAheadOf(layer + 1);
}

/// The weights of a whole block pass through the caches until the next edit: its probes and
/// directions would come from memory then.
void PsrEdit::fetchAheadOf(LayerIndex layer) const {
    if (indexOf(layer) >= m_byLayer.size()) return;
    for (const Push& push : m_byLayer[indexOf(layer)]) {
        fetchAhead(push.layer->probe.w);
        fetchAhead(push.layer->z);
    }
}

void PsrEdit::steerBlock(LayerIndex layer, Position first, RowsView rows) {
    const auto& pushes = m_byLayer[indexOf(layer)];
    for (const Push& push : pushes)
        evaluate(push, rows);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        const Position position = first + static_cast<std::int32_t>(i);
        if (overrideAt(layer, position)) {
            applyOverride(layer, position, i, rows);
            continue;
        }
        Amount sum;
        for (const Push& push : pushes) {
            const auto c = push.coefficients.subspan(i * push.layer->rank(), push.layer->rank());
            if (!std::ranges::all_of(c, [](float value) { return std::isfinite(value); }))
                throwNotFinite(layer, position, push.strength);
            addPush(rows.row(i), c, push.layer->z);
            if (m_record) sum += recordedAmount(push, c);
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

const float* PsrEdit::overrideAt(LayerIndex layer, Position position) const {
    const auto& ofLayer = m_overrides[indexOf(layer)];
    const auto found = ofLayer.find(position - m_firstSteered);
    return found == ofLayer.end() ? nullptr : &found->second;
}

/// The coefficients of the row have been evaluated; they give the direction.
void PsrEdit::applyOverride(LayerIndex layer, Position position, std::size_t row, RowsView rows) {
    const auto& pushes = m_byLayer[indexOf(layer)];
    const float wanted = *overrideAt(layer, position);
    const auto h = rows.row(row);
    const auto coefficientsOf = [row](const Push& push) {
        return push.coefficients.subspan(row * push.layer->rank(), push.layer->rank());
    };
    Amount sum;
    for (const Push& push : pushes)
        sum += wholeAmount(push, coefficientsOf(push));
    const bool oneDirection = pushes.size() == 1 && pushes.front().layer->rank() == 1;
    const float factor = oneDirection ? 0.0f : wanted / sum.push;
    const bool scales = factor != 0 && std::isfinite(factor);
    if (scales) {
        for (const Push& push : pushes) {
            const auto c = coefficientsOf(push);
            std::ranges::transform(c, c.begin(), [factor](float v) { return v * factor; });
            if (!std::ranges::all_of(c, [](float value) { return std::isfinite(value); }))
                throwNotFinite(layer, position, push.strength);
            addPush(h, c, push.layer->z);
        }
        sum.coefficient *= factor;
        sum.push = wanted;
    } else {
        sum = pushBy(*m_first[indexOf(layer)], wanted, h);
    }
    if (m_record) note(layer, position, sum);
}

/// Adds a push of that length along the layer's first direction. Unit vectors have no first one.
PsrEdit::Amount PsrEdit::pushBy(const SteeringLayer& layer, float push, std::span<float> h) const {
    if (push == 0 || layer.z.empty()) return {};
    const double whole = length(layer.direction(0));
    if (!(whole > 0)) return {};
    const auto coefficient = static_cast<float>(push / whole);
    addCombination(h, {&coefficient, 1}, layer.direction(0));
    return {coefficient, push};
}

PsrEdit::Amount PsrEdit::recordedAmount(const Push& push,
                                        std::span<const float> coefficients) const {
    if (!m_record->component) return wholeAmount(push, coefficients);
    const std::size_t k = *m_record->component;
    if (k >= coefficients.size()) return {};
    return {coefficients[k], coefficients[k] * push.lengths[k]};
}

PsrEdit::Amount PsrEdit::wholeAmount(const Push& push, std::span<const float> coefficients) {
    const std::size_t rank = coefficients.size();
    if (rank == 1) return {coefficients[0], coefficients[0] * push.lengths[0]};
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
