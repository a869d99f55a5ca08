// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a TokenView draws itself: tints, then the cursor's frame, then the text on top of both.
#include "widgets/token_view.h"

#include <QPainter>

#include <algorithm>

namespace steerscope {
namespace {

constexpr qreal kTintRadius = 2;
constexpr qreal kFrameRadius = 3;

/// Pen of the cursor's frame. Hover is dashed 3 3 at one pixel, a lock of the owner two pixels
/// wide.
QPen framePen(const QColor& color, CursorKind kind, qreal width) {
    QPen pen(color, width);
    pen.setJoinStyle(Qt::MiterJoin);
    if (kind == CursorKind::hover) pen.setDashPattern({3 / width, 3 / width});
    return pen;
}

/// A small wedge between two words: something stands here in the other text.
void paintWedge(QPainter& painter, const QPointF& foot, const Theme& theme, qreal scale) {
    const qreal half = 3 * scale;
    const QPointF tip = foot + QPointF(-2 * scale, -5 * scale);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.text2);
    painter.drawPolygon(
        QPolygonF{tip, tip + QPointF(half, 1.6 * half), tip + QPointF(-half, 1.6 * half)});
}

} // namespace

void TokenView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(textOrigin());
    const auto [first, last] = visibleLines();
    painter.setOpacity(m_textOpacity);
    paintTints(painter, first, last);
    painter.setOpacity(1);
    paintCursor(painter);
    painter.setOpacity(m_textOpacity);
    paintText(painter, first, last);
    paintMarks(painter, first, last);
    const bool caretVisible = last == m_layout.lineCount();
    if (m_streaming && caretVisible) paintCaret(painter);
    if (hasFocus() && m_showFocus) {
        painter.resetTransform();
        painter.setOpacity(1);
        painter.setPen(QPen(m_theme.accent, 2 * m_scale));
        painter.setBrush(Qt::NoBrush);
        const qreal half = m_scale;
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(half, half, -half, -half),
                                2 * m_scale, 2 * m_scale);
    }
}

std::pair<int, int> TokenView::visibleLines() const {
    const qreal top = -textOrigin().y();
    const qreal bottom = top + viewport()->height();
    const int first = m_layout.lineAt(top);
    int last = first;
    // A line cut by the lower edge is left out: half letters read as a fault.
    while (last < m_layout.lineCount() &&
           (last == first || m_layout.lineTop(last) + 0.85 * m_layout.lineHeight() <= bottom))
        ++last;
    return {first, last};
}

void TokenView::paintTints(QPainter& painter, int first, int last) const {
    painter.setPen(Qt::NoPen);
    for (int line = first; line < last; ++line) {
        const auto [from, to] = m_layout.fragmentsOfLine(line);
        for (int i = from; i < to; ++i) {
            const TokenFragment& fragment = m_layout.fragments()[static_cast<std::size_t>(i)];
            const bool selected = isSelected(fragment.token);
            const QColor color = selected ? m_theme.selected : tintColor(fragment.token);
            if (color.alpha() == 0) continue;
            const QRectF box(fragment.x, m_layout.lineTop(line), fragment.width,
                             m_layout.lineHeight());
            painter.setBrush(color);
            painter.drawRoundedRect(tintRect(box), kTintRadius * m_scale, kTintRadius * m_scale);
        }
    }
}

void TokenView::paintText(QPainter& painter, int first, int last) const {
    QFont font = m_layout.font();
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const qreal rise = (m_layout.lineHeight() + metrics.ascent() - metrics.descent()) / 2;
    for (int line = first; line < last; ++line) {
        const qreal baseline = m_layout.lineTop(line) + rise;
        for (const TextStretch& stretch : m_layout.stretchesOfLine(line)) {
            const bool glyph = stretch.kind == TokenFragment::Kind::glyph;
            painter.setPen(glyph ? m_theme.text3 : m_theme.text);
            painter.drawText(QPointF(stretch.x, baseline), stretch.text);
        }
    }
}

/// Lines and wedges keep below the letters: they must not be taken for a colour of the text.
void TokenView::paintMarks(QPainter& painter, int first, int last) const {
    for (int line = first; line < last && !m_marks.empty(); ++line) {
        const auto [from, to] = m_layout.fragmentsOfLine(line);
        for (int i = from; i < to; ++i) {
            const TokenFragment& fragment = m_layout.fragments()[static_cast<std::size_t>(i)];
            const auto token = static_cast<std::size_t>(fragment.token);
            if (token >= m_marks.size()) continue;
            const WordMark& mark = m_marks[token];
            const QRectF box = tintRect(
                QRectF(fragment.x, m_layout.lineTop(line), fragment.width, m_layout.lineHeight()));
            if (mark.only)
                painter.fillRect(
                    QRectF(box.left(), box.bottom() - 2 * m_scale, box.width(), 1.5 * m_scale),
                    m_theme.text2);
            const bool starts =
                i == 0 ||
                m_layout.fragments()[static_cast<std::size_t>(i - 1)].token != fragment.token;
            if (mark.gapBefore && starts) paintWedge(painter, box.bottomLeft(), m_theme, m_scale);
            const bool ends = i + 1 == static_cast<int>(m_layout.fragments().size());
            if (mark.gapAfter && ends) paintWedge(painter, box.bottomRight(), m_theme, m_scale);
        }
    }
}

void TokenView::paintCursor(QPainter& painter) const {
    if (!m_cursor) return;
    const bool strong = m_cursorOwner == CursorOwner::own && m_cursorKind == CursorKind::locked;
    const qreal width = (strong ? 2 : 1) * m_scale;
    const qreal radius = kFrameRadius * m_scale;
    painter.setBrush(Qt::NoBrush);
    for (const QRectF& rect : m_layout.tokenRects(*m_cursor)) {
        const QRectF frame = frameRect(rect);
        if (strong) {
            painter.setPen(QPen(m_theme.halo, width + 2 * m_scale));
            painter.drawRoundedRect(frame, radius, radius);
        }
        painter.setPen(framePen(m_theme.cursor, m_cursorKind, width));
        painter.drawRoundedRect(frame, radius, radius);
    }
}

void TokenView::paintCaret(QPainter& painter) const {
    const QRectF line(m_layout.caret(), QSizeF(2 * m_scale, m_layout.lineHeight()));
    painter.fillRect(tintRect(line).translated(m_scale, 0), m_theme.of(m_identity).line);
}

} // namespace steerscope
