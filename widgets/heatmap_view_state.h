// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_figure.h"
#include "widgets/heatmap_view.h"

#include <QPoint>

namespace steerscope {

/// A press that has not been released yet.
struct MapDrag {
    enum class Kind { none, block, legend, pan };
    Kind kind = Kind::none;
    MapTool tool = MapTool::region;      ///< Of a block.
    LegendEnd end = LegendEnd::high;     ///< Grip of the legend.
    std::optional<ValueRange> axisRange; ///< The legend keeps its axis while a grip moves.
    QPoint start;
    int firstColumn = 0; ///< When panning began.
};

/// Private state of the view. Everything under "derived" is brought up to date together, at most
/// once per frame, by `settle`.
struct HeatmapView::State {
    HeatmapGrid grid;
    Theme theme = themeOf(ThemeKind::light);
    qreal scale = 1.0;
    std::optional<Identity> identity;
    std::optional<ValueRange> fixedRange;
    std::optional<ValueRange> clip;
    std::optional<TokenBars> lowerBars;
    QString emptyText;
    HeatmapForm form = HeatmapForm::full;
    int expectedColumns = 0;
    int expectedRows = 0;
    bool streaming = false;

    // Derived.
    std::optional<ValueRange> streamedRange; ///< Widest range of the running stream.
    ValueRange range;
    ValueRange announcedRange;
    std::optional<ColorScale> colors;
    std::optional<ColorScale> axis; ///< Of the legend.
    ValueRange freshRange;          ///< Default range of the values as they are.
    HeatmapMargins margins;
    LegendCounts counts;
    HeatmapPlane plane;
    bool valuesStale = true;   ///< Range and margins are older than the values.
    bool stale = true;         ///< Colours are older than values, range or theme.
    bool settleQueued = false; ///< `announceRange` is on its way through the event loop.

    HeatmapLayout layout;
    int firstColumn = 0;
    int rowsFromTop = 0;
    std::optional<ColumnPitch> zoom;
    std::optional<ColumnPitch> heldPitch; ///< Of a stream: columns keep their width while it runs.
    std::optional<Cell> hovered;
    std::optional<Cell> locked;
    std::optional<Cell> second;
    std::optional<MapRegion> region;
    Cell regionAnchor; ///< Corner where the region began; it grows from there.
    PaintedCells painted;
    MapTool tool = MapTool::point;
    double toolValue = 0.0;
    MapDrag drag;
    QPoint wheelRest; ///< Turn of the wheel that did not make a whole step yet.
    bool showsFocus = false;

    bool contains(const Cell& cell) const {
        return cell.column < grid.cols && cell.layer < grid.rows &&
               (cell.column >= 0 || cell.layer >= 0);
    }
    bool isWholeCell(const Cell& cell) const {
        return contains(cell) && cell.column >= 0 && cell.layer >= 0;
    }
    bool edits() const {
        return tool == MapTool::paint || tool == MapTool::clamp || tool == MapTool::zero;
    }
};

} // namespace steerscope
