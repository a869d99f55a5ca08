// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_grid.h"

#include <cmath>

namespace steerscope {

/// Value of a cell that tells its place: 100 · layer + column.
inline float placeValue(int column, int layer) {
    return static_cast<float>(100 * layer + column);
}

/// A grid of `placeValue`s with labels t0, t1, …
inline HeatmapGrid placeGrid(int rows, int cols) {
    HeatmapGrid grid;
    grid.rows = rows;
    grid.cols = cols;
    for (int layer = 0; layer < rows; ++layer)
        for (int column = 0; column < cols; ++column)
            grid.values.push_back(placeValue(column, layer));
    for (int column = 0; column < cols; ++column) {
        grid.columnLabels.append(QStringLiteral("t%1").arg(column));
        grid.continuation.push_back(column % 3 == 1);
    }
    grid.valueName = QStringLiteral("Steering push");
    grid.unitHint = QStringLiteral("λ·α·‖z‖ per token and layer");
    return grid;
}

} // namespace steerscope
