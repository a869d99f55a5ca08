// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/command_palette.h"
#include "widgets/command_strip.h"
#include "widgets/key_sheet.h"
#include "widgets/tour_callout.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

TEST(FuzzyScore, LettersMustComeInOrder) {
    EXPECT_TRUE(fuzzyScore(QStringLiteral("exfig"), QStringLiteral("Export figure…")).has_value());
    EXPECT_TRUE(fuzzyScore(QString(), QStringLiteral("Anything")).has_value());
    EXPECT_EQ(fuzzyScore(QStringLiteral("gif"), QStringLiteral("Export figure…")), std::nullopt);
    EXPECT_EQ(fuzzyScore(QStringLiteral("RUN"), QStringLiteral("run")),
              fuzzyScore(QStringLiteral("run"), QStringLiteral("run")));
}

TEST(FuzzyScore, WordStartsAndRowsWin) {
    const QString typed = QStringLiteral("ed");
    EXPECT_GT(*fuzzyScore(typed, QStringLiteral("Export data")),
              *fuzzyScore(typed, QStringLiteral("Speed")));
    EXPECT_GT(*fuzzyScore(QStringLiteral("data"), QStringLiteral("Copy data")),
              *fuzzyScore(QStringLiteral("data"), QStringLiteral("Dump at a")));
}

class Palette : public testing::Test {
protected:
    Palette() {
        m_window.resize(900, 600);
        m_window.show();
        for (const char* name : {"Export figure…", "Export data…", "Run", "Undo"})
            m_actions << new QAction(QString::fromUtf8(name), &m_window);
    }
    QLineEdit& field() { return *m_palette.findChild<QLineEdit*>(); }

    QWidget m_window;
    QList<QAction*> m_actions;
    CommandPalette m_palette{&m_window};
};

TEST_F(Palette, TypingNarrowsAndEnterRuns) {
    QSignalSpy run(m_actions[1], &QAction::triggered);
    m_palette.open(m_actions);
    EXPECT_EQ(m_palette.shownNames().size(), 4);
    QTest::keyClicks(&field(), QStringLiteral("exda"));
    EXPECT_EQ(m_palette.shownNames(), QStringList{m_actions[1]->text()});
    QTest::keyClick(&field(), Qt::Key_Return);
    EXPECT_EQ(run.size(), 1);
    EXPECT_FALSE(m_palette.isVisible());
}

TEST_F(Palette, DisabledCommandsAreListedButDoNotRun) {
    m_actions[2]->setEnabled(false);
    QSignalSpy run(m_actions[2], &QAction::triggered);
    m_palette.open(m_actions);
    QTest::keyClicks(&field(), QStringLiteral("run"));
    EXPECT_EQ(m_palette.shownNames().size(), 1);
    QTest::keyClick(&field(), Qt::Key_Return);
    EXPECT_EQ(run.size(), 0);
    EXPECT_TRUE(m_palette.isVisible());
}

TEST_F(Palette, EscapeClosesAndArrowsChoose) {
    QSignalSpy run(m_actions[1], &QAction::triggered);
    m_palette.open(m_actions);
    QTest::keyClick(&field(), Qt::Key_Down);
    QTest::keyClick(&field(), Qt::Key_Return);
    EXPECT_EQ(run.size(), 1);
    m_palette.open(m_actions);
    QTest::keyClick(&field(), Qt::Key_Escape);
    EXPECT_FALSE(m_palette.isVisible());
}

TEST(KeySheetTest, ShowsEveryLineAndAnyKeyClosesIt) {
    QWidget window;
    window.resize(900, 600);
    window.show();
    KeySheet sheet(&window);
    sheet.open({{QStringLiteral("Run"), {{QStringLiteral("Ctrl+Enter"), QStringLiteral("Run")}}},
                {QStringLiteral("Cursor"),
                 {{QStringLiteral("."), QStringLiteral("Next token")},
                  {QStringLiteral(","), QStringLiteral("Previous token")}}}});
    EXPECT_EQ(sheet.lineCount(), 3);
    EXPECT_TRUE(window.rect().contains(sheet.geometry()));
    QTest::keyClick(&sheet, Qt::Key_X);
    EXPECT_FALSE(sheet.isVisible());
}

/// Long lines widen the sheet instead of being cut, and both columns are about as high.
TEST(KeySheetTest, IsAsWideAsItsLinesAndItsColumnsAreBalanced) {
    QWidget window;
    window.resize(1280, 800);
    window.show();
    KeySheet sheet(&window);
    const KeyGroup shortGroup{QStringLiteral("Run"),
                              {{QStringLiteral("Ctrl+Enter"), QStringLiteral("Run")}}};
    KeyGroup longGroup{QStringLiteral("Window"), {}};
    for (int i = 0; i < 9; ++i)
        longGroup.lines.push_back({QStringLiteral("Ctrl+Shift+A, Ctrl+Alt+Shift+B"),
                                   QStringLiteral("Something that takes many words to be said")});
    sheet.open({shortGroup, shortGroup, shortGroup, shortGroup, longGroup});
    QTest::qWait(20);
    const auto* scroll = sheet.findChild<QScrollArea*>();
    EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0);
    EXPECT_EQ(scroll->verticalScrollBar()->maximum(), 0);
    EXPECT_LE(sheet.height(), 12 * 26 + 80) << "the four short groups stand beside the long one";
}

TEST(TourCalloutTest, StaysInTheWindowAndFollowsItsTarget) {
    QWidget window;
    window.resize(900, 600);
    QPushButton low(&window), high(&window);
    low.setGeometry(800, 560, 90, 30);
    high.setGeometry(10, 10, 90, 30);
    window.show();
    TourCallout callout(&window);
    const TourText text{.number = 2,
                        .count = 6,
                        .title = QStringLiteral("Run"),
                        .task = QStringLiteral("Press Run.")};
    for (QPushButton* target : {&low, &high}) {
        callout.show(text, target);
        EXPECT_TRUE(window.rect().contains(callout.geometry()));
        EXPECT_FALSE(callout.geometry().intersects(target->geometry()));
    }
    const QRect before = callout.geometry();
    high.move(300, 200);
    EXPECT_NE(callout.geometry(), before);
    callout.leave();
    EXPECT_FALSE(callout.isVisible());
}

TEST(CommandStripTest, CopiesTheLine) {
    CommandStrip strip;
    strip.setCommand(QStringLiteral("steerscope-cli compare"));
    strip.show();
    QSignalSpy copied(&strip, &CommandStrip::copied);
    QTest::mouseClick(strip.findChild<QToolButton*>(), Qt::LeftButton);
    EXPECT_EQ(copied.size(), 1);
    EXPECT_EQ(QApplication::clipboard()->text(), strip.command());
}

} // namespace
} // namespace steerscope
