// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_region.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace steerscope {
namespace {

double sumOfMagnitudes(const HeatmapGrid& grid) {
    double sum = 0.0;
    for (const float value : grid.values)
        if (std::isfinite(value)) sum += std::fabs(value);
    return sum;
}

bool isCell(const HeatmapGrid& grid, const Cell& cell) {
    return cell.column >= 0 && cell.column < grid.cols && cell.layer >= 0 && cell.layer < grid.rows;
}

} // namespace

MapRegion regionBetween(const Cell& a, const Cell& b, const HeatmapGrid& grid) {
    MapRegion region{0, grid.cols - 1, 0, grid.rows - 1};
    if (a.column >= 0 && b.column >= 0) {
        region.firstColumn = std::min(a.column, b.column);
        region.lastColumn = std::max(a.column, b.column);
    }
    if (a.layer >= 0 && b.layer >= 0) {
        region.firstLayer = std::min(a.layer, b.layer);
        region.lastLayer = std::max(a.layer, b.layer);
    }
    return region;
}

RegionStatistics regionStatistics(const HeatmapGrid& grid, const MapRegion& region) {
    RegionStatistics result;
    double magnitudes = 0.0;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (int layer = region.firstLayer; layer <= region.lastLayer; ++layer)
        for (int column = region.firstColumn; column <= region.lastColumn; ++column) {
            const double value = grid.at(column, layer);
            if (!std::isfinite(value)) {
                ++result.missing;
                continue;
            }
            ++result.count;
            result.sum += value;
            magnitudes += std::fabs(value);
            low = std::min(low, value);
            high = std::max(high, value);
        }
    if (result.count == 0) return result;
    result.mean = result.sum / result.count;
    result.min = low;
    result.max = high;
    const double total = sumOfMagnitudes(grid);
    result.share = total > 0 ? magnitudes / total : 0.0;
    return result;
}

std::optional<CellComparison> compareCells(const HeatmapGrid& grid, const Cell& a, const Cell& b) {
    if (!isCell(grid, a) || !isCell(grid, b)) return std::nullopt;
    CellComparison result;
    result.a = grid.at(a.column, a.layer);
    result.b = grid.at(b.column, b.layer);
    result.difference = result.b - result.a;
    result.tokens = b.column - a.column;
    result.layers = b.layer - a.layer;
    return result;
}

} // namespace steerscope
