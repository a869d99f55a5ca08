// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heatmap_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace steerscope {
namespace {

using testing::ElementsAre;

TEST(HeatmapLayout, TheDesignsSizeGivesTheDesignsCells) {
    // The map panel of the three-pane picture: 44 tokens, 30 layers.
    const HeatmapLayout layout = layoutHeatmap({1152, 536}, 30, 44, 1.0);
    EXPECT_EQ(layout.cellWidth, 22);
    EXPECT_EQ(layout.cellHeight, 12);
    EXPECT_FALSE(layout.scrollsColumns());
    EXPECT_FALSE(layout.scrollsRows());
}

TEST(HeatmapLayout, PartsStandBelowEachOtherInsideTheWidget) {
    for (const QSize size : {QSize(600, 300), QSize(1152, 536), QSize(2400, 1300)})
        for (const int cols : {1, 5, 44, 500}) {
            const HeatmapLayout layout = layoutHeatmap(size, 30, cols, 1.0);
            EXPECT_GT(layout.bars.top(), layout.titles.top());
            EXPECT_GT(layout.map.top(), layout.bars.bottom());
            EXPECT_GT(layout.labels.top(), layout.map.bottom());
            EXPECT_GE(layout.footer.top(), layout.labels.bottom());
            EXPECT_LE(layout.footer.bottom(), size.height() - 1);
            EXPECT_LE(layout.profile.right(), size.width() - 1);
            EXPECT_LE(layout.legend.right(), size.width() - 1);
            EXPECT_EQ(layout.map.width(), layout.visibleColumns * layout.cellWidth);
            EXPECT_EQ(layout.map.height(), layout.visibleRows * layout.cellHeight);
        }
}

TEST(HeatmapLayout, LayerZeroIsAtTheBottom) {
    const HeatmapLayout layout = layoutHeatmap({800, 500}, 12, 20, 1.0);
    EXPECT_EQ(layout.rowRect(0).bottom(), layout.map.bottom());
    EXPECT_EQ(layout.rowRect(11).top(), layout.map.top());
    EXPECT_EQ(layout.columnRect(0).left(), layout.map.left());
}

TEST(HeatmapLayout, EveryPixelOfTheMapBelongsToItsCell) {
    const HeatmapLayout layout = layoutHeatmap({700, 420}, 9, 11, 1.0);
    for (int x = layout.map.left(); x <= layout.map.right(); x += 3)
        for (int y = layout.map.top(); y <= layout.map.bottom(); y += 3)
            EXPECT_TRUE(layout.cellRect(layout.columnAt(x), layout.layerAt(y)).contains(x, y));
    EXPECT_EQ(layout.columnAt(layout.map.left() - 1), -1);
    EXPECT_EQ(layout.columnAt(layout.map.right() + 1), -1);
    EXPECT_EQ(layout.layerAt(layout.map.bottom() + 1), -1);
}

TEST(HeatmapLayout, NarrowColumnsScrollAtFourteenPixels) {
    const HeatmapLayout layout = layoutHeatmap({800, 500}, 30, 400, 1.0, {100, 0});
    EXPECT_EQ(layout.cellWidth, 14);
    EXPECT_TRUE(layout.scrollsColumns());
    EXPECT_EQ(layout.firstColumn, 100);
    EXPECT_TRUE(layout.columnRect(99).isEmpty());
    EXPECT_EQ(layout.columnRect(100).left(), layout.map.left());
    EXPECT_GT(layout.overview.height(), 0);
    const HeatmapLayout end = layoutHeatmap({800, 500}, 30, 400, 1.0, {9999, 0});
    EXPECT_EQ(end.lastColumn(), 399);
}

TEST(HeatmapLayout, ManyLayersScrollAtFourPixels) {
    const HeatmapLayout layout = layoutHeatmap({800, 400}, 120, 20, 1.0, {0, 7});
    EXPECT_EQ(layout.cellHeight, 4);
    EXPECT_TRUE(layout.scrollsRows());
    EXPECT_EQ(layout.topRow, 112);
    EXPECT_TRUE(layout.rowRect(119).isEmpty());
}

TEST(HeatmapLayout, ScaleEnlargesCellsAndMargins) {
    const QSize natural = naturalHeatmapSize(30, 44, 2.0);
    const HeatmapLayout layout = layoutHeatmap(natural, 30, 44, 2.0);
    EXPECT_EQ(layout.cellWidth, 44);
    EXPECT_EQ(layout.cellHeight, 24);
    EXPECT_EQ(layout.bars.height(), 96);
    EXPECT_EQ(layout.profile.width(), 224);
}

TEST(HeatmapLayout, BarsGrowFromTheirBase) {
    const HeatmapLayout layout = layoutHeatmap({1152, 536}, 30, 44, 1.0);
    EXPECT_EQ(layout.barRect(3, 1.0).height(), layout.bars.height());
    EXPECT_EQ(layout.barRect(3, 0.5).bottom(), layout.bars.bottom());
    EXPECT_EQ(layout.barRect(3, 1e-9).height(), 1);
    EXPECT_EQ(layout.barRect(3, 0.0).height(), 0);
    EXPECT_EQ(layout.barRect(3, 1.0).width(), 18);
    EXPECT_EQ(layout.profileRect(5, 1.0).width(), layout.profile.width());
    EXPECT_EQ(layout.profileRect(5, 0.25).left(), layout.profile.left());
}

TEST(LayerTicks, EveryFifthAndTheTop) {
    EXPECT_THAT(layerTicks(30, 12, 14), ElementsAre(0, 5, 10, 15, 20, 25, 29));
    EXPECT_THAT(layerTicks(12, 12, 14), ElementsAre(0, 5, 11));
    EXPECT_THAT(layerTicks(60, 8, 14), ElementsAre(0, 10, 20, 30, 40, 50, 59));
    EXPECT_THAT(layerTicks(31, 12, 14), ElementsAre(0, 5, 10, 15, 20, 25, 30));
    EXPECT_THAT(layerTicks(1, 20, 14), ElementsAre(0));
    EXPECT_TRUE(layerTicks(0, 12, 14).empty());
}

TEST(LabelledColumns, AllWhereTheyFit) {
    const HeatmapLayout layout = layoutHeatmap({1152, 536}, 30, 44, 1.0);
    const std::vector<double> sums(44, 1.0);
    EXPECT_EQ(labelledColumns(sums, layout, -1, 16).size(), 44U);
}

TEST(LabelledColumns, ThinOutToThePeaksAndTheLockedToken) {
    const HeatmapLayout layout = layoutHeatmap({400, 500}, 30, 100, 1.0);
    ASSERT_EQ(layout.cellWidth, 14);
    std::vector<double> sums(100, 1.0);
    sums[3] = 9.0;
    sums[6] = 8.0;
    const std::vector<int> plain = labelledColumns(sums, layout, -1, 16);
    EXPECT_THAT(plain, testing::IsSupersetOf({3, 6}));
    EXPECT_THAT(plain, testing::Not(testing::Contains(4)));
    for (std::size_t i = 1; i < plain.size(); ++i)
        EXPECT_GE((plain[i] - plain[i - 1]) * 14, 16);
    const std::vector<int> locked = labelledColumns(sums, layout, 4, 16);
    EXPECT_THAT(locked, testing::Contains(4));
    EXPECT_THAT(locked, testing::Not(testing::Contains(3)));
}

/// What an audience sees: all layers however low the view, the legend above, nothing beside.
TEST(HeatmapLayout, ThePlainFormKeepsEveryLayerInView) {
    for (const int height : {190, 300, 600}) {
        const HeatmapLayout layout =
            layoutHeatmap({1100, height}, 30, 44, 1.2, {.form = HeatmapForm::plain});
        EXPECT_FALSE(layout.scrollsRows()) << height;
        EXPECT_FALSE(layout.scrollsColumns()) << height;
        EXPECT_TRUE(layout.bars.isEmpty() && layout.profile.isEmpty() && layout.footer.isEmpty());
        EXPECT_LE(layout.labels.bottom(), height);
        EXPECT_LE(layout.legend.bottom(), layout.map.top());
        EXPECT_EQ(layout.legend.right(), layout.map.right());
        EXPECT_EQ(layout.cellRect(0, 29).top(), layout.map.top());
        EXPECT_EQ(layout.cellRect(43, 0).bottom(), layout.map.bottom());
    }
}

} // namespace
} // namespace steerscope
