// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/distill_panel.h"

#include "widgets/curve_legend.h"
#include "widgets/curve_view.h"
#include "widgets/distill_charts.h"
#include "widgets/gauge_bar.h"
#include "widgets/rollout_list.h"
#include "widgets/segmented_control.h"

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
    failed.problem = "This model does not follow this instruction: prompted pass rate 5 %.";
    failed.found = "3 training rollouts kept";
    failed.advice = "Choose a clearer instruction.";
    m_panel.setReading(failed);
    for (const char* part : {"pass rate 5 %", "3 training rollouts kept", "Choose a clearer"})
        EXPECT_TRUE(showsText(part)) << part;
}

TEST_F(DistillPanelTest, TheRolloutsOpenOnDemandWithTheReasonForEachDrop) {
    m_panel.setReading(polishing());
    m_panel.setRollouts({{"Arrr!", true, {}}});
    m_panel.appendRollout({"Soup is a dish.", false, "not like a pirate"});
    auto* list = m_panel.findChild<RolloutList*>();
    EXPECT_EQ(list->rowCount(), 2);
    EXPECT_FALSE(list->isVisible());
    QToolButton* dropped = nullptr;
    for (QToolButton* candidate : m_panel.findChildren<QToolButton*>())
        if (candidate->accessibleName() == "Show the rollouts") dropped = candidate;
    ASSERT_NE(dropped, nullptr);
    EXPECT_EQ(dropped->text(), "18 dropped");
    QTest::mouseClick(dropped, Qt::LeftButton);
    EXPECT_TRUE(list->isVisible());
    EXPECT_EQ(list->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(),
              "dropped, not like a pirate: Soup is a dish.");
}

DistillRun run(const char* name, std::vector<double> validation) {
    DistillRun out{.name = QString::fromUtf8(name), .trainName = "train"};
    for (std::size_t i = 0; i < validation.size(); ++i)
        out.epochs.push_back(static_cast<double>(i));
    out.train = validation;
    out.validation = std::move(validation);
    out.heldoutRmse = {1.0, 0.7, 0.5};
    return out;
}

TEST_F(DistillPanelTest, SeveralRunsLieOverOneAnotherAndALegendHidesThem) {
    m_panel.setReading(polishing());
    DistillCharts& charts = *m_panel.charts();
    charts.setRuns({run("pirate", {0.3, 0.2})});
    EXPECT_EQ(charts.training()->curveCount(), 2);
    charts.setView(DistillCharts::View::training);
    EXPECT_FALSE(charts.training()->findChild<CurveLegend*>()->isVisible())
        << "one needs no legend";
    charts.setRuns({run("pirate", {0.3, 0.2}), run("pirate, rank 4", {0.2, 0.1})});
    EXPECT_EQ(charts.training()->curveCount(), 3) << "train only of the present one";
    EXPECT_EQ(charts.layers()->curveCount(), 2);
    const auto switches = charts.training()->findChildren<QToolButton*>();
    ASSERT_EQ(switches.size(), 2);
    switches[0]->click();
    EXPECT_EQ(charts.training()->hiddenRuns(), QStringList{"pirate"});
    // New numbers of the present run do not bring the hidden one back.
    charts.setRuns({run("pirate", {0.3, 0.2}), run("pirate, rank 4", {0.2, 0.1, 0.08})});
    EXPECT_EQ(charts.training()->hiddenRuns(), QStringList{"pirate"});
}

TEST_F(DistillPanelTest, TheChartChoosesItsViewUntilThePersonDoes) {
    DistillCharts& charts = *m_panel.charts();
    m_panel.setReading(polishing());
    EXPECT_EQ(charts.view(), DistillCharts::View::layers);
    charts.suggest(DistillCharts::View::training);
    EXPECT_EQ(charts.view(), DistillCharts::View::training);
    auto* views = charts.findChild<SegmentedControl*>();
    views->setFocus();
    QTest::keyClick(views, Qt::Key_Right);
    QTest::keyClick(views, Qt::Key_Right);
    EXPECT_EQ(charts.view(), DistillCharts::View::samples);
    const auto* gauge = m_panel.findChild<GaugeBar*>("fidelity");
    QTest::qWait(10);
    EXPECT_GT(gauge->mapTo(&m_panel, QPoint()).y(),
              charts.mapTo(&m_panel, QPoint(0, charts.height() - 1)).y())
        << "answers need the whole width";
    charts.suggest(DistillCharts::View::training);
    EXPECT_EQ(charts.view(), DistillCharts::View::samples);
}

TEST_F(DistillPanelTest, SamplesShowBothAnswersWithSymbolsAndTheirOrigin) {
    DistillCharts& charts = *m_panel.charts();
    charts.setSamples({{"How do I make soup?", "Arrr, <soup>!", "Ahoy, soup."}}, "after epoch 2");
    const QString text = charts.findChild<SampleView*>()->toPlainText();
    for (const char* part :
         {"after epoch 2", "How do I make soup?", "◇ Arrr, <soup>!", "● Ahoy, soup."})
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part << " in " << text.toStdString();
}

TEST_F(DistillPanelTest, PolishingCanBeEndedWithItsBest) {
    QSignalSpy finished(&m_panel, &DistillPanel::finishRequested);
    m_panel.setReading(polishing());
    EXPECT_FALSE(button("Finish")->isVisible());
    DistillReading reading = polishing();
    reading.polishing = true;
    m_panel.setReading(reading);
    QTest::mouseClick(button("Finish"), Qt::LeftButton);
    EXPECT_EQ(finished.count(), 1);
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
    Theme still = themeOf(ThemeKind::light);
    still.motion = Motion::reduced;
    bar.setTheme(still);
    const QImage resting = bar.grab().toImage();
    QTest::qWait(150);
    EXPECT_EQ(bar.grab().toImage(), resting);
    bar.setTheme(themeOf(ThemeKind::light));
    QTest::qWait(100);
    EXPECT_NE(bar.grab().toImage(), resting);
    bar.setFraction(0.5);
    EXPECT_EQ(bar.accessibleDescription(), "50 percent");
    const QImage half = bar.grab().toImage();
    EXPECT_EQ(half.pixelColor(90, 3), themeOf(ThemeKind::light).accent);
    EXPECT_EQ(half.pixelColor(110, 3), themeOf(ThemeKind::light).line);
}

} // namespace
} // namespace steerscope
