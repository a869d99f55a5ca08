// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "grids.h"
#include "widgets/heatmap_table.h"
#include "widgets/heatmap_view.h"
#include "widgets/map_panel.h"
#include "widgets/map_tool_row.h"
#include "widgets/segmented_control.h"
#include "widgets/tab_row.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <stdexcept>

namespace steerscope {
namespace {

QList<MapTab> threeTabs() {
    return {{QStringLiteral("Steering push"), Identity::psr, QStringLiteral("λ·α·‖z‖"),
             Transform::squareRoot, true, QString()},
            {QStringLiteral("Δ local"), Identity::prompted, QStringLiteral("local"),
             Transform::linear, false, QStringLiteral("Needs a prompted pane")},
            {QStringLiteral("Δ by the prompt"), Identity::prompted, QStringLiteral("‖Δ‖"),
             Transform::logarithmic, true, QString()}};
}

class MapPanelTest : public testing::Test {
protected:
    void SetUp() override {
        panel.setTabs(threeTabs());
        panel.resize(1184, 582);
        panel.show();
        panel.setGrid(placeGrid(30, 44));
        QCoreApplication::processEvents();
    }

    TabRow& tabs() { return *panel.findChild<TabRow*>(); }
    SegmentedControl& segments() { return *panel.findChild<SegmentedControl*>(); }
    void clickTab(int index) {
        QTest::mouseClick(&tabs(), Qt::LeftButton, {}, tabs().tabRect(index).center().toPoint());
    }

    MapPanel panel;
};

TEST_F(MapPanelTest, StartsWithTheFirstTabsTransform) {
    EXPECT_EQ(panel.currentTab(), 0);
    EXPECT_EQ(panel.transform(), Transform::squareRoot);
    EXPECT_EQ(panel.view()->grid().transform, Transform::squareRoot);
}

TEST_F(MapPanelTest, AClickOnATabSelectsItAndADisabledOneDoesNot) {
    QSignalSpy changed(&panel, &MapPanel::tabChanged);
    clickTab(1);
    EXPECT_EQ(changed.count(), 0);
    clickTab(2);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].toInt(), 2);
    EXPECT_EQ(panel.transform(), Transform::logarithmic);
}

TEST_F(MapPanelTest, ArrowsSkipDisabledTabs) {
    QSignalSpy changed(&panel, &MapPanel::tabChanged);
    QTest::keyClick(&tabs(), Qt::Key_Right);
    EXPECT_EQ(panel.currentTab(), 2);
    QTest::keyClick(&tabs(), Qt::Key_Right);
    EXPECT_EQ(panel.currentTab(), 2);
    QTest::keyClick(&tabs(), Qt::Key_Left);
    EXPECT_EQ(panel.currentTab(), 0);
    EXPECT_EQ(changed.count(), 2);
}

TEST_F(MapPanelTest, EachTabRemembersItsTransform) {
    QSignalSpy changed(&panel, &MapPanel::transformChanged);
    QTest::keyClick(&segments(), Qt::Key_Left);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].value<Transform>(), Transform::linear);
    EXPECT_EQ(panel.view()->grid().transform, Transform::linear);
    clickTab(2);
    EXPECT_EQ(panel.transform(), Transform::logarithmic);
    clickTab(0);
    EXPECT_EQ(panel.transform(), Transform::linear);
    panel.setTabs(threeTabs());
    EXPECT_EQ(panel.transform(), Transform::linear);
}

TEST_F(MapPanelTest, TheReadoutTellsTokenPlaceAndValue) {
    EXPECT_EQ(panel.readoutText(), QString());
    panel.view()->setCursor(Cell{7, 23}, CursorKind::locked);
    EXPECT_EQ(panel.readoutText().toStdString(), "t7  #7 · layer 23  2307");
    QTest::mouseMove(panel.view(), panel.view()->cellRect({3, 2}).center().toPoint());
    EXPECT_EQ(panel.readoutText().toStdString(), "t3  #3 · layer 2  203");
    QTest::mouseMove(panel.view(), QPoint(1, 1));
    EXPECT_EQ(panel.readoutText().toStdString(), "t7  #7 · layer 23  2307");
    panel.view()->setCursor(std::nullopt, CursorKind::locked);
    EXPECT_EQ(panel.readoutText(), QString());
}

TEST_F(MapPanelTest, TheReadoutKeepsClearOfTheLegend) {
    panel.view()->setCursor(Cell{7, 23}, CursorKind::locked);
    for (const QWidget* child : panel.view()->findChildren<QWidget*>())
        if (child->isVisible() && child->y() >= panel.view()->footerRect().top()) {
            EXPECT_LE(child->geometry().right(), panel.view()->footerRect().right() + 1);
        }
}

TEST_F(MapPanelTest, BothWaysToExportAskTheOwner) {
    QSignalSpy asked(&panel, &MapPanel::exportRequested);
    for (QToolButton* button : panel.findChildren<QToolButton*>())
        if (button->accessibleName().startsWith(QStringLiteral("Save"))) button->click();
    Q_EMIT panel.view()->exportRequested();
    EXPECT_EQ(asked.count(), 2);
}

TEST_F(MapPanelTest, EverythingReachableHasAName) {
    for (const QWidget* child : panel.findChildren<QWidget*>())
        if (child->focusPolicy() != Qt::NoFocus && child->isVisible()) {
            EXPECT_FALSE(child->accessibleName().isEmpty()) << child->metaObject()->className();
        }
}

QToolButton& buttonNamed(MapPanel& panel, const QString& name) {
    for (QToolButton* button : panel.findChildren<QToolButton*>())
        if (button->accessibleName() == name) return *button;
    throw std::runtime_error("no such button");
}

void press(QToolButton& button) {
    QTest::mouseClick(&button, Qt::LeftButton, {}, button.rect().center());
}

TEST_F(MapPanelTest, TheReadoutComparesTwoCursorsAndSumsUpARegion) {
    panel.view()->setCursor(Cell{7, 23}, CursorKind::locked);
    panel.view()->setSecondCursor(Cell{9, 12});
    EXPECT_EQ(panel.readoutText().toStdString(),
              "A t7 · layer 23  2307  B t9 · layer 12  1209  Δ −1098  +2 tokens, −11 layers");
    panel.view()->setRegion(MapRegion{2, 5, 4, 8});
    const QString text = panel.readoutText();
    EXPECT_TRUE(text.startsWith(QStringLiteral("4 tokens × 5 layers  20 cells  mean 604")))
        << text.toStdString();
    EXPECT_TRUE(text.endsWith(QStringLiteral("% of all")));
}

TEST_F(MapPanelTest, TheSharedRangeStaysFromMapToMap) {
    QSignalSpy changed(&panel, &MapPanel::sharedRangeChanged);
    const ValueRange own = panel.view()->range();
    press(buttonNamed(panel, QStringLiteral("Shared range")));
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(panel.sharedRange(), own);
    HeatmapGrid other = placeGrid(30, 44);
    other.valueName = QStringLiteral("Delta");
    for (float& value : other.values)
        value *= 10;
    panel.setGrid(other);
    EXPECT_EQ(panel.view()->range(), own);
    QTest::keyClick(panel.view(), '[');
    EXPECT_EQ(changed.count(), 2);
    EXPECT_LT(panel.sharedRange()->high, own.high);
    press(buttonNamed(panel, QStringLiteral("Shared range")));
    EXPECT_FALSE(panel.sharedRange());
    EXPECT_GT(panel.view()->range().high, own.high);
}

TEST_F(MapPanelTest, SignedMapsHaveNoLogarithm) {
    clickTab(2);
    ASSERT_EQ(panel.transform(), Transform::logarithmic);
    HeatmapGrid grid = placeGrid(30, 44);
    grid.scale = ScaleKind::diverging;
    panel.setGrid(grid);
    EXPECT_EQ(panel.transform(), Transform::linear);
    QTest::keyClick(&segments(), Qt::Key_End);
    QTest::keyClick(&segments(), Qt::Key_Right);
    QTest::keyClick(&segments(), Qt::Key_Right);
    EXPECT_EQ(panel.view()->grid().transform, Transform::squareRoot);
}

TEST_F(MapPanelTest, TheTableTakesThePlaceOfThePicture) {
    QSignalSpy changed(&panel, &MapPanel::formChanged);
    QSignalSpy hovered(panel.view(), &HeatmapView::cellHovered);
    panel.view()->setCursor(Cell{7, 23}, CursorKind::locked);
    press(buttonNamed(panel, QStringLiteral("Show as table")));
    EXPECT_EQ(changed.count(), 1);
    EXPECT_TRUE(panel.table()->isVisible());
    EXPECT_FALSE(panel.view()->isVisible());
    EXPECT_EQ(panel.table()->currentIndex().row(), 7);
    QTest::keyClick(panel.table(), Qt::Key_Down);
    ASSERT_EQ(hovered.count(), 1);
    EXPECT_EQ(hovered[0], (QList<QVariant>{8, 23}));
    EXPECT_EQ(panel.view()->cursorCell(), (Cell{8, 23}));
    press(buttonNamed(panel, QStringLiteral("Show as table")));
    EXPECT_TRUE(panel.view()->isVisible());
}

TEST_F(MapPanelTest, CellsCanBeChangedOnlyWhereTheyMayBePainted) {
    QList<MapTab> tabs = threeTabs();
    tabs[0].editable = true;
    panel.setTabs(tabs);
    press(buttonNamed(panel, QStringLiteral("Tools for the cells")));
    auto* row = panel.findChild<MapToolRow*>();
    ASSERT_TRUE(row->isVisible());
    EXPECT_GT(row->value(), 0) << "painting with nothing would look like a fault";
    auto* tools = row->findChild<SegmentedControl*>();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(tools, Qt::Key_Right);
    EXPECT_EQ(panel.view()->tool(), MapTool::zero);
    clickTab(2);
    EXPECT_EQ(panel.view()->tool(), MapTool::point) << "a disabled tool must not paint";
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(tools, Qt::Key_Right);
    EXPECT_EQ(panel.view()->tool(), MapTool::region) << "regions are read on every map";
    press(buttonNamed(panel, QStringLiteral("Tools for the cells")));
    EXPECT_FALSE(row->isVisible());
    EXPECT_EQ(panel.view()->tool(), MapTool::point) << "a hidden tool must not select";
}

TEST_F(MapPanelTest, EraseAllIsOfferedWhileCellsArePainted) {
    QList<MapTab> tabs = threeTabs();
    tabs[0].editable = true;
    panel.setTabs(tabs);
    press(buttonNamed(panel, QStringLiteral("Tools for the cells")));
    auto* erase = panel.findChild<MapToolRow*>()->findChild<QPushButton*>();
    QSignalSpy erased(&panel, &MapPanel::eraseRequested);
    EXPECT_FALSE(erase->isEnabled());
    panel.setPainted({{3, 2}, {4, 2}});
    EXPECT_EQ(panel.view()->paintedCount(), 2);
    ASSERT_TRUE(erase->isEnabled());
    QTest::mouseClick(erase, Qt::LeftButton);
    EXPECT_EQ(erased.count(), 1);
    panel.setPainted({});
    EXPECT_FALSE(erase->isEnabled());
}

TEST_F(MapPanelTest, TabGoesThroughTheHeaderToTheMap) {
    panel.activateWindow();
    tabs().setFocus(Qt::TabFocusReason);
    QStringList visited;
    for (int i = 0; i < 8; ++i) {
        visited << QApplication::focusWidget()->accessibleName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    EXPECT_EQ(visited.first(), QStringLiteral("Maps"));
    EXPECT_TRUE(visited.contains(QStringLiteral("Colour scale")));
    EXPECT_TRUE(visited.contains(QStringLiteral("Shared range")));
    EXPECT_TRUE(visited.contains(QStringLiteral("Show as table")));
    EXPECT_EQ(visited.last(), QStringLiteral("Steering push, map"));
}

TEST_F(MapPanelTest, DrawsInBothThemesAndScales) {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark})
        for (const qreal scale : {0.8, 1.0, 2.0}) {
            panel.setTheme(themeOf(kind));
            panel.setScale(scale);
            const QImage image = panel.grab().toImage();
            EXPECT_EQ(image.pixelColor(image.width() - 4, image.height() - 4).name(),
                      themeOf(kind).surface.name());
        }
}

} // namespace
} // namespace steerscope
