// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is marked on a map: cells painted by hand, the selected region and the cursors.
#include "widgets/heatmap_canvas.h"

#include <algorithm>

namespace steerscope {
namespace {

/// How a cursor is drawn: B is solid like a lock but dashed, and carries its letter.
enum class CursorStyle { hover, first, second };

void fillFrame(QPainter& painter, const QRect& inner, int width, const QColor& color) {
    const QRect outer = inner.adjusted(-width, -width, width, width);
    painter.fillRect(QRect(outer.left(), outer.top(), outer.width(), width), color);
    painter.fillRect(QRect(outer.left(), inner.bottom() + 1, outer.width(), width), color);
    painter.fillRect(QRect(outer.left(), inner.top(), width, inner.height()), color);
    painter.fillRect(QRect(inner.right() + 1, inner.top(), width, inner.height()), color);
}

void paintRowGuide(const HeatmapCanvas& canvas, int y, const QPen& stroke) {
    const QRect& map = canvas.layout().map;
    canvas.painter.fillRect(QRect(map.left(), y - 1, map.width(), 3), canvas.theme().halo);
    canvas.painter.setPen(stroke);
    canvas.painter.drawLine(map.left(), y, map.right(), y);
}

void strokeColumn(const HeatmapCanvas& canvas, const QRect& column, const QPen& stroke,
                  CursorStyle style) {
    const int width = style == CursorStyle::hover ? 1 : canvas.px(2);
    const QRect inside = column.width() > 4 ? column.adjusted(1, 1, -1, -1) : QRect();
    if (!inside.isEmpty()) fillFrame(canvas.painter, inside, 1, canvas.theme().halo);
    fillFrame(canvas.painter, column.adjusted(-width, -width, width, width), 1,
              canvas.theme().halo);
    if (style == CursorStyle::first)
        return fillFrame(canvas.painter, column, width, canvas.theme().cursor);
    fillFrame(canvas.painter, column, width, canvas.theme().halo);
    canvas.painter.setPen(stroke);
    canvas.painter.setBrush(Qt::NoBrush);
    canvas.painter.drawRect(column.adjusted(-1, -1, 0, 0));
}

/// A letter at the foot of the column tells the two cursors apart without colour.
void paintLetter(const HeatmapCanvas& canvas, const QRect& column, const QString& letter) {
    const int side = canvas.px(14);
    const QRect box(column.center().x() - side / 2, column.top() - side - canvas.px(1), side, side);
    canvas.painter.fillRect(box.adjusted(-1, -1, 1, 1), canvas.theme().halo);
    canvas.painter.fillRect(box, canvas.theme().cursor);
    canvas.use(TypeRole::axis, canvas.theme().halo, QFont::DemiBold);
    canvas.text(box, Qt::AlignCenter, letter);
}

void paintCursor(const HeatmapCanvas& canvas, const std::optional<Cell>& cell, CursorStyle style) {
    if (!cell) return;
    QPen stroke(canvas.theme().cursor, style == CursorStyle::second ? canvas.px(2) : 1);
    stroke.setCapStyle(Qt::FlatCap);
    if (style == CursorStyle::hover) stroke.setDashPattern({3, 3});
    if (style == CursorStyle::second) stroke.setDashPattern({3, 2});
    QPen guide = stroke;
    guide.setWidth(1);
    const QRect row = canvas.layout().rowRect(cell->layer);
    if (!row.isEmpty()) {
        paintRowGuide(canvas, row.top() - 1, guide);
        paintRowGuide(canvas, row.bottom() + 1, guide);
    }
    const QRect column = canvas.layout().columnRect(cell->column);
    if (column.isEmpty()) return;
    strokeColumn(canvas, column, stroke, style);
    const bool pair = canvas.figure.marks.second.has_value();
    if (pair && style == CursorStyle::first) paintLetter(canvas, column, QStringLiteral("A"));
    if (style == CursorStyle::second) paintLetter(canvas, column, QStringLiteral("B"));
}

/// Pixels of the part of a region that is in view.
QRect regionRect(const HeatmapLayout& layout, const MapRegion& region) {
    const int first = std::max(region.firstColumn, layout.firstColumn);
    const int last = std::min(region.lastColumn, layout.lastColumn());
    const int bottom = std::max(region.firstLayer, layout.bottomRow());
    const int top = std::min(region.lastLayer, layout.topRow);
    if (first > last || bottom > top) return {};
    return layout.cellRect(first, top) | layout.cellRect(last, bottom);
}

void paintRegion(const HeatmapCanvas& canvas) {
    if (!canvas.figure.marks.region) return;
    const QRect box = regionRect(canvas.layout(), *canvas.figure.marks.region);
    if (box.isEmpty()) return;
    const int width = canvas.px(1);
    fillFrame(canvas.painter, box, width, canvas.theme().halo);
    fillFrame(canvas.painter, box.adjusted(-width, -width, width, width), width,
              canvas.theme().accent);
    fillFrame(canvas.painter, box.adjusted(-2 * width, -2 * width, 2 * width, 2 * width), width,
              canvas.theme().halo);
}

bool cellIsPainted(const HeatmapCanvas& canvas, int column, int layer) {
    const int first = canvas.layout().cellStart(std::max(column, 0));
    const int end = std::min(first + canvas.layout().merged, canvas.grid().cols);
    for (int i = first; i < end && column >= 0; ++i)
        if (canvas.figure.marks.painted->contains(i, layer)) return true;
    return false;
}

/// One pixel around every block of painted cells, none between two of them.
void paintOutlines(const HeatmapCanvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const PaintedCells* painted = canvas.figure.marks.painted;
    if (!painted || painted->isEmpty()) return;
    const int last = std::min(layout.lastColumn(), canvas.grid().cols - 1);
    const auto edge = [&](const QRect& line) {
        canvas.painter.fillRect(line, canvas.theme().text);
    };
    for (int layer = layout.bottomRow(); layer <= layout.topRow; ++layer)
        for (int column = layout.firstColumn; column <= last; column += layout.merged) {
            if (!cellIsPainted(canvas, column, layer)) continue;
            const QRect cell = layout.cellRect(column, layer);
            if (!cellIsPainted(canvas, column - 1, layer))
                edge({cell.left(), cell.top(), 1, cell.height()});
            if (!cellIsPainted(canvas, column + layout.merged, layer))
                edge({cell.right(), cell.top(), 1, cell.height()});
            if (!cellIsPainted(canvas, column, layer + 1))
                edge({cell.left(), cell.top(), cell.width(), 1});
            if (!cellIsPainted(canvas, column, layer - 1))
                edge({cell.left(), cell.bottom(), cell.width(), 1});
        }
}

} // namespace

void paintHeatmapMarks(const HeatmapCanvas& canvas) {
    const HeatmapMarks& marks = canvas.figure.marks;
    paintOutlines(canvas);
    paintRegion(canvas);
    if (marks.hovered != marks.locked) paintCursor(canvas, marks.hovered, CursorStyle::hover);
    paintCursor(canvas, marks.second, CursorStyle::second);
    paintCursor(canvas, marks.locked, CursorStyle::first);
}

} // namespace steerscope
