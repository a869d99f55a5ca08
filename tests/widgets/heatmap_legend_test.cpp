// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_legend.h"

#include <gtest/gtest.h>

namespace steerscope {
namespace {

const Theme& theme() {
    return themeOf(ThemeKind::light);
}

class HeatmapLegendTest : public testing::Test {
protected:
    HeatmapLayout layout = layoutHeatmap({1152, 536}, 30, 44, 1.0);
    QRect ramp = legendRamp(layout);
};

TEST_F(HeatmapLegendTest, GripsStandAtTheEndsOfTheClip) {
    const ColorScale axis(theme(), ScaleKind::sequential, Transform::linear, {0, 100});
    const ValueRange clip{0, 50};
    EXPECT_EQ(legendHandle(layout, axis, clip, LegendEnd::low).center().x(), ramp.left());
    EXPECT_NEAR(legendHandle(layout, axis, clip, LegendEnd::high).center().x(), ramp.center().x(),
                1);
    const QPoint grip = legendHandle(layout, axis, clip, LegendEnd::high).center();
    EXPECT_EQ(legendEndAt(layout, axis, clip, grip), LegendEnd::high);
    EXPECT_EQ(legendEndAt(layout, axis, clip, QPoint(ramp.left(), grip.y())), LegendEnd::low);
    EXPECT_FALSE(legendEndAt(layout, axis, clip, grip + QPoint(40, 0)));
}

TEST_F(HeatmapLegendTest, DraggingFollowsThePixelAndRoundsTheValue) {
    for (const Transform transform :
         {Transform::linear, Transform::squareRoot, Transform::logarithmic}) {
        const ValueRange range{transform == Transform::logarithmic ? 1.0 : 0.0, 100};
        const ColorScale axis(theme(), ScaleKind::sequential, transform, range);
        for (const double share : {0.3, 0.5, 0.9}) {
            const int x = ramp.left() + qRound(share * (ramp.width() - 1));
            const ValueRange clip = draggedClip(range, LegendEnd::high, x, ramp, axis);
            EXPECT_EQ(clip.low, range.low);
            EXPECT_NEAR(clip.high, axis.valueAt(share), 0.06 * axis.valueAt(share));
            EXPECT_NEAR(legendX(ramp, axis, clip.high), x, 4);
        }
    }
}

TEST_F(HeatmapLegendTest, EndsNeverMeetAndTheLowOneNeverGoesBelowZero) {
    const ColorScale axis(theme(), ScaleKind::sequential, Transform::linear, {0, 100});
    const ValueRange clip{20, 60};
    for (int x = ramp.left() - 200; x < ramp.right() + 200; x += 7)
        for (const LegendEnd end : {LegendEnd::low, LegendEnd::high}) {
            const ValueRange moved = draggedClip(clip, end, x, ramp, axis);
            EXPECT_LT(moved.low, moved.high);
            EXPECT_GE(moved.low, 0.0);
        }
    const ColorScale log(theme(), ScaleKind::sequential, Transform::logarithmic, {1, 100});
    EXPECT_GT(draggedClip({1, 100}, LegendEnd::low, ramp.left() - 500, ramp, log).low, 0.0);
}

TEST_F(HeatmapLegendTest, ADivergingClipStaysSymmetric) {
    const ColorScale axis(theme(), ScaleKind::diverging, Transform::linear, {-30, 30});
    for (int x = ramp.left(); x < ramp.right(); x += 11)
        for (const LegendEnd end : {LegendEnd::low, LegendEnd::high}) {
            const ValueRange moved = draggedClip({-30, 30}, end, x, ramp, axis);
            EXPECT_EQ(moved.low, -moved.high);
            EXPECT_GT(moved.high, 0.0);
        }
    const int quarter = ramp.center().x() - ramp.width() / 4;
    EXPECT_NEAR(draggedClip({-30, 30}, LegendEnd::low, quarter, ramp, axis).high, 15, 0.3);
}

TEST_F(HeatmapLegendTest, BeyondTheRampTheAxisGoesOn) {
    const ColorScale axis(theme(), ScaleKind::sequential, Transform::linear, {0, 100});
    EXPECT_EQ(
        draggedClip({0, 100}, LegendEnd::high, ramp.right() + ramp.width() / 10, ramp, axis).high,
        110.0);
}

TEST(FittedRange, SuitsEveryKind) {
    EXPECT_EQ(fittedRange({0, 7}, ScaleKind::sequential, Transform::linear), (ValueRange{0, 7}));
    EXPECT_EQ(fittedRange({0, 7}, ScaleKind::diverging, Transform::linear), (ValueRange{-7, 7}));
    EXPECT_EQ(fittedRange({-7, 7}, ScaleKind::sequential, Transform::squareRoot),
              (ValueRange{0, 7}));
    const ValueRange log = fittedRange({0, 7}, ScaleKind::sequential, Transform::logarithmic);
    EXPECT_GT(log.low, 0.0);
    EXPECT_EQ(log.high, 7.0);
}

} // namespace
} // namespace steerscope
