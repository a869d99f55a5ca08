// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/fake_engine.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

/// Sampled, so that the fake's answers do not loop and survive the filter.
DistillRequest pirate(int prompts = 20) {
    DistillRequest request = longDistillation(prompts);
    request.config.name = "pirate";
    request.config.temperature = 1.0f;
    request.config.maxTokens = 24;
    request.config.batch = 10;
    return request;
}

std::string codeOf(const EventRecorder& recorder, JobId job) {
    recorder.waitForEnd(job);
    const auto failed = recorder.all<JobFailed>(job);
    return failed.empty() ? "" : failed.front().error.code;
}

TEST(DistillationJob, PhasesComeInOrderAndTheModelComesTwice) {
    FakeEngine fake;
    fake.load();
    const JobId job = fake.engine.submit(pirate());
    ASSERT_TRUE(fake.recorder.waitForEnd(job));
    ASSERT_EQ(codeOf(fake.recorder, job), "");
    std::vector<DistillPhase> phases;
    for (const auto& event : fake.recorder.all<DistillationAdvanced>(job)) {
        if (phases.empty() || phases.back() != event.phase) phases.push_back(event.phase);
    }
    EXPECT_TRUE(std::ranges::is_sorted(phases));
    EXPECT_EQ(phases.back(), DistillPhase::done);
    EXPECT_GE(phases.size(), 4u);

    const auto ready = fake.recorder.all<SteeringModelReady>(job);
    ASSERT_EQ(ready.size(), 2u);
    const FakeLanguageModel model(fake.options);
    for (const auto& event : ready) {
        EXPECT_EQ(incompatibility(*event.model, model), std::nullopt);
        EXPECT_EQ(event.model->provenance.name, "pirate");
        EXPECT_GE(event.report->kept, 8);
        EXPECT_EQ(event.report->made, 20);
    }
    EXPECT_GT(ready[1].report->heldout.positions, 0u);
    EXPECT_TRUE(std::isfinite(ready[1].model->provenance.heldoutFidelity));
}

TEST(DistillationJob, TheResultSteersAComparisonOnTheSameModel) {
    FakeEngine fake;
    fake.load();
    const JobId job = fake.engine.submit(pirate());
    ASSERT_TRUE(fake.recorder.waitForEnd(job));
    const auto ready = fake.recorder.all<SteeringModelReady>(job);
    ASSERT_FALSE(ready.empty());
    ComparisonRequest request = twoColumns(4);
    request.columns.push_back({.name = "PSR", .steering = {{ready.back().model, 1.0f}}});
    const JobId comparison = fake.engine.submit(request);
    ASSERT_TRUE(fake.recorder.waitForEnd(comparison));
    EXPECT_EQ(fake.recorder.all<TokenGenerated>(comparison).size(), 12u);
}

TEST(DistillationJob, CancellingTheEvaluationKeepsTheFittedModel) {
    FakeModelOptions options;
    options.blockDelay = std::chrono::microseconds(300);
    FakeEngine fake(options);
    fake.load();
    const JobId job = fake.engine.submit(pirate(40));
    ASSERT_TRUE(fake.recorder.waitForAny<SteeringModelReady>(job));
    fake.engine.cancel(job);
    ASSERT_TRUE(fake.recorder.waitForEnd(job));
    EXPECT_EQ(fake.recorder.all<JobCancelled>(job).size(), 1u);
    const auto ready = fake.recorder.all<SteeringModelReady>(job);
    ASSERT_EQ(ready.size(), 1u);
    EXPECT_EQ(ready.front().model->layers.size(), 3u);
}

/// An engine with a model that can be trained, and a distillation that polishes for very long.
struct PolishingEngine {
    EventRecorder recorder;
    Engine engine{recorder.sink(),
                  [](const LoadModelRequest&, const ProgressSink&, std::stop_token) {
                      return tinyModel({}, {.executor = Executor::torch, .threads = 1});
                  }};

    JobId distil() {
        recorder.waitForEnd(engine.submit(LoadModelRequest{"tiny.gguf", {}}));
        DistillRequest request = pirate(24);
        request.config.maxTokens = 12;
        request.config.samples = 2;
        request.config.polish.objective = PolishObjective::divergence;
        request.config.polish.epochs = 1000;
        request.config.polish.patience = 1000;
        request.config.polish.batchRows = 60;
        return engine.submit(request);
    }
    /// Until a model that training made better than the fit has been told.
    bool waitForBetter(JobId job) const {
        return recorder.waitFor([job](const EngineEvent& event) {
            const auto* ready = std::get_if<SteeringModelReady>(&event);
            return ready && jobOf(event) == job && ready->report->polish.size() > 1;
        });
    }
};

TEST(DistillationJob, CancellingThePolishKeepsTheBestSoFar) {
    PolishingEngine run;
    const JobId job = run.distil();
    ASSERT_TRUE(run.waitForBetter(job)) << codeOf(run.recorder, job);
    run.engine.cancel(job);
    ASSERT_TRUE(run.recorder.waitForEnd(job));
    EXPECT_EQ(run.recorder.all<JobCancelled>(job).size(), 1u);
    const auto ready = run.recorder.all<SteeringModelReady>(job);
    ASSERT_GE(ready.size(), 2u);
    EXPECT_EQ(ready.front().model->provenance.method, "a-psr");
    EXPECT_EQ(ready.back().model->provenance.method, "a-psr-kl");
    // The last one told is the best of the curve that came with the last report.
    const auto reports = run.recorder.all<DistillationAdvanced>(job);
    const auto least =
        std::ranges::min_element(reports.back().report->polish, {}, &PolishPoint::validationKl);
    EXPECT_EQ(ready.back().report->polish.back(), *least);
}

TEST(DistillationJob, EveryPointOfTheCurveAndEverySampleIsTold) {
    PolishingEngine run;
    const JobId job = run.distil();
    ASSERT_TRUE(run.waitForBetter(job));
    run.engine.finishEarly(job);
    ASSERT_TRUE(run.recorder.waitForEnd(job));
    std::size_t points = 0;
    bool sampledFit = false, sampledPolish = false;
    for (const auto& event : run.recorder.all<DistillationAdvanced>(job)) {
        EXPECT_LE(event.report->polish.size(), points + 1) << "a point was told late";
        points = event.report->polish.size();
        if (event.report->samples.empty()) continue;
        EXPECT_EQ(event.report->samples.size(), 2u);
        sampledFit |= event.report->samplesEpoch == 0;
        sampledPolish |= event.report->samplesEpoch > 0;
    }
    EXPECT_TRUE(sampledFit);
    EXPECT_GE(points, 2u);
    EXPECT_TRUE(sampledPolish);
}

TEST(DistillationJob, FinishingEarlyMeasuresTheBestSoFar) {
    PolishingEngine run;
    const JobId job = run.distil();
    ASSERT_TRUE(run.waitForBetter(job));
    run.engine.finishEarly(job);
    ASSERT_TRUE(run.recorder.waitForEnd(job));
    EXPECT_EQ(run.recorder.all<JobFinished>(job).size(), 1u);
    const auto last = run.recorder.all<SteeringModelReady>(job).back();
    EXPECT_LT(last.report->polish.size(), 1001u);
    EXPECT_GT(last.report->heldout.positions, 0u);
    EXPECT_EQ(last.model->provenance.heldoutFidelity, last.report->fidelity());
}

TEST(DistillationJob, ReportsAtMostTenTimesASecondBesidesPhaseChanges) {
    FakeModelOptions options;
    options.blockDelay = std::chrono::microseconds(500);
    FakeEngine fake(options);
    fake.load();
    const auto start = std::chrono::steady_clock::now();
    const JobId job = fake.engine.submit(pirate());
    const std::chrono::duration<double> seconds = fake.recorder.endTime(job) - start;
    const double most = 10 * seconds.count() + 1;
    const auto progress = fake.recorder.all<JobProgressed>(job);
    EXPECT_LE(static_cast<double>(progress.size()), most);
    EXPECT_LE(static_cast<double>(fake.recorder.all<DistillationAdvanced>(job).size()), most + 5);
    EXPECT_TRUE(std::ranges::any_of(
        progress, [](const JobProgressed& event) { return event.progress.secondsLeft >= 0; }));
    EXPECT_TRUE(std::ranges::none_of(
        progress, [](const JobProgressed& event) { return event.progress.stage.empty(); }));
}

TEST(DistillationJob, BadSettingsFailWithTheFieldNamed) {
    FakeEngine fake;
    fake.load();
    DistillRequest request = pirate();
    request.config.prompt.text.clear();
    EXPECT_EQ(codeOf(fake.recorder, fake.engine.submit(request)), "DISTILL-001");
    request = pirate(3); // Fewer than the eight that are needed.
    const std::string code = codeOf(fake.recorder, fake.engine.submit(request));
    EXPECT_TRUE(code == "DISTILL-001" || code == "DISTILL-002") << code;
}

} // namespace
} // namespace steerscope::test
