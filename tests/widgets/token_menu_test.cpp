// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/choice_bars.h"
#include "widgets/completion_pane.h"
#include "widgets/tint_legend.h"
#include "widgets/token_alternatives.h"
#include "widgets/token_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <cmath>

namespace steerscope {
namespace {

std::vector<TokenRun> shortAnswer() {
    return {{QStringLiteral("I"), {}, 1},
            {QStringLiteral(" be"), {}, 2},
            {QStringLiteral(" Captain"), {}, 3},
            {QStringLiteral(" Black"), {}, 4}};
}

class TokenMenuTest : public testing::Test {
protected:
    void SetUp() override {
        view.resize(340, 160);
        view.setIdentity(Identity::psr);
        view.setTokens(shortAnswer());
        view.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&view));
    }

    QMenu& open(QContextMenuEvent::Reason reason, QPoint at) {
        QContextMenuEvent event(reason, at, view.viewport()->mapToGlobal(at));
        QApplication::sendEvent(view.viewport(), &event);
        return *view.findChildren<QMenu*>().last();
    }
    static QStringList textsOf(const QMenu& menu) {
        QStringList texts;
        for (const QAction* action : menu.actions())
            if (!action->isSeparator()) texts << action->text();
        return texts;
    }
    QPoint centre(int token) const {
        return view.anchorRect(token).center() - view.viewport()->pos();
    }

    TokenView view;
};

TEST_F(TokenMenuTest, OffersOnlyWhatTheOwnerCanDo) {
    QMenu& menu = open(QContextMenuEvent::Mouse, centre(2));
    EXPECT_EQ(textsOf(menu).first(), QStringLiteral("Copy"));
    menu.close();
    view.setTokenActions(TokenAction::fork | TokenAction::pin | TokenAction::alternatives);
    QMenu& full = open(QContextMenuEvent::Mouse, centre(2));
    EXPECT_EQ(textsOf(full).mid(0, 3),
              (QStringList{QStringLiteral("Fork here"), QStringLiteral("Alternatives…"),
                           QStringLiteral("Pin")}));
    full.close();
}

TEST_F(TokenMenuTest, TellsTheTokenUnderThePointerOrTheCursor) {
    view.setTokenActions(TokenAction::fork | TokenAction::pin);
    QSignalSpy forked(&view, &TokenView::forkRequested);
    QSignalSpy pinned(&view, &TokenView::pinRequested);
    QMenu& byMouse = open(QContextMenuEvent::Mouse, centre(2));
    byMouse.actions().at(0)->trigger();
    byMouse.close();
    ASSERT_EQ(forked.count(), 1);
    EXPECT_EQ(forked[0][0].toInt(), 2);
    view.setTokenCursor(1, CursorKind::locked, CursorOwner::own);
    QMenu& byKey = open(QContextMenuEvent::Keyboard, {0, 0});
    byKey.actions().at(1)->trigger();
    byKey.close();
    ASSERT_EQ(pinned.count(), 1);
    EXPECT_EQ(pinned[0][0].toInt(), 1);
}

TEST_F(TokenMenuTest, AlternativesAreChosenByKeyboard) {
    view.setTokenActions(TokenAction::alternatives);
    QSignalSpy asked(&view, &TokenView::alternativesRequested);
    QSignalSpy chosen(&view, &TokenView::alternativeChosen);
    view.setTokenCursor(2, CursorKind::hover, CursorOwner::own);
    QTest::keyClick(&view, Qt::Key_Down, Qt::AltModifier);
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked[0][0].toInt(), 2);
    view.showAlternatives(2, {QStringLiteral("Choices"),
                              Identity::psr,
                              {{QStringLiteral("Captain"), .5F, true},
                               {QStringLiteral("Pirate"), .25F},
                               {QStringLiteral("Sailor"), .1F}}});
    auto* popup = view.findChild<TokenAlternatives*>();
    ASSERT_NE(popup, nullptr);
    ASSERT_TRUE(popup->isVisible());
    QTest::keyClick(popup->bars(), Qt::Key_Down);
    QTest::keyClick(popup->bars(), Qt::Key_Down);
    EXPECT_EQ(popup->bars()->accessibleDescription(),
              QStringLiteral("%1 10 %").arg(QStringLiteral("Sailor")));
    QTest::keyClick(popup->bars(), Qt::Key_Up);
    QTest::keyClick(popup->bars(), Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0], (QList<QVariant>{2, 1}));
    EXPECT_FALSE(popup->isVisible());
}

TEST_F(TokenMenuTest, WordsThatDifferAreUnderlined) {
    const QImage before = view.grab().toImage();
    view.setMarks({{}, {.only = true}, {.gapBefore = true}, {}});
    const QImage after = view.grab().toImage();
    EXPECT_NE(before, after);
    const auto differs = [&](int token) {
        const QRect box = view.anchorRect(token);
        const int y = box.bottom() - 3;
        int changed = 0;
        for (int x = box.left() + 3; x < box.right() - 3; ++x)
            for (int dy = -2; dy <= 2; ++dy)
                changed += before.pixel(x, y + dy) != after.pixel(x, y + dy);
        return changed;
    };
    EXPECT_GT(differs(1), 10);
    EXPECT_EQ(differs(3), 0);
    view.setTokenCursor(1, CursorKind::hover, CursorOwner::own);
    EXPECT_TRUE(view.accessibleDescription().contains(QStringLiteral("differs")));
}

TEST_F(TokenMenuTest, ValuesAreCopiedAsATable) {
    QMenu& menu = open(QContextMenuEvent::Mouse, centre(0));
    menu.actions().at(1)->trigger();
    menu.close();
    EXPECT_EQ(QApplication::clipboard()->text().toStdString(),
              "token\ttext\tvalue\n0\tI\t1\n1\t be\t2\n2\t Captain\t3\n3\t Black\t4\n");
    EXPECT_TRUE(QApplication::clipboard()->mimeData()->hasFormat(
        QStringLiteral("text/tab-separated-values")));
}

TEST_F(TokenMenuTest, WithReducedMotionTextFadesAtOnce) {
    Theme still = themeOf(ThemeKind::light);
    still.motion = Motion::reduced;
    view.setTheme(still);
    const QImage before = view.grab().toImage();
    view.setStale(true);
    const QImage first = view.grab().toImage();
    QTest::qWait(200);
    EXPECT_NE(first, before);
    EXPECT_EQ(view.grab().toImage(), first);
}

TEST(CompletionPaneTint, TheLegendChoosesWhatTintsTheText) {
    CompletionPane pane;
    pane.resize(360, 240);
    pane.setIdentity(Identity::psr, QStringLiteral("PSR"));
    pane.tokenView()->setTokens(shortAnswer());
    pane.setState(CompletionPane::State::finished);
    pane.show();
    auto* legend = pane.findChild<TintLegend*>();
    EXPECT_FALSE(legend->isVisible());
    pane.setTints({{QStringLiteral("λ"), {0, 0, 10, 0}}, {QStringLiteral("KL"), {5, 0, 0, 0}}});
    ASSERT_TRUE(legend->isVisible());
    EXPECT_GT(pane.tokenView()->tintOpacity(2), 0.1);
    EXPECT_EQ(pane.tokenView()->tintOpacity(0), 0);
    QSignalSpy chosen(&pane, &CompletionPane::tintChosen);
    legend->findChild<QMenu*>()->actions().at(1)->trigger();
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(pane.tint(), 1);
    EXPECT_GT(pane.tokenView()->tintOpacity(0), 0.1);
    pane.setTints(
        {{QStringLiteral("Surprise"), {1, 1, 1, 1}}, {QStringLiteral("KL"), {0, 5, 0, 0}}});
    EXPECT_EQ(pane.tint(), 1) << "the chosen quantity stays";
    EXPECT_EQ(legend->findChild<QToolButton*>()->accessibleName(), QStringLiteral("Tint: KL"));
    pane.setTints({});
    EXPECT_FALSE(legend->isVisible());
}

} // namespace
} // namespace steerscope
