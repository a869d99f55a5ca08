// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Zoom, clip, regions and painting of a HeatmapView.
#include "widgets/heatmap_view.h"

#include "widgets/heatmap_view_state.h"

#include <QScrollBar>

#include <algorithm>

namespace steerscope {

void HeatmapView::setZoom(std::optional<ColumnPitch> pitch) {
    if (m_state->zoom == pitch) return;
    m_state->zoom = pitch;
    m_state->heldPitch.reset();
    relayout();
}

std::optional<ColumnPitch> HeatmapView::zoom() const {
    return m_state->zoom;
}

void HeatmapView::zoomAt(int x, ZoomDirection direction) {
    const HeatmapLayout before = m_state->layout;
    if (m_state->grid.isEmpty()) return;
    const bool allInView = !before.scrollsColumns();
    if (allInView && direction == ZoomDirection::out) return;
    const int at = std::clamp(x, before.map.left(), before.map.right());
    const int column = before.columnAt(at);
    const ColumnPitch pitch = zoomed(before.pitch(), direction, before.cols);
    if (pitch == before.pitch()) return;
    m_state->zoom = pitch;
    // The column under the pointer stays there.
    m_state->firstColumn =
        std::max(0, column - (at - before.map.left()) / pitch.pixels * pitch.merged);
    relayout();
}

void HeatmapView::toggleFit() {
    const ColumnPitch fit =
        pitchThatFits(m_state->layout.cols, heatmapRoom(width(), m_state->scale, m_state->form));
    setZoom(m_state->zoom == fit ? std::nullopt : std::optional(fit));
}

int HeatmapView::firstColumn() const {
    return m_state->layout.firstColumn;
}

void HeatmapView::scrollToColumn(int firstColumn) {
    m_columnBar->setValue(firstColumn);
}

void HeatmapView::setClip(const ValueRange& clip) {
    m_state->clip = fittedRange(clip, m_state->grid.scale, m_state->grid.transform);
    colorsChanged();
}

void HeatmapView::clearClip() {
    if (!m_state->clip) return;
    m_state->clip.reset();
    colorsChanged();
}

bool HeatmapView::isClipped() const {
    return m_state->clip.has_value();
}

/// A locked range moves with the grips; otherwise the map gets a clip of its own.
void HeatmapView::editClip(const ValueRange& clip) {
    (m_state->fixedRange ? m_state->fixedRange : m_state->clip) = clip;
    colorsChanged();
    Q_EMIT clipEdited(clip);
}

void HeatmapView::nudgeClip(LegendEnd end, double positions) {
    settle();
    const double value = end == LegendEnd::high ? m_state->range.high : m_state->range.low;
    const double place = m_state->axis->position(value).value_or(0.0) + positions;
    editClip(movedClip(m_state->range, end, m_state->axis->valueAt(place), *m_state->axis));
}

void HeatmapView::setSecondCursor(std::optional<Cell> cell) {
    if (cell && !m_state->isWholeCell(*cell)) cell.reset();
    if (m_state->second == cell) return;
    m_state->second = cell;
    announce();
}

std::optional<Cell> HeatmapView::secondCell() const {
    return m_state->second;
}

void HeatmapView::setTool(MapTool tool) {
    if (m_state->tool == tool) return;
    m_state->tool = tool;
    Q_EMIT toolChanged(tool);
}

MapTool HeatmapView::tool() const {
    return m_state->tool;
}

void HeatmapView::setToolValue(double value) {
    m_state->toolValue = value;
}

void HeatmapView::setRegion(std::optional<MapRegion> region) {
    if (region && (region->lastColumn >= m_state->grid.cols || region->firstColumn < 0 ||
                   region->lastLayer >= m_state->grid.rows || region->firstLayer < 0))
        region.reset();
    if (m_state->region == region) return;
    m_state->region = region;
    announce();
}

std::optional<MapRegion> HeatmapView::region() const {
    return m_state->region;
}

/// The cell nearest to a point; while dragging the pointer may be anywhere.
Cell HeatmapView::nearestCell(const QPoint& point) const {
    const HeatmapLayout& layout = m_state->layout;
    const QPoint inside(std::clamp(point.x(), layout.map.left(), layout.map.right()),
                        std::clamp(point.y(), layout.map.top(), layout.map.bottom()));
    const int column = layout.columnAt(inside.x()) + layout.merged - 1;
    return {std::min(column, m_state->grid.cols - 1), layout.layerAt(inside.y())};
}

void HeatmapView::startBlock(const Cell& cell) {
    State& state = *m_state;
    state.drag = {.kind = MapDrag::Kind::block,
                  .tool = state.edits() ? state.tool : MapTool::region};
    state.regionAnchor = cell;
    state.region = regionBetween(cell, cell, state.grid);
    announce();
}

void HeatmapView::dragTo(const QPoint& point) {
    State& state = *m_state;
    const HeatmapLayout& layout = state.layout;
    switch (state.drag.kind) {
    case MapDrag::Kind::block:
        return setRegion(regionBetween(state.regionAnchor, nearestCell(point), state.grid));
    case MapDrag::Kind::legend:
        settle();
        return editClip(
            draggedClip(state.range, state.drag.end, point.x(), legendRamp(layout), *state.axis));
    case MapDrag::Kind::pan: {
        const int cells = (state.drag.start.x() - point.x()) / std::max(1, layout.cellWidth);
        return m_columnBar->setValue(state.drag.firstColumn + cells * layout.merged);
    }
    case MapDrag::Kind::none:
        return;
    }
}

void HeatmapView::finishBlock() {
    const MapDrag drag = std::exchange(m_state->drag, {});
    if (!m_state->region) return;
    if (drag.tool == MapTool::region)
        Q_EMIT regionSelected(*m_state->region, *regionNumbers());
    else
        applyTool(drag.tool, *m_state->region);
}

void HeatmapView::growRegion(const Cell& to) {
    setRegion(regionBetween(m_state->regionAnchor, to, m_state->grid));
    if (m_state->region) Q_EMIT regionSelected(*m_state->region, *regionNumbers());
}

void HeatmapView::applyTool(MapTool tool, const MapRegion& region) {
    const std::vector<CellEdit> edits = editsOf(m_state->grid, region, tool, m_state->toolValue);
    m_state->region.reset();
    applyEdits(edits);
    if (!edits.empty()) Q_EMIT cellsPainted(edits);
}

void HeatmapView::applyEdits(const std::vector<CellEdit>& edits) {
    State& state = *m_state;
    for (const CellEdit& edit : edits) {
        if (!state.isWholeCell({edit.token, edit.layer})) continue;
        state.grid.values[static_cast<std::size_t>(edit.layer) *
                              static_cast<std::size_t>(state.grid.cols) +
                          static_cast<std::size_t>(edit.token)] = edit.value;
        state.painted.note(edit);
    }
    valuesChanged();
}

void HeatmapView::setPainted(const std::vector<Cell>& cells) {
    m_state->painted.clear();
    for (const Cell& cell : cells)
        m_state->painted.mark(cell.column, cell.layer);
    update();
}

void HeatmapView::clearPainted() {
    m_state->painted.clear();
    update();
}

int HeatmapView::paintedCount() const {
    return static_cast<int>(m_state->painted.count());
}

} // namespace steerscope
