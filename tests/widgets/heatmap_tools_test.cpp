// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids.h"
#include "widgets/heatmap_figure.h"
#include "widgets/heatmap_view.h"

#include <QAccessible>
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include <cmath>

namespace steerscope {
namespace {

/// Real input on a shown view of the three-pane size.
class HeatmapToolsTest : public testing::Test {
protected:
    void SetUp() override {
        view.resize(1152, 536);
        view.show();
        view.setGrid(placeGrid(30, 44));
        QCoreApplication::processEvents();
    }

    QPoint at(int column, int layer) const {
        return view.cellRect({column, layer}).center().toPoint();
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers held = {}) {
        QTest::mousePress(&view, Qt::LeftButton, held, from);
        QTest::mouseMove(&view, (from + to) / 2);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, Qt::LeftButton, held, to);
    }
    QPoint grip(LegendEnd end) const { return view.legendHandleRect(end).center().toPoint(); }
    void wheel(QPoint place, int turn, Qt::KeyboardModifiers held) {
        QWheelEvent event(place, view.mapToGlobal(place), {}, {0, turn}, Qt::NoButton, held,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }

    HeatmapView view;
};

TEST_F(HeatmapToolsTest, TwoCursorsTellDifferenceAndDistance) {
    QSignalSpy placed(&view, &HeatmapView::secondCursorPlaced);
    QTest::mouseClick(&view, Qt::LeftButton, {}, at(7, 23));
    EXPECT_FALSE(view.comparison());
    QTest::mouseClick(&view, Qt::LeftButton, Qt::ShiftModifier, at(9, 12));
    ASSERT_EQ(placed.count(), 1);
    EXPECT_EQ(placed[0], (QList<QVariant>{9, 12}));
    EXPECT_EQ(view.lockedCell(), (Cell{7, 23})) << "A stays where it is";
    ASSERT_TRUE(view.comparison());
    EXPECT_DOUBLE_EQ(view.comparison()->difference, 1209 - 2307);
    EXPECT_EQ(view.comparison()->tokens, 2);
    EXPECT_EQ(view.comparison()->layers, -11);
}

TEST_F(HeatmapToolsTest, CursorBIsDashedAndBothCarryTheirLetter) {
    view.setCursor(Cell{7, 23}, CursorKind::locked);
    const QColor pink = themeOf(ThemeKind::light).cursor;
    const QRect first = view.cellRect({7, 29}).toRect();
    const QPoint badge(first.center().x() - 6, first.top() - 4);
    EXPECT_NE(view.grab().toImage().pixelColor(badge).name(), pink.name());
    view.setSecondCursor(Cell{9, 12});
    const QImage image = view.grab().toImage();
    EXPECT_EQ(image.pixelColor(badge).name(), pink.name());
    const QRect column = view.cellRect({9, 12}).toRect();
    int solid = 0;
    for (int y = column.bottom() + 20; y < column.bottom() + 80; ++y)
        solid += image.pixelColor(column.left() - 1, y) == pink;
    EXPECT_GT(solid, 15);
    EXPECT_LT(solid, 50);
}

TEST_F(HeatmapToolsTest, CtrlDragSelectsABlockWithNumbers) {
    QSignalSpy selected(&view, &HeatmapView::regionSelected);
    QSignalSpy activated(&view, &HeatmapView::cellActivated);
    drag(at(5, 4), at(2, 8), Qt::ControlModifier);
    ASSERT_EQ(selected.count(), 1);
    EXPECT_EQ(selected[0][0].value<MapRegion>(), (MapRegion{2, 5, 4, 8}));
    EXPECT_EQ(selected[0][1].value<RegionStatistics>().count, 20);
    EXPECT_DOUBLE_EQ(selected[0][1].value<RegionStatistics>().mean, 603.5);
    EXPECT_EQ(view.region(), (MapRegion{2, 5, 4, 8}));
    EXPECT_EQ(activated.count(), 0);
}

TEST_F(HeatmapToolsTest, DraggingOverTheBarsTakesWholeColumns) {
    view.setTool(MapTool::region);
    const QPoint from = view.anchorRect(10).center().toPoint();
    const QPoint to = view.anchorRect(12).center().toPoint();
    drag(from, to);
    EXPECT_EQ(view.region(), (MapRegion{10, 12, 0, 29}));
    drag(at(40, 3), at(40, 3) + QPoint(5000, 5000));
    EXPECT_EQ(view.region(), (MapRegion{40, 43, 0, 3})) << "a drag outside ends at the edge";
}

TEST_F(HeatmapToolsTest, ShiftArrowsGrowARegionAndRTakesTheBlockOfTheCursors) {
    QSignalSpy selected(&view, &HeatmapView::regionSelected);
    QTest::mouseClick(&view, Qt::LeftButton, {}, at(7, 23));
    QTest::mouseMove(&view, QPoint(2, 2));
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(view.region(), (MapRegion{7, 9, 22, 23}));
    EXPECT_EQ(selected.count(), 3);
    view.setSecondCursor(Cell{3, 20});
    QTest::keyClick(&view, Qt::Key_R);
    EXPECT_EQ(view.region(), (MapRegion{3, 7, 20, 23}));
}

TEST_F(HeatmapToolsTest, EscLetsGoOfOneThingAtATime) {
    QSignalSpy released(&view, &HeatmapView::cursorReleased);
    QSignalSpy cleared(&view, &HeatmapView::regionCleared);
    view.setCursor(Cell{7, 23}, CursorKind::locked);
    view.setSecondCursor(Cell{9, 12});
    drag(at(1, 1), at(3, 3), Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_EQ(cleared.count(), 1);
    EXPECT_FALSE(view.region());
    EXPECT_TRUE(view.secondCell());
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_FALSE(view.secondCell());
    EXPECT_TRUE(view.lockedCell());
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_FALSE(view.lockedCell());
    EXPECT_EQ(released.count(), 1);
}

TEST_F(HeatmapToolsTest, PaintingSetsMarksAndUndoes) {
    QSignalSpy painted(&view, &HeatmapView::cellsPainted);
    const std::vector<float> before = view.grid().values;
    view.setTool(MapTool::paint);
    view.setToolValue(-4);
    drag(at(5, 4), at(6, 5));
    ASSERT_EQ(painted.count(), 1);
    const auto edits = painted[0][0].value<std::vector<CellEdit>>();
    ASSERT_EQ(edits.size(), 4U);
    EXPECT_EQ(edits[0], (CellEdit{4, 5, -4.0F, placeValue(5, 4)}));
    EXPECT_EQ(view.grid().at(6, 5), -4.0F);
    EXPECT_EQ(view.paintedCount(), 4);
    EXPECT_TRUE(view.spokenValue({5, 4}).endsWith(QStringLiteral("painted")));
    EXPECT_FALSE(view.region()) << "only a preview while dragging";
    view.applyEdits(reverted(edits));
    EXPECT_EQ(view.grid().values, before);
    EXPECT_EQ(view.paintedCount(), 0);
    EXPECT_EQ(painted.count(), 1) << "what the owner does is not the person's doing";
}

TEST_F(HeatmapToolsTest, PaintedBlocksAreOutlined) {
    view.setFixedRange(ValueRange{0, 3000});
    const QRect cell = view.cellRect({5, 4}).toRect();
    const QString ink = themeOf(ThemeKind::light).text.name();
    const QPoint edge(cell.left(), cell.center().y());
    EXPECT_NE(view.grab().toImage().pixelColor(edge).name(), ink);
    view.applyEdits({{4, 5, 1, placeValue(5, 4)}, {4, 6, 1, placeValue(6, 4)}});
    const QImage image = view.grab().toImage();
    EXPECT_EQ(image.pixelColor(edge).name(), ink);
    EXPECT_NE(image.pixelColor(cell.right(), cell.center().y()).name(), ink)
        << "no line between two painted cells";
}

TEST_F(HeatmapToolsTest, ClampZeroAndTheKeyboardPaintToo) {
    QSignalSpy painted(&view, &HeatmapView::cellsPainted);
    view.setTool(MapTool::clamp);
    view.setToolValue(1000);
    drag(at(0, 9), at(0, 11));
    EXPECT_EQ(view.grid().at(0, 9), 900.0F);
    EXPECT_EQ(view.grid().at(0, 11), 1000.0F);
    view.setCursor(Cell{3, 3}, CursorKind::locked);
    QTest::mouseMove(&view, QPoint(2, 2));
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&view, Qt::Key_Delete);
    EXPECT_EQ(view.grid().at(3, 3), 0.0F);
    EXPECT_EQ(view.grid().at(4, 3), 0.0F);
    EXPECT_EQ(painted.count(), 2);
    view.setTool(MapTool::point);
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&view, Qt::Key_Delete);
    EXPECT_EQ(painted.count(), 2) << "without a painting tool nothing is changed";
}

TEST_F(HeatmapToolsTest, TheGripsOfTheLegendClipTheColours) {
    QSignalSpy edited(&view, &HeatmapView::clipEdited);
    const ValueRange own = view.range();
    const QPoint high = grip(LegendEnd::high);
    drag(high, high - QPoint(100, 0));
    EXPECT_GE(edited.count(), 1);
    EXPECT_LT(view.range().high, own.high);
    EXPECT_TRUE(view.isClipped());
    EXPECT_NEAR(grip(LegendEnd::high).x(), high.x() - 100, 4) << "the grip stays under the pointer";
    QTest::mouseDClick(&view, Qt::LeftButton, {}, grip(LegendEnd::high) + QPoint(0, 14));
    EXPECT_EQ(view.range(), own);
}

TEST_F(HeatmapToolsTest, BracketKeysClipAndBackslashUndoes) {
    const ValueRange own = view.range();
    QTest::keyClick(&view, '[');
    EXPECT_NEAR(view.range().high, 0.95 * own.high, 0.01 * own.high);
    QTest::keyClick(&view, '}');
    EXPECT_NEAR(view.range().low, 0.05 * own.high, 0.01 * own.high);
    QTest::keyClick(&view, Qt::Key_Backslash);
    EXPECT_EQ(view.range(), own);
}

TEST_F(HeatmapToolsTest, AClipStaysWithItsQuantity) {
    view.setClip({0, 500});
    view.setGrid(placeGrid(30, 50));
    EXPECT_EQ(view.range(), (ValueRange{0, 500}));
    HeatmapGrid other = placeGrid(30, 44);
    other.valueName = QStringLiteral("Delta");
    view.setGrid(other);
    EXPECT_NE(view.range(), (ValueRange{0, 500}));
}

TEST_F(HeatmapToolsTest, ALockedRangeFollowsTheGrips) {
    view.setFixedRange(ValueRange{0, 2000});
    const QPoint high = grip(LegendEnd::high);
    drag(high, high - QPoint(60, 0));
    EXPECT_LT(view.range().high, 2000);
    EXPECT_FALSE(view.isClipped());
}

TEST_F(HeatmapToolsTest, ZoomKeepsTheColumnUnderThePointer) {
    view.setGrid(placeGrid(64, 4096));
    const QPoint place(600, 250);
    view.scrollToColumn(2000);
    const int pointed = view.cellAt(place)->column;
    for (int i = 0; i < 12; ++i)
        wheel(place, 120, Qt::ControlModifier);
    EXPECT_EQ(view.cellAt(place)->column, pointed);
    EXPECT_EQ(view.zoom(), (ColumnPitch{64, 1}));
    for (int i = 0; i < 16; ++i)
        wheel(place, -120, Qt::ControlModifier);
    ASSERT_TRUE(view.zoom());
    EXPECT_GT(view.zoom()->merged, 1);
    EXPECT_NEAR(view.cellAt(place)->column, pointed, view.zoom()->merged);
}

TEST_F(HeatmapToolsTest, FFitsAllTokensAndGoesBack) {
    view.setGrid(placeGrid(64, 4096));
    EXPECT_TRUE(view.cellRect({4095, 3}).isEmpty());
    QTest::keyClick(&view, Qt::Key_F);
    EXPECT_FALSE(view.cellRect({0, 3}).isEmpty());
    EXPECT_FALSE(view.cellRect({4095, 3}).isEmpty());
    EXPECT_FALSE(view.grab().isNull());
    QTest::keyClick(&view, Qt::Key_F);
    EXPECT_FALSE(view.zoom());
}

TEST_F(HeatmapToolsTest, LettersZoomAndPan) {
    view.setGrid(placeGrid(64, 4096));
    const int width = view.cellRect({0, 0}).toRect().width();
    QTest::keyClick(&view, Qt::Key_W);
    EXPECT_GT(view.zoom()->pixels, width);
    QTest::keyClick(&view, Qt::Key_S);
    EXPECT_EQ(view.zoom()->pixels, width);
    const int first = view.firstColumn();
    QTest::keyClick(&view, Qt::Key_D);
    EXPECT_GT(view.firstColumn(), first);
    QTest::keyClick(&view, Qt::Key_A);
    EXPECT_EQ(view.firstColumn(), first);
    QTest::mousePress(&view, Qt::MiddleButton, {}, QPoint(600, 250));
    QTest::mouseMove(&view, QPoint(600 - 10 * width, 250));
    QTest::mouseRelease(&view, Qt::MiddleButton, {}, QPoint(600 - 10 * width, 250));
    EXPECT_EQ(view.firstColumn(), first + 10);
}

TEST_F(HeatmapToolsTest, SmallTurnsOfATouchpadAddUp) {
    view.setGrid(placeGrid(64, 4096));
    for (int i = 0; i < 30; ++i)
        wheel({600, 250}, -8, Qt::ShiftModifier);
    EXPECT_EQ(view.firstColumn(), 30 * 8 / 30);
}

TEST_F(HeatmapToolsTest, AStreamKeepsItsColumnsWhereTheyAre) {
    view.setGrid({});
    view.appendColumn(std::vector<float>(30, 1.0F), QStringLiteral("a"), false);
    const QRectF first = view.cellRect({0, 0});
    for (int i = 1; i < 44; ++i) {
        view.appendColumn(std::vector<float>(30, 1.0F), QStringLiteral("a"), false);
        ASSERT_EQ(view.cellRect({0, 0}), first) << i;
    }
    for (int i = 44; i < 200; ++i) {
        view.appendColumn(std::vector<float>(30, 1.0F), QStringLiteral("a"), false);
        ASSERT_EQ(view.cellRect({i, 0}).size(), first.size()) << i;
        ASSERT_EQ(view.cellRect({i, 0}).top(), first.top()) << i;
    }
    EXPECT_TRUE(view.cellRect({0, 0}).isEmpty()) << "further tokens scroll";
}

TEST_F(HeatmapToolsTest, LowerBarsShowASecondQuantity) {
    const QRectF cell = view.cellRect({2, 0});
    TokenBars bars{QStringLiteral("Surprise"), std::vector<float>(44, 1.0F), Identity::prompted};
    bars.values[3] = NAN;
    view.setLowerBars(bars);
    const QImage image = view.grab().toImage();
    const QRect bottom = view.cellRect({2, 0}).toRect();
    EXPECT_EQ(image.pixelColor(bottom.center().x(), bottom.bottom() + 20).name(),
              themeOf(ThemeKind::light).of(Identity::prompted).fill.name());
    EXPECT_NE(image.pixelColor(bottom.center().x() + bottom.width(), bottom.bottom() + 20).name(),
              themeOf(ThemeKind::light).of(Identity::prompted).fill.name());
    view.setLowerBars(std::nullopt);
    EXPECT_EQ(view.cellRect({2, 0}), cell) << "the map takes its room back";
}

TEST_F(HeatmapToolsTest, TheScreenReaderHearsTheCellUnderTheCursor) {
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&view);
    ASSERT_NE(spoken, nullptr);
    EXPECT_EQ(spoken->role(), QAccessible::Chart);
    EXPECT_EQ(spoken->text(QAccessible::Name), QStringLiteral("Steering push, map"));
    EXPECT_EQ(spoken->text(QAccessible::Value), QStringLiteral("44 tokens, 30 layers"));
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    EXPECT_EQ(spoken->text(QAccessible::Value), QStringLiteral("layer 28, token 't0', 2800"));
    EXPECT_FALSE(spoken->text(QAccessible::Help).isEmpty());
}

} // namespace
} // namespace steerscope
