// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_view.h"

#include "widgets/heatmap_view_accessible.h"
#include "widgets/heatmap_view_state.h"

#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

/// What an empty map draws: the shape of the first run on the default model.
constexpr int kEmptyColumns = 44;
constexpr int kEmptyRows = 30;

/// Makes room for one more column and fills it; missing layers become NaN.
void addColumn(HeatmapGrid& grid, const std::vector<float>& values) {
    if (grid.isEmpty()) {
        grid.rows = static_cast<int>(values.size());
        grid.cols = 0;
        grid.values.clear();
    }
    const auto old = static_cast<std::size_t>(grid.cols++);
    const auto cols = static_cast<std::size_t>(grid.cols);
    grid.values.resize(static_cast<std::size_t>(grid.rows) * cols);
    // From the last row on, so that no value is overwritten before it has moved.
    for (auto layer = static_cast<std::size_t>(grid.rows); layer-- > 0;) {
        const auto from = grid.values.begin() + static_cast<std::ptrdiff_t>(layer * old);
        const auto to = grid.values.begin() + static_cast<std::ptrdiff_t>(layer * cols + old);
        std::move_backward(from, from + static_cast<std::ptrdiff_t>(old), to);
        *to = layer < values.size() ? values[layer] : std::nanf("");
    }
}

} // namespace

HeatmapView::HeatmapView(QWidget* parent)
    : QWidget(parent),
      m_state(std::make_unique<State>()),
      m_columnBar(new QScrollBar(Qt::Horizontal, this)),
      m_rowBar(new QScrollBar(Qt::Vertical, this)) {
    installHeatmapAccessibility();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Token by layer map"));
    m_state->emptyText = tr("Run draws the map here");
    buildScrollBars();
    relayout();
}

HeatmapView::~HeatmapView() = default;

void HeatmapView::buildScrollBars() {
    m_columnBar->setAccessibleName(tr("Tokens in view"));
    m_rowBar->setAccessibleName(tr("Layers in view"));
    for (QScrollBar* bar : {m_columnBar, m_rowBar}) {
        bar->setFocusPolicy(Qt::NoFocus);
        bar->hide();
    }
    connect(m_columnBar, &QScrollBar::valueChanged, this, [this](int value) {
        m_state->firstColumn = value;
        relayout();
    });
    connect(m_rowBar, &QScrollBar::valueChanged, this, [this](int value) {
        m_state->rowsFromTop = value;
        relayout();
    });
}

void HeatmapView::setGrid(HeatmapGrid grid) {
    State& state = *m_state;
    // A clip belongs to the quantity; another one starts with its own range.
    if (grid.valueName != state.grid.valueName || grid.scale != state.grid.scale)
        state.clip.reset();
    state.grid = std::move(grid);
    state.streaming = false;
    state.heldPitch.reset();
    state.streamedRange.reset();
    state.expectedColumns = 0;
    state.painted.clear();
    state.drag = {};
    if (!state.grid.valueName.isEmpty()) setAccessibleName(tr("%1, map").arg(state.grid.valueName));
    valuesChanged();
}

const HeatmapGrid& HeatmapView::grid() const {
    return m_state->grid;
}

void HeatmapView::appendColumn(const std::vector<float>& values, const QString& label,
                               bool continuation) {
    State& state = *m_state;
    const bool follows = state.layout.lastColumn() >= state.grid.cols - 1;
    addColumn(state.grid, values);
    state.grid.columnLabels.append(label);
    state.grid.continuation.push_back(continuation);
    state.streaming = true;
    valuesChanged();
    if (follows) ensureColumnVisible(state.grid.cols - 1);
}

void HeatmapView::endStreaming() {
    m_state->streaming = false;
    m_state->heldPitch.reset();
    m_state->streamedRange.reset();
    m_state->expectedColumns = 0;
    valuesChanged();
}

void HeatmapView::setExpectedColumns(int count) {
    m_state->expectedColumns = std::max(0, count);
    m_state->heldPitch.reset();
    relayout();
}

void HeatmapView::setExpectedRows(int count) {
    m_state->expectedRows = std::max(0, count);
    relayout();
}

int HeatmapView::columnCount() const {
    return m_state->layout.cols;
}

int HeatmapView::rowCount() const {
    return m_state->layout.rows;
}

void HeatmapView::setTransform(Transform transform) {
    if (m_state->grid.transform == transform) return;
    m_state->grid.transform = transform;
    m_state->streamedRange.reset();
    m_state->valuesStale = true; // The default range depends on it.
    colorsChanged();
}

void HeatmapView::setFixedRange(std::optional<ValueRange> range) {
    m_state->fixedRange = range;
    colorsChanged();
}

ValueRange HeatmapView::range() const {
    settle();
    return m_state->range;
}

void HeatmapView::setIdentity(std::optional<Identity> identity) {
    m_state->identity = identity;
    update();
}

void HeatmapView::setEmptyText(const QString& text) {
    m_state->emptyText = text;
    update();
}

void HeatmapView::setForm(HeatmapForm form) {
    if (form == m_state->form) return;
    m_state->form = form;
    relayout();
}

void HeatmapView::setTheme(const Theme& theme) {
    m_state->theme = theme;
    m_state->stale = true;
    update();
}

void HeatmapView::setScale(qreal scale) {
    m_state->scale = scale;
    updateGeometry();
    relayout();
}

void HeatmapView::setCursor(std::optional<Cell> cell, CursorKind kind) {
    if (cell && !m_state->contains(*cell)) cell.reset();
    std::optional<Cell>& shown = kind == CursorKind::locked ? m_state->locked : m_state->hovered;
    if (shown == cell) return;
    shown = cell;
    announce();
}

std::optional<Cell> HeatmapView::cursorCell() const {
    return m_state->hovered ? m_state->hovered : m_state->locked;
}

std::optional<Cell> HeatmapView::lockedCell() const {
    return m_state->locked;
}

void HeatmapView::ensureColumnVisible(int column) {
    const HeatmapLayout& layout = m_state->layout;
    if (column < 0 || column >= layout.cols) return;
    if (column < layout.firstColumn) m_columnBar->setValue(column);
    if (column > layout.lastColumn())
        m_columnBar->setValue(column - layout.visibleColumns + layout.merged);
}

void HeatmapView::valuesChanged() {
    State& state = *m_state;
    state.valuesStale = true;
    state.stale = true;
    const auto drop = [&state](std::optional<Cell>& cell) {
        if (cell && !state.contains(*cell)) cell.reset();
    };
    drop(state.hovered);
    drop(state.locked);
    drop(state.second);
    if (state.region &&
        (state.region->lastColumn >= state.grid.cols || state.region->lastLayer >= state.grid.rows))
        state.region.reset();
    relayout();
    announce();
    colorsChanged();
    Q_EMIT gridChanged();
}

void HeatmapView::colorsChanged() {
    m_state->stale = true;
    update();
    if (m_state->settleQueued) return;
    m_state->settleQueued = true;
    QMetaObject::invokeMethod(this, &HeatmapView::announceRange, Qt::QueuedConnection);
}

void HeatmapView::settle() const {
    State& state = *m_state;
    if (!state.stale) return;
    const HeatmapGrid& grid = state.grid;
    if (state.valuesStale) {
        state.freshRange = defaultRange(grid.values, grid.scale, grid.transform);
        state.margins = marginsOf(grid);
        state.valuesStale = false;
    }
    const ValueRange& fresh = state.freshRange;
    if (state.streaming)
        state.streamedRange = state.streamedRange ? widened(*state.streamedRange, fresh) : fresh;
    const ValueRange own = state.streamedRange.value_or(fresh);
    state.range = state.fixedRange ? fittedRange(*state.fixedRange, grid.scale, grid.transform)
                                   : state.clip.value_or(own);
    const ValueRange axis = state.drag.axisRange.value_or(legendAxis(own, state.range));
    state.colors.emplace(state.theme, grid.scale, grid.transform, state.range);
    state.axis.emplace(state.theme, grid.scale, grid.transform, axis);
    state.plane = HeatmapPlane(grid, *state.colors);
    state.counts =
        legendCounts(grid, *state.colors,
                     axis == state.range ? state.plane.steps() : state.axis->steps(grid.values));
    state.stale = false;
}

void HeatmapView::announceRange() {
    m_state->settleQueued = false;
    settle();
    if (m_state->range == m_state->announcedRange) return;
    m_state->announcedRange = m_state->range;
    Q_EMIT rangeChanged();
}

void HeatmapView::relayout() {
    State& state = *m_state;
    const bool empty = state.grid.isEmpty();
    // A stream of unknown length starts with the room of an ordinary answer.
    const bool unknown = state.expectedColumns == 0 && (empty || state.streaming);
    const int expected = unknown ? kEmptyColumns : state.expectedColumns;
    const int rows = state.expectedRows > 0 ? state.expectedRows : kEmptyRows;
    HeatmapScroll wish{.firstColumn = state.firstColumn, .rowsFromTop = state.rowsFromTop};
    wish.pitch = state.zoom ? state.zoom : state.heldPitch;
    wish.lowerBars = state.lowerBars ? LowerBars::shown : LowerBars::hidden;
    wish.form = state.form;
    wish.overview = unknown && state.streaming ? OverviewRoom::always : OverviewRoom::whenScrolling;
    state.layout = layoutHeatmap(size(), empty ? rows : state.grid.rows,
                                 std::max(state.grid.cols, expected), state.scale, wish);
    if (state.streaming && !state.zoom) state.heldPitch = state.layout.pitch();
    state.firstColumn = state.layout.firstColumn;
    state.rowsFromTop = state.layout.rows - 1 - state.layout.topRow;
    placeScrollBars();
    update();
    Q_EMIT geometryChanged();
}

void HeatmapView::placeScrollBars() {
    const State& state = *m_state;
    const HeatmapLayout& layout = state.layout;
    const QSignalBlocker blockColumns(m_columnBar);
    const QSignalBlocker blockRows(m_rowBar);
    m_columnBar->setRange(0, layout.maxFirstColumn);
    m_columnBar->setPageStep(layout.visibleColumns);
    m_columnBar->setValue(state.firstColumn);
    m_columnBar->setVisible(layout.scrollsColumns());
    m_columnBar->setGeometry(layout.overview.adjusted(0, scaledPixels(8, state.scale), 0, 0));
    m_rowBar->setRange(0, std::max(0, layout.rows - layout.visibleRows));
    m_rowBar->setPageStep(layout.visibleRows);
    m_rowBar->setValue(state.rowsFromTop);
    m_rowBar->setVisible(layout.scrollsRows());
    m_rowBar->setGeometry(layout.profile.right() + 1, layout.map.top(),
                          scaledPixels(8, state.scale), layout.map.height());
}

void HeatmapView::setLowerBars(std::optional<TokenBars> bars) {
    m_state->lowerBars = std::move(bars);
    relayout();
}

void HeatmapView::paintEvent(QPaintEvent*) {
    settle();
    const State& state = *m_state;
    QPainter painter(this);
    painter.fillRect(rect(), state.theme.surface);
    paintHeatmap(painter, {.grid = state.grid,
                           .margins = state.margins,
                           .counts = state.counts,
                           .colors = *state.colors,
                           .axis = *state.axis,
                           .layout = state.layout,
                           .theme = state.theme,
                           .plane = state.plane,
                           .identity = state.identity,
                           .lowerBars = state.lowerBars ? &*state.lowerBars : nullptr,
                           .marks = {.hovered = state.hovered,
                                     .locked = state.locked,
                                     .second = state.second,
                                     .region = state.region,
                                     .painted = &state.painted},
                           .handles = LegendHandles::shown});
    if (state.grid.isEmpty()) paintEmptyText(painter);
    if (!state.showsFocus) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(state.theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(state.layout.map).adjusted(-4, -4, 4, 4), 3, 3);
}

void HeatmapView::paintEmptyText(QPainter& painter) const {
    painter.setFont(themeFont(TypeRole::label, m_state->scale));
    painter.setPen(m_state->theme.text3);
    painter.drawText(m_state->layout.map, Qt::AlignCenter | Qt::TextDontClip, m_state->emptyText);
}

QSize HeatmapView::sizeHint() const {
    return naturalHeatmapSize(kEmptyRows, kEmptyColumns, m_state->scale);
}

QSize HeatmapView::minimumSizeHint() const {
    return {scaledPixels(360, m_state->scale), scaledPixels(260, m_state->scale)};
}

} // namespace steerscope
