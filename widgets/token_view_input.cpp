// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Mouse and keyboard of a TokenView.
#include "widgets/token_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace steerscope {

int TokenView::tokenUnder(QPointF viewportPos) const {
    return m_layout.tokenAt(viewportPos - textOrigin());
}

void TokenView::moveHoverTo(int token) {
    if (token == m_hovered) return;
    m_hovered = token;
    if (token >= 0)
        Q_EMIT tokenHovered(token);
    else
        Q_EMIT hoverLeft();
}

void TokenView::mouseMoveEvent(QMouseEvent* event) {
    const int token = tokenUnder(event->position());
    if (m_pressed >= 0 && (event->buttons() & Qt::LeftButton)) {
        if (token >= 0 && (token != m_pressed || m_selectionStart >= 0)) {
            m_selectionStart = m_pressed;
            m_selectionEnd = token;
            viewport()->update();
        }
        return;
    }
    moveHoverTo(token);
}

void TokenView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_pressed = tokenUnder(event->position());
    m_selectionStart = m_selectionEnd = -1;
    viewport()->update();
}

void TokenView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed >= 0 && m_selectionStart < 0) Q_EMIT tokenActivated(pressed);
}

void TokenView::leaveEvent(QEvent*) {
    moveHoverTo(-1);
}

bool TokenView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) moveHoverTo(-1);
    if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int token = tokenUnder(help->pos());
    if (token < 0) {
        QToolTip::hideText();
        return true;
    }
    const TokenRun& run = m_tokens[static_cast<std::size_t>(token)];
    QString tip =
        QStringLiteral("#%1 “%2”").arg(token).arg(run.piece.isEmpty() ? run.text : run.piece);
    if (std::isfinite(run.value) && m_reference > 0)
        tip += QStringLiteral(" · ") + QLocale::c().toString(run.value, 'g', 3);
    QToolTip::showText(help->globalPos(), tip, viewport());
    return true;
}

void TokenView::moveCursorTo(int token) {
    if (m_tokens.empty()) return;
    token = std::clamp(token, 0, tokenCount() - 1);
    ensureVisible(token);
    // A locked cursor stays locked while the keys move it; otherwise keys point like the mouse.
    if (m_cursor && m_cursorKind == CursorKind::locked)
        Q_EMIT tokenActivated(token);
    else
        Q_EMIT tokenHovered(token);
}

int TokenView::tokenOnNeighbourLine(int step) const {
    const int here = m_cursor.value_or(0);
    const std::vector<QRectF> rects = m_layout.tokenRects(here);
    if (rects.empty()) return here;
    const int line = m_layout.lineAt(rects.front().center().y()) + step;
    if (line < 0 || line >= m_layout.lineCount()) return here;
    const auto [first, last] = m_layout.fragmentsOfLine(line);
    int best = here;
    qreal nearest = std::numeric_limits<qreal>::max();
    for (int i = first; i < last; ++i) {
        const TokenFragment& fragment = m_layout.fragments()[static_cast<std::size_t>(i)];
        const qreal distance =
            std::abs(fragment.x + fragment.width / 2 - rects.front().center().x());
        if (distance >= nearest) continue;
        nearest = distance;
        best = fragment.token;
    }
    return best;
}

void TokenView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return copySelection();
    if (event->matches(QKeySequence::SelectAll)) return selectAll();
    const int here = m_cursor.value_or(-1);
    if (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier)) {
        if (here >= 0 && m_actions.testFlag(TokenAction::alternatives))
            Q_EMIT alternativesRequested(here);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Period:
    case Qt::Key_Right:
        return moveCursorTo(here + 1);
    case Qt::Key_Comma:
    case Qt::Key_Left:
        return moveCursorTo(here - 1);
    case Qt::Key_Down:
        return moveCursorTo(tokenOnNeighbourLine(1));
    case Qt::Key_Up:
        return moveCursorTo(tokenOnNeighbourLine(-1));
    case Qt::Key_Home:
        return moveCursorTo(0);
    case Qt::Key_End:
        return moveCursorTo(tokenCount() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (here >= 0 && event->modifiers() == Qt::NoModifier) {
            Q_EMIT tokenActivated(here);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_selectionStart < 0 && !m_cursor) break;
        if (m_selectionStart < 0) Q_EMIT cursorReleased();
        m_selectionStart = m_selectionEnd = -1;
        viewport()->update();
        return;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void TokenView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    // A click shows where one is by itself; the ring is for those who come by keyboard.
    m_showFocus = event->reason() != Qt::MouseFocusReason;
    viewport()->update();
}

void TokenView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace steerscope
