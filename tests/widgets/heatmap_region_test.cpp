// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids.h"
#include "widgets/heatmap_edit.h"
#include "widgets/heatmap_region.h"

#include <gtest/gtest.h>

#include <cmath>

namespace steerscope {
namespace {

TEST(MapRegion, CornersMayComeInAnyOrder) {
    const HeatmapGrid grid = placeGrid(10, 20);
    const MapRegion wanted{3, 7, 2, 5};
    EXPECT_EQ(regionBetween({3, 2}, {7, 5}, grid), wanted);
    EXPECT_EQ(regionBetween({7, 2}, {3, 5}, grid), wanted);
    EXPECT_EQ(regionBetween({7, 5}, {3, 2}, grid), wanted);
    EXPECT_EQ(wanted.columns() * wanted.layers(), 20);
}

TEST(MapRegion, WholeColumnsAndRowsSpanTheMap) {
    const HeatmapGrid grid = placeGrid(10, 20);
    EXPECT_EQ(regionBetween({3, Cell::kNoLayer}, {4, 6}, grid), (MapRegion{3, 4, 0, 9}));
    EXPECT_EQ(regionBetween({Cell::kNoColumn, 2}, {9, 4}, grid), (MapRegion{0, 19, 2, 4}));
}

TEST(RegionStatistics, CountWhatIsThere) {
    HeatmapGrid grid = placeGrid(3, 3); // 0 1 2 / 100 101 102 / 200 201 202
    const RegionStatistics numbers = regionStatistics(grid, {1, 2, 0, 1});
    EXPECT_EQ(numbers.count, 4);
    EXPECT_EQ(numbers.missing, 0);
    EXPECT_DOUBLE_EQ(numbers.sum, 1 + 2 + 101 + 102);
    EXPECT_DOUBLE_EQ(numbers.mean, 206 / 4.0);
    EXPECT_DOUBLE_EQ(numbers.min, 1);
    EXPECT_DOUBLE_EQ(numbers.max, 102);
    EXPECT_DOUBLE_EQ(numbers.share, 206 / 909.0);
    grid.values[1] = NAN;
    const RegionStatistics fewer = regionStatistics(grid, {1, 2, 0, 1});
    EXPECT_EQ(fewer.count, 3);
    EXPECT_EQ(fewer.missing, 1);
    EXPECT_DOUBLE_EQ(fewer.mean, 205 / 3.0);
}

TEST(RegionStatistics, SharesOfPartsAddUpToOneAlsoWithSigns) {
    HeatmapGrid grid = placeGrid(4, 6);
    for (std::size_t i = 0; i < grid.values.size(); i += 2)
        grid.values[i] = -grid.values[i];
    const double left = regionStatistics(grid, {0, 1, 0, 3}).share;
    const double right = regionStatistics(grid, {2, 5, 0, 3}).share;
    EXPECT_NEAR(left + right, 1.0, 1e-12);
    EXPECT_GT(left, 0.0);
}

TEST(RegionStatistics, NothingButMissingCellsGivesZeros) {
    HeatmapGrid grid = placeGrid(2, 2);
    grid.values.assign(4, NAN);
    const RegionStatistics numbers = regionStatistics(grid, {0, 1, 0, 1});
    EXPECT_EQ(numbers.count, 0);
    EXPECT_EQ(numbers.missing, 4);
    EXPECT_EQ(numbers.share, 0.0);
}

TEST(CompareCells, IsBMinusA) {
    const HeatmapGrid grid = placeGrid(10, 20);
    const auto compared = compareCells(grid, {7, 3}, {4, 8});
    ASSERT_TRUE(compared);
    EXPECT_DOUBLE_EQ(compared->a, 307);
    EXPECT_DOUBLE_EQ(compared->b, 804);
    EXPECT_DOUBLE_EQ(compared->difference, 497);
    EXPECT_EQ(compared->tokens, -3);
    EXPECT_EQ(compared->layers, 5);
    EXPECT_FALSE(compareCells(grid, {7, Cell::kNoLayer}, {4, 8}));
    EXPECT_FALSE(compareCells(grid, {7, 3}, {20, 8}));
}

TEST(CellEdits, EachToolChangesWhatItSays) {
    HeatmapGrid grid = placeGrid(1, 4);
    grid.values = {-5, 2, NAN, 5};
    const MapRegion all{0, 3, 0, 0};
    EXPECT_EQ(editsOf(grid, all, MapTool::paint, 5),
              (std::vector<CellEdit>{{0, 0, 5, -5}, {0, 1, 5, 2}}));
    EXPECT_EQ(editsOf(grid, all, MapTool::clamp, 3),
              (std::vector<CellEdit>{{0, 0, -3, -5}, {0, 3, 3, 5}}));
    EXPECT_EQ(editsOf(grid, all, MapTool::zero, 9),
              (std::vector<CellEdit>{{0, 0, 0, -5}, {0, 1, 0, 2}, {0, 3, 0, 5}}));
    EXPECT_TRUE(editsOf(grid, all, MapTool::region, 3).empty());
}

TEST(PaintedCells, ACellThatIsItselfAgainIsNotPainted) {
    PaintedCells painted;
    const CellEdit edit{3, 7, 9, 1};
    painted.note(edit);
    EXPECT_TRUE(painted.contains(7, 3));
    EXPECT_FALSE(painted.contains(3, 7));
    painted.note({3, 7, 4, 9});
    EXPECT_EQ(painted.count(), 1U);
    painted.note(reverted({{3, 7, 4, 9}}).front());
    EXPECT_TRUE(painted.contains(7, 3));
    painted.note(reverted({edit}).front());
    EXPECT_TRUE(painted.isEmpty());
}

} // namespace
} // namespace steerscope
