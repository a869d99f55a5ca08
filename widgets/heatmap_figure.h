// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/cursor_kind.h"
#include "widgets/heatmap_edit.h"
#include "widgets/heatmap_grid.h"
#include "widgets/heatmap_layout.h"
#include "widgets/heatmap_legend.h"
#include "widgets/heatmap_plane.h"
#include "widgets/theme.h"

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
    bool missing = false; ///< Some cell is NaN.
};

HeatmapMargins marginsOf(const HeatmapGrid& grid);

/// How the values spread over the legend.
struct LegendCounts {
    std::array<int, 48> histogram{}; ///< Cells by position on the legend's axis.
    bool above = false;              ///< Values above the range's high end exist.
};

/// The axis is the scale of the legend, `colors` that of the cells; they differ while clipped.
/// `steps` are those of the cells on the axis.
LegendCounts legendCounts(const HeatmapGrid& grid, const ColorScale& colors,
                          const std::vector<std::int16_t>& steps);

/// A second quantity per token, drawn as bars below the map: surprise, KL, …
struct TokenBars {
    QString title;
    std::vector<float> values; ///< One per token from the first on; NaN or missing = no bar.
    std::optional<Identity> identity;
};

/// Whether the clip of the legend can be dragged; a figure that leaves the window has no handles.
enum class LegendHandles { hidden, shown };

/// What is marked on a map by its owner or by the person.
struct HeatmapMarks {
    std::optional<Cell> hovered;
    std::optional<Cell> locked;            ///< Cursor A.
    std::optional<Cell> second;            ///< Cursor B, dashed.
    std::optional<MapRegion> region;       ///< Selected block.
    const PaintedCells* painted = nullptr; ///< Borrowed.
};

/// Everything one drawing of a map needs. Borrowed for the duration of `paintHeatmap`.
struct HeatmapFigure {
    const HeatmapGrid& grid;
    const HeatmapMargins& margins;
    const LegendCounts& counts;
    const ColorScale& colors;
    const ColorScale& axis; ///< Of the legend.
    const HeatmapLayout& layout;
    const Theme& theme;
    const HeatmapPlane& plane;
    std::optional<Identity> identity;
    const TokenBars* lowerBars = nullptr;
    HeatmapMarks marks;
    LegendHandles handles = LegendHandles::hidden;
};

/// Draws the figure into a widget, an image, an SVG or a PDF; text stays text where the device
/// can keep it.
void paintHeatmap(QPainter& painter, const HeatmapFigure& figure);

/// 45° lines clipped to `box` by arithmetic: devices without clipping draw them right too.
void paintHatch(QPainter& painter, const QRect& box, const QColor& color, qreal scale);

} // namespace steerscope
