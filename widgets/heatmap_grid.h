// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/color_scale.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace steerscope {

/// A position on a map. `layer == kNoLayer` means the whole column (a token, a bar or a label was
/// pointed at), `column == kNoColumn` a whole row (the layer profile was).
struct Cell {
    static constexpr int kNoColumn = -1;
    static constexpr int kNoLayer = -1;
    int column = kNoColumn;
    int layer = kNoLayer;
    bool operator==(const Cell&) const = default;
};

/// Numbers and labels of one token × layer map. Column t is the value at the position that
/// *chooses* token t; labels show the chosen token.
struct HeatmapGrid {
    int rows = 0;                   ///< Layers.
    int cols = 0;                   ///< Tokens.
    std::vector<float> values;      ///< [rows × cols], row-major, row 0 = layer 0; NaN = missing.
    QStringList columnLabels;       ///< One per column, whitespace already made visible.
    std::vector<bool> continuation; ///< True where a token continues the word before it.
    QString valueName;              ///< "Steering push", for titles, exports and speech.
    QString unitHint;               ///< "λ·α·‖z‖ per token and layer".
    ScaleKind scale = ScaleKind::sequential;
    Transform transform = Transform::linear;

    /// Needs 0 ≤ layer < rows and 0 ≤ column < cols.
    float at(int column, int layer) const {
        return values[static_cast<std::size_t>(layer) * static_cast<std::size_t>(cols) +
                      static_cast<std::size_t>(column)];
    }
    bool isEmpty() const { return rows <= 0 || cols <= 0; }
};

} // namespace steerscope
