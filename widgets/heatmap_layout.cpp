// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_layout.h"

#include "widgets/theme.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace steerscope {
namespace {

// Lengths of the design in pixels at scale 1.
constexpr int kAxisWidth = 48; ///< Left of the map: layer numbers and the word "Layer".
constexpr int kProfileGap = 16;
constexpr int kProfileWidth = 112;
constexpr int kRightMargin = 8; ///< Holds the vertical scroll bar.
constexpr int kTitleHeight = 20;
constexpr int kBarHeight = 48;
constexpr int kShortBarHeight = 28; ///< Where the map would get rows under kTightCell.
constexpr int kLowerBarHeight = 28;
constexpr int kBarGap = 4;
constexpr int kLabelHeight = 54;
constexpr int kOverviewHeight = 20; ///< 6 px of sums, then the scroll bar.
constexpr int kFooterHeight = 42;
constexpr int kLegendWidth = 240;
constexpr int kNominalCellWidth = 22;
constexpr int kNominalCellHeight = 12;
constexpr int kMinCellWidth = 14;
constexpr int kMaxCellWidth = 64;
constexpr int kMinCellHeight = 4;
constexpr int kMaxCellHeight = 24;
constexpr int kTightCell = 8;
constexpr int kPlainAxisWidth = 56; ///< The words "output" and "input".
constexpr int kPlainTitleHeight = 24;
constexpr int kPlainMinCellHeight = 1;

struct Extent {
    int cell;
    int visible;
};

/// Whole-pixel cells of one axis: as large as fits, or scrolling at the smallest size.
Extent fitCells(int available, int count, int smallest, int largest) {
    if (count <= 0) return {smallest, 0};
    const int cell = std::clamp(available / count, smallest, std::max(smallest, largest));
    return {cell, std::clamp(available / cell, 1, count)};
}

int fixedHeight(qreal scale, int barHeight, LowerBars lower, HeatmapForm form) {
    if (form == HeatmapForm::plain) return scaledPixels(kPlainTitleHeight + kLabelHeight, scale);
    const int below = lower == LowerBars::shown ? kBarGap + kLowerBarHeight : 0;
    return scaledPixels(kTitleHeight + barHeight + kBarGap + below + kLabelHeight + kFooterHeight,
                        scale);
}

int fixedWidth(qreal scale, HeatmapForm form) {
    if (form == HeatmapForm::plain) return scaledPixels(kPlainAxisWidth + kRightMargin, scale);
    return scaledPixels(kAxisWidth + kProfileGap + kProfileWidth + kRightMargin, scale);
}

int barHeightFor(int height, int rows, qreal scale, const HeatmapScroll& wish) {
    if (wish.form == HeatmapForm::plain) return 0;
    const int free = height - fixedHeight(scale, kBarHeight, wish.lowerBars, wish.form);
    const bool tight = rows > 0 && free / rows < scaledPixels(kTightCell, scale);
    return tight ? kShortBarHeight : kBarHeight;
}

int roundedUp(int value, int step) {
    return (value + step - 1) / step * step;
}

/// Chooses cells and window of the token axis.
void fitColumns(HeatmapLayout& layout, int available, const HeatmapScroll& wish) {
    const auto px = [&layout](int length) { return scaledPixels(length, layout.scale); };
    if (wish.pitch) {
        layout.cellWidth = std::max(1, wish.pitch->pixels);
        layout.merged = std::max(1, wish.pitch->merged);
    } else {
        layout.cellWidth =
            fitCells(available, layout.cols, px(kMinCellWidth), px(kMaxCellWidth)).cell;
    }
    const int cells = roundedUp(layout.cols, layout.merged) / layout.merged;
    const int fitting = cells > 0 ? std::clamp(available / layout.cellWidth, 1, cells) : 0;
    layout.maxFirstColumn = std::max(0, (cells - fitting) * layout.merged);
    const int first = std::clamp(wish.firstColumn, 0, layout.maxFirstColumn);
    layout.firstColumn = first - first % layout.merged;
    layout.visibleColumns = std::min(fitting * layout.merged, layout.cols - layout.firstColumn);
}

/// Stacks the parts below the title row around a map of the cells already chosen.
void placeParts(HeatmapLayout& layout, const QSize& size, int barHeight, int overviewHeight,
                LowerBars lower) {
    const auto px = [&layout](int length) { return scaledPixels(length, layout.scale); };
    const int left = px(kAxisWidth);
    const int cells = roundedUp(layout.visibleColumns, layout.merged) / layout.merged;
    const int mapWidth = cells * layout.cellWidth;
    const int mapHeight = layout.visibleRows * layout.cellHeight;
    layout.titles = QRect(left, 0, std::max(mapWidth, px(200)), px(kTitleHeight));
    layout.bars = QRect(left, layout.titles.bottom() + 1, mapWidth, px(barHeight));
    layout.map = QRect(left, layout.bars.bottom() + 1 + px(kBarGap), mapWidth, mapHeight);
    layout.profile = QRect(layout.map.right() + 1 + px(kProfileGap), layout.map.top(),
                           px(kProfileWidth), mapHeight);
    const int titleHeight = px(32);
    layout.profileTitle = QRect(layout.profile.left(), layout.map.top() - px(kBarGap) - titleHeight,
                                px(kProfileWidth), titleHeight);
    int labelTop = layout.map.bottom() + 1;
    if (lower == LowerBars::shown) {
        layout.lowerBars = QRect(left, labelTop + px(kBarGap), mapWidth, px(kLowerBarHeight));
        labelTop = layout.lowerBars.bottom() + 1;
    }
    layout.labels = QRect(left, labelTop, mapWidth, px(kLabelHeight));
    layout.overview = QRect(left, layout.labels.bottom() + 1, mapWidth,
                            layout.scrollsColumns() ? px(kOverviewHeight) : 0);
    const int footerTop =
        std::max(size.height() - px(kFooterHeight), layout.overview.top() + overviewHeight);
    layout.footer = QRect(0, footerTop, size.width(), px(kFooterHeight));
    const int legendRight = std::min(layout.profile.right(), size.width());
    const int legendWidth = std::min(px(kLegendWidth), std::max(0, legendRight - left));
    layout.legend = QRect(legendRight - legendWidth + 1, footerTop, legendWidth, px(kFooterHeight));
}

/// Legend above the cells, labels below; bars and profile are lines without extent.
void placePlainParts(HeatmapLayout& layout) {
    const auto px = [&layout](int length) { return scaledPixels(length, layout.scale); };
    const int left = px(kPlainAxisWidth);
    const int cells = roundedUp(layout.visibleColumns, layout.merged) / layout.merged;
    const QSize map(cells * layout.cellWidth, layout.visibleRows * layout.cellHeight);
    layout.map = QRect(QPoint(left, px(kPlainTitleHeight)), map);
    layout.titles = QRect(left, 0, map.width(), px(kPlainTitleHeight));
    layout.bars = QRect(left, layout.map.top(), map.width(), 0);
    layout.profile = QRect(layout.map.right() + 1, layout.map.top(), 0, map.height());
    layout.labels = QRect(left, layout.map.bottom() + 1, map.width(), px(kLabelHeight));
    layout.overview = QRect(left, layout.labels.bottom() + 1, map.width(),
                            layout.scrollsColumns() ? px(kOverviewHeight) : 0);
    const int legend = std::min(px(kLegendWidth), map.width());
    layout.legend = QRect(layout.map.right() + 1 - legend, 0, legend, px(kPlainTitleHeight));
}

} // namespace

HeatmapLayout layoutHeatmap(const QSize& size, int rows, int cols, qreal scale,
                            const HeatmapScroll& scroll) {
    const auto px = [scale](int length) { return scaledPixels(length, scale); };
    HeatmapLayout layout;
    layout.form = scroll.form;
    layout.rows = rows;
    layout.cols = cols;
    layout.scale = scale;
    const bool plain = scroll.form == HeatmapForm::plain;
    fitColumns(layout, heatmapRoom(size.width(), scale, scroll.form), scroll);
    const int barHeight = barHeightFor(size.height(), rows, scale, scroll);
    const bool roomy = layout.scrollsColumns() || scroll.overview == OverviewRoom::always;
    const int overview = roomy ? px(kOverviewHeight) : 0;
    const int free =
        size.height() - fixedHeight(scale, barHeight, scroll.lowerBars, scroll.form) - overview;
    const Extent down =
        fitCells(free, rows, px(plain ? kPlainMinCellHeight : kMinCellHeight), px(kMaxCellHeight));
    layout.cellHeight = down.cell;
    layout.visibleRows = down.visible;
    layout.topRow = rows - 1 - std::clamp(scroll.rowsFromTop, 0, std::max(0, rows - down.visible));
    if (plain)
        placePlainParts(layout);
    else
        placeParts(layout, size, barHeight, overview, scroll.lowerBars);
    return layout;
}

int heatmapRoom(int width, qreal scale, HeatmapForm form) {
    return width - fixedWidth(scale, form);
}

QSize naturalHeatmapSize(int rows, int cols, qreal scale) {
    return {fixedWidth(scale, HeatmapForm::full) + cols * scaledPixels(kNominalCellWidth, scale),
            fixedHeight(scale, kBarHeight, LowerBars::hidden, HeatmapForm::full) +
                rows * scaledPixels(kNominalCellHeight, scale)};
}

QRect HeatmapLayout::columnRect(int column) const {
    if (column < firstColumn || column > lastColumn()) return {};
    return {map.left() + (column - firstColumn) / merged * cellWidth, map.top(), cellWidth,
            map.height()};
}

QRect HeatmapLayout::rowRect(int layer) const {
    if (layer > topRow || layer < bottomRow()) return {};
    return {map.left(), map.top() + (topRow - layer) * cellHeight, map.width(), cellHeight};
}

QRect HeatmapLayout::cellRect(int column, int layer) const {
    return columnRect(column) & rowRect(layer);
}

/// A bar of `share` of the height of `strip`, standing on its lower edge over a column.
static QRect barIn(const QRect& strip, const QRect& across, qreal scale, double share) {
    if (across.isEmpty()) return {};
    const int gap = std::min(scaledPixels(kBarGap, scale), across.width() / 4);
    const int length =
        share > 0 ? std::max(1, static_cast<int>(std::lround(share * strip.height()))) : 0;
    return {across.left() + gap / 2, strip.bottom() + 1 - length, across.width() - gap, length};
}

QRect HeatmapLayout::barRect(int column, double share) const {
    return barIn(bars, columnRect(column), scale, share);
}

QRect HeatmapLayout::lowerBarRect(int column, double share) const {
    return barIn(lowerBars, columnRect(column), scale, share);
}

QRect HeatmapLayout::profileRect(int layer, double share) const {
    const QRect along = rowRect(layer);
    if (along.isEmpty()) return {};
    const int gap = cellHeight >= 8 ? 2 : cellHeight >= 3 ? 1 : 0;
    const int length =
        share > 0 ? std::max(1, static_cast<int>(std::lround(share * profile.width()))) : 0;
    return {profile.left(), along.top() + gap / 2, length, cellHeight - gap};
}

int HeatmapLayout::columnAt(int x) const {
    if (x < map.left() || cellWidth <= 0) return -1;
    const int column = firstColumn + (x - map.left()) / cellWidth * merged;
    return column <= lastColumn() ? column : -1;
}

int HeatmapLayout::layerAt(int y) const {
    if (y < map.top() || cellHeight <= 0) return -1;
    const int layer = topRow - (y - map.top()) / cellHeight;
    return layer >= bottomRow() ? layer : -1;
}

std::vector<int> layerTicks(int rows, int cellHeight, int lineHeight) {
    std::vector<int> ticks;
    int step = rows > 48 ? 10 : 5;
    while (step * cellHeight < lineHeight)
        step *= 2;
    for (int layer = 0; layer < rows; layer += step)
        ticks.push_back(layer);
    if (rows <= 0 || ticks.back() == rows - 1) return ticks;
    if (ticks.size() > 1 && (rows - 1 - ticks.back()) * cellHeight < lineHeight) ticks.pop_back();
    ticks.push_back(rows - 1);
    return ticks;
}

std::vector<int> labelledColumns(std::span<const double> sums, const HeatmapLayout& layout,
                                 int kept, int minimum) {
    const int last = std::min(layout.lastColumn(), static_cast<int>(sums.size()) - 1);
    std::vector<int> columns(static_cast<std::size_t>(std::max(0, last - layout.firstColumn + 1)));
    std::iota(columns.begin(), columns.end(), layout.firstColumn);
    if (layout.cellWidth >= minimum) return columns;
    std::stable_sort(columns.begin(), columns.end(), [&](int a, int b) {
        if ((a == kept) != (b == kept)) return a == kept;
        return sums[static_cast<std::size_t>(a)] > sums[static_cast<std::size_t>(b)];
    });
    // Pixels that are taken, so that the cost does not grow with the number of labels squared.
    std::vector<bool> taken(static_cast<std::size_t>(layout.map.width()));
    std::vector<int> chosen;
    for (const int column : columns) {
        const int x = layout.columnRect(column).left() - layout.map.left();
        if (taken[static_cast<std::size_t>(x)]) continue;
        const auto from = taken.begin() + std::max(0, x - minimum + 1);
        const auto to = taken.begin() + std::min(layout.map.width(), x + minimum);
        std::fill(from, to, true);
        chosen.push_back(column);
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

} // namespace steerscope
