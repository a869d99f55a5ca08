// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/distill/rollout.h"
#include "core/model/residual_edit.h"

namespace steerscope {

/// Keeps a rollout's teacher activations A' while its answer is written, instead of reading it
/// again: row t is the position that chooses token t. Changes nothing.
class TeacherRecord final : public ResidualEdit {
public:
    /// The rollout must stay where it is. Takes room for `maxTokens` rows of each layer.
    TeacherRecord(Rollout& rollout, std::int32_t nLayers, std::int32_t width, int maxTokens)
        : m_teacher(rollout.teacher) {
        m_teacher.first = Position(static_cast<std::int32_t>(rollout.promptedPrompt.size()) - 1);
        m_teacher.layers.resize(static_cast<std::size_t>(nLayers));
        for (FloatMatrix& layer : m_teacher.layers)
            layer.reserve(static_cast<std::size_t>(maxTokens), static_cast<std::size_t>(width));
    }
    bool touches(LayerIndex) const override { return true; }
    void apply(LayerIndex layer, Position, RowsView rows) override {
        FloatMatrix& kept = m_teacher.layers[static_cast<std::size_t>(layer.value)];
        for (std::size_t t = 0; t < rows.rows; ++t)
            kept.appendRow(rows.row(t));
    }

private:
    ActivationTrace& m_teacher;
};

} // namespace steerscope
