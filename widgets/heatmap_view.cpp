// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_view.h"

#include "widgets/heatmap_view_state.h"

#include <QAccessible>
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

HeatmapGrid withColumn(const HeatmapGrid& old, const std::vector<float>& values) {
    HeatmapGrid grid = old;
    grid.rows = old.isEmpty() ? static_cast<int>(values.size()) : old.rows;
    grid.cols = old.isEmpty() ? 1 : old.cols + 1;
    grid.values.assign(static_cast<std::size_t>(grid.rows) * static_cast<std::size_t>(grid.cols),
                       std::nanf(""));
    for (int layer = 0; layer < grid.rows; ++layer) {
        const auto to = grid.values.begin() + static_cast<std::ptrdiff_t>(layer) * grid.cols;
        const auto from = old.values.begin() + static_cast<std::ptrdiff_t>(layer) * old.cols;
        if (!old.isEmpty()) std::copy_n(from, old.cols, to);
        if (static_cast<std::size_t>(layer) < values.size())
            *(to + grid.cols - 1) = values[static_cast<std::size_t>(layer)];
    }
    return grid;
}

/// Four digits from a hundred on: neighbouring cells of a hot layer stay told apart.
QString cellText(double value) {
    return valueText(value, std::fabs(value) >= 100 ? 4 : 3);
}

} // namespace

HeatmapView::HeatmapView(QWidget* parent)
    : QWidget(parent),
      m_state(std::make_unique<State>()),
      m_columnBar(new QScrollBar(Qt::Horizontal, this)),
      m_rowBar(new QScrollBar(Qt::Vertical, this)) {
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
        m_state->scroll.firstColumn = value;
        relayout();
    });
    connect(m_rowBar, &QScrollBar::valueChanged, this, [this](int value) {
        m_state->scroll.rowsFromTop = value;
        relayout();
    });
}

void HeatmapView::setGrid(HeatmapGrid grid) {
    State& state = *m_state;
    state.grid = std::move(grid);
    state.streaming = false;
    state.streamedRange.reset();
    state.expectedColumns = 0;
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
    state.grid = withColumn(state.grid, values);
    state.grid.columnLabels.append(label);
    state.grid.continuation.push_back(continuation);
    state.streaming = true;
    valuesChanged();
    if (follows) ensureColumnVisible(state.grid.cols - 1);
}

void HeatmapView::endStreaming() {
    m_state->streaming = false;
    m_state->streamedRange.reset();
    m_state->expectedColumns = 0;
    valuesChanged();
}

void HeatmapView::setExpectedColumns(int count) {
    m_state->expectedColumns = std::max(0, count);
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
    valuesChanged();
}

void HeatmapView::setFixedRange(std::optional<ValueRange> range) {
    m_state->fixedRange = range;
    valuesChanged();
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
    if (column > layout.lastColumn()) m_columnBar->setValue(column - layout.visibleColumns + 1);
}

void HeatmapView::valuesChanged() {
    State& state = *m_state;
    state.stale = true;
    if (state.hovered && !state.contains(*state.hovered)) state.hovered.reset();
    if (state.locked && !state.contains(*state.locked)) state.locked.reset();
    relayout();
    announce();
    if (state.settleQueued) return;
    state.settleQueued = true;
    QMetaObject::invokeMethod(this, &HeatmapView::announceRange, Qt::QueuedConnection);
}

void HeatmapView::settle() const {
    State& state = *m_state;
    if (!state.stale) return;
    const ValueRange fresh =
        defaultRange(state.grid.values, state.grid.scale, state.grid.transform);
    if (state.streaming)
        state.streamedRange = state.streamedRange ? widened(*state.streamedRange, fresh) : fresh;
    state.range = state.fixedRange.value_or(state.streamedRange.value_or(fresh));
    const ColorScale colors(state.theme, state.grid.scale, state.grid.transform, state.range);
    state.margins = marginsOf(state.grid, colors);
    state.cells = cellImage(state.grid, colors);
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
    const int expectedRows = state.expectedRows > 0 ? state.expectedRows : kEmptyRows;
    const int expectedColumns =
        empty && state.expectedColumns == 0 ? kEmptyColumns : state.expectedColumns;
    state.layout =
        layoutHeatmap(size(), empty ? expectedRows : state.grid.rows,
                      std::max(state.grid.cols, expectedColumns), state.scale, state.scroll);
    state.scroll = {state.layout.firstColumn, state.layout.rows - 1 - state.layout.topRow};
    placeScrollBars();
    update();
    Q_EMIT geometryChanged();
}

void HeatmapView::placeScrollBars() {
    const State& state = *m_state;
    const HeatmapLayout& layout = state.layout;
    const QSignalBlocker blockColumns(m_columnBar);
    const QSignalBlocker blockRows(m_rowBar);
    m_columnBar->setRange(0, std::max(0, layout.cols - layout.visibleColumns));
    m_columnBar->setPageStep(layout.visibleColumns);
    m_columnBar->setValue(state.scroll.firstColumn);
    m_columnBar->setVisible(layout.scrollsColumns());
    m_columnBar->setGeometry(layout.overview.adjusted(0, scaledPixels(8, state.scale), 0, 0));
    m_rowBar->setRange(0, std::max(0, layout.rows - layout.visibleRows));
    m_rowBar->setPageStep(layout.visibleRows);
    m_rowBar->setValue(state.scroll.rowsFromTop);
    m_rowBar->setVisible(layout.scrollsRows());
    m_rowBar->setGeometry(layout.profile.right() + 1, layout.map.top(),
                          scaledPixels(8, state.scale), layout.map.height());
}

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
    if (cell.layer < 0) return tr("%1, all layers, %2").arg(token, value);
    return tr("%1, layer %2, %3").arg(token).arg(cell.layer).arg(value);
}

void HeatmapView::announce() {
    const std::optional<Cell> cell = cursorCell();
    setAccessibleDescription(cell ? spokenValue(*cell) : QString());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
    Q_EMIT cursorChanged();
}

void HeatmapView::paintEvent(QPaintEvent*) {
    settle();
    const State& state = *m_state;
    QPainter painter(this);
    painter.fillRect(rect(), state.theme.surface);
    const ColorScale colors(state.theme, state.grid.scale, state.grid.transform, state.range);
    paintHeatmap(painter, {state.grid, state.margins, colors, state.layout, state.theme,
                           state.cells, state.identity, state.hovered, state.locked});
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
