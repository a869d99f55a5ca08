// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/comparison_presenter.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "app/presenters/strength_presenter.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"

namespace steerscope::test {
namespace {

class Comparison : public testing::Test {
protected:
    Comparison() { m_presenter.setModel(fixtureModel()); }

    /// Plays `count` tokens of every column of a comparison and its end.
    void playComparison(JobId job, const ComparisonRequest& request, int count = 3) {
        for (int t = 0; t < count; ++t)
            for (std::size_t c = 0; c < request.columns.size(); ++c)
                m_port.play(
                    fixtureToken(job, c, t, !request.columns[c].steering.empty(), t + 1 == count));
        m_port.play(ComparisonFinished{.job = job, .tokensPerSecond = 40}, JobFinished{job});
    }
    /// Answers every open request for maps.
    void playMaps(float base = 1) {
        for (const auto& [job, request] : m_port.all<DeltaRequest>())
            if (m_port.isOpen(job))
                m_port.play(DeltasReady{job, fixtureMaps(request.response, base)},
                            JobFinished{job});
    }
    /// A whole run with its maps.
    void runOnce() {
        m_presenter.run(fixtureExperiment());
        const auto [job, request] = m_port.all<ComparisonRequest>().back();
        playComparison(job, request);
        playMaps();
    }

    ScriptedPort m_port;
    ComparisonPresenter m_presenter{m_port};
};

TEST_F(Comparison, OneRequestHasAllColumnsWithOneSeed) {
    Experiment experiment = fixtureExperiment();
    experiment.sampler.seed = 42;
    experiment.twin = true;
    experiment.strength = 1.5f;
    m_presenter.run(experiment);
    const auto requests = m_port.all<ComparisonRequest>();
    ASSERT_EQ(requests.size(), 1u);
    const ComparisonRequest& request = requests[0].second;
    ASSERT_EQ(request.columns.size(), 4u);
    EXPECT_EQ(request.sampler.seed, 42u);
    EXPECT_EQ(request.messages, (std::vector<ChatMessage>{{"user", experiment.prompt}}));
    EXPECT_FALSE(request.columns[0].prompted);
    EXPECT_TRUE(request.columns[0].steering.empty());
    EXPECT_TRUE(request.columns[1].prompted);
    EXPECT_EQ(request.columns[2].steering[0].model, experiment.psr);
    EXPECT_EQ(request.columns[2].steering[0].strength, 1.5f);
    // The twin pushes alike everywhere: its probe ignores the state.
    EXPECT_TRUE(request.columns[3].steering[0].model->layers[0].probe.w.empty());
}

TEST_F(Comparison, ColumnsFollowWhatThereIs) {
    Experiment experiment = fixtureExperiment();
    experiment.steering.text.clear();
    EXPECT_EQ(columnsFor(experiment, fixtureModel()),
              (std::vector<ColumnId>{ColumnKind::unsteered, ColumnKind::psr}));
    experiment.psr = nullptr;
    EXPECT_EQ(columnsFor(experiment, fixtureModel()), std::vector<ColumnId>{ColumnKind::unsteered});
    Experiment foreign = fixtureExperiment();
    ModelInfo other = fixtureModel();
    other.fileSha256 = std::string(64, 'c');
    EXPECT_EQ(columnsFor(foreign, other),
              (std::vector<ColumnId>{ColumnKind::unsteered, ColumnKind::prompted}));
}

TEST_F(Comparison, SaysWhyAPsrDoesNotFit) {
    ModelInfo other = fixtureModel();
    EXPECT_EQ(psrProblem(*fixturePsr(), other), std::nullopt);
    other.nLayers = 24;
    const auto problem = psrProblem(*fixturePsr(), other);
    ASSERT_TRUE(problem.has_value());
    EXPECT_NE(problem->find("24"), std::string::npos);
    EXPECT_NE(problem->find("4 layers"), std::string::npos);
}

TEST_F(Comparison, TokensGrowTheirColumnsAndMapsFollowTheEnd) {
    m_presenter.run(fixtureExperiment());
    const auto [job, request] = m_port.all<ComparisonRequest>().back();
    QSignalSpy appended(&m_presenter, &ComparisonPresenter::tokensAppended);
    QSignalSpy finished(&m_presenter, &ComparisonPresenter::runFinished);
    EXPECT_TRUE(m_presenter.writing());
    playComparison(job, request);
    EXPECT_EQ(appended.size(), 9);
    EXPECT_FALSE(m_presenter.writing());
    EXPECT_TRUE(m_presenter.busy());
    EXPECT_EQ(m_presenter.current().find(ColumnKind::psr)->pushes.rows(), 3u);
    EXPECT_TRUE(m_presenter.current().find(ColumnKind::unsteered)->pushes.empty());
    const auto deltas = m_port.all<DeltaRequest>();
    ASSERT_EQ(deltas.size(), 2u);
    EXPECT_EQ(deltas[0].second.response, m_presenter.current().find(ColumnKind::prompted)->tokens);
    EXPECT_EQ(deltas[0].second.steering.size(), 1u);
    EXPECT_EQ(finished.size(), 0);
    playMaps();
    EXPECT_EQ(finished.size(), 1);
    EXPECT_TRUE(m_presenter.current().promptedDeltas && m_presenter.current().psrDeltas);
    EXPECT_DOUBLE_EQ(m_presenter.current().tokensPerSecond, 40);
}

TEST_F(Comparison, ANewRunCancelsTheOldOneAndIgnoresItsTokens) {
    m_presenter.run(fixtureExperiment());
    const JobId first = m_port.last();
    m_presenter.run(fixtureExperiment());
    EXPECT_EQ(m_port.cancelled(), std::vector{first});
    m_port.play(fixtureToken(first, 0, 0, false), JobCancelled{first});
    EXPECT_EQ(m_presenter.current().find(ColumnKind::unsteered)->length(), 0u);
    EXPECT_TRUE(m_presenter.writing());
}

TEST_F(Comparison, StrengthRewritesOnlyThePsrAndKeepsTheOldTextUntilThen) {
    runOnce();
    Experiment stronger = fixtureExperiment();
    stronger.strength = 2;
    QSignalSpy reset(&m_presenter, &ComparisonPresenter::columnReset);
    m_presenter.rewrite(stronger);
    const auto [job, request] = m_port.all<ComparisonRequest>().back();
    ASSERT_EQ(request.columns.size(), 1u);
    EXPECT_EQ(request.columns[0].steering[0].strength, 2.0f);
    EXPECT_TRUE(m_presenter.isStale(ColumnKind::psr));
    EXPECT_EQ(m_presenter.current().find(ColumnKind::psr)->length(), 3u);
    EXPECT_EQ(reset.size(), 0);
    // The map of what is missed is asked for before the new words.
    EXPECT_EQ(m_port.all<DeltaRequest>().back().second.steering[0].strength, 2.0f);
    EXPECT_LT(m_port.all<DeltaRequest>().back().first, job);
    m_port.play(fixtureToken(job, 0, 0, true));
    EXPECT_EQ(reset.size(), 1);
    EXPECT_FALSE(m_presenter.isStale(ColumnKind::psr));
    EXPECT_EQ(m_presenter.current().find(ColumnKind::psr)->length(), 1u);
    EXPECT_EQ(m_presenter.current().find(ColumnKind::psr)->strength, 2.0f);
    EXPECT_EQ(m_presenter.current().find(ColumnKind::prompted)->length(), 3u);
}

TEST_F(Comparison, ANewMoveCancelsThePreviousRerun) {
    runOnce();
    Experiment experiment = fixtureExperiment();
    experiment.strength = 2;
    m_presenter.rewrite(experiment);
    const JobId first = m_port.all<ComparisonRequest>().back().first;
    experiment.strength = 3;
    m_presenter.rewrite(experiment);
    const auto& cancelled = m_port.cancelled();
    EXPECT_NE(std::ranges::find(cancelled, first), cancelled.end());
    m_port.play(fixtureToken(first, 0, 0, true));
    EXPECT_EQ(m_presenter.current().find(ColumnKind::psr)->length(), 3u);
    EXPECT_TRUE(m_presenter.isStale(ColumnKind::psr));
}

TEST_F(Comparison, ARerunDuringTheRunTakesThePsrPaneOverForGood) {
    m_presenter.run(fixtureExperiment());
    const auto [run, request] = m_port.all<ComparisonRequest>().back();
    m_port.play(fixtureToken(run, 0, 0, false), fixtureToken(run, 2, 0, true));
    Experiment stronger = fixtureExperiment();
    stronger.strength = 2;
    m_presenter.rewrite(stronger);
    const auto [rerun, again] = m_port.all<ComparisonRequest>().back();
    playComparison(rerun, again, 2);
    playComparison(run, request, 3); // The old PSR lane goes on in the engine.
    EXPECT_EQ(m_presenter.current().find(ColumnKind::psr)->length(), 2u);
    EXPECT_EQ(m_presenter.current().find(ColumnKind::prompted)->length(), 3u);
    EXPECT_EQ(m_port.all<DeltaRequest>().size(), 2u);
}

TEST_F(Comparison, StoppingKeepsEverythingWritten) {
    m_presenter.run(fixtureExperiment());
    const JobId job = m_port.last();
    m_port.play(fixtureToken(job, 0, 0, false), fixtureToken(job, 1, 0, false));
    m_presenter.stop();
    EXPECT_FALSE(m_presenter.busy());
    EXPECT_EQ(m_presenter.current().find(ColumnKind::prompted)->length(), 1u);
    EXPECT_EQ(m_presenter.current().find(ColumnKind::prompted)->finish, FinishReason::stopped);
}

TEST_F(Comparison, OnePaneStopsAloneAndTheJobEndsWithTheLast) {
    m_presenter.run(fixtureExperiment());
    const JobId job = m_port.last();
    m_presenter.stopColumn(ColumnKind::unsteered);
    ASSERT_EQ(m_port.stoppedColumns().size(), 1u); // Its lane leaves the decode.
    EXPECT_EQ(m_port.stoppedColumns()[0], std::pair(job, std::size_t{0}));
    m_port.play(fixtureToken(job, 0, 0, false), fixtureToken(job, 1, 0, false));
    EXPECT_EQ(m_presenter.current().find(ColumnKind::unsteered)->length(), 0u);
    EXPECT_EQ(m_presenter.current().find(ColumnKind::prompted)->length(), 1u);
    EXPECT_TRUE(m_port.cancelled().empty());
    m_presenter.stopColumn(ColumnKind::prompted);
    m_presenter.stopColumn(ColumnKind::psr);
    EXPECT_EQ(m_port.cancelled(), std::vector{job});
    m_port.play(JobCancelled{job});
    EXPECT_EQ(m_port.all<DeltaRequest>().size(), 1u); // Of the one token that was written.
}

TEST_F(Comparison, AFailureKeepsTheAnswersAndIsToldOnce) {
    runOnce();
    QSignalSpy failed(&m_presenter, &ComparisonPresenter::failed);
    Experiment stronger = fixtureExperiment();
    stronger.strength = 9;
    m_presenter.rewrite(stronger);
    const JobId job = m_port.all<ComparisonRequest>().back().first;
    m_port.play(JobFailed{job, ErrorRecord{.code = "STEER-009", .problem = "Too strong"}});
    EXPECT_EQ(failed.size(), 1);
    EXPECT_FALSE(m_presenter.busy());
    EXPECT_FALSE(m_presenter.isStale(ColumnKind::psr));
    EXPECT_EQ(m_presenter.current().find(ColumnKind::psr)->length(), 3u);
}

TEST_F(Comparison, MapsOfAnAnswerThatWasRewrittenAreIgnored) {
    runOnce();
    const auto before = m_presenter.current().promptedDeltas;
    m_presenter.rewrite(fixtureExperiment());
    const JobId maps = m_port.all<DeltaRequest>().back().first;
    m_port.play(DeltasReady{maps, fixtureMaps({TokenId(1)}, 5)}, JobFinished{maps});
    EXPECT_EQ(m_presenter.current().promptedDeltas, before);
}

TEST_F(Comparison, ARecordedRunOfAnotherModelIsNotRewritten) {
    RecordedRun run = fixtureRun();
    run.model.fileSha256 = "other";
    m_presenter.show(run);
    m_presenter.rewrite(fixtureExperiment());
    EXPECT_TRUE(m_port.asked().empty());
}

TEST_F(Comparison, AForkContinuesItsColumnAloneAndNotesItsParent) {
    runOnce();
    const std::string parent = m_presenter.current().createdAt;
    const Experiment before = m_presenter.current().recipe;
    const Experiment fork =
        withFork(before, {ColumnKind::prompted, {TokenId(100), TokenId(7)}, {}, " ship"});
    m_presenter.rewrite(fork);
    const auto [job, request] = m_port.all<ComparisonRequest>().back();
    ASSERT_EQ(request.columns.size(), 1u);
    EXPECT_TRUE(request.columns[0].prompted);
    EXPECT_EQ(request.columns[0].prefix, (std::vector{TokenId(100), TokenId(7)}));
    EXPECT_EQ(m_presenter.current().parent,
              (RunParent{parent, RunParent::Change::fork, ColumnKind::prompted, 1, " ship"}));
    EXPECT_EQ(m_presenter.current().recipe.forks, fork.forks);
    playComparison(job, request, 2);
    // The maps of the prompted answer are those of another text now.
    EXPECT_EQ(m_presenter.current().promptedDeltas, nullptr);
    playMaps();
    ASSERT_NE(m_presenter.current().promptedDeltas, nullptr);
    EXPECT_EQ(m_presenter.current().promptedDeltas->response.size(), 2u);
    m_presenter.rewrite(before); // Undone.
    EXPECT_TRUE(m_port.all<ComparisonRequest>().back().second.columns[0].prefix.empty());
    EXPECT_EQ(m_presenter.current().parent, std::nullopt);
    EXPECT_EQ(m_presenter.current().createdAt, parent) << "it is the run it was again";
}

TEST_F(Comparison, PaintingKeepsWhatStandsBeforeTheFirstCellAndMapsTheStudentAlike) {
    runOnce();
    const Experiment painted =
        withPainted(m_presenter.current().recipe, {{LayerIndex(1), 2, 0}, {LayerIndex(0), 4, 3}});
    m_presenter.rewrite(painted);
    const auto [job, request] = m_port.all<ComparisonRequest>().back();
    ASSERT_EQ(request.columns.size(), 1u);
    EXPECT_EQ(request.columns[0].painted, painted.painted);
    EXPECT_EQ(request.columns[0].prefix, (std::vector{TokenId(100), TokenId(101)}));
    ASSERT_TRUE(m_presenter.current().parent.has_value());
    EXPECT_EQ(m_presenter.current().parent->change, RunParent::Change::paint);
    EXPECT_EQ(m_presenter.current().parent->token, 2);
    playComparison(job, request);
    // Painted cells name tokens of the PSR's answer: what is missed on the prompted one has none.
    const auto deltas = m_port.all<DeltaRequest>();
    EXPECT_EQ(deltas.back().second.painted, painted.painted);
    EXPECT_TRUE(deltas[deltas.size() - 2].second.painted.empty());
    // Another strength writes everything again: nothing can be kept.
    Experiment stronger = painted;
    stronger.strength = 2;
    m_presenter.rewrite(stronger);
    EXPECT_TRUE(m_port.all<ComparisonRequest>().back().second.columns[0].prefix.empty());
}

TEST_F(Comparison, AReferenceChangesNoRun) {
    runOnce();
    const std::string before = serializeRecordedRun(m_presenter.current());
    QSignalSpy changed(&m_presenter, &ComparisonPresenter::referenceChanged);
    m_presenter.setReference(std::make_shared<RecordedRun>(fixtureRun()));
    EXPECT_EQ(changed.size(), 1);
    EXPECT_EQ(serializeRecordedRun(m_presenter.current()), before);
    m_presenter.setReference(nullptr);
    EXPECT_EQ(m_presenter.reference(), nullptr);
}

/// One preview at a time: what came meanwhile is left out but for the latest.
TEST_F(Comparison, MapsFollowEveryMoveAsFastAsTheyCan) {
    runOnce();
    const auto previews = [this] {
        std::vector<std::pair<JobId, float>> out;
        for (const auto& [job, request] : m_port.all<DeltaRequest>())
            if (request.turn == DeltaTurn::first)
                out.emplace_back(job, request.steering.front().strength);
        return out;
    };
    Experiment experiment = fixtureExperiment();
    for (const float strength : {1.1f, 1.2f, 1.3f}) {
        experiment.strength = strength;
        m_presenter.previewMaps(experiment);
    }
    ASSERT_EQ(previews().size(), 1u);
    EXPECT_FALSE(m_presenter.busy()) << "nothing that a person would wait for";
    QSignalSpy changed(&m_presenter, &ComparisonPresenter::mapsChanged);
    QSignalSpy finished(&m_presenter, &ComparisonPresenter::runFinished);
    const auto tokens = m_presenter.current().find(ColumnKind::prompted)->tokens;
    m_port.play(DeltasReady{previews()[0].first, fixtureMaps(tokens, 7)},
                JobFinished{previews()[0].first});
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(finished.count(), 0) << "a preview is no run";
    ASSERT_EQ(previews().size(), 2u);
    EXPECT_FLOAT_EQ(previews()[1].second, 1.3f);
    // The answer that follows needs no maps of its own over the prompted answer.
    const std::size_t before = m_port.all<DeltaRequest>().size();
    m_presenter.rewrite(experiment);
    EXPECT_EQ(m_port.all<DeltaRequest>().size(), before);
    EXPECT_EQ(m_presenter.current().recipe.strength, 1.3f);
}

TEST_F(Comparison, TheFirstMoveActsAtOnceAndTheRestOnceTheSliderRests) {
    runOnce();
    StrengthPresenter strength(m_presenter);
    const std::size_t before = m_port.all<ComparisonRequest>().size();
    Experiment experiment = fixtureExperiment();
    for (int i = 0; i < 10; ++i) {
        experiment.strength = 1 + 0.1f * static_cast<float>(i);
        strength.moved(experiment);
        QTest::qWait(10);
    }
    EXPECT_EQ(m_port.all<ComparisonRequest>().size(), before + 1);
    EXPECT_TRUE(strength.pending());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !strength.pending(); }));
    ASSERT_EQ(m_port.all<ComparisonRequest>().size(), before + 2);
    EXPECT_FLOAT_EQ(m_port.all<ComparisonRequest>().back().second.columns[0].steering[0].strength,
                    1.9f);
}

} // namespace
} // namespace steerscope::test
