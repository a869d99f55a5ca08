// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The distillation in the window over a scripted engine: settings by mouse and keyboard, what the
// engine is asked for, and how its events are shown.
#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include "app/distil_pictures.h"
#include "app/text.h"
#include "app/window/distil_binder.h"
#include "app/window/side_column.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"
#include "tests/app/support/window_driver.h"
#include "widgets/curve_view.h"
#include "widgets/distill_charts.h"
#include "widgets/distill_options.h"
#include "widgets/distill_panel.h"

namespace steerscope::test {
namespace {

class DistilWindow : public testing::Test {
protected:
    DistilWindow() {
        m_window.resize(1600, 1000);
        m_window.show();
        m_bench.openModel("/models/tiny.gguf");
        const JobId job = m_port.last();
        m_port.play(ModelLoaded{job, fixtureModel()}, JobFinished{job});
        steer("You are a pirate. Always speak like a pirate.");
        QTest::qWait(20);
    }
    void steer(const std::string& text) {
        Experiment next = m_bench.experiment();
        next.prompt = "Hello?";
        next.steering.text = text;
        m_bench.edit(next);
    }
    void choose(const QString& name, const QString& item) {
        auto* box = named<QComboBox>(panel(), name);
        ASSERT_NE(box, nullptr) << toUtf8(name);
        for (int i = 0; i < box->count(); ++i)
            if (box->itemText(i).startsWith(item)) {
                box->setCurrentIndex(i);
                Q_EMIT box->activated(i);
                return;
            }
        FAIL() << toUtf8(item);
    }
    void setNumber(const QString& name, int value) {
        auto* box = named<QSpinBox>(panel(), name);
        ASSERT_NE(box, nullptr) << toUtf8(name);
        box->setValue(value);
    }
    bool panelShows(const QString& text) const {
        for (const QLabel* label : panel().findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }
    DistillPanel& panel() const { return *m_window.findChild<DistillPanel*>(); }
    bool canDistil() const { return named<QAbstractButton>(m_window, "Distil")->isEnabled(); }
    DistillConfig lastConfig() const { return m_port.all<DistillRequest>().back().second.config; }

    QTemporaryDir m_folder;
    ScriptedPort m_port;
    Workbench m_bench{m_port, {.dataFolder = toUtf8(m_folder.path())}};
    MainWindow m_window{m_bench};
};

std::shared_ptr<DistillReport> polishingReport(int epochs) {
    auto report = std::make_shared<DistillReport>();
    report->made = 64;
    report->kept = 46;
    report->heldoutRmse = report->trainRmse = {1.0, 0.8, 0.6, 0.5};
    for (int epoch = 0; epoch <= epochs; ++epoch)
        report->polish.push_back(
            {static_cast<double>(epoch), 4.0 * epoch, epoch > 0 ? 0.2 : 0.0, 0.3 - 0.05 * epoch});
    report->samples = {{"How do I make soup?", "Arrr, soup!", "Ahoy, soup!"}};
    report->samplesEpoch = epochs;
    return report;
}

TEST_F(DistilWindow, WithoutAdvancedTheDefaultsAreAsked) {
    ASSERT_TRUE(press(m_window, "Distil"));
    const DistillConfig config = lastConfig();
    EXPECT_EQ(config.method, DistillMethod::aPsr);
    EXPECT_EQ(config.rank, 1);
    EXPECT_EQ(config.polish.objective, PolishObjective::none);
    EXPECT_EQ(config.userPrompts.size(), 64u);
    EXPECT_EQ(config.heldoutPrompts, 16);
    EXPECT_EQ(config.verifier, "pirate") << "the ready-made instruction brings its check";
}

TEST_F(DistilWindow, EveryChoiceReachesTheEngineAndTheCommandLine) {
    panel().options()->setAdvancedShown(true);
    choose("Polish", "KL");
    setNumber("Rank", 4);
    setNumber("Epochs", 3);
    setNumber("Prompts", 40);
    setNumber("Held out", 12);
    setNumber("Tokens per answer", 24);
    choose("Which layers", "List");
    auto* list = named<QLineEdit>(panel(), "Layers of the list");
    list->setFocus();
    list->selectAll();
    QTest::keyClicks(list, "0, 2-3");
    m_window.actions().showCommand->setChecked(true);
    auto* line = named<QLineEdit>(panel(), "Command line that distils the same");
    for (const char* part :
         {"distill", "--rank 4", "--layers 0,2,3", "--objective kl", "--epochs 3", "--rollouts 40",
          "--heldout 12", "--max-tokens 24", "--verifier pirate", "--name pirate"})
        EXPECT_TRUE(line->text().contains(QLatin1String(part)))
            << part << " in " << toUtf8(line->text());
    ASSERT_TRUE(press(m_window, "Distil"));
    const DistillConfig config = lastConfig();
    EXPECT_EQ(config.rank, 4);
    EXPECT_EQ(config.layers, (std::vector<int>{0, 2, 3}));
    EXPECT_EQ(config.polish.objective, PolishObjective::divergence);
    EXPECT_EQ(config.polish.epochs, 3);
    EXPECT_EQ(config.userPrompts.size(), 52u);
    EXPECT_EQ(config.maxTokens, 24);
}

TEST_F(DistilWindow, UndoGoesBackOverItsSettingsAndRedoForth) {
    panel().options()->setAdvancedShown(true);
    setNumber("Rank", 4);
    Experiment next = m_bench.experiment();
    next.strength = 2;
    m_bench.edit(next);
    choose("Polish", "KL");
    const DistillForm last = panel().options()->form();
    QAction* undo = m_window.actions().undo;
    EXPECT_EQ(undo->text(), QStringLiteral("Undo settings of Distil"));
    undo->trigger();
    EXPECT_EQ(panel().options()->form().objective, 0);
    EXPECT_EQ(panel().options()->form().rank, 4);
    EXPECT_EQ(m_bench.experiment().strength, 2);
    undo->trigger();
    EXPECT_EQ(m_bench.experiment().strength, 1);
    undo->trigger();
    EXPECT_EQ(panel().options()->form().rank, 1);
    EXPECT_EQ(m_bench.distilSettings(), m_bench.defaultDistil());
    for (int i = 0; i < 3; ++i)
        m_window.actions().redo->trigger();
    EXPECT_EQ(panel().options()->form(), last);
    EXPECT_FALSE(m_window.actions().redo->isEnabled()) << "showing a form is no edit of it";
}

TEST_F(DistilWindow, WhatCannotBeUsedIsToldBesideItsFieldAndBlocksTheButton) {
    panel().options()->setAdvancedShown(true);
    setNumber("Held out", 100'00);
    EXPECT_FALSE(canDistil());
    EXPECT_TRUE(panelShows("questions"));
    setNumber("Held out", 16);
    EXPECT_TRUE(canDistil());
    choose("Which layers", "List");
    auto* list = named<QLineEdit>(panel(), "Layers of the list");
    list->setFocus();
    list->selectAll();
    QTest::keyClicks(list, "7");
    EXPECT_FALSE(canDistil()) << "the model has four layers";
    EXPECT_TRUE(panelShows("0 to 3"));
    choose("Which layers", "All");
    auto* check = named<QLineEdit>(panel(), "Check of the answers");
    check->setFocus();
    QTest::keyClicks(check, "nonsense");
    EXPECT_FALSE(canDistil());
    EXPECT_FALSE(check->accessibleName().isEmpty());
}

TEST_F(DistilWindow, AReadyInstructionFillsTheFieldAndIsKnownAgain) {
    choose("Ready-made instruction", "French");
    EXPECT_EQ(m_bench.experiment().steering.text, "Respond in French.");
    EXPECT_EQ(m_bench.distilConfig().verifier, "french");
    m_bench.undo();
    EXPECT_TRUE(
        named<QComboBox>(panel(), "Ready-made instruction")->currentText().startsWith("Pirate"));
    steer("Speak in riddles about my garden.");
    EXPECT_EQ(named<QComboBox>(panel(), "Ready-made instruction")->currentIndex(), 0);
    EXPECT_EQ(m_bench.distilConfig().verifier, "");
}

TEST_F(DistilWindow, CurvesAndSamplesFollowThePolish) {
    panel().options()->setAdvancedShown(true);
    choose("Polish", "KL");
    ASSERT_TRUE(press(m_window, "Distil"));
    const JobId job = m_port.last();
    m_port.play(SteeringModelReady{job, fixturePsr(), polishingReport(0)},
                DistillationAdvanced{job, DistillPhase::polishing, polishingReport(2)});
    DistillCharts& charts = *panel().charts();
    EXPECT_EQ(charts.view(), DistillCharts::View::training) << "shown by itself while it polishes";
    ASSERT_EQ(charts.training()->curveCount(), 2);
    EXPECT_EQ(charts.training()->pointCount(0), 3);
    EXPECT_EQ(charts.layers()->pointCount(0), 4);
    const auto samples = charts.findChild<SampleView*>()->toPlainText();
    EXPECT_TRUE(samples.contains("After epoch 2"));
    EXPECT_TRUE(samples.contains("Ahoy, soup!"));
}

TEST_F(DistilWindow, FinishEndsThePolishAndCancelKeepsTheBest) {
    choose("Polish", "KL");
    ASSERT_TRUE(press(m_window, "Distil"));
    const JobId job = m_port.last();
    const auto first = fixturePsr(), best = fixturePsr();
    m_port.play(SteeringModelReady{job, first, polishingReport(0)},
                DistillationAdvanced{job, DistillPhase::polishing, polishingReport(1)});
    EXPECT_EQ(m_bench.experiment().psr, first);
    ASSERT_TRUE(press(m_window, "End the polishing with the best result so far"));
    EXPECT_EQ(m_port.finishedEarly(), std::vector<JobId>{job});
    m_port.play(SteeringModelReady{job, best, polishingReport(1)});
    EXPECT_EQ(m_bench.experiment().psr, best) << "the better one takes the place of the first";
    ASSERT_TRUE(press(m_window, "Cancel the distillation"));
    m_port.play(JobCancelled{job});
    EXPECT_EQ(m_bench.experiment().psr, best);
    EXPECT_EQ(m_bench.library().entries().size(), 1u);
}

TEST_F(DistilWindow, TheBestSoFarCanBeUsedWhileItPolishes) {
    const int other = m_bench.library().add(fixturePsr("other"), nullptr);
    ASSERT_TRUE(press(m_window, "Distil"));
    const JobId job = m_port.last();
    const auto first = fixturePsr(), better = fixturePsr();
    m_port.play(SteeringModelReady{job, first, polishingReport(0)},
                DistillationAdvanced{job, DistillPhase::polishing, polishingReport(1)});
    EXPECT_FALSE(press(m_window, "Use the best steering model so far")) << "it is in use";
    m_bench.choosePsr(other);
    m_port.play(SteeringModelReady{job, better, polishingReport(1)});
    EXPECT_EQ(m_bench.experiment().psr->provenance.name, "other") << "the person's choice stays";
    ASSERT_TRUE(press(m_window, "Use the best steering model so far"));
    EXPECT_EQ(m_bench.experiment().psr, better);
}

TEST_F(DistilWindow, ARefusalIsToldWithItsRateAndAdvice) {
    ASSERT_TRUE(press(m_window, "Distil"));
    m_port.play(JobFailed{m_port.last(),
                          {.code = "DISTILL-002",
                           .problem = "This model does not follow this instruction well enough: "
                                      "prompted pass rate 5 %",
                           .found = "3 training rollouts kept",
                           .hint = "Choose another instruction."}});
    EXPECT_TRUE(panelShows("prompted pass rate 5 %"));
    EXPECT_TRUE(panelShows("3 training rollouts kept"));
    EXPECT_TRUE(panelShows("Choose another instruction."));
    EXPECT_TRUE(canDistil()) << "another instruction can be tried at once";
}

TEST_F(DistilWindow, EveryDistillationOfTheSessionIsACurveOfItsOwn) {
    for (int i = 0; i < 3; ++i) {
        setNumber("Rank", 1 + i);
        ASSERT_TRUE(press(m_window, "Distil"));
        const JobId job = m_port.last();
        m_port.play(SteeringModelReady{job, fixturePsr(), polishingReport(1)}, JobFinished{job});
    }
    const auto switches = panel().charts()->layers()->findChildren<QToolButton*>();
    ASSERT_EQ(switches.size(), 3);
    EXPECT_EQ(switches[0]->text(), "pirate");
    EXPECT_EQ(switches[1]->text(), "pirate, rank 2");
}

/// Nothing may be cut off at the side: the column scrolls up and down only.
TEST_F(DistilWindow, EveryStateFitsTheColumnOfASmallWindow) {
    m_window.resize(1280, 800);
    const auto* area = m_window.findChild<SideColumn*>()->scrollArea();
    for (const PictureState& state : distilPictures(m_window)) {
        state.enter();
        QTest::qWait(20);
        EXPECT_LE(area->widget()->minimumSizeHint().width(), area->viewport()->width())
            << toUtf8(state.name) << ": panel " << panel().minimumSizeHint().width() << ", options "
            << panel().options()->minimumSizeHint().width() << ", charts "
            << panel().charts()->minimumSizeHint().width();
        state.leave();
    }
}

TEST_F(DistilWindow, SettingsComeBackWithTheSession) {
    setNumber("Rank", 8);
    choose("Polish", "Likelihood");
    m_bench.comparison().show(fixtureRun());
    m_bench.saveSession();
    ScriptedPort port;
    const DistillSettings wanted = m_bench.distilSettings();
    EXPECT_EQ(wanted.objective, PolishObjective::logLikelihood);
    // The loaded model saved a session too; what counts is the last one.
    ASSERT_TRUE(waitUntil([&] {
        const auto session = readSession(toUtf8(m_folder.path()));
        return session && session->distil == wanted;
    }));
    Workbench later(port, {.dataFolder = toUtf8(m_folder.path())});
    later.start("/models/tiny.gguf", true);
    ASSERT_TRUE(waitUntil([&] { return later.distilSettings() == wanted; }));
    EXPECT_EQ(later.distilConfig().rank, 8);
}

TEST(DistilForm, IsTheSameAsTheSettings) {
    const DistillSettings settings{.method = DistillMethod::reftR1,
                                   .rank = 0,
                                   .layers = {5},
                                   .objective = PolishObjective::divergence,
                                   .check = ""};
    EXPECT_EQ(settingsOf(formOf(settings)), settings);
    EXPECT_EQ(settingsOf(formOf({})), DistillSettings{});
}

} // namespace
} // namespace steerscope::test
