// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_figure.h"

#include <algorithm>
#include <cmath>

namespace steerscope {

HeatmapMargins marginsOf(const HeatmapGrid& grid) {
    HeatmapMargins margins;
    margins.columnSums.assign(static_cast<std::size_t>(std::max(0, grid.cols)), 0.0);
    margins.layerMeans.assign(static_cast<std::size_t>(std::max(0, grid.rows)), 0.0);
    const bool magnitudes = grid.scale == ScaleKind::diverging;
    for (int layer = 0; layer < grid.rows; ++layer) {
        double sum = 0.0;
        int present = 0;
        for (int column = 0; column < grid.cols; ++column) {
            const float value = grid.at(column, layer);
            margins.missing = margins.missing || std::isnan(value);
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

LegendCounts legendCounts(const HeatmapGrid& grid, const ColorScale& colors,
                          const ColorScale& axis) {
    LegendCounts counts;
    const auto bins = static_cast<int>(counts.histogram.size());
    for (const float value : grid.values) {
        const int step = axis.step(value);
        if (step == ColorScale::kMissing) continue;
        const int bin = std::min(step * bins / ColorScale::kSteps, bins - 1);
        ++counts.histogram[static_cast<std::size_t>(bin)];
        counts.above = counts.above || value > colors.range().high;
    }
    return counts;
}

} // namespace steerscope
