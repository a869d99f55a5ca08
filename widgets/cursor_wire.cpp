// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cursor_wire.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr qreal kHoverWidth = 1;
constexpr qreal kLockWidth = 1.5;
constexpr qreal kArrowHalf = 3.5;
constexpr qreal kArrowHeight = 6;
constexpr qreal kDotRadius = 3;
constexpr qreal kDotGap = 6;    ///< Between the dot and the token's name.
constexpr qreal kGutter = 4;    ///< Half the gap between two panels.
constexpr qreal kPaneInset = 8; ///< The free strip between a pane's edge and its text.

/// Half a pixel, so that a one-pixel line is crisp.
qreal crisp(qreal v) {
    return std::floor(v) + 0.5;
}

/// From under the token along the gap between two lines of text to the free strip at the pane's
/// side, then down into the gutter over the map.
QPolygonF fromToken(const WireGeometry& g, qreal gutter) {
    const QRectF token = *g.token;
    const QRectF pane = g.pane.value_or(token.adjusted(-2 * kPaneInset, 0, 2 * kPaneInset, 0));
    const qreal side = crisp(pane.left() + kPaneInset * g.scale);
    if (g.tokenOutOfView) return {QPointF(side, token.center().y()), QPointF(side, gutter)};
    const qreal gap = crisp(token.bottom() + 2 * g.scale);
    return {QPointF(token.center().x(), gap), QPointF(side, gap), QPointF(side, gutter)};
}

/// A token that is scrolled away is clipped to the edge behind which it lies; the arrow points
/// there.
void addOutOfView(const WireGeometry& g, WirePath& path) {
    const bool above = !g.pane || g.token->center().y() < g.pane->center().y();
    const qreal reach = kArrowHeight * g.scale * (above ? -1 : 1);
    path.arrows.push_back({path.lines.back().first() + QPointF(0, reach),
                           above ? WireArrow::Direction::up : WireArrow::Direction::down});
}

/// Down from the gutter to the top of the map's panel, a pause at the tab row, on to the column.
void addColumn(const WireGeometry& g, qreal gutter, WirePath& path) {
    const qreal x = crisp(g.column->center().x());
    path.lines.back() << QPointF(x, gutter);
    if (!g.mapHeader) {
        path.lines.back() << QPointF(x, g.column->top());
        return;
    }
    const qreal tip = g.mapHeader->top() + kArrowHeight * g.scale;
    path.lines.back() << QPointF(x, tip - kArrowHeight * g.scale / 2);
    path.arrows.push_back({{x, tip}, WireArrow::Direction::down});
    if (g.column->top() > g.mapHeader->bottom())
        path.lines.push_back({QPointF(x, g.mapHeader->bottom()), QPointF(x, g.column->top())});
}

/// From the end of the row to the right, up or down in the gutter, to the name in the inspector.
void addInspector(const WireGeometry& g, WirePath& path) {
    const QPointF dot(g.inspector->left() - kDotGap * g.scale, crisp(g.inspector->center().y()));
    const qreal right = g.mapPanel ? g.mapPanel->right() : g.row->right();
    const qreal gutter = crisp(right + kGutter * g.scale);
    const qreal y = crisp(g.row->center().y());
    // An inspector that is not at the right of the map (a tab below it) gets no wire.
    if (dot.x() <= gutter) return;
    path.lines.push_back(
        {QPointF(g.row->right() + 2, y), QPointF(gutter, y), QPointF(gutter, dot.y()), dot});
    path.dot = dot;
}

} // namespace

WirePath routeWire(const WireGeometry& geometry) {
    WirePath path;
    if (geometry.token && geometry.column) {
        const qreal top = geometry.mapPanel ? geometry.mapPanel->top() : geometry.column->top();
        const qreal gutter = crisp(top - kGutter * geometry.scale - 0.5);
        path.lines.push_back(fromToken(geometry, gutter));
        if (geometry.tokenOutOfView) addOutOfView(geometry, path);
        addColumn(geometry, gutter, path);
    }
    if (geometry.row && geometry.inspector) addInspector(geometry, path);
    return path;
}

CursorWire::CursorWire(QWidget* window) : QWidget(window) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    setObjectName(QStringLiteral("cursorWire"));
    window->installEventFilter(this);
    setGeometry(window->rect());
    hide();
}

void CursorWire::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void CursorWire::setScale(qreal scale) {
    m_scale = scale;
    update();
}

void CursorWire::setAnchorSource(std::function<WireAnchors()> source) {
    m_source = std::move(source);
    refresh();
}

void CursorWire::setKind(CursorKind kind) {
    m_kind = kind;
    update();
}

void CursorWire::setActive(bool active) {
    m_active = active;
    refresh();
}

void CursorWire::refresh() {
    m_path = {};
    if (m_active && m_source) {
        const WireAnchors anchors = m_source();
        WireGeometry geometry;
        geometry.scale = m_scale;
        geometry.token = toOverlay(anchors.token);
        geometry.pane = toOverlay(anchors.pane);
        geometry.mapPanel = toOverlay(anchors.mapPanel);
        geometry.mapHeader = toOverlay(anchors.mapHeader);
        geometry.column = toOverlay(anchors.column);
        geometry.row = toOverlay(anchors.row);
        geometry.inspector = toOverlay(anchors.inspector);
        geometry.tokenOutOfView = anchors.tokenOutOfView;
        m_path = routeWire(geometry);
    }
    const bool any = !m_path.lines.empty();
    if (any && !isVisible()) raise();
    setVisible(any);
    update();
}

std::optional<QRectF> CursorWire::toOverlay(const std::optional<WireAnchor>& anchor) const {
    if (!anchor || anchor->widget.isNull() || !anchor->widget->isVisible() ||
        anchor->rect.isEmpty() || anchor->widget->window() != window())
        return std::nullopt;
    const QPoint corner = anchor->widget->mapTo(window(), anchor->rect.topLeft());
    return QRectF(mapFrom(window(), corner), anchor->rect.size());
}

void CursorWire::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hover = m_kind == CursorKind::hover;
    const qreal width = (hover ? kHoverWidth : kLockWidth) * m_scale;
    QPen pen(m_theme.cursor, width);
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    if (hover) pen.setDashPattern({3 / width * m_scale, 3 / width * m_scale});
    painter.setPen(pen);
    for (const QPolygonF& line : m_path.lines)
        painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.cursor);
    for (const WireArrow& arrow : m_path.arrows) {
        const qreal back = arrow.direction == WireArrow::Direction::up ? 1 : -1;
        const QPointF foot = arrow.tip + QPointF(0, back * kArrowHeight * m_scale);
        const QPointF side(kArrowHalf * m_scale, 0);
        painter.drawPolygon(QPolygonF({arrow.tip, foot - side, foot + side}));
    }
    if (m_path.dot) painter.drawEllipse(*m_path.dot, kDotRadius * m_scale, kDotRadius * m_scale);
}

bool CursorWire::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parent() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        // Layouts have not moved the views yet; ask when they have.
        QMetaObject::invokeMethod(this, &CursorWire::refresh, Qt::QueuedConnection);
    }
    if (watched == parent() && event->type() == QEvent::ChildAdded && isVisible()) raise();
    return QWidget::eventFilter(watched, event);
}

} // namespace steerscope
