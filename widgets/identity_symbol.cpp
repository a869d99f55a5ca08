// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The symbols of the identities, drawn as paths.
#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace steerscope {
namespace {

QPainterPath polygon(const QPointF& centre, std::initializer_list<QPointF> corners, qreal radius) {
    QPainterPath path;
    for (const QPointF& corner : corners) {
        const QPointF point = centre + corner * radius;
        path.elementCount() == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath diamond(const QPointF& centre, qreal radius) {
    return polygon(centre, {{0, -1}, {1, 0}, {0, 1}, {-1, 0}}, radius);
}

QPainterPath star(const QPointF& centre, qreal radius) {
    QPainterPath path;
    for (int i = 0; i < 10; ++i) {
        const qreal reach = i % 2 == 0 ? radius : 0.45 * radius;
        const qreal angle = i * std::numbers::pi / 5;
        const QPointF point = centre + reach * QPointF(std::sin(angle), -std::cos(angle));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

/// ● ▲ ▼ ■ ★
QPainterPath filledSymbol(const QPointF& centre, qreal radius, int variant) {
    QPainterPath path;
    switch (variant % kSymbolVariants) {
    case 1:
        return polygon(centre, {{0, -1}, {1.05, 0.85}, {-1.05, 0.85}}, radius * 1.1);
    case 2:
        return polygon(centre, {{0, 1}, {1.05, -0.85}, {-1.05, -0.85}}, radius * 1.1);
    case 3:
        return polygon(centre, {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}, radius);
    case 4:
        return star(centre, radius * 1.35);
    default:
        path.addEllipse(centre, radius * 1.1, radius * 1.1);
        return path;
    }
}

/// A shaft to the upper right with a head: one direction, the same everywhere.
QPainterPath arrow(const QPointF& centre, qreal radius) {
    const QPointF tip = centre + QPointF(radius, -radius);
    QPainterPath path(centre + QPointF(-radius, radius));
    path.lineTo(tip);
    path.moveTo(tip - QPointF(1.2 * radius, 0));
    path.lineTo(tip);
    path.lineTo(tip + QPointF(0, 1.2 * radius));
    return path;
}

/// Two discs, the hind one in outline.
void paintStack(QPainter& painter, const QPointF& centre, qreal radius,
                const IdentityColors& colors) {
    const QPointF apart(0.45 * radius, -0.45 * radius);
    painter.drawEllipse(centre + apart, 0.75 * radius, 0.75 * radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawEllipse(centre - apart, 0.85 * radius, 0.85 * radius);
}

} // namespace

void paintIdentitySymbol(QPainter& painter, Identity identity, const QRectF& box,
                         const Theme& theme, int variant) {
    const qreal side = std::min(box.width(), box.height());
    const qreal radius = side * 0.35;
    const qreal stroke = std::max(1.0, side * 0.115);
    const IdentityColors& colors = theme.of(identity);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.line, stroke, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    switch (identity) {
    case Identity::unsteered:
        painter.drawEllipse(box.center(), radius, radius);
        break;
    case Identity::prompted:
        painter.drawPath(diamond(box.center(), radius * 1.2));
        break;
    case Identity::psr:
        painter.fillPath(filledSymbol(box.center(), radius, variant), colors.fill);
        break;
    case Identity::twin:
        painter.drawRect(
            QRectF(box.center() - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)));
        break;
    case Identity::controlVector:
        painter.drawPath(arrow(box.center(), radius * 0.9));
        break;
    case Identity::stack:
        paintStack(painter, box.center(), radius, colors);
        break;
    }
    painter.restore();
}

} // namespace steerscope
