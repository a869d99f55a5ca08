// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_inspector.h"

#include "widgets/choice_bars.h"
#include "widgets/layer_bars.h"
#include "widgets/segmented_control.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

TokenFacts pirateFacts() {
    TokenFacts facts;
    facts.token = "pirate";
    facts.place = "token #7, follows “a”";
    facts.layer = 3;
    facts.keyValues = {{"Push, all layers", "349", {}}, {"Share of total", "3.8 %", {}}};
    facts.series = {{"Push by layer", "Push", {1, 2, 3, 10, 5}},
                    {"‖Δ‖ by layer", "‖Δ‖", {2, 2, 4, 8, 16}}};
    facts.before = {"Choices before steering", Identity::unsteered, {{"man", .17F, false}}};
    facts.after = {"After", Identity::psr, {{"pirate", .31F, true}, {"sailor", .14F, false}}};
    return facts;
}

class TokenInspectorTest : public testing::Test {
protected:
    void SetUp() override {
        m_inspector.resize(392, 420);
        m_inspector.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_inspector));
    }
    bool showsText(const QString& text) const {
        for (const QLabel* label : m_inspector.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }

    TokenInspector m_inspector;
};

TEST_F(TokenInspectorTest, TeachesWhileNothingIsPointedAt) {
    EXPECT_TRUE(m_inspector.isEmpty());
    EXPECT_TRUE(showsText("Point at a word or a cell"));
    EXPECT_TRUE(m_inspector.anchorRect().isNull());
}

TEST_F(TokenInspectorTest, ShowsNumbersAndGoesBackToTeaching) {
    m_inspector.setFacts(pirateFacts());
    EXPECT_TRUE(showsText("349"));
    EXPECT_TRUE(showsText("Share of total"));
    EXPECT_FALSE(showsText("Point at a word"));
    EXPECT_TRUE(m_inspector.rect().contains(m_inspector.anchorRect()));
    TokenFacts fewer = pirateFacts();
    fewer.keyValues.pop_back();
    m_inspector.setFacts(fewer);
    EXPECT_FALSE(showsText("Share of total"));
    m_inspector.clear();
    EXPECT_TRUE(showsText("Point at a word"));
    EXPECT_FALSE(showsText("349"));
}

TEST_F(TokenInspectorTest, TheLockCanBeReleased) {
    m_inspector.setFacts(pirateFacts());
    EXPECT_FALSE(showsText("Locked"));
    m_inspector.setCursorKind(CursorKind::locked);
    EXPECT_TRUE(showsText("Locked"));
    QSignalSpy released(&m_inspector, &TokenInspector::releaseRequested);
    QTest::mouseClick(m_inspector.findChild<QToolButton*>(), Qt::LeftButton);
    EXPECT_EQ(released.count(), 1);
}

TEST_F(TokenInspectorTest, SwitchesBetweenSeriesAndKeepsTheChoiceForTheNextToken) {
    m_inspector.setFacts(pirateFacts());
    auto* choice = m_inspector.findChild<SegmentedControl*>();
    auto* bars = m_inspector.findChild<LayerBars*>();
    EXPECT_TRUE(choice->isVisible());
    QTest::keyClick(choice, Qt::Key_Right);
    EXPECT_EQ(bars->accessibleName(), "‖Δ‖ by layer");
    EXPECT_EQ(bars->accessibleDescription(), "layer 3: 8");
    m_inspector.setFacts(pirateFacts());
    EXPECT_EQ(bars->accessibleName(), "‖Δ‖ by layer");
}

TEST_F(TokenInspectorTest, AClickOnABarPicksItsLayer) {
    m_inspector.setFacts(pirateFacts());
    auto* bars = m_inspector.findChild<LayerBars*>();
    QSignalSpy hovered(&m_inspector, &TokenInspector::layerHovered);
    QSignalSpy activated(&m_inspector, &TokenInspector::layerActivated);
    const QPoint point = bars->barRect(4).center().toPoint();
    QTest::mouseMove(bars, point);
    QTest::mouseClick(bars, Qt::LeftButton, {}, point);
    ASSERT_EQ(hovered.count(), 1);
    EXPECT_EQ(hovered[0][0].toInt(), 4);
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0][0].toInt(), 4);
    m_inspector.setLayer(4);
    QTest::keyClick(bars, Qt::Key_Right);
    EXPECT_EQ(activated.last()[0].toInt(), 4);
    QTest::keyClick(bars, Qt::Key_Left);
    EXPECT_EQ(activated.last()[0].toInt(), 3);
}

TEST_F(TokenInspectorTest, OnlyTheMarkedBarHasTheCursorColour) {
    m_inspector.setFacts(pirateFacts());
    auto* bars = m_inspector.findChild<LayerBars*>();
    const QImage image = bars->grab().toImage();
    const auto foot = [&](int layer) {
        return image.pixelColor(bars->barRect(layer).center().toPoint().x(),
                                static_cast<int>(bars->barRect(layer).bottom()) - 2);
    };
    EXPECT_EQ(foot(3), themeOf(ThemeKind::light).cursor);
    EXPECT_EQ(foot(4), themeOf(ThemeKind::light).of(Identity::psr).fill);
}

TEST_F(TokenInspectorTest, CandidatesAreSpoken) {
    m_inspector.setFacts(pirateFacts());
    const QList<ChoiceBars*> columns = m_inspector.findChildren<ChoiceBars*>();
    ASSERT_EQ(columns.size(), 2);
    EXPECT_EQ(columns[1]->accessibleName(), "After");
    EXPECT_EQ(columns[1]->accessibleDescription(), "pirate 31 %, sailor 14 %");
}

} // namespace
} // namespace steerscope
