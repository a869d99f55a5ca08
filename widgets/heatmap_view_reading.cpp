// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a HeatmapView answers about places and values.
#include "widgets/heatmap_view.h"

#include "widgets/heatmap_view_accessible.h"
#include "widgets/heatmap_view_state.h"

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

/// Four digits from a hundred on: neighbouring cells of a hot layer stay told apart.
QString cellText(double value) {
    return valueText(value, std::fabs(value) >= 100 ? 4 : 3);
}

} // namespace

QRectF HeatmapView::anchorRect(int column) const {
    settle();
    const State& state = *m_state;
    const double share = state.margins.maxSum > 0 ? columnSum(column) / state.margins.maxSum : 0.0;
    const QRect bar = state.layout.barRect(column, share);
    if (state.layout.columnRect(column).isEmpty()) return {};
    return bar.isEmpty() ? QRectF(bar.left(), bar.top() - 1, bar.width(), 1) : QRectF(bar);
}

QRectF HeatmapView::rowAnchorRect(int layer) const {
    settle();
    const State& state = *m_state;
    if (layer < 0 || layer >= state.grid.rows || state.layout.rowRect(layer).isEmpty()) return {};
    const double mean = state.margins.layerMeans[static_cast<std::size_t>(layer)];
    QRectF bar = state.layout.profileRect(
        layer, state.margins.maxMean > 0 ? mean / state.margins.maxMean : 0.0);
    bar.setWidth(std::max(1.0, bar.width()));
    return bar;
}

QRect HeatmapView::footerRect() const {
    const HeatmapLayout& layout = m_state->layout;
    const int gap = scaledPixels(16, m_state->scale);
    return {0, layout.footer.top(), std::max(0, layout.legend.left() - gap),
            layout.footer.height()};
}

QRectF HeatmapView::cellRect(const Cell& cell) const {
    return m_state->layout.cellRect(cell.column, cell.layer);
}

std::optional<Cell> HeatmapView::cellAt(const QPointF& point) const {
    const HeatmapLayout& layout = m_state->layout;
    const QPoint at = point.toPoint();
    Cell cell;
    if (layout.map.contains(at))
        cell = {layout.columnAt(at.x()), layout.layerAt(at.y())};
    else if (layout.bars.contains(at))
        cell.column = layout.columnAt(at.x());
    else if (at.y() >= layout.labels.top() && at.y() <= layout.labels.bottom())
        cell.column = layout.columnAt(at.x() + at.y() - layout.labels.top()); // slanted by 45°
    else if (layout.profile.contains(at))
        cell.layer = layout.layerAt(at.y());
    if (!m_state->contains(cell)) return std::nullopt;
    return cell;
}

double HeatmapView::columnSum(int column) const {
    settle();
    const auto& sums = m_state->margins.columnSums;
    const auto index = static_cast<std::size_t>(column);
    return column >= 0 && index < sums.size() ? sums[index] : 0.0;
}

QRectF HeatmapView::legendHandleRect(LegendEnd end) const {
    settle();
    return legendHandle(m_state->layout, *m_state->axis, m_state->range, end);
}

QString HeatmapView::valueOf(const Cell& cell) const {
    if (!m_state->contains(cell)) return {};
    if (cell.layer < 0) return cellText(columnSum(cell.column));
    settle();
    if (cell.column < 0)
        return cellText(m_state->margins.layerMeans[static_cast<std::size_t>(cell.layer)]);
    const float value = m_state->grid.at(cell.column, cell.layer);
    return std::isnan(value) ? tr("not computed") : cellText(value);
}

QString HeatmapView::spokenValue(const Cell& cell) const {
    if (!m_state->contains(cell)) return {};
    const QString value = valueOf(cell);
    if (cell.column < 0) return tr("layer %1, mean %2").arg(cell.layer).arg(value);
    const QString token = m_state->grid.columnLabels.value(cell.column).trimmed();
    if (cell.layer < 0) return tr("all layers, token '%1', %2").arg(token, value);
    const QString spoken = tr("layer %1, token '%2', %3").arg(cell.layer).arg(token, value);
    return m_state->painted.contains(cell.column, cell.layer) ? tr("%1, painted").arg(spoken)
                                                              : spoken;
}

std::optional<CellComparison> HeatmapView::comparison() const {
    const State& state = *m_state;
    if (!state.locked || !state.second) return std::nullopt;
    return compareCells(state.grid, *state.locked, *state.second);
}

std::optional<RegionStatistics> HeatmapView::regionNumbers() const {
    if (!m_state->region) return std::nullopt;
    return regionStatistics(m_state->grid, *m_state->region);
}

void HeatmapView::announce() {
    const std::optional<Cell> cell = cursorCell();
    setAccessibleDescription(cell ? spokenValue(*cell) : QString());
    announceValue(this, accessibleDescription());
    update();
    Q_EMIT cursorChanged();
}

} // namespace steerscope
