// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curve_data.h"

#include "widgets/clipboard.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace steerscope {
namespace {

QString numberText(double value) {
    return std::isfinite(value) ? QString::number(value, 'g', 12) : QString();
}

template <typename Line> QString tableOf(std::span<const CurveSeries> curves, Line line) {
    QString text;
    for (const CurveSeries& series : curves)
        for (std::size_t i = 0; i < series.x.size(); ++i)
            text +=
                line(fullName(series, curves), numberText(series.x[i]), numberText(series.y[i]));
    return text;
}

} // namespace

std::optional<QPointF> lastPoint(const CurveSeries& series) {
    for (std::size_t i = series.x.size(); i-- > 0;)
        if (std::isfinite(series.y[i])) return QPointF(series.x[i], series.y[i]);
    return std::nullopt;
}

std::optional<std::pair<double, double>> valueSpan(std::span<const CurveSeries> curves,
                                                   std::span<const double> references) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    const auto include = [&](double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const CurveSeries& series : curves)
        if (series.shown) std::for_each(series.y.begin(), series.y.end(), include);
    std::for_each(references.begin(), references.end(), include);
    if (low > high) return std::nullopt;
    return std::pair{low, high};
}

std::pair<double, double> keySpan(std::span<const CurveSeries> curves) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const CurveSeries& series : curves)
        for (const double x : series.x)
            if (series.shown && std::isfinite(x)) {
                low = std::min(low, x);
                high = std::max(high, x);
            }
    if (low > high) return {0.0, 1.0};
    return low < high ? std::pair{low, high} : std::pair{low - 0.5, low + 0.5};
}

std::optional<double> nearestX(std::span<const CurveSeries> curves, double x) {
    std::optional<double> nearest;
    for (const CurveSeries& series : curves)
        for (const double candidate : series.x)
            if (series.shown && (!nearest || std::fabs(candidate - x) < std::fabs(*nearest - x)))
                nearest = candidate;
    return nearest;
}

std::optional<double> valueAt(const CurveSeries& series, double x) {
    const auto above = std::lower_bound(series.x.begin(), series.x.end(), x);
    if (above == series.x.end()) return std::nullopt;
    const auto right = static_cast<std::size_t>(above - series.x.begin());
    if (series.x[right] == x)
        return std::isfinite(series.y[right]) ? std::optional(series.y[right]) : std::nullopt;
    if (right == 0) return std::nullopt;
    const std::size_t left = right - 1;
    const double share = (x - series.x[left]) / (series.x[right] - series.x[left]);
    const double value = series.y[left] + share * (series.y[right] - series.y[left]);
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString fullName(const CurveSeries& series, std::span<const CurveSeries> curves) {
    const bool several = runsOf(curves).size() > 1;
    return several && !series.style.run.isEmpty()
               ? series.style.run + QStringLiteral(" · ") + series.style.name
               : series.style.name;
}

QString endName(const CurveSeries& series, std::span<const CurveSeries> curves) {
    std::vector<CurveSeries> labelled(curves.begin(), curves.end());
    std::erase_if(labelled, [](const CurveSeries& one) { return !one.style.labelled; });
    return fullName(series, labelled);
}

QStringList runsOf(std::span<const CurveSeries> curves) {
    QStringList runs;
    for (const CurveSeries& series : curves)
        if (!series.style.run.isEmpty() && !runs.contains(series.style.run))
            runs << series.style.run;
    return runs;
}

QString curvesCsv(std::span<const CurveSeries> curves) {
    return QStringLiteral("curve,x,y\n") +
           tableOf(curves, [](const QString& name, const QString& x, const QString& y) {
               return quotedCsv(name) + u',' + x + u',' + y + u'\n';
           });
}

QString curvesTsv(std::span<const CurveSeries> curves) {
    return QStringLiteral("curve\tx\ty\n") +
           tableOf(curves, [](const QString& name, const QString& x, const QString& y) {
               return plainTsv(name) + u'\t' + x + u'\t' + y + u'\n';
           });
}

} // namespace steerscope
