// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/model/residual_edit.h"

namespace steerscope {

/// Keeps the last row that every layer saw, after another edit, if any, has changed it.
class LastRow final : public ResidualEdit {
public:
    LastRow(ResidualEdit* inner, std::int32_t layers)
        : m_inner(inner), m_rows(static_cast<std::size_t>(layers)) {}
    bool touches(LayerIndex) const override { return true; }
    void apply(LayerIndex layer, Position first, RowsView rows) override {
        if (m_inner && m_inner->touches(layer)) m_inner->apply(layer, first, rows);
        const auto last = rows.row(rows.rows - 1);
        m_rows[static_cast<std::size_t>(layer.value)].assign(last.begin(), last.end());
    }
    const std::vector<std::vector<float>>& rows() const { return m_rows; } ///< [L][D]

private:
    ResidualEdit* m_inner;
    std::vector<std::vector<float>> m_rows;
};

} // namespace steerscope
