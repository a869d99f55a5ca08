// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "core/model/residual_edit.h"

namespace steerscope::test {

/// Adds one vector to every row after the given blocks, and remembers where it was called.
class ShiftEdit final : public ResidualEdit {
public:
    ShiftEdit(std::set<std::int32_t> layers, std::vector<float> shift)
        : m_layers(std::move(layers)), m_shift(std::move(shift)) {}

    bool touches(LayerIndex layer) const override { return m_layers.contains(layer.value); }
    void apply(LayerIndex layer, Position first, RowsView rows) override {
        calls.emplace_back(layer, first, rows.rows);
        for (std::size_t t = 0; t < rows.rows; ++t) {
            for (std::size_t i = 0; i < rows.cols; ++i)
                rows.row(t)[i] += m_shift[i];
        }
    }

    struct Call {
        LayerIndex layer;
        Position first;
        std::size_t rows;
        Call(LayerIndex l, Position p, std::size_t n) : layer(l), first(p), rows(n) {}
        friend bool operator==(const Call&, const Call&) = default;
    };
    std::vector<Call> calls;

private:
    std::set<std::int32_t> m_layers;
    std::vector<float> m_shift;
};

} // namespace steerscope::test
