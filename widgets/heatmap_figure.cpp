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
                          const std::vector<std::int16_t>& steps) {
    std::array<int, ColorScale::kSteps + 1> byStep{};
    for (const std::int16_t step : steps)
        if (step != ColorScale::kMissing) ++byStep[static_cast<std::size_t>(step)];
    LegendCounts counts;
    const std::size_t bins = counts.histogram.size();
    for (std::size_t step = 0; step < byStep.size(); ++step)
        counts.histogram[std::min(step * bins / ColorScale::kSteps, bins - 1)] += byStep[step];
    const double high = colors.range().high;
    counts.above = std::any_of(grid.values.begin(), grid.values.end(),
                               [high](float v) { return static_cast<double>(v) > high; });
    return counts;
}

} // namespace steerscope
