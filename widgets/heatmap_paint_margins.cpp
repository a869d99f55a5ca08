// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands around the cells of a map: bars, profile, axes, labels and the overview.
#include "widgets/heatmap_canvas.h"

#include <QPainterPath>
#include <QPixmap>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>
#include <limits>

namespace steerscope {
namespace {

constexpr int kMinLabelPitch = 16;

/// Largest of the values of the columns that share the cell of `column`; 0 where there are none.
template <typename Value>
double peakOf(const std::vector<Value>& values, int column, const HeatmapLayout& layout) {
    const auto from = static_cast<std::size_t>(column);
    const std::size_t to = std::min(values.size(), from + static_cast<std::size_t>(layout.merged));
    double peak = 0.0;
    for (std::size_t i = from; i < to; ++i)
        if (std::isfinite(values[i]))
            peak = std::max(peak, std::fabs(static_cast<double>(values[i])));
    return peak;
}

void paintBars(const HeatmapCanvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const HeatmapMargins& margins = canvas.figure.margins;
    const QColor color = canvas.barColor(canvas.figure.identity);
    const int last = std::min(layout.lastColumn(), canvas.grid().cols - 1);
    for (int column = layout.firstColumn; column <= last; column += layout.merged) {
        const double peak = peakOf(margins.columnSums, column, layout);
        canvas.painter.fillRect(layout.barRect(column, shareOf(peak, margins.maxSum)),
                                canvas.marks(column) ? canvas.theme().cursor : color);
    }
}

void paintBarAxis(const HeatmapCanvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const bool magnitudes = canvas.grid().scale == ScaleKind::diverging;
    canvas.use(TypeRole::axis, canvas.theme().text3);
    canvas.text(layout.titles.adjusted(0, 0, 0, -canvas.px(4)), Qt::AlignLeft | Qt::AlignVCenter,
                magnitudes ? HeatmapText::tr("Sum of magnitudes over layers, per token")
                           : HeatmapText::tr("Sum over layers, per token"));
    if (canvas.figure.margins.maxSum <= 0) return;
    const int line = canvas.px(14);
    const QRect top(0, layout.bars.top(), layout.map.left() - canvas.px(8), line);
    canvas.text(top, Qt::AlignRight | Qt::AlignVCenter, valueText(canvas.figure.margins.maxSum));
    canvas.text(QRect(0, layout.bars.bottom() - line + 2, top.width(), line),
                Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0"));
}

void paintLowerBars(const HeatmapCanvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const TokenBars* bars = canvas.figure.lowerBars;
    if (!bars || layout.lowerBars.isEmpty()) return;
    double most = 0.0;
    for (const float value : bars->values)
        if (std::isfinite(value)) most = std::max(most, std::fabs(static_cast<double>(value)));
    const QColor color = canvas.barColor(bars->identity);
    const int last = std::min(layout.lastColumn(), static_cast<int>(bars->values.size()) - 1);
    for (int column = layout.firstColumn; column <= last; column += layout.merged) {
        const double peak = peakOf(bars->values, column, layout);
        canvas.painter.fillRect(layout.lowerBarRect(column, shareOf(peak, most)),
                                canvas.marks(column) ? canvas.theme().cursor : color);
    }
    const QRect& strip = layout.lowerBars;
    canvas.painter.fillRect(QRect(strip.left(), strip.bottom() + 1, strip.width(), 1),
                            canvas.theme().control);
    canvas.use(TypeRole::axis, canvas.theme().text3);
    const int line = canvas.px(14);
    canvas.text(QRect(0, strip.top(), strip.left() - canvas.px(8), line),
                Qt::AlignRight | Qt::AlignVCenter, valueText(most));
    canvas.text(
        QRect(layout.profile.left(), strip.bottom() - line + 2, layout.profile.width(), line),
        Qt::AlignLeft | Qt::AlignVCenter, bars->title);
}

void paintProfile(const HeatmapCanvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const HeatmapMargins& margins = canvas.figure.margins;
    if (margins.layerMeans.empty()) return;
    for (int layer = layout.bottomRow(); layer <= layout.topRow; ++layer) {
        const double mean = margins.layerMeans[static_cast<std::size_t>(layer)];
        const bool marked = canvas.cursor() && canvas.cursor()->layer == layer;
        canvas.painter.fillRect(layout.profileRect(layer, shareOf(mean, margins.maxMean)),
                                marked ? canvas.theme().cursor
                                       : canvas.barColor(canvas.figure.identity));
    }
    canvas.painter.fillRect(
        QRect(layout.profile.left() - 1, layout.profile.top(), 1, layout.profile.height()),
        canvas.theme().control);
}

void paintProfileAxis(const HeatmapCanvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    if (canvas.figure.grid.isEmpty()) return;
    const bool magnitudes = canvas.figure.grid.scale == ScaleKind::diverging;
    const QRect& title = layout.profileTitle;
    const int line = title.height() / 2;
    canvas.use(TypeRole::axis, canvas.theme().text2, QFont::Medium);
    canvas.text(QRect(title.left(), title.top(), title.width(), line), Qt::AlignLeft,
                magnitudes ? HeatmapText::tr("Mean magnitude") : HeatmapText::tr("Mean per layer"));
    canvas.use(TypeRole::axis, canvas.theme().text3);
    const QString tokens =
        magnitudes ? HeatmapText::tr("per layer, %1 tokens") : HeatmapText::tr("over %1 tokens");
    canvas.text(QRect(title.left(), title.top() + line, title.width(), line), Qt::AlignLeft,
                tokens.arg(canvas.figure.grid.cols));
    if (canvas.figure.margins.maxMean <= 0) return;
    const QRect numbers(layout.profile.left() - canvas.px(4),
                        layout.profile.bottom() + canvas.px(5),
                        layout.profile.width() + canvas.px(4), canvas.px(14));
    canvas.text(numbers, Qt::AlignLeft, QStringLiteral("0"));
    canvas.text(numbers, Qt::AlignRight, valueText(canvas.figure.margins.maxMean));
}

void paintLayerAxis(const HeatmapCanvas& canvas) {
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
    canvas.text(QRect(-half, -line / 2, 2 * half, line), Qt::AlignCenter, HeatmapText::tr("Layer"));
    canvas.painter.restore();
}

/// Room between the end of a turned label and the edges of its pixmap.
qreal labelInset(const QFontMetricsF& metrics) {
    return std::ceil(metrics.height() / 2);
}

/// Turned glyphs are hinted for the horizontal; as outlines they keep dots and stems apart. Making
/// outlines is slow, so labels come from Qt's cache of pixmaps.
QPixmap labelPixmap(const QString& text, const QPainter& painter, const QFontMetricsF& metrics) {
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QColor color = painter.pen().color();
    const QString key = QStringLiteral("steerscope-label|%1|%2|%3|%4|%5")
                            .arg(painter.font().key(), color.name())
                            .arg(ratio)
                            .arg(metrics.height())
                            .arg(text);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    const qreal inset = labelInset(metrics);
    const qreal reach = (metrics.horizontalAdvance(text) + metrics.height()) / std::sqrt(2.0);
    const auto side = static_cast<int>(std::ceil(reach + inset));
    pixmap = QPixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter drawing(&pixmap);
    drawing.setRenderHint(QPainter::Antialiasing);
    drawing.translate(side - inset, inset);
    drawing.rotate(-45);
    QPainterPath outline;
    outline.addText({-metrics.horizontalAdvance(text), metrics.capHeight() / 2}, painter.font(),
                    text);
    drawing.fillPath(outline, color);
    drawing.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Ends at the middle of its column, right below the map.
void paintLabel(const HeatmapCanvas& canvas, int column, const QString& label) {
    const HeatmapLayout& layout = canvas.layout();
    const QRect cell = layout.columnRect(column);
    const QFontMetricsF metrics(canvas.painter.font());
    const qreal longest = (layout.labels.height() - canvas.px(10)) * std::sqrt(2.0);
    const QString text = metrics.elidedText(label, Qt::ElideRight, longest);
    const QPointF end(std::floor(cell.left() + cell.width() / 2.0 + canvas.px(2)),
                      layout.labels.top() + canvas.px(8));
    if (!canvas.isVector()) {
        const QPixmap pixmap = labelPixmap(text, canvas.painter, metrics);
        const qreal inset = labelInset(metrics);
        const QPointF corner(std::round(end.x() + inset - pixmap.deviceIndependentSize().width()),
                             std::round(end.y() - inset));
        return canvas.painter.drawPixmap(corner, pixmap);
    }
    canvas.painter.save();
    canvas.painter.translate(end);
    canvas.painter.rotate(-45);
    canvas.painter.drawText(QPointF(-metrics.horizontalAdvance(text), metrics.capHeight() / 2),
                            text);
    canvas.painter.restore();
}

void paintLabels(const HeatmapCanvas& canvas) {
    const HeatmapLayout& layout = canvas.layout();
    const HeatmapGrid& grid = canvas.grid();
    const int kept = canvas.cursor() ? canvas.cursor()->column : Cell::kNoColumn;
    if (layout.cellWidth >= canvas.px(kMinLabelPitch))
        for (int column = layout.firstColumn; column <= layout.lastColumn(); ++column)
            canvas.painter.fillRect(
                QRect(layout.columnRect(column).center().x(), layout.labels.top(), 1, canvas.px(3)),
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

void paintOverview(const HeatmapCanvas& canvas) {
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
            std::lround(shareOf(peak, canvas.figure.margins.maxSum) * strip.height()));
        canvas.painter.fillRect(QRect(strip.left() + x, strip.bottom() + 1 - length, 1, length),
                                canvas.barColor(canvas.figure.identity));
    }
}

/// Instead of numbers: where the words come in, where they leave, and the way between.
void paintPlainAxis(const HeatmapCanvas& canvas) {
    const QRect& map = canvas.layout().map;
    const int line = canvas.px(16), right = map.left() - canvas.px(8);
    canvas.use(TypeRole::label, canvas.theme().text2);
    canvas.text(QRect(0, map.top(), right, line), Qt::AlignRight | Qt::AlignVCenter,
                HeatmapText::tr("output"));
    canvas.text(QRect(0, map.bottom() + 1 - line, right, line), Qt::AlignRight | Qt::AlignVCenter,
                HeatmapText::tr("input"));
    const int x = right - canvas.px(16), top = map.top() + line + canvas.px(4);
    const int bottom = map.bottom() - line - canvas.px(4);
    if (bottom - top < canvas.px(16)) return;
    const int head = canvas.px(4);
    canvas.painter.save();
    canvas.painter.setRenderHint(QPainter::Antialiasing);
    canvas.painter.setPen(QPen(canvas.theme().control, 1.5));
    canvas.painter.drawLine(x, top, x, bottom);
    canvas.painter.drawLine(x - head, top + head, x, top);
    canvas.painter.drawLine(x + head, top + head, x, top);
    canvas.painter.restore();
}

} // namespace

void paintHeatmapMargins(const HeatmapCanvas& canvas) {
    if (canvas.layout().form == HeatmapForm::plain) {
        paintPlainAxis(canvas);
        paintLabels(canvas);
        return paintOverview(canvas);
    }
    paintBarAxis(canvas);
    paintBars(canvas);
    paintLowerBars(canvas);
    paintProfileAxis(canvas);
    paintProfile(canvas);
    paintLayerAxis(canvas);
    paintLabels(canvas);
    paintOverview(canvas);
}

} // namespace steerscope
