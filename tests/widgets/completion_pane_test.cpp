// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/completion_pane.h"

#include "widgets/elided_label.h"
#include "widgets/token_view.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

class CompletionPaneTest : public testing::Test {
protected:
    void SetUp() override {
        m_pane.resize(360, 240);
        m_pane.setIdentity(Identity::psr, "PSR");
        m_pane.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_pane));
    }
    bool showsText(const QString& text) const {
        for (const QLabel* label : m_pane.findChildren<QLabel*>())
            if (label->isVisible() && label->text() == text) return true;
        for (const ElidedLabel* label : m_pane.findChildren<ElidedLabel*>())
            if (label->isVisible() && label->fullText() == text) return true;
        return false;
    }
    QToolButton* stop() const { return m_pane.findChild<QToolButton*>(); }

    CompletionPane m_pane;
};

TEST_F(CompletionPaneTest, TeachesWhileEmptyAndHidesTheFooter) {
    m_pane.setFooter("Tint");
    EXPECT_TRUE(showsText("Run writes its answer here"));
    EXPECT_FALSE(showsText("Tint"));
    EXPECT_FALSE(m_pane.tokenView()->isVisible());
    EXPECT_FALSE(stop()->isVisible());
}

TEST_F(CompletionPaneTest, StopAppearsOnlyWhileSomethingIsWritten) {
    QSignalSpy stopped(&m_pane, &CompletionPane::stopRequested);
    m_pane.setState(CompletionPane::State::running);
    m_pane.setReading("38 t/s");
    EXPECT_TRUE(showsText("38 t/s"));
    QTest::mouseClick(stop(), Qt::LeftButton);
    EXPECT_EQ(stopped.count(), 1);
    m_pane.setState(CompletionPane::State::finished);
    EXPECT_FALSE(stop()->isVisible());
}

TEST_F(CompletionPaneTest, UpdatingFadesTheTextAndSaysSo) {
    m_pane.tokenView()->setTokens({{"Arr", "Arr", 1}});
    m_pane.setReading("44 tokens");
    m_pane.setState(CompletionPane::State::updating);
    EXPECT_TRUE(m_pane.tokenView()->isStale());
    EXPECT_TRUE(showsText("updating"));
    m_pane.setState(CompletionPane::State::finished);
    EXPECT_FALSE(m_pane.tokenView()->isStale());
    EXPECT_TRUE(showsText("44 tokens"));
}

TEST_F(CompletionPaneTest, AFailureKeepsTheTextAndSaysWhyUntilTheNextRun) {
    m_pane.tokenView()->setTokens({{"Arr", "Arr", 1}, {" matey", "matey", 1}});
    m_pane.setFooter("Tint Σ push");
    m_pane.showError("Out of memory. Choose fewer tokens.");
    EXPECT_EQ(m_pane.state(), CompletionPane::State::failed);
    EXPECT_EQ(m_pane.tokenView()->text(), "Arr matey");
    EXPECT_TRUE(m_pane.tokenView()->isVisible());
    EXPECT_TRUE(showsText("Out of memory. Choose fewer tokens."));
    m_pane.setState(CompletionPane::State::running);
    EXPECT_FALSE(showsText("Out of memory. Choose fewer tokens."));
    EXPECT_TRUE(showsText("Tint Σ push"));
}

TEST_F(CompletionPaneTest, ALongDetailIsElidedWithTheFullTextAtHand) {
    const QString detail = QString("a very long name of a steering model ").repeated(8);
    m_pane.setDetail(detail);
    EXPECT_EQ(m_pane.width(), 360);
    bool atHand = false;
    for (const ElidedLabel* label : m_pane.findChildren<ElidedLabel*>())
        atHand = atHand || label->toolTip() == detail;
    EXPECT_TRUE(atHand);
}

} // namespace
} // namespace steerscope
