// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cursor_wire.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

WireGeometry researchWindow() {
    WireGeometry geometry;
    geometry.pane = QRectF(803, 144, 389, 224);
    geometry.token = QRectF(1008, 198, 44, 26);
    geometry.mapPanel = QRectF(8, 376, 1184, 584);
    geometry.mapHeader = QRectF(8, 376, 1184, 40);
    geometry.column = QRectF(219, 456, 22, 32);
    geometry.row = QRectF(1048, 566, 112, 11);
    geometry.inspector = QRectF(1217, 183, 56, 24);
    return geometry;
}

bool isRightAngled(const QPolygonF& line) {
    for (qsizetype i = 1; i < line.size(); ++i)
        if (line[i].x() != line[i - 1].x() && line[i].y() != line[i - 1].y()) return false;
    return true;
}

TEST(RouteWire, RunsInTheGapsOfTheDesign) {
    const WireGeometry g = researchWindow();
    const WirePath path = routeWire(g);
    ASSERT_EQ(path.lines.size(), 3U);
    for (const QPolygonF& line : path.lines)
        EXPECT_TRUE(isRightAngled(line));
    const QPolygonF& down = path.lines[0];
    EXPECT_GT(down.first().y(), g.token->bottom());
    EXPECT_LT(down.first().y(), g.token->bottom() + 4);
    // In the free strip left of the text, then in the gutter between pane and map.
    EXPECT_GT(down[2].x(), g.pane->left());
    EXPECT_LT(down[2].x(), g.pane->left() + 16);
    EXPECT_GT(down[2].y(), g.pane->bottom());
    EXPECT_LT(down[2].y(), g.mapPanel->top());
    EXPECT_NEAR(down.last().x(), g.column->center().x(), 0.6);
}

TEST(RouteWire, PausesAtTheTabRow) {
    const WireGeometry g = researchWindow();
    const WirePath path = routeWire(g);
    ASSERT_EQ(path.arrows.size(), 1U);
    EXPECT_LT(path.arrows[0].tip.y(), g.mapHeader->center().y());
    EXPECT_EQ(path.lines[1].first().y(), g.mapHeader->bottom());
    EXPECT_EQ(path.lines[1].last().y(), g.column->top());
}

TEST(RouteWire, EndsWithADotLeftOfTheName) {
    const WireGeometry g = researchWindow();
    const WirePath path = routeWire(g);
    ASSERT_TRUE(path.dot.has_value());
    EXPECT_LT(path.dot->x(), g.inspector->left());
    EXPECT_GT(path.lines[2][1].x(), g.mapPanel->right());
    EXPECT_LT(path.lines[2][1].x(), g.inspector->left());
}

TEST(RouteWire, LeavesOutWhatIsNotThere) {
    WireGeometry geometry = researchWindow();
    geometry.inspector.reset();
    EXPECT_FALSE(routeWire(geometry).dot.has_value());
    geometry.column.reset();
    EXPECT_TRUE(routeWire(geometry).lines.empty());
    geometry = researchWindow();
    geometry.inspector = QRectF(100, 900, 56, 24); // docked below: the wire does not reach it
    EXPECT_FALSE(routeWire(geometry).dot.has_value());
    EXPECT_TRUE(routeWire(WireGeometry{}).lines.empty());
}

TEST(RouteWire, StartsAtThePanesEdgeWhenTheTokenIsScrolledAway) {
    WireGeometry geometry = researchWindow();
    geometry.tokenOutOfView = true;
    const WirePath path = routeWire(geometry);
    EXPECT_LT(path.lines[0].first().x(), geometry.pane->left() + 16);
    ASSERT_EQ(path.arrows.size(), 2U);
    EXPECT_EQ(path.arrows[0].direction, WireArrow::Direction::up);
    EXPECT_EQ(path.arrows[1].direction, WireArrow::Direction::down);
}

class CursorWireTest : public testing::Test {
protected:
    void SetUp() override {
        m_window.resize(400, 300);
        m_token.setGeometry(200, 20, 60, 20);
        m_column.setGeometry(40, 200, 20, 60);
        m_wire = new CursorWire(&m_window);
        m_wire->setAnchorSource([this] {
            WireAnchors anchors;
            anchors.token = WireAnchor{&m_token, m_token.rect()};
            anchors.column = WireAnchor{&m_column, m_column.rect()};
            return anchors;
        });
        m_wire->setKind(CursorKind::locked);
        m_window.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_window));
    }

    QWidget m_window;
    QPushButton m_token{&m_window};
    QWidget m_column{&m_window};
    CursorWire* m_wire = nullptr; ///< Owned by the window.
};

TEST_F(CursorWireTest, ConnectsTheViewsInTheCursorColour) {
    EXPECT_FALSE(m_wire->isVisible());
    m_wire->setActive(true);
    EXPECT_TRUE(m_wire->isVisible());
    const QPolygonF line = m_wire->path().lines[0];
    const QPoint middle = ((line[1] + line[2]) / 2).toPoint();
    const QColor there =
        m_window.grab().toImage().pixelColor(static_cast<int>(std::floor(line[1].x())), middle.y());
    const QColor cursor = themeOf(ThemeKind::light).cursor;
    EXPECT_LT(std::abs(there.red() - cursor.red()), 40);
    EXPECT_LT(std::abs(there.green() - cursor.green()), 90);
    m_wire->setActive(false);
    EXPECT_FALSE(m_wire->isVisible());
}

TEST_F(CursorWireTest, LetsTheMouseThrough) {
    m_wire->setActive(true);
    QSignalSpy clicked(&m_token, &QPushButton::clicked);
    EXPECT_EQ(m_window.childAt(m_token.geometry().center()), &m_token);
    QTest::mouseClick(m_window.windowHandle(), Qt::LeftButton, {}, m_token.geometry().center());
    EXPECT_EQ(clicked.count(), 1);
}

TEST_F(CursorWireTest, FollowsTheWindowAndItsViews) {
    m_wire->setActive(true);
    const QPointF before = m_wire->path().lines[0].last();
    m_window.resize(640, 480);
    m_column.move(300, 200);
    QCoreApplication::processEvents();
    EXPECT_EQ(m_wire->geometry(), m_window.rect());
    EXPECT_NE(m_wire->path().lines[0].last(), before);
    m_column.hide();
    m_wire->refresh();
    EXPECT_FALSE(m_wire->isVisible());
}

} // namespace
} // namespace steerscope
