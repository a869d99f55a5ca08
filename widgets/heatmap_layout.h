// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_pitch.h"

#include <QRect>
#include <QRectF>
#include <QSize>

#include <optional>
#include <span>
#include <vector>

namespace steerscope {

/// Where everything of a heat map stands, in whole pixels of the widget. Pure arithmetic: the view,
/// the exports and the tests compute it from the same function.
///
///     title row   "Sum over layers, per token"
///     bars        48 high over the columns
///     map         rows × cellHeight, cells × cellWidth; profile at its right, 112 wide
///     lower bars  28 high, only when asked for
///     labels      slanted tokens
///     overview    only when the columns scroll
///     footer      legend at the right, room for the owner's readout at the left
///
/// The plain form, for an audience, has the legend in the title row and neither bars nor profile
/// nor numbers; all layers are in view however small they get.
enum class HeatmapForm { full, plain };

struct HeatmapLayout {
    HeatmapForm form = HeatmapForm::full;
    int rows = 0;
    int cols = 0;
    qreal scale = 1.0;
    int cellWidth = 0;
    int cellHeight = 0;
    int merged = 1;      ///< Columns that share a cell, see `ColumnPitch`.
    int firstColumn = 0; ///< Leftmost column in view, a multiple of `merged`.
    int maxFirstColumn = 0;
    int topRow = 0; ///< Highest layer in view; rows scroll by whole rows.
    int visibleColumns = 0;
    int visibleRows = 0;
    QRect titles, bars, map, lowerBars, profile, profileTitle, labels, overview, footer, legend;

    bool scrollsColumns() const { return visibleColumns < cols; }
    bool scrollsRows() const { return visibleRows < rows; }
    int lastColumn() const { return firstColumn + visibleColumns - 1; }
    int bottomRow() const { return topRow - visibleRows + 1; }
    ColumnPitch pitch() const { return {cellWidth, merged}; }
    /// First column of the cell that `column` shares.
    int cellStart(int column) const { return column - column % merged; }

    /// Full height of the map, the width of the cell it shares; empty when out of view.
    QRect columnRect(int column) const;
    QRect rowRect(int layer) const; ///< Full width of the map; empty when out of view.
    QRect cellRect(int column, int layer) const;
    /// Bar of a column with `share` 0…1 of the full height, at least one pixel if share > 0.
    QRect barRect(int column, double share) const;
    QRect lowerBarRect(int column, double share) const;
    QRect profileRect(int layer, double share) const;
    int columnAt(int x) const; ///< First column of the cell there; −1 outside.
    int layerAt(int y) const;  ///< −1 outside.
};

enum class LowerBars { hidden, shown };
/// Room for the overview and the scroll bar: while tokens stream it is kept from the start, so that
/// nothing jumps when the columns begin to scroll.
enum class OverviewRoom { whenScrolling, always };

/// What the owner wants of a layout; positions are clamped.
struct HeatmapScroll {
    int firstColumn = 0;
    int rowsFromTop = 0;
    std::optional<ColumnPitch> pitch; ///< Nothing: as wide as fits, 14 … 64 pixels.
    LowerBars lowerBars = LowerBars::hidden;
    OverviewRoom overview = OverviewRoom::whenScrolling;
    HeatmapForm form = HeatmapForm::full;
};

HeatmapLayout layoutHeatmap(const QSize& size, int rows, int cols, qreal scale,
                            const HeatmapScroll& scroll = {});

/// Width that the cells may take in a widget of that width.
int heatmapRoom(int width, qreal scale, HeatmapForm form = HeatmapForm::full);

/// Size at which every cell has its nominal 22 × 12 pixels and nothing scrolls: for exports.
QSize naturalHeatmapSize(int rows, int cols, qreal scale);

/// Layers that carry a number: each 5th, each 10th beyond 48, the top one always, as far as text of
/// `lineHeight` pixels fits between neighbours of `cellHeight` pixels.
std::vector<int> layerTicks(int rows, int cellHeight, int lineHeight);

/// Columns of [first, last] that carry a label: all where a column is `minimum` wide, else the
/// peaks of `sums` that stand at least `minimum` pixels apart, and `kept` (−1: none) in any case.
std::vector<int> labelledColumns(std::span<const double> sums, const HeatmapLayout& layout,
                                 int kept, int minimum);

} // namespace steerscope
