// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids.h"
#include "widgets/heatmap_layout.h"
#include "widgets/heatmap_pitch.h"
#include "widgets/heatmap_plane.h"

#include <gtest/gtest.h>

#include <cmath>

namespace steerscope {
namespace {

TEST(ColumnPitch, TheLadderGoesDownToOneCellAndBack) {
    ColumnPitch pitch{64, 1};
    double density = pitch.density();
    while (pitch.merged < 4096) {
        const ColumnPitch next = zoomed(pitch, ZoomDirection::out, 4096);
        ASSERT_GT(next.density(), density);
        if (pitch.pixels > 1 || pitch.merged > 1) {
            EXPECT_EQ(zoomed(next, ZoomDirection::in, 4096), pitch);
        }
        density = next.density();
        pitch = next;
    }
    EXPECT_EQ(zoomed(pitch, ZoomDirection::out, 4096), pitch);
    EXPECT_EQ(zoomed({64, 1}, ZoomDirection::in, 4096), (ColumnPitch{64, 1}));
    // Widths that are not on the ladder, such as a fitted one, find their neighbours.
    EXPECT_EQ(zoomed({20, 1}, ZoomDirection::in, 44), (ColumnPitch{22, 1}));
    EXPECT_EQ(zoomed({20, 1}, ZoomDirection::out, 44), (ColumnPitch{18, 1}));
}

TEST(ColumnPitch, FitIsTheWidestThatShowsEverything) {
    for (const int columns : {1, 13, 44, 900, 4096})
        for (const int width : {200, 968, 2400}) {
            const ColumnPitch fit = pitchThatFits(columns, width);
            const auto pixels = [&](const ColumnPitch& pitch) {
                return (columns + pitch.merged - 1) / pitch.merged * pitch.pixels;
            };
            EXPECT_LE(pixels(fit), width);
            const ColumnPitch wider = fit.merged > 1 ? ColumnPitch{1, fit.merged - 1}
                                                     : zoomed(fit, ZoomDirection::in, columns);
            if (wider != fit) {
                EXPECT_GT(pixels(wider), width);
            }
        }
}

TEST(HeatmapLayout, MergedColumnsShareACellAndScrollTogether) {
    HeatmapScroll wish{.firstColumn = 101, .pitch = ColumnPitch{1, 4}};
    const HeatmapLayout layout = layoutHeatmap({1152, 536}, 64, 4096, 1.0, wish);
    EXPECT_EQ(layout.firstColumn, 100);
    EXPECT_EQ(layout.visibleColumns, 968 * 4);
    EXPECT_EQ(layout.columnRect(102), layout.columnRect(100));
    EXPECT_EQ(layout.columnRect(104).left(), layout.map.left() + 1);
    EXPECT_EQ(layout.columnAt(layout.map.left() + 1), 104);
    EXPECT_TRUE(layout.columnRect(99).isEmpty());
    wish.firstColumn = 99999;
    const HeatmapLayout end = layoutHeatmap({1152, 536}, 64, 4095, 1.0, wish);
    EXPECT_EQ(end.lastColumn(), 4094);
    EXPECT_EQ(end.firstColumn % 4, 0);
}

TEST(HeatmapLayout, LowerBarsTakeTheirRoomFromTheMap) {
    const HeatmapLayout plain = layoutHeatmap({1152, 536}, 30, 44, 1.0);
    const HeatmapLayout with =
        layoutHeatmap({1152, 536}, 30, 44, 1.0, {.lowerBars = LowerBars::shown});
    EXPECT_TRUE(plain.lowerBars.isEmpty());
    EXPECT_GT(with.lowerBars.top(), with.map.bottom());
    EXPECT_GT(with.labels.top(), with.lowerBars.bottom());
    EXPECT_LE(with.labels.bottom(), with.footer.top());
    EXPECT_EQ(with.lowerBarRect(3, 1.0).height(), with.lowerBars.height());
    EXPECT_EQ(with.lowerBarRect(3, 0.5).bottom(), with.lowerBars.bottom());
}

TEST(HeatmapPlane, AMergedCellShowsTheStrongestAndSkipsMissing) {
    HeatmapGrid grid = placeGrid(1, 5);
    grid.scale = ScaleKind::diverging;
    grid.values = {1, -9, NAN, 3, NAN};
    const ColorScale colors(themeOf(ThemeKind::light), grid.scale, Transform::linear, {-10, 10});
    const HeatmapPlane plane(grid, colors);
    EXPECT_EQ(plane.image(1).size(), QSize(5, 1));
    ASSERT_EQ(plane.image(2).size(), QSize(3, 1));
    EXPECT_EQ(plane.image(2).pixel(0, 0), *colors.color(-9));
    EXPECT_EQ(plane.image(2).pixel(1, 0), *colors.color(3));
    EXPECT_EQ(qAlpha(plane.image(2).pixel(2, 0)), 0);
    EXPECT_EQ(plane.image(8).pixel(0, 0), *colors.color(-9));
}

TEST(HeatmapPlane, TheTopLineIsTheTopLayer) {
    const HeatmapGrid grid = placeGrid(3, 2);
    const ColorScale colors(themeOf(ThemeKind::dark), grid.scale, Transform::linear, {0, 201});
    const HeatmapPlane plane(grid, colors);
    EXPECT_EQ(plane.image(1).pixel(1, 0), *colors.color(201));
    EXPECT_EQ(plane.image(1).pixel(0, 2), *colors.color(0));
    EXPECT_TRUE(HeatmapPlane().image(4).isNull());
}

} // namespace
} // namespace steerscope
