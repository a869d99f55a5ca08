// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_view.h"

#include "widgets/heatmap_export.h"
#include "widgets/heatmap_view_state.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cstdlib>

namespace steerscope {
namespace {

constexpr int kPageLayers = 5;
/// One notch of a wheel, in eighths of a degree, scrolls this many columns.
constexpr int kNotch = 120;
constexpr int kColumnsPerNotch = 4;
/// More columns than any map has: Home and End are clamped steps.
constexpr int kFar = 1 << 24;

/// How a key moves the cursor, in columns and layers (upwards); nothing for other keys.
std::optional<Cell> stepOf(int key) {
    switch (key) {
    case Qt::Key_Left:
        return Cell{-1, 0};
    case Qt::Key_Right:
        return Cell{1, 0};
    case Qt::Key_Up:
        return Cell{0, 1};
    case Qt::Key_Down:
        return Cell{0, -1};
    case Qt::Key_PageUp:
        return Cell{0, kPageLayers};
    case Qt::Key_PageDown:
        return Cell{0, -kPageLayers};
    case Qt::Key_Home:
        return Cell{-kFar, 0};
    case Qt::Key_End:
        return Cell{kFar, 0};
    default:
        return std::nullopt;
    }
}

} // namespace

void HeatmapView::resizeEvent(QResizeEvent*) {
    relayout();
}

void HeatmapView::showHover(const std::optional<Cell>& cell) {
    if (cell == m_state->hovered) return;
    m_state->hovered = cell;
    announce();
    if (cell)
        Q_EMIT cellHovered(cell->column, cell->layer);
    else
        Q_EMIT hoverLeft();
}

void HeatmapView::lockCell(const Cell& cell) {
    m_state->locked = cell;
    announce();
    Q_EMIT cellActivated(cell.column, cell.layer);
}

void HeatmapView::releaseCursor() {
    m_state->locked.reset();
    m_state->hovered.reset();
    announce();
    Q_EMIT cursorReleased();
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event) {
    showHover(cellAt(event->position()));
}

void HeatmapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    const std::optional<Cell> cell = cellAt(event->position());
    if (cell) lockCell(*cell);
}

void HeatmapView::leaveEvent(QEvent*) {
    showHover(std::nullopt);
}

void HeatmapView::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->angleDelta();
    const bool sideways = turn.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier);
    QScrollBar* bar = !sideways && m_state->layout.scrollsRows() ? m_rowBar : m_columnBar;
    const int amount = turn.x() != 0 ? turn.x() : turn.y();
    const int steps = amount * kColumnsPerNotch / kNotch;
    // At its end the map lets the page around it scroll on.
    const int before = bar->value();
    bar->setValue(before - steps);
    event->setAccepted(bar->value() != before);
}

bool HeatmapView::stepCursor(int key) {
    const HeatmapGrid& grid = m_state->grid;
    const std::optional<Cell> move = stepOf(key);
    if (grid.isEmpty() || !move) return false;
    Cell cell = cursorCell().value_or(Cell{0, grid.rows - 1});
    cell.column = std::max(0, cell.column);
    if (cell.layer < 0) cell.layer = grid.rows - 1;
    // The first arrow only shows where the cursor is; Home and End go somewhere at once.
    if (cursorCell() || std::abs(move->column) > 1) {
        cell.column = std::clamp(cell.column + move->column, 0, grid.cols - 1);
        cell.layer = std::clamp(cell.layer + move->layer, 0, grid.rows - 1);
    }
    ensureColumnVisible(cell.column);
    ensureLayerVisible(cell.layer);
    showHover(cell);
    return true;
}

void HeatmapView::ensureLayerVisible(int layer) {
    const HeatmapLayout& layout = m_state->layout;
    if (layer > layout.topRow) m_rowBar->setValue(layout.rows - 1 - layer);
    if (layer < layout.bottomRow()) m_rowBar->setValue(layout.rows - layer - layout.visibleRows);
}

void HeatmapView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const bool cursorShown = cursorCell().has_value();
    if (stepCursor(key)) {
        m_state->showsFocus = true;
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) &&
               cursorShown) {
        lockCell(*cursorCell());
    } else if (key == Qt::Key_Escape && cursorShown) {
        releaseCursor();
    } else {
        QWidget::keyPressEvent(event);
    }
}

static HeatmapFigureStyle exportStyle(const HeatmapView& view, const Theme& theme, qreal scale,
                                      std::optional<Identity> identity) {
    return {theme, scale, view.range(), identity, view.lockedCell()};
}

bool HeatmapView::exportFigure(const QString& path) const {
    return exportHeatmap(path, m_state->grid,
                         exportStyle(*this, m_state->theme, m_state->scale, m_state->identity));
}

QString HeatmapView::toCsv() const {
    return heatmapCsv(m_state->grid);
}

QByteArray HeatmapView::toJson() const {
    return heatmapJson(m_state->grid);
}

void HeatmapView::copyFigure() const {
    QApplication::clipboard()->setImage(heatmapPicture(
        m_state->grid, exportStyle(*this, m_state->theme, m_state->scale, m_state->identity), 2.0));
}

void HeatmapView::copyData() const {
    auto mime = std::make_unique<QMimeData>();
    mime->setText(toCsv());
    mime->setData(QStringLiteral("text/csv"), toCsv().toUtf8());
    mime->setData(QStringLiteral("application/json"), toJson());
    QApplication::clipboard()->setMimeData(mime.release());
}

void HeatmapView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool hasData = !m_state->grid.isEmpty();
    menu->addAction(tr("Copy figure"), this, &HeatmapView::copyFigure)->setEnabled(hasData);
    menu->addAction(tr("Copy data"), this, &HeatmapView::copyData)->setEnabled(hasData);
    menu->addSeparator();
    menu->addAction(tr("Save as…"), this, &HeatmapView::exportRequested)->setEnabled(hasData);
    menu->popup(event->globalPos());
}

void HeatmapView::focusInEvent(QFocusEvent* event) {
    const Qt::FocusReason reason = event->reason();
    m_state->showsFocus = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                          reason == Qt::ShortcutFocusReason;
    update();
}

void HeatmapView::focusOutEvent(QFocusEvent*) {
    m_state->showsFocus = false;
    update();
}

} // namespace steerscope
