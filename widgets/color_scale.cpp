// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/color_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace steerscope {
namespace {

constexpr std::array kTidyMantissas{1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 9.0, 10.0};
/// A logarithmic map spans at most four decades: below that everything is paper.
constexpr double kLargestRatio = 1e4;
/// Where the signed logarithm of a diverging map turns linear, as a share of its end.
constexpr double kLinearShare = 1.0 / 300.0;
/// Forgives the rounding of powers of ten when a value is tidy already.
constexpr double kSlack = 1e-9;

double tidyNearest(double value) {
    const double up = tidyCeiling(value);
    const double down = tidyFloor(value);
    return up - value < value - down ? up : down;
}

std::vector<float> finiteMagnitudes(std::span<const float> values) {
    std::vector<float> result;
    result.reserve(values.size());
    for (const float value : values)
        if (std::isfinite(value)) result.push_back(std::fabs(value));
    return result;
}

ValueRange logarithmicRange(std::vector<float> magnitudes, double high) {
    std::erase_if(magnitudes, [](float value) { return value <= 0.0F; });
    const double smallest = percentile(std::move(magnitudes), 0.005).value_or(high / 10.0);
    const double low = std::max(smallest, high / kLargestRatio);
    return {std::min(tidyFloor(low), high / 10.0), high};
}

/// The low end, round steps, the high end; a step too close to an end gives way to it.
std::vector<double> linearTicks(const ValueRange& range, int count) {
    const double step = tidyNearest((range.high - range.low) / std::max(1, count - 1));
    std::vector<double> ticks{range.low};
    for (double tick = step * std::ceil(range.low / step + 0.6); tick < range.high - 0.6 * step;
         tick += step)
        ticks.push_back(tick);
    ticks.push_back(range.high);
    return ticks;
}

/// 1 and 3 of every decade strictly inside the range.
std::vector<double> decadeTicks(const ValueRange& range) {
    std::vector<double> ticks;
    for (double decade = std::pow(10.0, std::floor(std::log10(range.low))); decade < range.high;
         decade *= 10.0)
        for (const double tick : {decade, 3.0 * decade})
            if (tick > range.low && tick < range.high) ticks.push_back(tick);
    return ticks;
}

} // namespace

double tidyCeiling(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double mantissa : kTidyMantissas)
        if (mantissa * power >= value * (1.0 - kSlack)) return mantissa * power;
    return 10.0 * power;
}

double tidyFloor(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    double result = power;
    for (const double mantissa : kTidyMantissas)
        if (mantissa * power <= value * (1.0 + kSlack)) result = mantissa * power;
    return result;
}

std::optional<double> percentile(std::vector<float> values, double share) {
    std::erase_if(values, [](float value) { return !std::isfinite(value); });
    if (values.empty()) return std::nullopt;
    const double rank = share * static_cast<double>(values.size() - 1);
    const auto lower = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(values.begin(), lower, values.end());
    const double below = *lower;
    if (lower + 1 == values.end()) return below;
    const double above = *std::min_element(lower + 1, values.end());
    return below + (above - below) * (rank - std::floor(rank));
}

ValueRange defaultRange(std::span<const float> values, ScaleKind kind, Transform transform) {
    const bool diverging = kind == ScaleKind::diverging;
    std::vector<float> magnitudes = finiteMagnitudes(values);
    double end = percentile(magnitudes, diverging ? 0.97 : 0.995).value_or(0.0);
    // A map that is zero almost everywhere still shows the few cells that are not.
    if (end <= 0.0 && !magnitudes.empty())
        end = *std::max_element(magnitudes.begin(), magnitudes.end());
    const double high = end > 0.0 ? tidyCeiling(end) : 1.0;
    if (diverging) return {-high, high};
    if (transform == Transform::logarithmic) return logarithmicRange(std::move(magnitudes), high);
    return {0.0, high};
}

ValueRange widened(const ValueRange& a, const ValueRange& b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

QRgb rampColor(const Ramp& ramp, double position) {
    const double place = std::clamp(position, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), ramp.size() - 2);
    const double share = place - static_cast<double>(below);
    const auto blend = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    const QColor& a = ramp[below];
    const QColor& b = ramp[below + 1];
    return qRgb(blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue()));
}

ColorScale::ColorScale(const Theme& theme, ScaleKind kind, Transform transform,
                       const ValueRange& range)
    : m_kind(kind),
      m_transform(transform),
      m_range(range),
      m_transformedLow(transformed(range.low)),
      m_transformedHigh(transformed(range.high)) {
    const Ramp& ramp = kind == ScaleKind::diverging ? theme.diverging : theme.sequential;
    m_table.reserve(kSteps + 1);
    // An odd number of entries keeps exact zero of a diverging scale on the middle stop.
    for (int i = 0; i <= kSteps; ++i)
        m_table.push_back(rampColor(ramp, static_cast<double>(i) / kSteps));
}

double ColorScale::transformed(double value) const {
    const double magnitude = std::fabs(value);
    switch (m_transform) {
    case Transform::linear:
        return value;
    case Transform::squareRoot:
        return std::copysign(std::sqrt(magnitude), value);
    case Transform::logarithmic:
        if (m_kind == ScaleKind::diverging)
            return std::copysign(std::log1p(magnitude / (m_range.high * kLinearShare)), value);
        return std::log(std::max(value, m_range.low));
    }
    return value;
}

std::optional<double> ColorScale::position(double value) const {
    if (std::isnan(value)) return std::nullopt;
    const double span = m_transformedHigh - m_transformedLow;
    if (span <= 0.0) return 0.0;
    const double clipped = std::clamp(value, m_range.low, m_range.high);
    return std::clamp((transformed(clipped) - m_transformedLow) / span, 0.0, 1.0);
}

std::optional<QRgb> ColorScale::color(double value) const {
    const int found = step(value);
    if (found == kMissing) return std::nullopt;
    return colorOfStep(found);
}

int ColorScale::step(double value) const {
    const std::optional<double> place = position(value);
    return place ? static_cast<int>(*place * kSteps + 0.5) : kMissing;
}

/// The arithmetic of `position` without its branches, so that a compiler can do several at once.
template <class Function>
std::vector<std::int16_t> ColorScale::stepsBy(std::span<const float> values,
                                              Function function) const {
    std::vector<std::int16_t> steps(values.size());
    const double low = m_range.low, high = m_range.high;
    const double start = m_transformedLow, span = m_transformedHigh - m_transformedLow;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = static_cast<double>(values[i]);
        const double known = value == value ? value : low;
        const double clipped = known < low ? low : (known > high ? high : known);
        const double place = (function(clipped) - start) / span;
        const double inside = place < 0.0 ? 0.0 : (place > 1.0 ? 1.0 : place);
        const auto step = static_cast<std::int16_t>(static_cast<int>(inside * kSteps + 0.5));
        steps[i] = value == value ? step : std::int16_t{kMissing};
    }
    return steps;
}

std::vector<std::int16_t> ColorScale::steps(std::span<const float> values) const {
    if (m_transformedHigh - m_transformedLow > 0.0) {
        if (m_transform == Transform::linear)
            return stepsBy(values, [](double value) { return value; });
        if (m_transform == Transform::squareRoot)
            return stepsBy(values, [](double value) {
                return std::copysign(std::sqrt(std::fabs(value)), value);
            });
    }
    std::vector<std::int16_t> steps;
    steps.reserve(values.size());
    for (const float value : values)
        steps.push_back(static_cast<std::int16_t>(step(static_cast<double>(value))));
    return steps;
}

double ColorScale::valueAt(double position) const {
    const double t = m_transformedLow + (m_transformedHigh - m_transformedLow) * position;
    switch (m_transform) {
    case Transform::linear:
        return t;
    case Transform::squareRoot:
        return std::copysign(t * t, t);
    case Transform::logarithmic:
        if (m_kind == ScaleKind::diverging)
            return std::copysign(std::expm1(std::fabs(t)) * m_range.high * kLinearShare, t);
        return std::exp(t);
    }
    return t;
}

std::vector<double> ColorScale::ticks(int count) const {
    if (m_kind == ScaleKind::diverging) return {m_range.low, 0.0, m_range.high};
    if (m_transform == Transform::linear) return linearTicks(m_range, count);
    std::vector<double> candidates;
    if (m_transform == Transform::logarithmic)
        candidates = decadeTicks(m_range);
    else
        for (int i = 1; i < count - 1; ++i)
            candidates.push_back(tidyNearest(valueAt(static_cast<double>(i) / (count - 1))));
    std::vector<double> result{m_range.low};
    const double apart = 0.6 / std::max(1, count - 1);
    for (const double tick : candidates) {
        const double place = *position(tick);
        if (place - *position(result.back()) >= apart && 1.0 - place >= apart)
            result.push_back(tick);
    }
    result.push_back(m_range.high);
    return result;
}

QString valueText(double value, int digits) {
    if (std::isnan(value)) return QStringLiteral("–");
    const double magnitude = std::fabs(value);
    if (magnitude == 0.0) return QStringLiteral("0");
    QString text;
    if (magnitude < 1e-3 || magnitude >= 1e6) {
        text = QString::number(magnitude, 'g', digits);
    } else {
        const int whole = static_cast<int>(std::floor(std::log10(magnitude))) + 1;
        text = QString::number(magnitude, 'f', std::max(0, digits - whole));
        while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
            text.chop(1);
    }
    return value < 0 ? QStringLiteral("−") + text : text;
}

} // namespace steerscope
