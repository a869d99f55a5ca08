// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QPointF>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace steerscope {

/// How a curve is told apart besides its colour: training losses are solid, held-out ones dashed
/// with open points, side curves thin.
enum class CurveLine { solid, dashed, thin };

/// One curve as the owner describes it; points are appended later.
struct CurveStyle {
    QString name;                     ///< Written beside the curve's end.
    std::optional<Identity> identity; ///< Colour; nothing gives the neutral text colour.
    CurveLine line = CurveLine::solid;
    QString run;          ///< Curves of several runs can be overlaid; a legend tells them apart.
    int variant = 0;      ///< Symbol of the run: none, then ▲ ▼ ■ ★ (`kSymbolVariants`).
    bool labelled = true; ///< Its name stands at its end; else the legend alone tells it.
    bool dots = false;    ///< Every point is drawn, because it can be pressed.
};

/// The numbers of one curve; NaN in `y` is a gap.
struct CurveSeries {
    CurveStyle style;
    std::vector<double> x;
    std::vector<double> y;
    bool shown = true; ///< Its run is switched on in the legend.
};

/// Last point that is a number; nothing on an empty curve.
std::optional<QPointF> lastPoint(const CurveSeries& series);
/// Smallest and largest number of all shown curves and of `references`.
std::optional<std::pair<double, double>> valueSpan(std::span<const CurveSeries> curves,
                                                   std::span<const double> references);
/// First and last x of all shown curves, widened where they coincide.
std::pair<double, double> keySpan(std::span<const CurveSeries> curves);
/// The x of the shown point nearest to `x`; nothing without points.
std::optional<double> nearestX(std::span<const CurveSeries> curves, double x);
/// Value at `x`, between neighbours on the line; nothing outside the curve or in a gap.
std::optional<double> valueAt(const CurveSeries& series, double x);
/// What a curve is called where there may be several runs: "pirate · train".
QString fullName(const CurveSeries& series, std::span<const CurveSeries> curves);
/// What stands at its end: the run is told only where several runs have names at their ends.
QString endName(const CurveSeries& series, std::span<const CurveSeries> curves);
/// Names of the runs in the order of their first curve; curves without a run do not count.
QStringList runsOf(std::span<const CurveSeries> curves);
/// "curve,x,y", one line per point.
QString curvesCsv(std::span<const CurveSeries> curves);
QString curvesTsv(std::span<const CurveSeries> curves);

} // namespace steerscope
