// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/color_scale.h"
#include "widgets/heatmap_layout.h"

#include <QRect>

#include <optional>

namespace steerscope {

/// The two ends of the clip, the values between which colours change.
enum class LegendEnd { low, high };

/// The axis that a legend spans: the map's own range and the clip, whichever reaches further.
ValueRange legendAxis(const ValueRange& own, const ValueRange& clip);

/// The ramp of the legend: histogram above, numbers below.
QRect legendRamp(const HeatmapLayout& layout);
/// Pixel of a value on the ramp of the legend with that axis.
int legendX(const QRect& ramp, const ColorScale& axis, double value);
/// The grip of one end, centred on its value.
QRect legendHandle(const HeatmapLayout& layout, const ColorScale& axis, const ValueRange& clip,
                   LegendEnd end);
/// The end whose grip is at or next to `point`.
std::optional<LegendEnd> legendEndAt(const HeatmapLayout& layout, const ColorScale& axis,
                                     const ValueRange& clip, const QPoint& point);

/// The clip after one end was moved to `value`: rounded to three digits, ends kept apart, diverging
/// symmetric, a logarithmic low end above zero.
ValueRange movedClip(const ValueRange& clip, LegendEnd end, double value, const ColorScale& axis);
/// The same with a pixel of the ramp; beyond the ramp's ends the axis goes on.
ValueRange draggedClip(const ValueRange& clip, LegendEnd end, int x, const QRect& ramp,
                       const ColorScale& axis);

/// The same range for another kind of map, so that a shared range fits both: symmetric for a
/// diverging map, from zero (or above it, logarithmic) for a sequential one.
ValueRange fittedRange(const ValueRange& range, ScaleKind kind, Transform transform);

} // namespace steerscope
