// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pointer and keyboard of a HeatmapView.
#include "widgets/heatmap_view.h"

#include "widgets/heatmap_view_state.h"

#include <QFocusEvent>
#include <QKeyEvent>
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
/// A, D and the middle button move by this share of what is in view.
constexpr int kPanShare = 8;
/// More columns than any map has: Home and End are clamped steps.
constexpr int kFar = 1 << 24;
/// A key moves an end of the clip by this share of the legend.
constexpr double kClipStep = 0.05;

/// How a key moves the cursor, in columns and layers (upwards); nothing for other keys.
std::optional<Cell> stepOf(int key) {
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Comma:
        return Cell{-1, 0};
    case Qt::Key_Right:
    case Qt::Key_Period:
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

/// Whole steps in a turn of the wheel; what is left over waits for the next turn.
int takeSteps(int& rest, int turned, int perStep) {
    rest += turned;
    const int steps = rest / perStep;
    rest -= steps * perStep;
    return steps;
}

} // namespace

void HeatmapView::resizeEvent(QResizeEvent*) {
    m_state->heldPitch.reset();
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

void HeatmapView::placeSecond(const Cell& cell) {
    if (!m_state->isWholeCell(cell)) return;
    m_state->second = cell;
    announce();
    Q_EMIT secondCursorPlaced(cell.column, cell.layer);
}

void HeatmapView::releaseCursor() {
    m_state->locked.reset();
    m_state->hovered.reset();
    announce();
    Q_EMIT cursorReleased();
}

/// One rung of the ladder that Esc climbs down; false when nothing is left to let go of.
bool HeatmapView::stepDown() {
    if (letGo()) return true;
    if (!cursorCell()) return false;
    releaseCursor();
    return true;
}

bool HeatmapView::letGo() {
    if (m_state->drag.kind == MapDrag::Kind::block || m_state->region) {
        m_state->drag = {};
        setRegion(std::nullopt);
        Q_EMIT regionCleared();
        return true;
    }
    if (!m_state->second) return false;
    setSecondCursor(std::nullopt);
    return true;
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (m_state->drag.kind != MapDrag::Kind::none) return dragTo(at);
    settle();
    const bool onGrip = !m_state->grid.isEmpty() &&
                        legendEndAt(m_state->layout, *m_state->axis, m_state->range, at);
    QWidget::setCursor(onGrip ? Qt::SizeHorCursor : Qt::ArrowCursor);
    showHover(cellAt(at));
}

void HeatmapView::mousePressEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    State& state = *m_state;
    if (event->button() == Qt::MiddleButton) {
        state.drag = {.kind = MapDrag::Kind::pan, .start = at, .firstColumn = state.firstColumn};
        return;
    }
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    settle();
    if (const auto end = legendEndAt(state.layout, *state.axis, state.range, at);
        end && !state.grid.isEmpty()) {
        state.drag = {.kind = MapDrag::Kind::legend, .end = *end, .start = at};
        state.drag.axisRange = state.axis->range();
        return;
    }
    const std::optional<Cell> cell = cellAt(at);
    if (!cell) return;
    if (event->modifiers().testFlag(Qt::ControlModifier) || state.tool != MapTool::point)
        return startBlock(*cell);
    event->modifiers().testFlag(Qt::ShiftModifier) ? placeSecond(*cell) : lockCell(*cell);
}

void HeatmapView::mouseReleaseEvent(QMouseEvent*) {
    const MapDrag drag = std::exchange(m_state->drag, {});
    if (drag.kind == MapDrag::Kind::block) {
        m_state->drag = drag;
        finishBlock();
    } else if (drag.kind == MapDrag::Kind::legend) {
        colorsChanged(); // The axis of the legend may follow the clip now.
    }
}

void HeatmapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!m_state->layout.legend.contains(event->position().toPoint()))
        return mousePressEvent(event);
    m_state->drag = {};
    if (!m_state->clip) return;
    clearClip();
    settle();
    Q_EMIT clipEdited(m_state->range);
}

void HeatmapView::leaveEvent(QEvent*) {
    showHover(std::nullopt);
}

void HeatmapView::wheelEvent(QWheelEvent* event) {
    const QPoint turn = event->angleDelta();
    QPoint& rest = m_state->wheelRest;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const int steps = takeSteps(rest.ry(), turn.y(), kNotch);
        for (int i = 0; i < std::abs(steps); ++i)
            zoomAt(event->position().toPoint().x(),
                   steps > 0 ? ZoomDirection::in : ZoomDirection::out);
        return event->accept();
    }
    const bool sideways = turn.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier);
    QScrollBar* bar = !sideways && m_state->layout.scrollsRows() ? m_rowBar : m_columnBar;
    const int unit = bar == m_columnBar ? m_state->layout.merged : 1;
    const int steps = takeSteps(turn.x() != 0 ? rest.rx() : rest.ry(),
                                turn.x() != 0 ? turn.x() : turn.y(), kNotch / kColumnsPerNotch);
    // At its end the map lets the page around it scroll on.
    const int before = bar->value();
    bar->setValue(before - steps * unit);
    event->setAccepted(bar->value() != before || steps == 0);
}

void HeatmapView::pan(int columns) {
    m_columnBar->setValue(m_columnBar->value() + columns);
}

/// Where keys zoom: at the cursor while it is in view, else in the middle.
int HeatmapView::zoomAnchor() const {
    const QRect& map = m_state->layout.map;
    const std::optional<Cell> cell = cursorCell();
    const QRect column = cell ? m_state->layout.columnRect(cell->column) : QRect();
    return column.isEmpty() ? map.center().x() : column.center().x();
}

bool HeatmapView::stepCursor(int key, Qt::KeyboardModifiers modifiers) {
    const HeatmapGrid& grid = m_state->grid;
    const std::optional<Cell> move = stepOf(key);
    if (grid.isEmpty() || !move) return false;
    Cell cell = cursorCell().value_or(Cell{0, grid.rows - 1});
    cell.column = std::max(0, cell.column);
    if (cell.layer < 0) cell.layer = grid.rows - 1;
    const Cell before = cell;
    // The first arrow only shows where the cursor is; Home and End go somewhere at once.
    if (cursorCell() || std::abs(move->column) > 1) {
        cell.column = std::clamp(cell.column + move->column, 0, grid.cols - 1);
        cell.layer = std::clamp(cell.layer + move->layer, 0, grid.rows - 1);
    }
    ensureColumnVisible(cell.column);
    ensureLayerVisible(cell.layer);
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        if (!m_state->region) m_state->regionAnchor = before;
        growRegion(cell);
    }
    showHover(cell);
    return true;
}

void HeatmapView::ensureLayerVisible(int layer) {
    const HeatmapLayout& layout = m_state->layout;
    if (layer > layout.topRow) m_rowBar->setValue(layout.rows - 1 - layer);
    if (layer < layout.bottomRow()) m_rowBar->setValue(layout.rows - layer - layout.visibleRows);
}

/// Keys of zoom, pan and clip. The clip's keys are told by what they write, wherever a keyboard
/// has them.
bool HeatmapView::pressLetter(int key, const QString& text) {
    const int share = std::max(1, m_state->layout.visibleColumns / kPanShare);
    switch (key) {
    case Qt::Key_W:
        zoomAt(zoomAnchor(), ZoomDirection::in);
        return true;
    case Qt::Key_S:
        zoomAt(zoomAnchor(), ZoomDirection::out);
        return true;
    case Qt::Key_A:
        pan(-share);
        return true;
    case Qt::Key_D:
        pan(share);
        return true;
    case Qt::Key_F:
        toggleFit();
        return true;
    case Qt::Key_R:
        if (!comparison()) return false;
        m_state->regionAnchor = *m_state->locked;
        growRegion(*m_state->second);
        return true;
    default:
        break;
    }
    if (text == QLatin1String("["))
        nudgeClip(LegendEnd::high, -kClipStep);
    else if (text == QLatin1String("]"))
        nudgeClip(LegendEnd::high, kClipStep);
    else if (text == QLatin1String("{"))
        nudgeClip(LegendEnd::low, -kClipStep);
    else if (text == QLatin1String("}"))
        nudgeClip(LegendEnd::low, kClipStep);
    else if (text == QLatin1String("\\"))
        clearClip();
    else
        return false;
    return true;
}

bool HeatmapView::pressAction(int key, Qt::KeyboardModifiers modifiers) {
    if (key == Qt::Key_Escape) return stepDown();
    if (key == Qt::Key_Delete && m_state->edits() && m_state->region) {
        applyTool(MapTool::zero, *m_state->region);
        return true;
    }
    const bool accepts = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    if (!accepts || !cursorCell()) return false;
    if (modifiers.testFlag(Qt::ShiftModifier))
        placeSecond(*cursorCell());
    else if (m_state->edits() && m_state->region)
        applyTool(m_state->tool, *m_state->region);
    else
        lockCell(*cursorCell());
    return true;
}

void HeatmapView::keyPressEvent(QKeyEvent* event) {
    const Qt::KeyboardModifiers held = event->modifiers();
    const bool plain = (held & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) == 0;
    if (plain && stepCursor(event->key(), held))
        m_state->showsFocus = true;
    else if (!plain || (!pressAction(event->key(), held) &&
                        (m_state->grid.isEmpty() || !pressLetter(event->key(), event->text()))))
        QWidget::keyPressEvent(event);
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
