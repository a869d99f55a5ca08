// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/sweep_presenter.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"

namespace steerscope::test {
namespace {

Verifier saysArr() {
    return {"arr", "says arr", [](std::string_view text) { return text.find("arr") != text.npos; },
            VerifierEvidence::exact};
}

/// Effect from α = 1 on; from α = 2.5 on the text repeats one token for ever.
std::vector<TokenGenerated> answersFor(JobId job, const ComparisonRequest& request) {
    std::vector<TokenGenerated> tokens;
    for (std::size_t c = 0; c < request.columns.size(); ++c) {
        const ColumnRequest& column = request.columns[c];
        const float alpha = column.steering.empty() ? 0 : column.steering.front().strength;
        const bool arr = column.prompted || alpha >= 1;
        for (int t = 0; t < 8; ++t)
            tokens.push_back({.job = job,
                              .column = c,
                              .token = TokenId(alpha >= 2.5f ? 1 : t),
                              .text = arr && t == 0 ? "arr" : " word"});
    }
    return tokens;
}

class Sweep : public testing::Test {
protected:
    void playPrompt() {
        const auto [job, request] = m_port.all<ComparisonRequest>().back();
        std::vector<EngineEvent> events;
        for (const TokenGenerated& token : answersFor(job, request))
            events.emplace_back(token);
        events.emplace_back(JobFinished{job});
        m_port.playAll(events);
    }
    void start(SweepPresenter::Twin twin = SweepPresenter::Twin::leftOut) {
        m_sweep.start(fixtureExperiment(), saysArr(), {"One?", "Two?"}, twin);
    }

    ScriptedPort m_port;
    SweepPresenter m_sweep{m_port};
};

TEST_F(Sweep, AsksEveryStrengthOfEveryQuestionInOneComparisonEach) {
    start(SweepPresenter::Twin::measured);
    const auto request = m_port.all<ComparisonRequest>().back().second;
    EXPECT_EQ(request.columns.size(), 2 + 2 * std::size(SweepPresenter::kStrengths));
    EXPECT_EQ(request.messages.front().content, "One?");
    EXPECT_TRUE(request.columns[1].prompted);
    EXPECT_LT(request.columns[2].steering.front().strength, 0);
    playPrompt();
    EXPECT_EQ(m_port.all<ComparisonRequest>().back().second.messages.front().content, "Two?");
}

TEST_F(Sweep, CountsEffectAndFluencyAndFindsBandAndBest) {
    QSignalSpy finished(&m_sweep, &SweepPresenter::finished);
    start();
    playPrompt();
    EXPECT_EQ(finished.size(), 0);
    playPrompt();
    EXPECT_EQ(finished.size(), 1);
    EXPECT_FALSE(m_sweep.running());
    const SweepResult& result = m_sweep.result();
    EXPECT_EQ(result.unsteered.attribute(), 0);
    EXPECT_EQ(result.prompted.attribute(), 1);
    EXPECT_EQ(result.psr.front().answers, 2);
    EXPECT_EQ(usableBand(result, 0.8), (std::optional{std::pair{1.0, 2.0}}));
    EXPECT_EQ(bestStrength(result, 0.8), std::optional{1.0});
    // Nothing keeps a floor above what no text reaches.
    EXPECT_EQ(usableBand(result, 1.5), std::nullopt);
    EXPECT_EQ(bestStrength(result, 1.5), std::nullopt);
}

TEST_F(Sweep, CancelKeepsWhatWasCounted) {
    start();
    playPrompt();
    const JobId job = m_port.last();
    m_sweep.cancel();
    EXPECT_FALSE(m_sweep.running());
    EXPECT_EQ(m_port.cancelled().back(), job);
    EXPECT_EQ(m_sweep.result().promptsDone, 1);
}

TEST_F(Sweep, AFailureIsToldOnce) {
    QSignalSpy failed(&m_sweep, &SweepPresenter::failed);
    start();
    m_port.play(JobFailed{m_port.last(), {.code = "X-001", .problem = "No"}});
    EXPECT_EQ(failed.size(), 1);
    EXPECT_FALSE(m_sweep.running());
}

} // namespace
} // namespace steerscope::test
