// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_figure.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

/// More cells than this go into a vector file as an image instead of rectangles.
constexpr int kMostVectorCells = 20000;
constexpr int kMinLabelPitch = 16;

/// The painter together with what it draws, so that the parts below read as one list of steps.
struct Canvas {
    QPainter& painter;
    const HeatmapFigure& figure;

    const HeatmapLayout& layout() const { return figure.layout; }
    const Theme& theme() const { return figure.theme; }
    int px(qreal length) const { return scaledPixels(length, figure.layout.scale); }
    void use(TypeRole role, const QColor& color, QFont::Weight weight = QFont::Normal) const {
        QFont font = themeFont(role, figure.layout.scale);
        font.setWeight(weight);
        painter.setFont(font);
        painter.setPen(color);
    }
    void text(const QRect& box, int flags, const QString& text) const {
        painter.drawText(box, flags | Qt::TextDontClip, text);
    }
    bool isVector() const {
        const QPaintEngine* engine = painter.paintEngine();
        return engine &&
               (engine->type() == QPaintEngine::SVG || engine->type() == QPaintEngine::Pdf);
    }
    QColor barColor() const {
        return figure.identity ? theme().of(*figure.identity).fill : theme().control;
    }
    /// The solid part of the cursor colours bars and labels; a lock wins over a hover.
    const std::optional<Cell>& cursor() const {
        return figure.locked ? figure.locked : figure.hovered;
    }
};

double share(double value, double largest) {
    return largest > 0 ? value / largest : 0.0;
}

void paintCellRects(const Canvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const int last = std::min(layout.lastColumn(), canvas.figure.grid.cols - 1);
    for (int layer = layout.topRow; layer >= layout.bottomRow(); --layer) {
        const int line = canvas.figure.grid.rows - 1 - layer;
        for (int column = layout.firstColumn, next = 0; column <= last; column = next) {
            const QRgb color = canvas.figure.cells.pixel(column, line);
            for (next = column + 1; next <= last; ++next)
                if (canvas.figure.cells.pixel(next, line) != color) break;
            if (qAlpha(color) > 0)
                canvas.painter.fillRect(layout.cellRect(column, layer) |
                                            layout.cellRect(next - 1, layer),
                                        QColor(color));
        }
    }
}

void paintCells(const Canvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const bool expectsMore = layout.cols > canvas.figure.grid.cols && !canvas.figure.grid.isEmpty();
    if (canvas.figure.margins.missing || expectsMore)
        paintHatch(canvas.painter, layout.map, canvas.theme().line, layout.scale);
    if (canvas.figure.cells.isNull()) return;
    const int columns =
        std::min(layout.visibleColumns, canvas.figure.grid.cols - layout.firstColumn);
    if (columns <= 0) return;
    if (canvas.isVector() && columns * layout.visibleRows <= kMostVectorCells)
        return paintCellRects(canvas);
    const QRect source(layout.firstColumn, canvas.figure.grid.rows - 1 - layout.topRow, columns,
                       layout.visibleRows);
    const QRect target(layout.map.topLeft(),
                       QSize(columns * layout.cellWidth, layout.map.height()));
    // Viewers of vector files blur enlarged images: hand them whole cells.
    if (canvas.isVector())
        canvas.painter.drawImage(target, canvas.figure.cells.copy(source).scaled(target.size()));
    else
        canvas.painter.drawImage(target, canvas.figure.cells, source);
}

void paintFrame(const Canvas& canvas) {
    canvas.painter.setPen(canvas.theme().control);
    canvas.painter.setBrush(Qt::NoBrush);
    canvas.painter.drawRect(canvas.layout().map.adjusted(-1, -1, 0, 0));
}

void paintBars(const Canvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const HeatmapMargins& margins = canvas.figure.margins;
    const int last = std::min(layout.lastColumn(), static_cast<int>(margins.columnSums.size()) - 1);
    for (int column = layout.firstColumn; column <= last; ++column) {
        const double sum = margins.columnSums[static_cast<std::size_t>(column)];
        const bool marked = canvas.cursor() && canvas.cursor()->column == column;
        canvas.painter.fillRect(layout.barRect(column, share(sum, margins.maxSum)),
                                marked ? canvas.theme().cursor : canvas.barColor());
    }
}

void paintBarAxis(const Canvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const bool magnitudes = canvas.figure.grid.scale == ScaleKind::diverging;
    canvas.use(TypeRole::axis, canvas.theme().text3);
    canvas.text(layout.titles.adjusted(0, 0, 0, -canvas.px(4)), Qt::AlignLeft | Qt::AlignVCenter,
                magnitudes ? QStringLiteral("Sum of magnitudes over layers, per token")
                           : QStringLiteral("Sum over layers, per token"));
    if (canvas.figure.margins.maxSum <= 0) return;
    const int line = canvas.px(14);
    const QRect top(0, layout.bars.top(), layout.map.left() - canvas.px(8), line);
    canvas.text(top, Qt::AlignRight | Qt::AlignVCenter, valueText(canvas.figure.margins.maxSum));
    canvas.text(QRect(0, layout.bars.bottom() - line + 2, top.width(), line),
                Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0"));
}

void paintProfile(const Canvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const HeatmapMargins& margins = canvas.figure.margins;
    if (margins.layerMeans.empty()) return;
    for (int layer = layout.bottomRow(); layer <= layout.topRow; ++layer) {
        const double mean = margins.layerMeans[static_cast<std::size_t>(layer)];
        const bool marked = canvas.cursor() && canvas.cursor()->layer == layer;
        canvas.painter.fillRect(layout.profileRect(layer, share(mean, margins.maxMean)),
                                marked ? canvas.theme().cursor : canvas.barColor());
    }
    canvas.painter.fillRect(
        QRect(layout.profile.left() - 1, layout.profile.top(), 1, layout.profile.height()),
        canvas.theme().control);
}

void paintProfileAxis(const Canvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    if (canvas.figure.grid.isEmpty()) return;
    const bool magnitudes = canvas.figure.grid.scale == ScaleKind::diverging;
    const QRect& title = layout.profileTitle;
    const int line = title.height() / 2;
    canvas.use(TypeRole::axis, canvas.theme().text2, QFont::Medium);
    canvas.text(QRect(title.left(), title.top(), title.width(), line), Qt::AlignLeft,
                magnitudes ? QStringLiteral("Mean magnitude") : QStringLiteral("Mean per layer"));
    canvas.use(TypeRole::axis, canvas.theme().text3);
    const QString tokens =
        magnitudes ? QStringLiteral("per layer, %1 tokens") : QStringLiteral("over %1 tokens");
    canvas.text(QRect(title.left(), title.top() + line, title.width(), line), Qt::AlignLeft,
                tokens.arg(canvas.figure.grid.cols));
    if (canvas.figure.margins.maxMean <= 0) return;
    const QRect numbers(layout.profile.left() - canvas.px(4),
                        layout.profile.bottom() + canvas.px(5),
                        layout.profile.width() + canvas.px(4), canvas.px(14));
    canvas.text(numbers, Qt::AlignLeft, QStringLiteral("0"));
    canvas.text(numbers, Qt::AlignRight, valueText(canvas.figure.margins.maxMean));
}

void paintLayerAxis(const Canvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const int line = canvas.px(14);
    const int right = layout.map.left() - canvas.px(8);
    canvas.use(TypeRole::axis, canvas.theme().text2);
    for (const int layer : layerTicks(layout.rows, layout.cellHeight, line)) {
        const QRect row = layout.rowRect(layer);
        if (row.isEmpty()) continue;
        const int middle = row.top() + row.height() / 2;
        canvas.text(QRect(0, middle - line / 2, right, line), Qt::AlignRight | Qt::AlignVCenter,
                    QString::number(layer));
        canvas.painter.fillRect(QRect(right + canvas.px(3), middle, canvas.px(4), 1),
                                canvas.theme().control);
    }
    canvas.painter.save();
    canvas.painter.translate(canvas.px(12), layout.map.center().y());
    canvas.painter.rotate(-90);
    const int half = std::max(canvas.px(40), layout.map.height() / 2);
    canvas.text(QRect(-half, -line / 2, 2 * half, line), Qt::AlignCenter, QStringLiteral("Layer"));
    canvas.painter.restore();
}

void paintLabel(const Canvas& canvas, int column, const QString& label) {
    const HeatmapLayout& layout = canvas.layout();
    const QRect cell = layout.columnRect(column);
    const QFontMetricsF metrics(canvas.painter.font());
    const qreal longest = (layout.labels.height() - canvas.px(10)) * std::sqrt(2.0);
    const QString text = metrics.elidedText(label, Qt::ElideRight, longest);
    canvas.painter.save();
    canvas.painter.translate(cell.left() + cell.width() / 2.0 + canvas.px(2),
                             layout.map.bottom() + canvas.px(9));
    canvas.painter.rotate(-45);
    const QPointF start(-metrics.horizontalAdvance(text), metrics.capHeight() / 2);
    if (canvas.isVector()) {
        canvas.painter.drawText(start, text);
    } else {
        // Turned glyphs are hinted for the horizontal; as outlines they keep dots and stems apart.
        QPainterPath outline;
        outline.addText(start, canvas.painter.font(), text);
        canvas.painter.setRenderHint(QPainter::Antialiasing);
        canvas.painter.fillPath(outline, canvas.painter.pen().color());
    }
    canvas.painter.restore();
}

void paintLabels(const Canvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const HeatmapGrid& grid = canvas.figure.grid;
    const int kept = canvas.cursor() ? canvas.cursor()->column : Cell::kNoColumn;
    const int last = std::min(layout.lastColumn(), layout.cols - 1);
    for (int column = layout.firstColumn; column <= last; ++column)
        if (layout.cellWidth >= canvas.px(kMinLabelPitch))
            canvas.painter.fillRect(QRect(layout.columnRect(column).center().x(),
                                          layout.map.bottom() + 1, 1, canvas.px(3)),
                                    canvas.theme().control);
    for (const int column : labelledColumns(canvas.figure.margins.columnSums, layout, kept,
                                            canvas.px(kMinLabelPitch))) {
        const auto index = static_cast<std::size_t>(column);
        const bool continues = index < grid.continuation.size() && grid.continuation[index];
        if (column == kept)
            canvas.use(TypeRole::axis, canvas.theme().cursor, QFont::DemiBold);
        else
            canvas.use(TypeRole::axis, continues ? canvas.theme().text3 : canvas.theme().text);
        paintLabel(canvas, column, grid.columnLabels.value(column));
    }
}

void paintOverview(const Canvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const std::vector<double>& sums = canvas.figure.margins.columnSums;
    if (!layout.scrollsColumns() || sums.empty()) return;
    const QRect strip(layout.overview.topLeft(), QSize(layout.overview.width(), canvas.px(6)));
    const double perPixel = static_cast<double>(layout.cols) / strip.width();
    for (int x = 0; x < strip.width(); ++x) {
        const auto from = static_cast<std::size_t>(x * perPixel);
        const auto to = std::max(from + 1, static_cast<std::size_t>((x + 1) * perPixel));
        if (from >= sums.size()) break;
        const double peak = *std::max_element(
            sums.begin() + static_cast<std::ptrdiff_t>(from),
            sums.begin() + static_cast<std::ptrdiff_t>(std::min(to, sums.size())));
        const int length = static_cast<int>(
            std::lround(share(peak, canvas.figure.margins.maxSum) * strip.height()));
        canvas.painter.fillRect(QRect(strip.left() + x, strip.bottom() + 1 - length, 1, length),
                                canvas.barColor());
    }
}

QString legendText(const Canvas& canvas, const std::vector<double>& ticks, std::size_t i) {
    const bool diverging = canvas.figure.colors.kind() == ScaleKind::diverging;
    const QString text = valueText(ticks[i]);
    if (i == 0 && !diverging && ticks[0] > 0) return QStringLiteral("≤") + text;
    if (i + 1 < ticks.size()) return text;
    const QString sign = diverging ? QStringLiteral("+") : QString();
    return canvas.figure.margins.above && !diverging ? text + QStringLiteral("+") : sign + text;
}

void paintHistogram(const Canvas& canvas, const QRect& box) {
    const auto& bins = canvas.figure.margins.histogram;
    const double most = *std::max_element(bins.begin(), bins.end());
    for (std::size_t i = 0; i < bins.size() && most > 0; ++i) {
        const auto edge = [&](std::size_t bin) {
            return box.left() +
                   static_cast<int>(bin * static_cast<std::size_t>(box.width()) / bins.size());
        };
        const int length =
            bins[i] > 0 ? std::max(1, qRound(std::sqrt(bins[i] / most) * box.height())) : 0;
        canvas.painter.fillRect(
            QRect(edge(i), box.bottom() + 1 - length, edge(i + 1) - edge(i) - 1, length),
            canvas.theme().control);
    }
}

void paintLegend(const Canvas& canvas) {
    const QRect legend = canvas.layout().legend;
    if (legend.width() < canvas.px(60)) return;
    const QRect ramp(legend.left(), legend.top() + canvas.px(14), legend.width(), canvas.px(11));
    paintHistogram(canvas, QRect(ramp.left(), legend.top(), ramp.width(), canvas.px(13)));
    const Ramp& stops = canvas.figure.colors.kind() == ScaleKind::diverging
                            ? canvas.theme().diverging
                            : canvas.theme().sequential;
    QLinearGradient gradient(ramp.topLeft(), ramp.topRight());
    for (std::size_t i = 0; i < stops.size(); ++i)
        gradient.setColorAt(static_cast<qreal>(i) / static_cast<qreal>(stops.size() - 1), stops[i]);
    canvas.painter.fillRect(ramp, gradient);
    canvas.painter.setPen(canvas.theme().control);
    canvas.painter.drawRect(ramp.adjusted(0, 0, -1, -1));
    canvas.use(TypeRole::axis, canvas.theme().text2);
    const std::vector<double> ticks = canvas.figure.colors.ticks();
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const int x =
            ramp.left() + qRound(*canvas.figure.colors.position(ticks[i]) * (ramp.width() - 1));
        canvas.painter.fillRect(QRect(x, ramp.bottom() + 1, 1, canvas.px(3)),
                                canvas.theme().control);
        const QString text = legendText(canvas, ticks, i);
        const int width = canvas.painter.fontMetrics().horizontalAdvance(text) + 2;
        const int left = std::min(x - width / 2, canvas.layout().footer.right() + 1 - width);
        canvas.text(QRect(left, ramp.bottom() + canvas.px(4), width, canvas.px(14)),
                    Qt::AlignHCenter | Qt::AlignTop, text);
    }
}

void fillFrame(QPainter& painter, const QRect& inner, int width, const QColor& color) {
    const QRect outer = inner.adjusted(-width, -width, width, width);
    painter.fillRect(QRect(outer.left(), outer.top(), outer.width(), width), color);
    painter.fillRect(QRect(outer.left(), inner.bottom() + 1, outer.width(), width), color);
    painter.fillRect(QRect(outer.left(), inner.top(), width, inner.height()), color);
    painter.fillRect(QRect(inner.right() + 1, inner.top(), width, inner.height()), color);
}

void paintRowGuide(const Canvas& canvas, int y, const QPen& stroke) {
    const QRect& map = canvas.layout().map;
    canvas.painter.fillRect(QRect(map.left(), y - 1, map.width(), 3), canvas.theme().halo);
    canvas.painter.setPen(stroke);
    canvas.painter.drawLine(map.left(), y, map.right(), y);
}

void paintCursor(const Canvas& canvas, const std::optional<Cell>& cell, CursorKind kind) {
    if (!cell) return;
    QPen stroke(canvas.theme().cursor, 1);
    stroke.setCapStyle(Qt::FlatCap);
    if (kind == CursorKind::hover) stroke.setDashPattern({3, 3});
    const QRect row = canvas.layout().rowRect(cell->layer);
    if (!row.isEmpty()) {
        paintRowGuide(canvas, row.top() - 1, stroke);
        paintRowGuide(canvas, row.bottom() + 1, stroke);
    }
    const QRect column = canvas.layout().columnRect(cell->column);
    if (column.isEmpty()) return;
    const int width = kind == CursorKind::locked ? canvas.px(2) : 1;
    fillFrame(canvas.painter, column.adjusted(1, 1, -1, -1), 1, canvas.theme().halo);
    fillFrame(canvas.painter, column.adjusted(-width, -width, width, width), 1,
              canvas.theme().halo);
    if (kind == CursorKind::locked)
        return fillFrame(canvas.painter, column, width, canvas.theme().cursor);
    fillFrame(canvas.painter, column, 1, canvas.theme().halo);
    canvas.painter.setPen(stroke);
    canvas.painter.setBrush(Qt::NoBrush);
    canvas.painter.drawRect(column.adjusted(-1, -1, 0, 0));
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
    const Canvas canvas{painter, figure};
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    paintBarAxis(canvas);
    paintBars(canvas);
    paintProfileAxis(canvas);
    paintProfile(canvas);
    paintLayerAxis(canvas);
    paintCells(canvas);
    paintFrame(canvas);
    paintLabels(canvas);
    paintOverview(canvas);
    if (!figure.grid.isEmpty()) paintLegend(canvas);
    if (figure.hovered != figure.locked) paintCursor(canvas, figure.hovered, CursorKind::hover);
    paintCursor(canvas, figure.locked, CursorKind::locked);
}

} // namespace steerscope
