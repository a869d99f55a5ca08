// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids.h"
#include "widgets/heatmap_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace steerscope {
namespace {

/// A shown view of the three-pane size with a grid of place values.
class HeatmapViewTest : public testing::Test {
protected:
    void SetUp() override {
        view.resize(1152, 536);
        view.show();
        view.setGrid(placeGrid(30, 44));
        QCoreApplication::processEvents();
    }

    QPoint centreOf(int column, int layer) const {
        return view.cellRect({column, layer}).center().toPoint();
    }

    QRgb pixelAt(int column, int layer) {
        return view.grab().toImage().pixel(centreOf(column, layer));
    }

    HeatmapView view;
};

TEST_F(HeatmapViewTest, CellsShowTheColourOfTheirValue) {
    const Theme& theme = themeOf(ThemeKind::light);
    const ColorScale colors(theme, ScaleKind::sequential, Transform::linear, view.range());
    for (const Cell cell : {Cell{0, 0}, Cell{43, 29}, Cell{7, 23}, Cell{20, 1}})
        EXPECT_EQ(pixelAt(cell.column, cell.layer),
                  *colors.color(placeValue(cell.column, cell.layer)));
}

TEST_F(HeatmapViewTest, CellEdgesAreCrisp) {
    const QImage image = view.grab().toImage();
    const QRect cell = view.cellRect({10, 12}).toRect();
    for (int x = cell.left(); x <= cell.right(); ++x)
        for (int y = cell.top(); y <= cell.bottom(); ++y)
            EXPECT_EQ(image.pixel(x, y), image.pixel(cell.center()));
}

TEST_F(HeatmapViewTest, HoverTellsTheCellOnceAndLeavingEndsIt) {
    QSignalSpy hovered(&view, &HeatmapView::cellHovered);
    QSignalSpy left(&view, &HeatmapView::hoverLeft);
    QTest::mouseMove(&view, centreOf(7, 23));
    QTest::mouseMove(&view, centreOf(7, 23) + QPoint(1, 1));
    ASSERT_EQ(hovered.count(), 1);
    EXPECT_EQ(hovered[0], (QList<QVariant>{7, 23}));
    QTest::mouseMove(&view, QPoint(2, 2));
    EXPECT_EQ(left.count(), 1);
    EXPECT_FALSE(view.cursorCell());
}

TEST_F(HeatmapViewTest, ClickLocksAndEscReleases) {
    QSignalSpy activated(&view, &HeatmapView::cellActivated);
    QSignalSpy released(&view, &HeatmapView::cursorReleased);
    QTest::mouseClick(&view, Qt::LeftButton, {}, centreOf(5, 11));
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0], (QList<QVariant>{5, 11}));
    EXPECT_EQ(view.lockedCell(), (Cell{5, 11}));
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_EQ(released.count(), 1);
    EXPECT_FALSE(view.lockedCell());
}

TEST_F(HeatmapViewTest, EscWithoutCursorIsLeftToTheWindow) {
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, {});
    QApplication::sendEvent(&view, &escape);
    EXPECT_FALSE(escape.isAccepted());
}

TEST_F(HeatmapViewTest, BarsLabelsAndProfilePointAtWholeLines) {
    const QRectF bar = view.anchorRect(9);
    const std::optional<Cell> column = view.cellAt(bar.center());
    EXPECT_EQ(column, (Cell{9, Cell::kNoLayer}));
    EXPECT_EQ(view.cellAt(view.rowAnchorRect(29).center()), (Cell{Cell::kNoColumn, 29}));
    const QRectF bottom = view.cellRect({9, 0});
    EXPECT_EQ(view.cellAt({bottom.center().x() - 12, bottom.bottom() + 14}),
              (Cell{9, Cell::kNoLayer}));
}

TEST_F(HeatmapViewTest, KeyboardMovesLocksAndStopsAtTheEdges) {
    QSignalSpy hovered(&view, &HeatmapView::cellHovered);
    QSignalSpy activated(&view, &HeatmapView::cellActivated);
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_EQ(view.cursorCell(), (Cell{0, 29}));
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    EXPECT_EQ(view.cursorCell(), (Cell{1, 28}));
    QTest::keyClick(&view, Qt::Key_End);
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_EQ(view.cursorCell(), (Cell{43, 28}));
    QTest::keyClick(&view, Qt::Key_Home);
    EXPECT_EQ(view.cursorCell(), (Cell{0, 28}));
    QTest::keyClick(&view, Qt::Key_PageDown);
    EXPECT_EQ(view.cursorCell(), (Cell{0, 23}));
    QTest::keyClick(&view, Qt::Key_Return);
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0], (QList<QVariant>{0, 23}));
    EXPECT_EQ(hovered.count(), 6);
}

TEST_F(HeatmapViewTest, SetCursorShowsWithoutEmitting) {
    QSignalSpy hovered(&view, &HeatmapView::cellHovered);
    QSignalSpy activated(&view, &HeatmapView::cellActivated);
    const QImage before = view.grab().toImage();
    view.setCursor(Cell{7, 23}, CursorKind::locked);
    const QImage after = view.grab().toImage();
    const QRect column = view.cellRect({7, 23}).toRect();
    EXPECT_NE(before, after);
    EXPECT_EQ(after.pixelColor(column.left() - 1, column.center().y() + 60).name(),
              themeOf(ThemeKind::light).cursor.name());
    EXPECT_EQ(hovered.count() + activated.count(), 0);
    view.setCursor(Cell{99, 3}, CursorKind::locked);
    EXPECT_FALSE(view.lockedCell());
}

TEST_F(HeatmapViewTest, SpokenValueNamesTokenLayerAndNumber) {
    EXPECT_EQ(view.spokenValue({7, 23}).toStdString(), "layer 23, token 't7', 2307");
    EXPECT_EQ(view.spokenValue({99, 3}), QString());
    QTest::mouseMove(&view, centreOf(7, 23));
    EXPECT_EQ(view.accessibleDescription().toStdString(), "layer 23, token 't7', 2307");
    EXPECT_EQ(view.accessibleName().toStdString(), "Steering push, map");
    HeatmapGrid grid = placeGrid(2, 2);
    grid.values = {NAN, 1, 2, 3};
    view.setGrid(grid);
    EXPECT_EQ(view.spokenValue({0, 0}).toStdString(), "layer 0, token 't0', not computed");
    EXPECT_EQ(view.spokenValue({0, Cell::kNoLayer}).toStdString(), "all layers, token 't0', 2");
    EXPECT_EQ(view.spokenValue({Cell::kNoColumn, 1}).toStdString(), "layer 1, mean 2.5");
}

TEST_F(HeatmapViewTest, MissingCellsAreHatchedNotColoured) {
    HeatmapGrid grid = placeGrid(6, 6);
    grid.values[2 * 6 + 3] = NAN;
    view.setGrid(grid);
    const QImage image = view.grab().toImage();
    const Theme& theme = themeOf(ThemeKind::light);
    const QRect cell = view.cellRect({3, 2}).toRect().adjusted(1, 1, -1, -1);
    int paper = 0;
    for (int x = cell.left(); x <= cell.right(); ++x)
        for (int y = cell.top(); y <= cell.bottom(); ++y) {
            const QColor pixel = image.pixelColor(x, y);
            EXPECT_GE(pixel.blue(), theme.line.blue()) << "neither paper nor hatch";
            paper += pixel == theme.surface;
        }
    EXPECT_GT(paper, 0);
    EXPECT_LT(paper, cell.width() * cell.height());
}

TEST_F(HeatmapViewTest, StreamingRangeOnlyWidens) {
    view.setGrid({});
    view.setExpectedColumns(8);
    const std::vector<float> highs{5, 80, 2, 300, 1, 1, 1, 1};
    ValueRange last{0, 0};
    for (const float high : highs) {
        view.appendColumn({0.0F, high / 2, high}, QStringLiteral("x"), false);
        EXPECT_LE(view.range().low, last.low);
        EXPECT_GE(view.range().high, last.high);
        last = view.range();
    }
    const std::vector<float> all = view.grid().values;
    view.endStreaming();
    EXPECT_EQ(view.range(), defaultRange(all, ScaleKind::sequential, Transform::linear));
}

TEST_F(HeatmapViewTest, AppendedColumnsKeepTheirPlaces) {
    view.setGrid({});
    for (int column = 0; column < 5; ++column)
        view.appendColumn({placeValue(column, 0), placeValue(column, 1)},
                          QStringLiteral("t%1").arg(column), column == 2);
    ASSERT_EQ(view.grid().rows, 2);
    ASSERT_EQ(view.grid().cols, 5);
    for (int column = 0; column < 5; ++column)
        for (int layer = 0; layer < 2; ++layer)
            EXPECT_EQ(view.grid().at(column, layer), placeValue(column, layer));
    EXPECT_TRUE(view.grid().continuation[2]);
    EXPECT_DOUBLE_EQ(view.columnSum(4), 4 + 104);
}

TEST_F(HeatmapViewTest, ExpectedColumnsAreReservedAndDoNotAnswer) {
    view.setGrid({});
    view.setExpectedColumns(20);
    view.appendColumn({1, 2, 3}, QStringLiteral("a"), false);
    EXPECT_EQ(view.columnCount(), 20);
    EXPECT_TRUE(view.cellAt(view.cellRect({0, 1}).center()));
    EXPECT_FALSE(view.cellAt(view.cellRect({15, 1}).center()));
    view.endStreaming();
    EXPECT_EQ(view.columnCount(), 1);
}

TEST_F(HeatmapViewTest, AFixedRangeWinsAndIsAnnounced) {
    QSignalSpy changed(&view, &HeatmapView::rangeChanged);
    view.setFixedRange(ValueRange{0, 7});
    EXPECT_EQ(view.range(), (ValueRange{0, 7}));
    EXPECT_TRUE(changed.wait(1000));
    view.setFixedRange(std::nullopt);
    EXPECT_EQ(view.range(),
              defaultRange(view.grid().values, ScaleKind::sequential, Transform::linear));
}

TEST_F(HeatmapViewTest, WideMapsScrollWhileTheProfileStays) {
    view.setGrid(placeGrid(30, 400));
    const QRectF profile = view.rowAnchorRect(3);
    const QRectF first = view.cellRect({0, 3});
    QSignalSpy moved(&view, &HeatmapView::geometryChanged);
    view.ensureColumnVisible(399);
    EXPECT_GE(moved.count(), 1);
    EXPECT_TRUE(view.cellRect({0, 3}).isEmpty());
    EXPECT_FALSE(view.cellRect({399, 3}).isEmpty());
    EXPECT_TRUE(view.anchorRect(0).isEmpty());
    EXPECT_EQ(view.rowAnchorRect(3), profile);
    view.ensureColumnVisible(0);
    EXPECT_EQ(view.cellRect({0, 3}), first);
}

TEST_F(HeatmapViewTest, TheKeyboardCursorScrollsIntoView) {
    view.setGrid(placeGrid(30, 400));
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_End);
    EXPECT_EQ(view.cursorCell(), (Cell{399, 29}));
    EXPECT_FALSE(view.cellRect({399, 29}).isEmpty());
}

/// The quickest of some frames while the view pans over `columns` columns, in nanoseconds.
qint64 quickestFrame(HeatmapView& view, int columns) {
    view.setGrid(placeGrid(64, columns));
    view.grab();
    qint64 quickest = std::numeric_limits<qint64>::max();
    constexpr int kFrames = 30;
    for (int i = 1; i <= kFrames; ++i) {
        QElapsedTimer clock;
        clock.start();
        view.ensureColumnVisible(columns * i / kFrames - 1);
        view.grab();
        quickest = std::min(quickest, clock.nsecsElapsed());
    }
    return quickest;
}

TEST_F(HeatmapViewTest, AFrameCostsTheSameHoweverManyColumnsThereAre) {
    const qint64 few = quickestFrame(view, 128);
    const qint64 many = quickestFrame(view, 4096);
    EXPECT_LT(many, 6 * few) << "32 times the columns: what is out of sight must cost nothing";
}

TEST_F(HeatmapViewTest, TheContextMenuAsksForAPath) {
    QSignalSpy asked(&view, &HeatmapView::exportRequested);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {10, 10},
                            view.mapToGlobal(QPoint(10, 10)));
    QApplication::sendEvent(&view, &event);
    auto* menu = view.findChild<QMenu*>();
    ASSERT_NE(menu, nullptr);
    QStringList texts;
    for (QAction* action : menu->actions())
        if (!action->isSeparator()) texts << action->text();
    EXPECT_EQ(texts, (QStringList{QStringLiteral("Copy figure"), QStringLiteral("Copy data"),
                                  QStringLiteral("Fit all tokens"),
                                  QStringLiteral("Undo the clip of the colours"),
                                  QStringLiteral("Save as…")}));
    menu->actions().last()->trigger();
    EXPECT_EQ(asked.count(), 1);
    menu->close();
}

TEST_F(HeatmapViewTest, CopiesFigureAndData) {
    view.copyData();
    EXPECT_EQ(QApplication::clipboard()->text(), view.toCsv());
    EXPECT_EQ(QApplication::clipboard()->mimeData()->data(QStringLiteral("application/json")),
              view.toJson());
    view.copyFigure();
    EXPECT_FALSE(QApplication::clipboard()->image().isNull());
}

TEST_F(HeatmapViewTest, ThemesChangePaperAndCells) {
    const QRgb light = pixelAt(43, 0);
    view.setTheme(themeOf(ThemeKind::dark));
    EXPECT_NE(pixelAt(43, 0), light);
    EXPECT_EQ(view.grab().toImage().pixelColor(1, 1).name(),
              themeOf(ThemeKind::dark).surface.name());
}

TEST_F(HeatmapViewTest, AnEmptyMapDrawsItsAxesAndTakesNoPointer) {
    view.setGrid({});
    EXPECT_EQ(view.columnCount(), 44);
    EXPECT_EQ(view.rowCount(), 30);
    QSignalSpy hovered(&view, &HeatmapView::cellHovered);
    QTest::mouseMove(&view, QPoint(300, 200));
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_EQ(hovered.count(), 0);
    EXPECT_FALSE(view.grab().isNull());
}

} // namespace
} // namespace steerscope
