// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/distill_panel.h"

#include "widgets/gauge_bar.h"
#include "widgets/rollout_list.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace steerscope {
namespace {

DistillReading polishing() {
    DistillReading reading;
    reading.state = DistillReading::State::running;
    reading.phase = "polishing · epoch 3 of 8";
    reading.fraction = 0.37;
    reading.remaining = "about 12 s left";
    reading.rolloutsKept = 46;
    reading.rolloutsMade = 64;
    reading.fidelity = 0.83;
    reading.kl = 0.21;
    reading.topOne = 0.82;
    reading.seconds = 9.4;
    reading.usable = true;
    return reading;
}

class DistillPanelTest : public testing::Test {
protected:
    void SetUp() override {
        m_panel.resize(392, 320);
        m_panel.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_panel));
    }
    bool showsText(const QString& text) const {
        for (const QLabel* label : m_panel.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }
    QPushButton* button(const QString& text) const {
        for (QPushButton* candidate : m_panel.findChildren<QPushButton*>())
            if (candidate->text() == text) return candidate;
        return nullptr;
    }

    DistillPanel m_panel;
};

TEST_F(DistillPanelTest, ExplainsItselfWhileIdle) {
    EXPECT_TRUE(showsText("Distil turns the instruction"));
    EXPECT_FALSE(button("Cancel")->isVisible());
}

TEST_F(DistillPanelTest, ShowsTheNumbersAsTheyCome) {
    m_panel.setReading(polishing());
    EXPECT_TRUE(showsText("0.83"));
    EXPECT_TRUE(showsText("KL 0.21 nat · same first choice 82 % · 9.4 s"));
    EXPECT_TRUE(showsText("about 12 s left"));
    const QList<GaugeBar*> bars = m_panel.findChildren<GaugeBar*>();
    ASSERT_EQ(bars.size(), 2);
    for (const GaugeBar* bar : bars)
        EXPECT_NEAR(bar->fraction(), bar->accessibleName().startsWith("Fidelity") ? 0.83 : 0.37,
                    1e-9);
    DistillReading early = polishing();
    early.fidelity.reset();
    early.kl.reset();
    m_panel.setReading(early);
    EXPECT_TRUE(showsText("–"));
    EXPECT_FALSE(showsText("KL"));
}

TEST_F(DistillPanelTest, UseNowWaitsForTheFirstResult) {
    QSignalSpy used(&m_panel, &DistillPanel::useNowRequested);
    DistillReading early = polishing();
    early.usable = false;
    m_panel.setReading(early);
    QTest::mouseClick(button("Use now"), Qt::LeftButton);
    EXPECT_EQ(used.count(), 0);
    m_panel.setReading(polishing());
    QTest::mouseClick(button("Use now"), Qt::LeftButton);
    EXPECT_EQ(used.count(), 1);
}

TEST_F(DistillPanelTest, CancelIsThereOnlyWhileItRuns) {
    QSignalSpy cancelled(&m_panel, &DistillPanel::cancelRequested);
    m_panel.setReading(polishing());
    QTest::mouseClick(button("Cancel"), Qt::LeftButton);
    EXPECT_EQ(cancelled.count(), 1);
    DistillReading done = polishing();
    done.state = DistillReading::State::cancelled;
    m_panel.setReading(done);
    EXPECT_FALSE(button("Cancel")->isVisible());
    EXPECT_TRUE(button("Use now")->isVisible());
}

TEST_F(DistillPanelTest, AFailureSaysWhy) {
    DistillReading failed = polishing();
    failed.state = DistillReading::State::failed;
    failed.problem = "No rollout passed the filter. Choose a clearer instruction.";
    m_panel.setReading(failed);
    EXPECT_TRUE(showsText("No rollout passed the filter"));
}

TEST_F(DistillPanelTest, TheRolloutsOpenOnDemandWithTheReasonForEachDrop) {
    m_panel.setReading(polishing());
    m_panel.setRollouts({{"Arrr!", true, {}}});
    m_panel.appendRollout({"Soup is a dish.", false, "not like a pirate"});
    auto* list = m_panel.findChild<RolloutList*>();
    EXPECT_EQ(list->rowCount(), 2);
    EXPECT_FALSE(list->isVisible());
    auto* dropped = m_panel.findChild<QToolButton*>();
    EXPECT_EQ(dropped->text(), "18 dropped");
    QTest::mouseClick(dropped, Qt::LeftButton);
    EXPECT_TRUE(list->isVisible());
    EXPECT_EQ(list->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(),
              "dropped, not like a pirate: Soup is a dish.");
}

TEST_F(DistillPanelTest, TakesAChartAndReplacesIt) {
    QPointer<QWidget> first = new QWidget;
    m_panel.setCurve(first);
    EXPECT_TRUE(m_panel.isAncestorOf(first));
    m_panel.setCurve(new QWidget);
    EXPECT_TRUE(first.isNull());
}

TEST(GaugeBar, ABarOfUnknownLengthTravels) {
    GaugeBar bar;
    bar.resize(200, 6);
    bar.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&bar));
    bar.setFraction(-1);
    EXPECT_EQ(bar.accessibleDescription(), "length unknown");
    const QImage before = bar.grab().toImage();
    QTest::qWait(150);
    EXPECT_NE(bar.grab().toImage(), before);
    bar.setFraction(0.5);
    EXPECT_EQ(bar.accessibleDescription(), "50 percent");
    const QImage half = bar.grab().toImage();
    EXPECT_EQ(half.pixelColor(90, 3), themeOf(ThemeKind::light).accent);
    EXPECT_EQ(half.pixelColor(110, 3), themeOf(ThemeKind::light).line);
}

} // namespace
} // namespace steerscope
