// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/activation_trace.h"
#include "core/model/residual_edit.h"

namespace steerscope {

/// Keeps the student's residual stream as it is before its own edit of each layer, then applies
/// that edit. A' minus this is Δ_loc, exactly and however many steering models are stacked.
class BeforeEdit final : public ResidualEdit {
public:
    BeforeEdit(ResidualEdit& inner, std::int32_t layers) : m_inner(inner) {
        m_trace.layers.resize(static_cast<std::size_t>(layers));
    }
    bool touches(LayerIndex) const override { return true; }
    void apply(LayerIndex layer, Position first, RowsView rows) override {
        FloatMatrix& kept = m_trace.layers[static_cast<std::size_t>(layer.value)];
        if (kept.empty()) m_trace.first = first;
        for (std::size_t t = 0; t < rows.rows; ++t)
            kept.appendRow(rows.row(t));
        if (m_inner.touches(layer)) m_inner.apply(layer, first, rows);
    }
    const ActivationTrace& trace() const { return m_trace; }

private:
    ResidualEdit& m_inner;
    ActivationTrace m_trace;
};

} // namespace steerscope
