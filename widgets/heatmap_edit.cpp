// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_edit.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace steerscope {
namespace {

float changed(float before, MapTool tool, double value) {
    const auto bound = static_cast<float>(std::fabs(value));
    switch (tool) {
    case MapTool::paint:
        return static_cast<float>(value);
    case MapTool::clamp:
        return std::clamp(before, -bound, bound);
    case MapTool::zero:
        return 0.0F;
    case MapTool::point:
    case MapTool::region:
        break;
    }
    return before;
}

} // namespace

std::vector<CellEdit> editsOf(const HeatmapGrid& grid, const MapRegion& region, MapTool tool,
                              double value) {
    std::vector<CellEdit> edits;
    for (int layer = region.firstLayer; layer <= region.lastLayer; ++layer)
        for (int column = region.firstColumn; column <= region.lastColumn; ++column) {
            const float before = grid.at(column, layer);
            const float after = changed(before, tool, value);
            if (std::isfinite(before) && after != before)
                edits.push_back({layer, column, after, before});
        }
    return edits;
}

std::vector<CellEdit> reverted(std::vector<CellEdit> edits) {
    for (CellEdit& edit : edits)
        std::swap(edit.value, edit.before);
    return edits;
}

void PaintedCells::note(const CellEdit& edit) {
    const auto [cell, isNew] = m_original.try_emplace(keyOf(edit.token, edit.layer), edit.before);
    if (!isNew && cell->second == edit.value) m_original.erase(cell);
}

} // namespace steerscope
