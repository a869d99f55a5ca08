// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The colour legend of a map with the grips of its clip.
#include "widgets/heatmap_canvas.h"

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

void paintHistogram(const HeatmapCanvas& canvas, const QRect& box) {
    const auto& bins = canvas.figure.counts.histogram;
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

/// Colours change between the ends of the clip and stay flat outside.
void paintRamp(const HeatmapCanvas& canvas, const QRect& ramp) {
    const HeatmapFigure& figure = canvas.figure;
    const Ramp& stops = figure.colors.kind() == ScaleKind::diverging ? canvas.theme().diverging
                                                                     : canvas.theme().sequential;
    const ValueRange& clip = figure.colors.range();
    const double low = figure.axis.position(clip.low).value_or(0.0);
    const double high = figure.axis.position(clip.high).value_or(1.0);
    QLinearGradient gradient(ramp.topLeft(), ramp.topRight());
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(stops.size() - 1);
        gradient.setColorAt(std::clamp(low + (high - low) * share, 0.0, 1.0), stops[i]);
    }
    canvas.painter.fillRect(ramp, gradient);
    canvas.painter.setPen(canvas.theme().control);
    canvas.painter.setBrush(Qt::NoBrush);
    canvas.painter.drawRect(ramp.adjusted(0, 0, -1, -1));
}

/// Writes a number under the ramp; returns the pixels it takes.
QRect paintNumber(const HeatmapCanvas& canvas, const QRect& ramp, double value,
                  const QString& text) {
    const int x = legendX(ramp, canvas.figure.axis, value);
    canvas.painter.fillRect(QRect(x, ramp.bottom() + 1, 1, canvas.px(3)), canvas.theme().control);
    const int width = canvas.painter.fontMetrics().horizontalAdvance(text) + 2;
    const int left = std::min(x - width / 2, canvas.layout().footer.right() + 1 - width);
    const QRect box(left, ramp.bottom() + canvas.px(6), width, canvas.px(14));
    canvas.text(box, Qt::AlignHCenter | Qt::AlignTop, text);
    return box;
}

QString lowText(const HeatmapCanvas& canvas, const ValueRange& clip) {
    const bool cut = canvas.figure.colors.kind() == ScaleKind::sequential && clip.low > 0;
    return cut ? QStringLiteral("≤") + valueText(clip.low) : valueText(clip.low);
}

QString highText(const HeatmapCanvas& canvas, const ValueRange& clip) {
    if (canvas.figure.colors.kind() == ScaleKind::diverging)
        return QStringLiteral("+") + valueText(clip.high);
    return canvas.figure.counts.above ? valueText(clip.high) + QStringLiteral("+")
                                      : valueText(clip.high);
}

/// The ends of the clip first; ticks of the axis only where they leave those readable.
void paintNumbers(const HeatmapCanvas& canvas, const QRect& ramp) {
    const HeatmapFigure& figure = canvas.figure;
    const ValueRange& clip = figure.colors.range();
    const bool clipped = clip != figure.axis.range();
    canvas.use(TypeRole::axis, clipped ? canvas.theme().text : canvas.theme().text2,
               clipped ? QFont::DemiBold : QFont::Normal);
    const int gap = canvas.px(6);
    std::vector<QRect> taken{paintNumber(canvas, ramp, clip.high, highText(canvas, clip))};
    const int lowX = legendX(ramp, figure.axis, clip.low);
    if (lowX < taken[0].left() - gap)
        taken.push_back(paintNumber(canvas, ramp, clip.low, lowText(canvas, clip)));
    canvas.use(TypeRole::axis, canvas.theme().text2);
    for (const double tick : figure.axis.ticks()) {
        const int width = canvas.painter.fontMetrics().horizontalAdvance(valueText(tick)) + 2;
        const int x = legendX(ramp, figure.axis, tick);
        const QRect box(x - width / 2 - gap, ramp.bottom() + canvas.px(6), width + 2 * gap, 1);
        if (std::any_of(taken.begin(), taken.end(),
                        [&](const QRect& other) { return other.intersects(box); }))
            continue;
        taken.push_back(paintNumber(canvas, ramp, tick, valueText(tick)));
    }
}

void paintHandle(const HeatmapCanvas& canvas, const QRect& grip) {
    canvas.painter.save();
    canvas.painter.setRenderHint(QPainter::Antialiasing);
    canvas.painter.setPen(QPen(canvas.theme().text, std::max(1.0, 1.5 * canvas.layout().scale)));
    canvas.painter.setBrush(canvas.theme().surface);
    const qreal radius = 2 * canvas.layout().scale;
    canvas.painter.drawRoundedRect(QRectF(grip).adjusted(.5, .5, -.5, -.5), radius, radius);
    canvas.painter.restore();
}

/// "none" and "strong" at the ends of the ramp, in the row above the cells.
void paintPlainLegend(const HeatmapCanvas& canvas) {
    const QRect& legend = canvas.layout().legend;
    canvas.use(TypeRole::label, canvas.theme().text2);
    const QString none = HeatmapText::tr("none"), strong = HeatmapText::tr("strong");
    const int gap = canvas.px(8), height = canvas.px(11);
    const auto width = [&](const QString& word) {
        return canvas.painter.fontMetrics().horizontalAdvance(word) + 2;
    };
    canvas.text(legend, Qt::AlignLeft | Qt::AlignVCenter, none);
    canvas.text(legend, Qt::AlignRight | Qt::AlignVCenter, strong);
    const QRect ramp(legend.left() + width(none) + gap, legend.center().y() - height / 2,
                     legend.width() - width(none) - width(strong) - 2 * gap, height);
    if (ramp.width() > canvas.px(30)) paintRamp(canvas, ramp);
}

} // namespace

void paintHeatmapLegend(const HeatmapCanvas& canvas) {
    if (canvas.layout().form == HeatmapForm::plain) return paintPlainLegend(canvas);
    const QRect ramp = legendRamp(canvas.layout());
    if (ramp.width() < canvas.px(60)) return;
    paintHistogram(canvas, QRect(ramp.left(), canvas.layout().legend.top(), ramp.width(),
                                 ramp.top() - canvas.layout().legend.top() - 1));
    paintRamp(canvas, ramp);
    paintNumbers(canvas, ramp);
    if (canvas.figure.handles == LegendHandles::hidden) return;
    for (const LegendEnd end : {LegendEnd::low, LegendEnd::high})
        paintHandle(canvas, legendHandle(canvas.layout(), canvas.figure.axis,
                                         canvas.figure.colors.range(), end));
}

} // namespace steerscope
