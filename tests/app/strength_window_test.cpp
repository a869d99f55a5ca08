// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Strength in the window over a scripted engine, driven by real input events: live answers, further
// PSRs, the sweep, and what is kept of it.
#include <gtest/gtest.h>

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QWheelEvent>

#include "app/session.h"
#include "app/text.h"
#include "app/window/column_menu.h"
#include "app/window/strength_card.h"
#include "core/base/error.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"
#include "tests/app/support/window_driver.h"
#include "widgets/curve_view.h"
#include "widgets/identity_mark.h"
#include "widgets/strength_groove.h"

namespace steerscope::test {
namespace {

std::shared_ptr<const SteeringModel> pirate() {
    auto psr = std::make_shared<SteeringModel>(*fixturePsr());
    psr->provenance.prompt.text = "You are a pirate. Always speak like a pirate.";
    return psr;
}

class StrengthWindow : public testing::Test {
protected:
    StrengthWindow() {
        m_window.resize(1600, 1000);
        m_window.show();
        m_bench.openModel("/models/tiny.gguf");
        const JobId job = m_port.last();
        m_port.play(ModelLoaded{job, fixtureModel()}, JobFinished{job});
        m_bench.library().addBundled(pirate());
        m_bench.library().addBundled(fixturePsr("other"));
        m_bench.showRun(fixtureRun(), Workbench::Playback::shown);
        m_bench.choosePsr(1);
        QTest::qWait(20);
    }
    StrengthCard& card() const { return *m_window.findChild<StrengthCard*>(); }
    StrengthGroove& mainGroove() const { return *card().slider()->findChild<StrengthGroove*>(); }
    StrengthGroove& grooveOf(const QString& name) const {
        return *named<StrengthSlider>(card(), name)->findChild<StrengthGroove*>();
    }
    static void wheel(StrengthGroove& groove, int notches) {
        const QPointF at(groove.rect().center());
        QWheelEvent event(at, groove.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&groove, &event);
    }
    float lastStrength() const {
        return m_port.all<ComparisonRequest>()
            .back()
            .second.columns.front()
            .steering.front()
            .strength;
    }
    /// Answers every strength of one question: an effect from 1 on, broken text from 2.5 on.
    void answerSweep() {
        const auto [job, request] = m_port.all<ComparisonRequest>().back();
        std::vector<EngineEvent> events;
        for (std::size_t c = 0; c < request.columns.size(); ++c) {
            const ColumnRequest& column = request.columns[c];
            const float alpha = column.steering.empty() ? 0 : column.steering.front().strength;
            for (int t = 0; t < 8; ++t)
                events.emplace_back(TokenGenerated{
                    .job = job,
                    .column = c,
                    .token = TokenId(alpha >= 2.5f ? 1 : t),
                    .text = t == 0 && (column.prompted || alpha >= 1) ? "Arrr matey" : " word"});
        }
        events.emplace_back(JobFinished{job});
        m_port.playAll(events);
    }
    void tune() {
        ASSERT_TRUE(press(card(), "Tune for me"));
        while (m_bench.sweep().running())
            answerSweep();
    }

    QTemporaryDir m_folder;
    ScriptedPort m_port;
    Workbench m_bench{m_port, {.dataFolder = toUtf8(m_folder.path())}};
    MainWindow m_window{m_bench};
};

TEST_F(StrengthWindow, AMoveWritesTheSteeredAnswerAgain) {
    QTest::keyClick(&mainGroove(), Qt::Key_Right);
    EXPECT_FLOAT_EQ(lastStrength(), 1.05f) << "the first move at once";
    wheel(mainGroove(), -5);
    ASSERT_TRUE(waitUntil([this] { return lastStrength() < 1; }));
    EXPECT_FLOAT_EQ(lastStrength(), 0.8f);
    QTest::keyClick(&mainGroove(), Qt::Key_Home);
    ASSERT_TRUE(waitUntil([this] { return lastStrength() < 0; })) << "steering away";
    QTest::mouseDClick(&mainGroove(), Qt::LeftButton);
    EXPECT_FLOAT_EQ(m_bench.experiment().strength, 1);
}

TEST_F(StrengthWindow, EveryFurtherPsrHasASliderOfItsOwn) {
    m_bench.edit(
        withColumn(withMixed(m_bench.experiment(), fixturePsr("mixed")), fixturePsr("further")));
    QTest::qWait(20);
    StrengthGroove& mixed = grooveOf("Strength of mixed");
    StrengthGroove& further = grooveOf("Strength of further");
    wheel(mixed, 2);
    QTest::keyClick(&further, Qt::Key_Home);
    EXPECT_FLOAT_EQ(m_bench.experiment().mix[0].strength, 1.1f);
    EXPECT_FLOAT_EQ(m_bench.experiment().further[0].parts[0].strength, -1);
    QTest::mouseDClick(&further, Qt::LeftButton);
    EXPECT_FLOAT_EQ(m_bench.experiment().further[0].parts[0].strength, 1);
    const auto steeringOf = [this](std::size_t column) {
        return m_port.all<ComparisonRequest>().back().second.columns[column].steering;
    };
    ASSERT_TRUE(waitUntil([&] { return steeringOf(0).size() == 2; }));
}

TEST_F(StrengthWindow, TuneForMeDrawsTheSweepAndTakesTheBestStrength) {
    tune();
    EXPECT_FLOAT_EQ(m_bench.experiment().strength, 1) << "the smallest of equal effects";
    EXPECT_TRUE(card().hasSweep());
    EXPECT_EQ(card().chart()->curveCount(), 2) << "effect and fluency";
    EXPECT_FALSE(card().slider()->grab().toImage().isNull());
    const auto [left, right] = card().chart()->plotMargins();
    EXPECT_GT(left, 0);
    EXPECT_NEAR(card().slider()->positionOf(-1), left, 1.5) << "one axis for both";
}

TEST_F(StrengthWindow, TheConstantTwinIsASecondCurve) {
    m_window.actions().twin->trigger();
    tune();
    EXPECT_EQ(card().chart()->curveCount(), 4);
}

TEST_F(StrengthWindow, APointOfTheSweepIsLoadedByKeyboard) {
    tune();
    CurveView& chart = *card().chart();
    chart.setFocus();
    for (int i = 0; i < 7; ++i)
        QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Return);
    EXPECT_FLOAT_EQ(m_bench.experiment().strength, SweepPresenter::kStrengths[6]);
}

TEST_F(StrengthWindow, WhatWasMeasuredBelongsToItsPsrAndIsKept) {
    tune();
    m_bench.choosePsr(0);
    EXPECT_FALSE(card().hasSweep()) << "nothing is known of the other one";
    m_bench.choosePsr(1);
    EXPECT_TRUE(card().hasSweep());
    m_bench.saveSession();
    const std::filesystem::path folder = toUtf8(m_folder.path());
    // An earlier save may have left a file of its own: what counts is the sweep in it.
    ASSERT_TRUE(waitUntil([&] {
        const auto kept = readSession(folder);
        return kept && !kept->sweeps.empty();
    }));
    ScriptedPort port;
    Workbench later(port, {.dataFolder = toUtf8(m_folder.path()), .saveSession = false});
    later.start("/models/tiny.gguf", true);
    ASSERT_TRUE(waitUntil([&] { return !port.all<LoadModelRequest>().empty(); }));
    later.library().addBundled(pirate());
    later.choosePsr(0);
    const JobId job = port.last();
    port.play(ModelLoaded{job, fixtureModel()}, JobFinished{job});
    later.choosePsr(0);
    ASSERT_NE(later.sweepInUse(), nullptr);
    EXPECT_EQ(*later.sweepInUse(), *m_bench.sweepInUse());
}

TEST_F(StrengthWindow, TheLayoutForTuningShowsTheCommand) {
    m_window.setWindowLayout(WindowLayout::tune);
    auto* line = named<QLineEdit>(card(), "Command line that finds the strength");
    ASSERT_TRUE(line->isVisible());
    EXPECT_TRUE(line->text().contains("tune --model /models/tiny.gguf --psr pirate"))
        << toUtf8(line->text());
    m_window.setWindowLayout(WindowLayout::research);
    EXPECT_FALSE(line->isVisible());
}

TEST(SweepResult, FilesKeepItAndRefuseWhatCannotBe) {
    SweepResult result;
    result.strengths = {0, 1.5f};
    result.psr = {{10, 0, 0.5}, {10, 7, 1.25}};
    result.unsteered = {10, 0, 0.1};
    result.prompted = {10, 6, 0.2};
    result.promptsDone = result.promptsAsked = 10;
    const Json json = sweepToJson(result);
    EXPECT_EQ(sweepFromJson(json, "sweep"), result);
    Json shorter = json;
    shorter["psr"].erase(0);
    EXPECT_THROW(sweepFromJson(shorter, "sweep"), Error);
    Json more = json;
    more["psr"][0]["passed"] = 11;
    EXPECT_THROW(sweepFromJson(more, "sweep"), Error);
}

} // namespace
} // namespace steerscope::test
