// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_canvas.h"

#include <algorithm>

namespace steerscope {
namespace {

/// More cells than this go into a vector file as an image instead of rectangles.
constexpr int kMostVectorCells = 20000;

/// Cells of one colour that touch in a row become one rectangle.
void paintCellRects(const HeatmapCanvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const QImage& cells = canvas.figure.plane.image(layout.merged);
    const int last = std::min(layout.lastColumn(), canvas.grid().cols - 1);
    for (int layer = layout.topRow; layer >= layout.bottomRow(); --layer) {
        const int line = canvas.grid().rows - 1 - layer;
        for (int column = layout.firstColumn, next = 0; column <= last; column = next) {
            const QRgb color = cells.pixel(column / layout.merged, line);
            for (next = column + layout.merged; next <= last; next += layout.merged)
                if (cells.pixel(next / layout.merged, line) != color) break;
            if (qAlpha(color) > 0)
                canvas.painter.fillRect(layout.cellRect(column, layer) |
                                            layout.cellRect(next - layout.merged, layer),
                                        QColor(color));
        }
    }
}

void paintCells(const HeatmapCanvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const HeatmapGrid& grid = canvas.grid();
    const bool expectsMore = layout.cols > grid.cols && !grid.isEmpty();
    if (canvas.figure.margins.missing || expectsMore)
        paintHatch(canvas.painter, layout.map, canvas.theme().line, layout.scale);
    const int columns = std::min(layout.visibleColumns, grid.cols - layout.firstColumn);
    if (columns <= 0 || canvas.figure.plane.isNull()) return;
    const int cells = (columns + layout.merged - 1) / layout.merged;
    if (canvas.isVector() && cells * layout.visibleRows <= kMostVectorCells)
        return paintCellRects(canvas);
    const QImage& image = canvas.figure.plane.image(layout.merged);
    const QRect source(layout.firstColumn / layout.merged, grid.rows - 1 - layout.topRow, cells,
                       layout.visibleRows);
    const QRect target(layout.map.topLeft(), QSize(cells * layout.cellWidth, layout.map.height()));
    // Viewers of vector files blur enlarged images: hand them whole cells.
    if (canvas.isVector())
        canvas.painter.drawImage(target, image.copy(source).scaled(target.size()));
    else
        canvas.painter.drawImage(target, image, source);
}

void paintFrame(const HeatmapCanvas& canvas) {
    canvas.painter.setPen(canvas.theme().control);
    canvas.painter.setBrush(Qt::NoBrush);
    canvas.painter.drawRect(canvas.layout().map.adjusted(-1, -1, 0, 0));
}

} // namespace

void paintHatch(QPainter& painter, const QRect& box, const QColor& color, qreal scale) {
    const int pitch = scaledPixels(6, scale);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, std::max(1.0, scale)));
    const int first = (box.left() + box.top()) / pitch * pitch;
    // Lines x + y = c, cut where they leave the box.
    for (int c = first; c <= box.right() + box.bottom(); c += pitch) {
        const int x0 = std::max(box.left(), c - box.bottom());
        const int x1 = std::min(box.right(), c - box.top());
        if (x0 < x1) painter.drawLine(x0, c - x0, x1, c - x1);
    }
    painter.restore();
}

void paintHeatmap(QPainter& painter, const HeatmapFigure& figure) {
    const HeatmapCanvas canvas{painter, figure};
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    paintCells(canvas);
    paintFrame(canvas);
    paintHeatmapMargins(canvas);
    if (!figure.grid.isEmpty()) paintHeatmapLegend(canvas);
    paintHeatmapMarks(canvas);
}

} // namespace steerscope
