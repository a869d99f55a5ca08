// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap_figure.h"
#include "widgets/heatmap_view.h"

namespace steerscope {

/// Private state of the view. `range`, `margins` and `cells` are derived from the rest and are
/// brought up to date together, at most once per frame, by `settle`.
struct HeatmapView::State {
    HeatmapGrid grid;
    Theme theme = themeOf(ThemeKind::light);
    qreal scale = 1.0;
    std::optional<Identity> identity;
    std::optional<ValueRange> fixedRange;
    QString emptyText;
    int expectedColumns = 0;
    int expectedRows = 0;
    bool streaming = false;

    std::optional<ValueRange> streamedRange; ///< Widest range of the running stream.
    ValueRange range;
    ValueRange announcedRange;
    HeatmapMargins margins;
    QImage cells;
    bool stale = true;         ///< The derived part is older than the values.
    bool settleQueued = false; ///< `announceRange` is on its way through the event loop.

    HeatmapLayout layout;
    HeatmapScroll scroll;
    std::optional<Cell> hovered;
    std::optional<Cell> locked;
    bool showsFocus = false;

    bool contains(const Cell& cell) const {
        return cell.column < grid.cols && cell.layer < grid.rows &&
               (cell.column >= 0 || cell.layer >= 0);
    }
};

} // namespace steerscope
