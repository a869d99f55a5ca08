// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_view.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace steerscope {
namespace {

std::vector<TokenRun> pirate() {
    const QStringList texts{"I",       " be",  " Captain", " Black", "wood",   ",",    " a",
                            " pirate", " who", " sails",   " the",   " seven", " seas"};
    std::vector<TokenRun> runs;
    float value = 1;
    for (const QString& text : texts)
        runs.push_back({text, text.trimmed(), value++});
    return runs;
}

std::vector<TokenRun> manyTokens(int count) {
    std::vector<TokenRun> runs;
    for (int i = 0; i < count; ++i)
        runs.push_back({QStringLiteral(" word%1").arg(i), {}, static_cast<float>(i % 17)});
    return runs;
}

class TokenViewTest : public testing::Test {
protected:
    void SetUp() override {
        m_view.resize(340, 160);
        m_view.setIdentity(Identity::psr);
        m_view.setTokens(pirate());
        m_view.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_view));
    }
    QPoint centre(int token) const {
        return m_view.anchorRect(token).center() - m_view.viewport()->pos();
    }
    void moveTo(QPoint point) { QTest::mouseMove(m_view.viewport(), point); }

    TokenView m_view;
};

double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrastOnTint(const Theme& theme, const QColor& tint) {
    const auto mix = [&](double over, double under) {
        return static_cast<float>(over * tint.alphaF() + under * (1 - tint.alphaF()));
    };
    const QColor paper = QColor::fromRgbF(mix(tint.redF(), theme.surface.redF()),
                                          mix(tint.greenF(), theme.surface.greenF()),
                                          mix(tint.blueF(), theme.surface.blueF()));
    const double a = luminance(paper) + 0.05;
    const double b = luminance(theme.text) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

TEST_F(TokenViewTest, TextIsTheConcatenationOfTheTokens) {
    EXPECT_EQ(m_view.text(), "I be Captain Blackwood, a pirate who sails the seven seas");
}

TEST_F(TokenViewTest, TintFollowsTheLawOfTheDesign) {
    std::vector<float> values(13, 0);
    values[0] = 100;
    values[1] = 50;
    values[2] = 5;
    values[3] = std::numeric_limits<float>::quiet_NaN();
    // 12 finite values: the 97th percentile lies between 50 and 100.
    m_view.setTint(values);
    const double reference = 50 + (0.97 * 11 - 10) * 50;
    const double cap = themeOf(ThemeKind::light).tintCap;
    EXPECT_NEAR(m_view.tintOpacity(0), cap, 1e-3);
    EXPECT_NEAR(m_view.tintOpacity(1), cap * std::pow(50 / reference, 1.6), 5e-3);
    EXPECT_EQ(m_view.tintOpacity(2), 0); // below 0.12 of the reference
    EXPECT_EQ(m_view.tintOpacity(3), 0);
    EXPECT_EQ(m_view.tintOpacity(-1), 0);
    EXPECT_EQ(m_view.tintOpacity(99), 0);
}

TEST_F(TokenViewTest, TextStaysReadableOnTheStrongestTint) {
    for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark})
        for (const Identity identity : {Identity::unsteered, Identity::prompted, Identity::psr}) {
            m_view.setTheme(themeOf(kind));
            m_view.setIdentity(identity);
            for (int token = 0; token < m_view.tokenCount(); ++token)
                EXPECT_GE(contrastOnTint(themeOf(kind), m_view.tintColor(token)), 4.5);
        }
}

/// Surprise and the like are quantities of every answer; nobody's hue stands for them here.
TEST_F(TokenViewTest, UnsteeredTextIsTintedGreyAndOnlyByKnownValues) {
    m_view.setIdentity(Identity::unsteered);
    const int last = m_view.tokenCount() - 1;
    EXPECT_GT(m_view.tintOpacity(last), 0);
    EXPECT_LT(m_view.tintColor(last).hslSaturationF(), 0.15F);
    m_view.setTint({});
    for (int token = 0; token < m_view.tokenCount(); ++token)
        EXPECT_EQ(m_view.tintOpacity(token), 0);
}

TEST_F(TokenViewTest, ADifferenceIsBlueBelowZeroAndOrangeAbove) {
    m_view.setIdentity(Identity::twin);
    m_view.setTint({-3, 3}, TintSign::both);
    const Theme& theme = themeOf(ThemeKind::light);
    const auto hue = [](QColor color) {
        color.setAlpha(255);
        return color;
    };
    EXPECT_EQ(hue(m_view.tintColor(0)), hue(theme.of(Identity::prompted).tint));
    EXPECT_EQ(hue(m_view.tintColor(1)), hue(theme.of(Identity::psr).tint));
    EXPECT_EQ(m_view.tintColor(0).alpha(), m_view.tintColor(1).alpha());
}

TEST_F(TokenViewTest, TintsOnlyGrowWiderWhileStreaming) {
    m_view.setTokens({});
    m_view.setStreaming(true);
    m_view.appendToken({"a", "a", 100});
    m_view.appendToken({"b", "b", 1});
    const qreal before = m_view.tintOpacity(1);
    for (int i = 0; i < 60; ++i)
        m_view.appendToken({" c", "c", 1});
    EXPECT_EQ(m_view.tintOpacity(1), before);
    m_view.setStreaming(false);
    EXPECT_GT(m_view.tintOpacity(1), before);
}

TEST_F(TokenViewTest, HoverNamesEachTokenOnceAndSaysWhenItLeaves) {
    QSignalSpy hovered(&m_view, &TokenView::tokenHovered);
    QSignalSpy left(&m_view, &TokenView::hoverLeft);
    moveTo(centre(7));
    moveTo(centre(7) + QPoint(1, 0));
    ASSERT_EQ(hovered.count(), 1);
    EXPECT_EQ(hovered[0][0].toInt(), 7);
    moveTo(centre(4));
    ASSERT_EQ(hovered.count(), 2);
    EXPECT_EQ(hovered[1][0].toInt(), 4);
    moveTo({5, 150});
    EXPECT_EQ(left.count(), 1);
}

TEST_F(TokenViewTest, ClickActivates) {
    QSignalSpy activated(&m_view, &TokenView::tokenActivated);
    QTest::mouseClick(m_view.viewport(), Qt::LeftButton, {}, centre(7));
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0][0].toInt(), 7);
    QTest::mouseClick(m_view.viewport(), Qt::LeftButton, {}, QPoint(5, 150));
    EXPECT_EQ(activated.count(), 1);
}

TEST_F(TokenViewTest, DragSelectsWholeTokensAndCopiesThem) {
    QSignalSpy activated(&m_view, &TokenView::tokenActivated);
    QTest::mousePress(m_view.viewport(), Qt::LeftButton, {}, centre(3));
    QMouseEvent move(QEvent::MouseMove, centre(6), m_view.viewport()->mapToGlobal(centre(6)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_view.viewport(), &move);
    QTest::mouseRelease(m_view.viewport(), Qt::LeftButton, {}, centre(6));
    EXPECT_EQ(m_view.selectedText(), " Blackwood, a");
    EXPECT_EQ(activated.count(), 0);
    QTest::keyClick(&m_view, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), " Blackwood, a");
    QTest::keyClick(&m_view, Qt::Key_Escape);
    EXPECT_EQ(m_view.selectedText(), QString());
    QTest::keyClick(&m_view, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), m_view.text());
}

TEST_F(TokenViewTest, KeysPointWhileHoveringAndMoveTheLockWhileLocked) {
    QSignalSpy hovered(&m_view, &TokenView::tokenHovered);
    QSignalSpy activated(&m_view, &TokenView::tokenActivated);
    QTest::keyClick(&m_view, Qt::Key_Period);
    ASSERT_EQ(hovered.count(), 1);
    EXPECT_EQ(hovered[0][0].toInt(), 0);
    m_view.setTokenCursor(7, CursorKind::locked, CursorOwner::own);
    QTest::keyClick(&m_view, Qt::Key_Comma);
    ASSERT_EQ(activated.count(), 1);
    EXPECT_EQ(activated[0][0].toInt(), 6);
    m_view.setTokenCursor(12, CursorKind::locked, CursorOwner::own);
    QTest::keyClick(&m_view, Qt::Key_Right);
    EXPECT_EQ(activated.last()[0].toInt(), 12);
    QTest::keyClick(&m_view, Qt::Key_Home);
    EXPECT_EQ(activated.last()[0].toInt(), 0);
}

TEST_F(TokenViewTest, DownGoesToTheTokenBelow) {
    QSignalSpy activated(&m_view, &TokenView::tokenActivated);
    m_view.setTokenCursor(1, CursorKind::locked, CursorOwner::own);
    QTest::keyClick(&m_view, Qt::Key_Down);
    const int below = activated.last()[0].toInt();
    EXPECT_GT(m_view.anchorRect(below).top(), m_view.anchorRect(1).bottom());
    EXPECT_LT(std::abs(m_view.anchorRect(below).center().x() - m_view.anchorRect(1).center().x()),
              60);
}

TEST_F(TokenViewTest, EscapeReleasesTheCursor) {
    QSignalSpy released(&m_view, &TokenView::cursorReleased);
    QTest::keyClick(&m_view, Qt::Key_Escape);
    EXPECT_EQ(released.count(), 0);
    m_view.setTokenCursor(7, CursorKind::locked, CursorOwner::own);
    QTest::keyClick(&m_view, Qt::Key_Escape);
    EXPECT_EQ(released.count(), 1);
}

TEST_F(TokenViewTest, OwnerFrameIsPaintedInTheCursorColourAroundTheToken) {
    const QRect frame = m_view.anchorRect(7);
    const auto frameColour = [&] {
        const QImage image = m_view.grab().toImage();
        return image.pixelColor(frame.center().x(), frame.top());
    };
    const QColor without = frameColour();
    m_view.setTokenCursor(7, CursorKind::locked, CursorOwner::own);
    const QColor with = frameColour();
    const QColor cursor = themeOf(ThemeKind::light).cursor;
    EXPECT_NE(with, without);
    EXPECT_LT(std::abs(with.red() - cursor.red()) + std::abs(with.green() - cursor.green()), 120);
}

TEST_F(TokenViewTest, LongTextScrollsAndTheLockedTokenComesToTheSecondLine) {
    m_view.setTokens(manyTokens(400));
    EXPECT_TRUE(m_view.isOutOfView(300));
    const QRect clipped = m_view.anchorRect(300);
    EXPECT_TRUE(m_view.rect().contains(clipped));
    EXPECT_EQ(clipped.height(), 1);
    m_view.ensureVisible(300);
    EXPECT_FALSE(m_view.isOutOfView(300));
    const int top = m_view.anchorRect(300).top();
    EXPECT_GT(top, 28);
    EXPECT_LT(top, 28 * 2 + 16);
    const int value = m_view.verticalScrollBar()->value();
    m_view.ensureVisible(300);
    EXPECT_EQ(m_view.verticalScrollBar()->value(), value);
}

TEST_F(TokenViewTest, StreamingFollowsTheEndUnlessThePersonScrolledUp) {
    m_view.setStreaming(true);
    for (const TokenRun& token : manyTokens(200))
        m_view.appendToken(token);
    QScrollBar* bar = m_view.verticalScrollBar();
    EXPECT_EQ(bar->value(), bar->maximum());
    bar->setValue(10);
    for (const TokenRun& token : manyTokens(50))
        m_view.appendToken(token);
    EXPECT_EQ(bar->value(), 10);
}

TEST_F(TokenViewTest, StaleTextFadesToLessThanHalf) {
    const auto darkest = [&] {
        const QImage image = m_view.grab().toImage();
        const QRect area = m_view.anchorRect(2).adjusted(4, 4, -4, -4);
        int least = 255;
        for (int y = area.top(); y < area.bottom(); ++y)
            for (int x = area.left(); x < area.right(); ++x)
                least = std::min(least, image.pixelColor(x, y).lightness());
        return least;
    };
    const int fresh = darkest();
    m_view.setStale(true);
    QTest::qWait(200);
    EXPECT_GT(darkest(), fresh + 60);
    m_view.setStale(false);
    EXPECT_EQ(darkest(), fresh);
}

TEST_F(TokenViewTest, ScreenReadersGetTheTextAndTheToken) {
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&m_view);
    ASSERT_NE(spoken, nullptr);
    EXPECT_EQ(spoken->text(QAccessible::Value), m_view.text());
    m_view.setTokenCursor(7, CursorKind::locked, CursorOwner::own);
    EXPECT_EQ(spoken->text(QAccessible::Description), "token 7 of 13: pirate");
}

/// The quickest of some frames while the view scrolls over `count` tokens, in nanoseconds.
qint64 quickestFrame(TokenView& view, int count) {
    view.setTokens(manyTokens(count));
    view.grab();
    qint64 quickest = std::numeric_limits<qint64>::max();
    constexpr int kFrames = 20;
    for (int i = 0; i < kFrames; ++i) {
        QElapsedTimer timer;
        timer.start();
        view.verticalScrollBar()->setValue(i * 97);
        view.viewport()->repaint();
        quickest = std::min(quickest, timer.nsecsElapsed());
    }
    return quickest;
}

TEST_F(TokenViewTest, AFrameCostsAboutTheSameHoweverLongTheTextIs) {
    const qint64 few = quickestFrame(m_view, 400);
    const qint64 many = quickestFrame(m_view, 4000);
    EXPECT_LT(many, 6 * few) << "ten times the tokens: what is out of sight must cost nothing";
}

} // namespace
} // namespace steerscope
