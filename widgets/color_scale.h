// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QRgb>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace steerscope {

enum class ScaleKind { sequential, diverging };
enum class Transform { linear, squareRoot, logarithmic };

/// What the two ends of the ramp stand for. Sequential: 0 ≤ low < high, `low` above zero only when
/// logarithmic or clipped by hand. Diverging: low = −high.
struct ValueRange {
    double low = 0.0;
    double high = 1.0;
    bool operator==(const ValueRange&) const = default;
};

/// Smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 9 times a power of ten that is not below `value` > 0.
double tidyCeiling(double value);

/// Largest of the same numbers that is not above `value` > 0.
double tidyFloor(double value);

/// Value below which `share` (0…1) of the finite values lie, interpolated; empty → nothing.
std::optional<double> percentile(std::vector<float> values, double share);

/// Range a map starts with: sequential 0 … 99.5th percentile (logarithmic: 0.5th percentile of the
/// positive values below it); diverging ± 97th percentile of |v|. Ends are tidy numbers. Values
/// without anything finite or non-zero give 0…1 (±1).
ValueRange defaultRange(std::span<const float> values, ScaleKind kind, Transform transform);

/// Smallest range of that kind that covers both.
ValueRange widened(const ValueRange& a, const ValueRange& b);

/// Value → colour. Immutable; cheap to copy (a table of 256 colours).
class ColorScale {
public:
    static constexpr int kSteps = 256;  ///< Steps of the ramp; zero of a diverging one is kSteps/2.
    static constexpr int kMissing = -1; ///< Step of NaN.

    ColorScale(const Theme& theme, ScaleKind kind, Transform transform, const ValueRange& range);

    /// Where `value` lies on the ramp, 0…1 and clipped; nothing for NaN.
    std::optional<double> position(double value) const;
    /// Opaque colour, or nothing for NaN ("not computed": the view hatches it).
    std::optional<QRgb> color(double value) const;
    /// The same in steps of the ramp, 0…kSteps, or kMissing.
    int step(double value) const;
    /// `step` of every value, many at a time: for whole maps.
    std::vector<std::int16_t> steps(std::span<const float> values) const;
    QRgb colorOfStep(int step) const { return m_table[static_cast<std::size_t>(step)]; }
    /// Value at `position` of the ramp: the inverse of `position`.
    double valueAt(double position) const;
    /// Tidy values for the legend, first and last being the ends; about `count` of them.
    std::vector<double> ticks(int count = 5) const;

    ScaleKind kind() const { return m_kind; }
    Transform transform() const { return m_transform; }
    const ValueRange& range() const { return m_range; }

private:
    double transformed(double value) const;
    template <class Function>
    std::vector<std::int16_t> stepsBy(std::span<const float> values, Function function) const;

    ScaleKind m_kind;
    Transform m_transform;
    ValueRange m_range;
    double m_transformedLow;
    double m_transformedHigh;
    std::vector<QRgb> m_table;
};

/// Colour of a ramp at `position` 0…1, neighbours blended in sRGB.
QRgb rampColor(const Ramp& ramp, double position);

/// Short decimal text for axes, legends and readouts: at most `digits` significant, no exponent
/// between 0.001 and 1e6, a true minus sign.
QString valueText(double value, int digits = 3);

} // namespace steerscope
