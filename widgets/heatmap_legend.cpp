// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_legend.h"

#include "widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace steerscope {
namespace {

constexpr int kRampTop = 14;
constexpr int kRampHeight = 11;
constexpr int kHandleWidth = 7;
constexpr int kHandleOver = 4; ///< Above and below the ramp.
constexpr int kReach = 5;      ///< How far beside a grip a press still takes it.
/// Ends of a clip never meet: the high one stays this much above the low one.
constexpr double kLeastRatio = 1.05;
/// A drag past the ramp's end may leave its axis by at most this share of it per drag.
constexpr double kBeyond = 0.25;

double rounded(double value) {
    if (value == 0.0) return 0.0;
    const double power = std::pow(10.0, std::floor(std::log10(std::fabs(value))) - 2.0);
    return std::round(value / power) * power;
}

} // namespace

ValueRange legendAxis(const ValueRange& own, const ValueRange& clip) {
    return widened(own, clip);
}

QRect legendRamp(const HeatmapLayout& layout) {
    const auto px = [&layout](int length) { return scaledPixels(length, layout.scale); };
    const QRect& legend = layout.legend;
    return {legend.left(), legend.top() + px(kRampTop), legend.width(), px(kRampHeight)};
}

int legendX(const QRect& ramp, const ColorScale& axis, double value) {
    return ramp.left() + qRound(axis.position(value).value_or(0.0) * (ramp.width() - 1));
}

QRect legendHandle(const HeatmapLayout& layout, const ColorScale& axis, const ValueRange& clip,
                   LegendEnd end) {
    const QRect ramp = legendRamp(layout);
    const int width = scaledPixels(kHandleWidth, layout.scale);
    const int over = scaledPixels(kHandleOver, layout.scale);
    const int x = legendX(ramp, axis, end == LegendEnd::low ? clip.low : clip.high);
    return {x - width / 2, ramp.top() - over, width, ramp.height() + 2 * over};
}

std::optional<LegendEnd> legendEndAt(const HeatmapLayout& layout, const ColorScale& axis,
                                     const ValueRange& clip, const QPoint& point) {
    if (layout.form == HeatmapForm::plain) return std::nullopt;
    const int reach = scaledPixels(kReach, layout.scale);
    // The high end first: where both meet it is the one that can still be moved apart.
    for (const LegendEnd end : {LegendEnd::high, LegendEnd::low}) {
        const QRect grip = legendHandle(layout, axis, clip, end);
        if (grip.adjusted(-reach, 0, reach, 0).contains(point)) return end;
    }
    return std::nullopt;
}

ValueRange movedClip(const ValueRange& clip, LegendEnd end, double value, const ColorScale& axis) {
    const double wanted = rounded(value);
    if (axis.kind() == ScaleKind::diverging) {
        const double least = axis.range().high / 1000.0;
        const double reach = std::max(least, end == LegendEnd::high ? wanted : -wanted);
        return {-reach, reach};
    }
    const bool logarithmic = axis.transform() == Transform::logarithmic;
    const double floor = logarithmic ? axis.range().low / 10.0 : 0.0;
    if (end == LegendEnd::low)
        return {std::clamp(wanted, floor, clip.high / kLeastRatio), clip.high};
    const double least = std::max(clip.low * kLeastRatio, axis.range().high / 1e4);
    return {clip.low, std::max(wanted, least)};
}

ValueRange draggedClip(const ValueRange& clip, LegendEnd end, int x, const QRect& ramp,
                       const ColorScale& axis) {
    const double place = static_cast<double>(x - ramp.left()) / std::max(1, ramp.width() - 1);
    return movedClip(clip, end, axis.valueAt(std::clamp(place, -kBeyond, 1.0 + kBeyond)), axis);
}

ValueRange fittedRange(const ValueRange& range, ScaleKind kind, Transform transform) {
    const double reach = std::max(std::fabs(range.low), std::fabs(range.high));
    if (kind == ScaleKind::diverging) return {-reach, reach};
    if (transform != Transform::logarithmic) return {std::max(0.0, range.low), reach};
    return {range.low > 0.0 ? range.low : reach / 100.0, reach};
}

} // namespace steerscope
