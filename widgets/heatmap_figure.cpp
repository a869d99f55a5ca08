// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_figure.h"

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

/// Adds one cell to the margins; the means are still sums here.
void countCell(HeatmapMargins& margins, const ColorScale& scale, float value) {
    const std::optional<double> place = scale.position(value);
    if (!place) {
        margins.missing = true;
        return;
    }
    const auto bins = static_cast<double>(margins.histogram.size());
    const double bin = std::min(*place * bins, bins - 1);
    ++margins.histogram[static_cast<std::size_t>(bin)];
    margins.above = margins.above || value > scale.range().high;
    margins.below = margins.below || (value < scale.range().low && value != 0.0F);
}

} // namespace

HeatmapMargins marginsOf(const HeatmapGrid& grid, const ColorScale& scale) {
    HeatmapMargins margins;
    margins.columnSums.assign(static_cast<std::size_t>(std::max(0, grid.cols)), 0.0);
    margins.layerMeans.assign(static_cast<std::size_t>(std::max(0, grid.rows)), 0.0);
    const bool magnitudes = grid.scale == ScaleKind::diverging;
    for (int layer = 0; layer < grid.rows; ++layer) {
        double sum = 0.0;
        int present = 0;
        for (int column = 0; column < grid.cols; ++column) {
            const float value = grid.at(column, layer);
            countCell(margins, scale, value);
            if (!std::isfinite(value)) continue;
            const double counted = magnitudes ? std::fabs(value) : value;
            margins.columnSums[static_cast<std::size_t>(column)] += counted;
            sum += counted;
            ++present;
        }
        margins.layerMeans[static_cast<std::size_t>(layer)] = present > 0 ? sum / present : 0.0;
    }
    for (const double sum : margins.columnSums)
        margins.maxSum = std::max(margins.maxSum, sum);
    for (const double mean : margins.layerMeans)
        margins.maxMean = std::max(margins.maxMean, mean);
    return margins;
}

QImage cellImage(const HeatmapGrid& grid, const ColorScale& scale) {
    if (grid.isEmpty()) return {};
    QImage image(grid.cols, grid.rows, QImage::Format_ARGB32_Premultiplied);
    for (int layer = 0; layer < grid.rows; ++layer) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(grid.rows - 1 - layer));
        for (int column = 0; column < grid.cols; ++column)
            line[column] = scale.color(grid.at(column, layer)).value_or(qRgba(0, 0, 0, 0));
    }
    return image;
}

} // namespace steerscope
