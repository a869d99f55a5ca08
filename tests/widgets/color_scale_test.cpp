// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/color_scale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace steerscope {
namespace {

using testing::ElementsAre;

constexpr std::array kKinds{ThemeKind::light, ThemeKind::dark};
constexpr std::array kTransforms{Transform::linear, Transform::squareRoot, Transform::logarithmic};

struct LinearRgb {
    double r, g, b;
};

double toLinear(int channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

LinearRgb linearOf(QRgb rgb) {
    return {toLinear(qRed(rgb)), toLinear(qGreen(rgb)), toLinear(qBlue(rgb))};
}

/// Perceived lightness, 0…1 (OKLab's L).
double lightness(const LinearRgb& c) {
    const double l = std::cbrt(0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b);
    const double m = std::cbrt(0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b);
    const double s = std::cbrt(0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b);
    return 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
}

using Matrix = std::array<double, 9>;

/// Machado, Oliveira, Fernandes 2009: full protanopia, deuteranopia, tritanopia on linear RGB.
constexpr std::array<Matrix, 4> kVisions{Matrix{1, 0, 0, 0, 1, 0, 0, 0, 1},
                                         Matrix{0.152286, 1.052583, -0.204868, 0.114503, 0.786281,
                                                0.099216, -0.003882, -0.048116, 1.051998},
                                         Matrix{0.367322, 0.860646, -0.227968, 0.280085, 0.672501,
                                                0.047413, -0.011820, 0.042940, 0.968881},
                                         Matrix{1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                                                0.147602, 0.004733, 0.691367, 0.303900}};

LinearRgb seen(const LinearRgb& c, const Matrix& m) {
    const auto clip = [](double value) { return std::clamp(value, 0.0, 1.0); };
    return {clip(m[0] * c.r + m[1] * c.g + m[2] * c.b), clip(m[3] * c.r + m[4] * c.g + m[5] * c.b),
            clip(m[6] * c.r + m[7] * c.g + m[8] * c.b)};
}

/// Lightness along a ramp as a kind of vision sees it.
std::vector<double> lightnesses(const Ramp& ramp, const Matrix& vision) {
    std::vector<double> result;
    for (const QColor& stop : ramp)
        result.push_back(lightness(seen(linearOf(stop.rgb()), vision)));
    return result;
}

TEST(ColorRamp, LightnessIsMonotoneForEveryKindOfVision) {
    for (const ThemeKind kind : kKinds)
        for (const Matrix& vision : kVisions) {
            std::vector<double> l = lightnesses(themeOf(kind).sequential, vision);
            if (kind == ThemeKind::light) std::reverse(l.begin(), l.end());
            for (std::size_t i = 1; i < l.size(); ++i)
                EXPECT_GT(l[i], l[i - 1]) << "stop " << i;
        }
}

TEST(ColorRamp, DivergingArmsAreMonotoneForEveryKindOfVision) {
    for (const ThemeKind kind : kKinds)
        for (const Matrix& vision : kVisions) {
            const double sign = kind == ThemeKind::light ? 1 : -1;
            const std::vector<double> l = lightnesses(themeOf(kind).diverging, vision);
            for (std::size_t i = 0; i < 5; ++i) {
                EXPECT_GT(sign * (l[i + 1] - l[i]), 0) << "stop " << i;
                EXPECT_GT(sign * (l[9 - i] - l[10 - i]), 0) << "stop " << 10 - i;
            }
        }
}

/// Distance in OKLab; 0.02 is about the smallest difference that is noticed.
double distance(const LinearRgb& a, const LinearRgb& b) {
    const auto lab = [](const LinearRgb& c) {
        const double l = std::cbrt(0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b);
        const double m = std::cbrt(0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b);
        const double s = std::cbrt(0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b);
        return std::array{0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
    };
    const auto p = lab(a);
    const auto q = lab(b);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

TEST(ColorRamp, TheArmsOfADivergingMapDifferForEveryKindOfVision) {
    for (const ThemeKind kind : kKinds)
        for (const Matrix& vision : kVisions) {
            const Ramp& ramp = themeOf(kind).diverging;
            for (std::size_t i = 0; i < 4; ++i)
                EXPECT_GT(distance(seen(linearOf(ramp[i].rgb()), vision),
                                   seen(linearOf(ramp[10 - i].rgb()), vision)),
                          0.15)
                    << "stops " << i << " and " << 10 - i;
        }
}

TEST(ColorRamp, StepsAreEvenToTheEye) {
    for (const ThemeKind kind : kKinds) {
        const std::vector<double> l = lightnesses(themeOf(kind).sequential, kVisions[0]);
        const double mean = std::fabs(l.back() - l.front()) / 10;
        for (std::size_t i = 1; i < l.size(); ++i)
            EXPECT_NEAR(std::fabs(l[i] - l[i - 1]), mean, mean * 0.6) << "stop " << i;
    }
}

TEST(ColorRamp, StopsAreHitAndNeighboursBlend) {
    const Ramp& ramp = themeOf(ThemeKind::light).sequential;
    for (std::size_t i = 0; i < ramp.size(); ++i)
        EXPECT_EQ(rampColor(ramp, static_cast<double>(i) / 10), ramp[i].rgb());
    EXPECT_EQ(rampColor(ramp, -3), ramp.front().rgb());
    EXPECT_EQ(rampColor(ramp, 7), ramp.back().rgb());
    EXPECT_EQ(qRed(rampColor(ramp, 0.05)), (0xF7 + 0xDA + 1) / 2);
}

TEST(TidyNumbers, EnclosingValuesAreTidy) {
    EXPECT_DOUBLE_EQ(tidyCeiling(82.0), 90.0);
    EXPECT_DOUBLE_EQ(tidyCeiling(91.0), 100.0);
    EXPECT_DOUBLE_EQ(tidyCeiling(0.0021), 0.0025);
    EXPECT_DOUBLE_EQ(tidyFloor(0.7), 0.6);
    EXPECT_DOUBLE_EQ(tidyFloor(99.9), 90.0);
    for (const double tidy : {1e-4, 0.3, 1.0, 30.0, 500.0, 1e5}) {
        EXPECT_DOUBLE_EQ(tidyCeiling(tidy), tidy);
        EXPECT_DOUBLE_EQ(tidyFloor(tidy), tidy);
    }
}

TEST(Percentile, InterpolatesAndSkipsMissing) {
    EXPECT_DOUBLE_EQ(*percentile({4, 1, 3, 2, 5}, 0.5), 3.0);
    EXPECT_DOUBLE_EQ(*percentile({10, 0}, 0.25), 2.5);
    EXPECT_DOUBLE_EQ(*percentile({NAN, 7, INFINITY}, 0.9), 7.0);
    EXPECT_FALSE(percentile({NAN}, 0.5));
    EXPECT_FALSE(percentile({}, 0.5));
}

TEST(DefaultRange, SequentialLeavesOutTheTopHalfPercent) {
    std::vector<float> values(1000);
    std::iota(values.begin(), values.end(), 0.0F);
    values.back() = 1e6F;
    EXPECT_EQ(defaultRange(values, ScaleKind::sequential, Transform::squareRoot),
              (ValueRange{0, 1000}));
}

TEST(DefaultRange, DivergingIsSymmetric) {
    const std::vector<float> values{-12, 3, 1, -2, 0, NAN};
    // 97th percentile of |v|: 0.88 of the way from 3 to 12.
    EXPECT_EQ(defaultRange(values, ScaleKind::diverging, Transform::linear), (ValueRange{-15, 15}));
}

TEST(DefaultRange, LogarithmicStartsAtTheSmallestValuesButSpansNoMoreThanFourDecades) {
    std::vector<float> values;
    for (int i = 0; i <= 300; ++i)
        values.push_back(static_cast<float>(std::pow(10, i / 100.0)));
    const ValueRange range = defaultRange(values, ScaleKind::sequential, Transform::logarithmic);
    EXPECT_DOUBLE_EQ(range.low, 1.0);
    EXPECT_DOUBLE_EQ(range.high, 1000.0);
    values.assign(100, 1e-9F);
    values.resize(200, 50.0F);
    const ValueRange wide = defaultRange(values, ScaleKind::sequential, Transform::logarithmic);
    EXPECT_NEAR(wide.high / wide.low, 1e4, 1);
}

TEST(DefaultRange, NothingToShowGivesAUsableRange) {
    for (const Transform transform : kTransforms) {
        const std::vector<float> zeros(10, 0.0F);
        const std::vector<float> missing(10, NAN);
        for (const auto& values : {zeros, missing, std::vector<float>{}}) {
            const ValueRange plain = defaultRange(values, ScaleKind::sequential, transform);
            EXPECT_LT(plain.low, plain.high);
            EXPECT_EQ(defaultRange(values, ScaleKind::diverging, transform), (ValueRange{-1, 1}));
        }
    }
}

TEST(DefaultRange, AFewCellsAmongZerosStillCount) {
    std::vector<float> values(1000, 0.0F);
    values[5] = 7.0F;
    EXPECT_EQ(defaultRange(values, ScaleKind::sequential, Transform::linear).high, 8.0);
}

TEST(ColorScale, PositionsAreMonotoneAndClipped) {
    for (const Transform transform : kTransforms) {
        const ColorScale scale(themeOf(ThemeKind::light), ScaleKind::sequential, transform,
                               {transform == Transform::logarithmic ? 0.5 : 0.0, 80});
        double last = -1;
        for (double value = 1; value <= 80; value += 0.5) {
            EXPECT_GT(*scale.position(value), last);
            last = *scale.position(value);
        }
        EXPECT_EQ(*scale.position(1e9), 1.0);
        EXPECT_EQ(*scale.position(-5), 0.0);
        EXPECT_EQ(*scale.position(0), 0.0);
    }
}

TEST(ColorScale, DivergingIsSymmetricAboutZero) {
    for (const Transform transform : kTransforms) {
        const ColorScale scale(themeOf(ThemeKind::dark), ScaleKind::diverging, transform,
                               {-30, 30});
        EXPECT_DOUBLE_EQ(*scale.position(0), 0.5);
        for (const double value : {0.1, 3.0, 17.0, 30.0, 99.0})
            EXPECT_NEAR(*scale.position(value) + *scale.position(-value), 1.0, 1e-12);
        EXPECT_EQ(*scale.color(0), themeOf(ThemeKind::dark).diverging[5].rgb());
    }
}

TEST(ColorScale, EndsAreTheRampsEnds) {
    const Theme& theme = themeOf(ThemeKind::light);
    const ColorScale scale(theme, ScaleKind::sequential, Transform::squareRoot, {0, 90});
    EXPECT_EQ(*scale.color(0), theme.sequential.front().rgb());
    EXPECT_EQ(*scale.color(90), theme.sequential.back().rgb());
    EXPECT_EQ(*scale.color(INFINITY), theme.sequential.back().rgb());
    EXPECT_DOUBLE_EQ(*scale.position(22.5), 0.5);
}

TEST(ColorScale, StepsAreTheTableOfColours) {
    const ColorScale scale(themeOf(ThemeKind::dark), ScaleKind::diverging, Transform::linear,
                           {-8, 8});
    EXPECT_EQ(scale.step(-8), 0);
    EXPECT_EQ(scale.step(0), ColorScale::kSteps / 2);
    EXPECT_EQ(scale.step(99), ColorScale::kSteps);
    EXPECT_EQ(scale.step(NAN), ColorScale::kMissing);
    EXPECT_EQ(scale.colorOfStep(scale.step(3)), *scale.color(3));
}

TEST(ColorScale, AClippedLowEndHasItsTick) {
    const ColorScale scale(themeOf(ThemeKind::light), ScaleKind::sequential, Transform::linear,
                           {25, 100});
    const std::vector<double> ticks = scale.ticks();
    EXPECT_EQ(ticks.front(), 25);
    EXPECT_EQ(ticks.back(), 100);
    EXPECT_TRUE(std::is_sorted(ticks.begin(), ticks.end()));
}

TEST(ColorScale, MissingHasNoColour) {
    const ColorScale scale(themeOf(ThemeKind::light), ScaleKind::sequential, Transform::linear,
                           {0, 1});
    EXPECT_FALSE(scale.color(NAN));
    EXPECT_FALSE(scale.position(NAN));
}

TEST(ColorScale, ValueAtIsTheInverse) {
    for (const Transform transform : kTransforms)
        for (const ScaleKind kind : {ScaleKind::sequential, ScaleKind::diverging}) {
            const ValueRange range =
                kind == ScaleKind::diverging ? ValueRange{-40, 40} : ValueRange{0.1, 40};
            const ColorScale scale(themeOf(ThemeKind::light), kind, transform, range);
            for (const double value : {0.2, 1.0, 9.0, 39.0})
                EXPECT_NEAR(scale.valueAt(*scale.position(value)), value, 1e-9);
        }
}

TEST(ColorScale, TicksAreTidyAndApart) {
    const Theme& theme = themeOf(ThemeKind::light);
    EXPECT_THAT(ColorScale(theme, ScaleKind::sequential, Transform::linear, {0, 80}).ticks(),
                ElementsAre(0, 20, 40, 60, 80));
    EXPECT_THAT(ColorScale(theme, ScaleKind::diverging, Transform::linear, {-30, 30}).ticks(),
                ElementsAre(-30, 0, 30));
    EXPECT_THAT(ColorScale(theme, ScaleKind::sequential, Transform::squareRoot, {0, 90}).ticks(),
                ElementsAre(0, 6, 20, 50, 90));
    const ColorScale wide(theme, ScaleKind::sequential, Transform::logarithmic, {1, 500});
    EXPECT_THAT(wide.ticks(), ElementsAre(1, 3, 10, 30, 100, 500));
}

TEST(ValueText, IsShortAndPlain) {
    EXPECT_EQ(valueText(95.62).toStdString(), "95.6");
    EXPECT_EQ(valueText(2980.4).toStdString(), "2980");
    EXPECT_EQ(valueText(0).toStdString(), "0");
    EXPECT_EQ(valueText(0.04996).toStdString(), "0.05");
    EXPECT_EQ(valueText(-3.5).toStdString(), "−3.5");
    EXPECT_EQ(valueText(133.71, 4).toStdString(), "133.7");
    EXPECT_EQ(valueText(NAN).toStdString(), "–");
    EXPECT_EQ(valueText(1e-5).toStdString(), "1e-05");
}

TEST(ColorScale, ManyStepsAtOnceAreTheSameSteps) {
    std::vector<float> values{
        0.0F, -0.0F, 1e-30F, -1e30F, 1e30F, std::nanf(""), std::numeric_limits<float>::infinity()};
    std::mt19937 random(5);
    std::normal_distribution<float> spread(0.0F, 20.0F);
    for (int i = 0; i < 4000; ++i)
        values.push_back(spread(random));
    const std::pair<ScaleKind, ValueRange> kinds[] = {{ScaleKind::sequential, {0, 17.5}},
                                                      {ScaleKind::sequential, {0.25, 30}},
                                                      {ScaleKind::sequential, {4, 4}},
                                                      {ScaleKind::diverging, {-12, 12}}};
    for (const auto& [kind, range] : kinds)
        for (const Transform transform :
             {Transform::linear, Transform::squareRoot, Transform::logarithmic}) {
            if (transform == Transform::logarithmic && range.low == 0) continue;
            const ColorScale scale(themeOf(ThemeKind::light), kind, transform, range);
            const auto steps = scale.steps(values);
            ASSERT_EQ(steps.size(), values.size());
            for (std::size_t i = 0; i < values.size(); ++i)
                EXPECT_EQ(steps[i], scale.step(static_cast<double>(values[i]))) << values[i];
        }
}

} // namespace
} // namespace steerscope
