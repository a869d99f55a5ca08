// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include "widgets/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QTextStream>

#include <algorithm>
#include <array>

namespace steerscope {
namespace {

enum class Paint { stroke, fill };

struct Drawing {
    Icon icon;
    Paint paint;
    /// M x y, L x y, C x1 y1 x2 y2 x y, Z close, O x y r circle, on a 16 × 16 grid.
    const char* path;
};

constexpr auto kStar = "M 8 1.8 L 9.9 5.9 L 14.4 6.4 L 11.1 9.5 L 12 14 L 8 11.7 L 4 14 L 4.9 9.5 "
                       "L 1.6 6.4 L 6.1 5.9 Z";

constexpr std::array kDrawings{
    Drawing{Icon::run, Paint::fill, "M 4.5 2.8 L 13 8 L 4.5 13.2 Z"},
    Drawing{Icon::stop, Paint::fill, "M 4 4 L 12 4 L 12 12 L 4 12 Z"},
    Drawing{Icon::distil, Paint::stroke,
            "M 5.5 1.8 L 10.5 1.8 M 6.5 1.8 L 6.5 6 L 2.6 12.4 C 2 13.4 2.6 14.2 3.6 14.2 L 12.4 "
            "14.2 C 13.4 14.2 14 13.4 13.4 12.4 L 9.5 6 L 9.5 1.8 M 4.4 10.2 L 11.6 10.2"},
    Drawing{Icon::undo, Paint::stroke,
            "M 5.8 2.6 L 2.6 5.8 L 5.8 9 M 2.6 5.8 L 9.6 5.8 C 11.8 5.8 13.4 7.5 13.4 9.6 C 13.4 "
            "11.7 11.8 13.4 9.6 13.4 L 6.4 13.4"},
    Drawing{Icon::redo, Paint::stroke,
            "M 10.2 2.6 L 13.4 5.8 L 10.2 9 M 13.4 5.8 L 6.4 5.8 C 4.2 5.8 2.6 7.5 2.6 9.6 C 2.6 "
            "11.7 4.2 13.4 6.4 13.4 L 9.6 13.4"},
    Drawing{Icon::sun, Paint::stroke,
            "O 8 8 2.8 M 8 1 L 8 2.4 M 8 13.6 L 8 15 M 1 8 L 2.4 8 M 13.6 8 L 15 8 M 3.05 3.05 L "
            "4.05 4.05 M 11.95 11.95 L 12.95 12.95 M 3.05 12.95 L 4.05 11.95 M 11.95 4.05 L 12.95 "
            "3.05"},
    Drawing{Icon::moon, Paint::stroke,
            "M 13.6 9.7 C 12.9 9.9 12.2 10 11.5 9.9 C 8.4 9.7 6 7.2 6 4.1 C 6 3.5 6.1 2.9 6.3 2.3 "
            "C 3.9 3.1 2.2 5.4 2.2 8 C 2.2 11.3 4.9 14 8.2 14 C 10.7 14 12.9 12.2 13.6 9.7 Z"},
    Drawing{Icon::search, Paint::stroke, "O 7 7 4.4 M 10.3 10.3 L 13.8 13.8"},
    Drawing{Icon::plus, Paint::stroke, "M 8 3 L 8 13 M 3 8 L 13 8"},
    Drawing{Icon::close, Paint::stroke, "M 4 4 L 12 12 M 12 4 L 4 12"},
    Drawing{Icon::more, Paint::fill, "O 3.4 8 1.1 O 8 8 1.1 O 12.6 8 1.1"},
    Drawing{Icon::chevronDown, Paint::stroke, "M 4 6.2 L 8 10.2 L 12 6.2"},
    Drawing{Icon::chevronRight, Paint::stroke, "M 6.2 4 L 10.2 8 L 6.2 12"},
    Drawing{Icon::lock, Paint::stroke,
            "M 3.5 7 L 12.5 7 L 12.5 13.8 L 3.5 13.8 Z M 5.2 7 L 5.2 5 C 5.2 3.4 6.4 2.2 8 2.2 C "
            "9.6 2.2 10.8 3.4 10.8 5 L 10.8 7"},
    Drawing{Icon::unlock, Paint::stroke,
            "M 3.5 7 L 12.5 7 L 12.5 13.8 L 3.5 13.8 Z M 5.2 7 L 5.2 4.6 C 5.2 3 6.4 1.8 8 1.8 C "
            "9.2 1.8 10.2 2.5 10.6 3.5"},
    Drawing{Icon::expand, Paint::stroke,
            "M 2.5 6 L 2.5 2.5 L 6 2.5 M 10 2.5 L 13.5 2.5 L 13.5 6 M 13.5 10 L 13.5 13.5 L 10 "
            "13.5 M 6 13.5 L 2.5 13.5 L 2.5 10"},
    Drawing{Icon::copy, Paint::stroke,
            "M 5.5 5.5 L 13.5 5.5 L 13.5 13.5 L 5.5 13.5 Z M 10.5 5.3 L 10.5 2.5 L 2.5 2.5 L 2.5 "
            "10.5 L 5.3 10.5"},
    Drawing{Icon::save, Paint::stroke,
            "M 8 2.2 L 8 10 M 4.8 7 L 8 10.2 L 11.2 7 M 2.5 10.5 L 2.5 13.5 L 13.5 13.5 L 13.5 "
            "10.5"},
    Drawing{Icon::open, Paint::stroke,
            "M 2 13 L 2 3.2 L 6.2 3.2 L 7.8 5 L 14 5 L 14 13 Z M 2 7.6 L 14 7.6"},
    Drawing{Icon::star, Paint::stroke, kStar},
    Drawing{Icon::starSet, Paint::fill, kStar},
    Drawing{Icon::warning, Paint::stroke,
            "M 8 2.2 L 14.6 13.6 L 1.4 13.6 Z M 8 6.6 L 8 9.6 M 8 11.5 L 8 11.6"},
    Drawing{Icon::info, Paint::stroke, "O 8 8 6 M 8 7.4 L 8 11 M 8 5 L 8 5.1"},
    Drawing{Icon::check, Paint::stroke, "M 3 8.6 L 6.4 12 L 13 4.6"},
    Drawing{Icon::command, Paint::stroke, "M 2.5 4.2 L 5.8 7.4 L 2.5 10.6 M 7.6 12 L 13.4 12"},
    Drawing{Icon::settings, Paint::stroke,
            "M 2 4.5 L 7.6 4.5 M 11.4 4.5 L 14 4.5 O 9.5 4.5 1.9 M 2 11.5 L 4.6 11.5 M 8.4 11.5 L "
            "14 11.5 O 6.5 11.5 1.9"},
    Drawing{Icon::target, Paint::stroke, "O 8 8 6 O 8 8 2.2"},
    Drawing{Icon::token, Paint::stroke,
            "M 2.5 4.5 L 2.5 11.5 M 13.5 4.5 L 13.5 11.5 M 5.6 5 L 10.4 5 M 8 5 L 8 11.2"},
    Drawing{Icon::table, Paint::stroke,
            "M 2.5 3 L 13.5 3 L 13.5 13 L 2.5 13 Z M 2.5 6.4 L 13.5 6.4 M 2.5 9.7 L 13.5 9.7 M 6.5 "
            "3 L 6.5 13"},
    Drawing{Icon::pencil, Paint::stroke,
            "M 2.8 13.2 L 3.6 10 L 11 2.6 L 13.4 5 L 6 12.4 Z M 9.4 4.2 L 11.8 6.6"},
};

constexpr auto kIcons = [] {
    std::array<Icon, kDrawings.size()> icons{};
    std::transform(kDrawings.begin(), kDrawings.end(), icons.begin(),
                   [](const Drawing& drawing) { return drawing.icon; });
    return icons;
}();

const Drawing& drawingOf(Icon icon) {
    return *std::find_if(kDrawings.begin(), kDrawings.end(),
                         [icon](const Drawing& drawing) { return drawing.icon == icon; });
}

QPointF readPoint(QTextStream& in) {
    qreal x = 0;
    qreal y = 0;
    in >> x >> y;
    return {x, y};
}

QPainterPath parsePath(const char* text) {
    const QByteArray bytes(text);
    QTextStream in(bytes);
    QPainterPath path;
    QString step;
    while (!(in >> step).atEnd() || !step.isEmpty()) {
        const QChar kind = step.isEmpty() ? QChar() : step.front();
        if (kind == u'M') path.moveTo(readPoint(in));
        if (kind == u'L') path.lineTo(readPoint(in));
        if (kind == u'Z') path.closeSubpath();
        if (kind == u'O') {
            const QPointF centre = readPoint(in);
            qreal radius = 0;
            in >> radius;
            path.addEllipse(centre, radius, radius);
        }
        if (kind == u'C') {
            const QPointF first = readPoint(in);
            const QPointF second = readPoint(in);
            path.cubicTo(first, second, readPoint(in));
        }
        step.clear();
    }
    return path;
}

/// Draws at whatever size is asked for, so that icons stay sharp at every scale and pixel ratio.
class PathIconEngine : public QIconEngine {
public:
    PathIconEngine(Icon icon, const QColor& normal, const QColor& disabled)
        : m_icon(icon), m_normal(normal), m_disabled(disabled) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        paintIcon(*painter, m_icon, rect, mode == QIcon::Disabled ? m_disabled : m_normal);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        if (size.isEmpty()) return {};
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new PathIconEngine(*this); }

private:
    Icon m_icon;
    QColor m_normal;
    QColor m_disabled;
};

} // namespace

std::span<const Icon> allIcons() {
    return kIcons;
}

void paintIcon(QPainter& painter, Icon icon, const QRectF& box, const QColor& color) {
    const Drawing& drawing = drawingOf(icon);
    const qreal side = std::min(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center() - QPointF(side / 2, side / 2));
    painter.scale(side / 16.0, side / 16.0);
    if (drawing.paint == Paint::fill) {
        painter.setPen(QPen(color, 1.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(color);
    } else {
        painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
    }
    painter.drawPath(parsePath(drawing.path));
    painter.restore();
}

QIcon themeIcon(Icon icon, const Theme& theme) {
    return themeIcon(icon, theme.text, theme.disabled);
}

QIcon themeIcon(Icon icon, const QColor& normal, const QColor& disabled) {
    return QIcon(new PathIconEngine(icon, normal, disabled));
}

} // namespace steerscope
