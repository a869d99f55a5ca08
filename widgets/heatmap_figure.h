// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cursor_kind.h"
#include "widgets/heatmap_grid.h"
#include "widgets/heatmap_layout.h"
#include "widgets/theme.h"

#include <QImage>

#include <array>
#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace steerscope {

/// What stands beside the cells. Signed maps count magnitudes, so that pushes and pulls do not
/// cancel; missing cells count nothing.
struct HeatmapMargins {
    std::vector<double> columnSums; ///< [cols] sum over layers.
    std::vector<double> layerMeans; ///< [rows] mean over the tokens that are there.
    double maxSum = 0.0;
    double maxMean = 0.0;
    std::array<int, 48> histogram{}; ///< Cells by position on the ramp, for the legend.
    bool below = false;              ///< Values under the range's low end exist (and are not zero).
    bool above = false;
    bool missing = false; ///< Some cell is NaN.
};

HeatmapMargins marginsOf(const HeatmapGrid& grid, const ColorScale& scale);

/// One pixel per cell, row 0 of the image = top layer; missing cells are transparent.
QImage cellImage(const HeatmapGrid& grid, const ColorScale& scale);

/// Everything one drawing of a map needs. Borrowed for the duration of `paintHeatmap`.
struct HeatmapFigure {
    const HeatmapGrid& grid;
    const HeatmapMargins& margins;
    const ColorScale& colors;
    const HeatmapLayout& layout;
    const Theme& theme;
    const QImage& cells; ///< From `cellImage`.
    std::optional<Identity> identity;
    std::optional<Cell> hovered;
    std::optional<Cell> locked;
};

/// Draws the figure into a widget, an image, an SVG or a PDF; text stays text where the device
/// can keep it.
void paintHeatmap(QPainter& painter, const HeatmapFigure& figure);

/// 45° lines clipped to `box` by arithmetic: devices without clipping draw them right too.
void paintHatch(QPainter& painter, const QRect& box, const QColor& color, qreal scale);

} // namespace steerscope
