// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <random>
#include <thread>

#ifdef __linux__
#include <sys/resource.h>
#endif

#include "tests/support/fake_engine.h"

namespace steerscope::test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

FakeModelOptions slow(std::chrono::microseconds perBlock) {
    FakeModelOptions options;
    options.blockDelay = perBlock;
    return options;
}

ErrorRecord failureOf(const EventRecorder& recorder, JobId job) {
    recorder.waitForEnd(job);
    const auto failed = recorder.all<JobFailed>(job);
    return failed.empty() ? ErrorRecord{} : failed.front().error;
}

std::ptrdiff_t ends(const EventRecorder& recorder, JobId job) {
    return std::ranges::count_if(recorder.events(job), isEnd);
}

TEST(Engine, JobsThatNeedAModelFailPlainlyWithoutOne) {
    FakeEngine fake;
    DeltaRequest deltas;
    deltas.messages = userMessage();
    std::vector<Request> requests;
    requests.emplace_back(twoColumns());
    requests.emplace_back(std::move(deltas));
    requests.emplace_back(longDistillation());
    for (const Request& request : requests) {
        const ErrorRecord error = failureOf(fake.recorder, fake.engine.submit(request));
        EXPECT_EQ(error.code, "ENGINE-001");
        EXPECT_FALSE(error.hint.empty());
    }
}

TEST(Engine, LoadTellsProgressAndWhatWasLoaded) {
    FakeEngine fake;
    const JobId job = fake.engine.submit(LoadModelRequest{"fake.gguf", {}});
    ASSERT_TRUE(fake.recorder.waitForEnd(job));
    const auto events = fake.recorder.events(job);
    ASSERT_EQ(events.size(), 4u);
    EXPECT_TRUE(std::holds_alternative<JobStarted>(events[0]));
    EXPECT_EQ(std::get<JobProgressed>(events[1]).progress.stage, "Reading the fake");
    const ModelInfo& info = std::get<ModelLoaded>(events[2]).info;
    EXPECT_EQ(info.architecture, "fake");
    EXPECT_EQ(info.nLayers, 3);
    EXPECT_EQ(info.vocabSize, kFakeVocabulary);
    EXPECT_EQ(info.fileSha256, std::string(64, 'a'));
    EXPECT_GE(info.loadSeconds, 0);
    EXPECT_TRUE(std::holds_alternative<JobFinished>(events[3]));
}

TEST(Engine, AJobSubmittedRightAfterALoadUsesTheNewModel) {
    FakeEngine fake;
    fake.engine.submit(LoadModelRequest{"fake.gguf", {}});
    const JobId job = fake.engine.submit(twoColumns());
    ASSERT_TRUE(fake.recorder.waitForEnd(job));
    EXPECT_EQ(fake.recorder.all<JobFinished>(job).size(), 1u);
}

TEST(Engine, AFailingLoaderLeavesTheOldModelInUse) {
    EventRecorder recorder;
    std::atomic<int> loads = 0;
    Engine engine(recorder.sink(), [&](const LoadModelRequest& request, const ProgressSink& sink,
                                       std::stop_token stop) {
        if (++loads > 1) throw Error({.code = "GGUF-001", .problem = "Not a model"});
        return fakeLoader({})(request, sink, stop);
    });
    recorder.waitForEnd(engine.submit(LoadModelRequest{}));
    const JobId second = engine.submit(LoadModelRequest{});
    EXPECT_EQ(failureOf(recorder, second).code, "GGUF-001");
    EXPECT_TRUE(recorder.all<ModelLoaded>(second).empty());
    const JobId comparison = engine.submit(twoColumns());
    ASSERT_TRUE(recorder.waitForEnd(comparison));
    EXPECT_EQ(recorder.all<JobFinished>(comparison).size(), 1u);
}

TEST(Engine, ALoadThatIsCancelledLeavesTheOldModelInUse) {
    EventRecorder recorder;
    std::atomic<int> loads = 0;
    Engine engine(recorder.sink(), [&](const LoadModelRequest& request, const ProgressSink& sink,
                                       std::stop_token stop) {
        FakeModelOptions options;
        options.nLayers = ++loads > 1 ? 5 : 3;
        if (loads > 1) sink({.stage = "Reading", .done = 0, .total = 1});
        while (loads > 1 && !stop.stop_requested())
            std::this_thread::sleep_for(1ms);
        return fakeLoader(options)(request, sink, stop);
    });
    recorder.waitForEnd(engine.submit(LoadModelRequest{}));
    const JobId second = engine.submit(LoadModelRequest{});
    ASSERT_TRUE(recorder.waitForAny<JobProgressed>(second));
    engine.cancel(second);
    ASSERT_TRUE(recorder.waitForEnd(second));
    EXPECT_EQ(recorder.all<JobCancelled>(second).size(), 1u);
    EXPECT_TRUE(recorder.all<ModelLoaded>(second).empty());
    ComparisonRequest steered = twoColumns();
    steered.columns[0].steering = {{fakeSteering()}}; // Fits the model of 3 layers only.
    const JobId comparison = engine.submit(steered);
    ASSERT_TRUE(recorder.waitForEnd(comparison));
    EXPECT_EQ(recorder.all<JobFinished>(comparison).size(), 1u);
}

TEST(Engine, EveryJobEndsExactlyOnceUnderRandomCancels) {
    FakeEngine fake(slow(20us));
    fake.load();
    std::mt19937 random(11);
    std::vector<JobId> jobs;
    for (int i = 0; i < 200; ++i) {
        const bool distil = random() % 10 == 0;
        const int tokens = 1 + static_cast<int>(random() % 12);
        jobs.push_back(fake.engine.submit(distil ? Request(longDistillation(10))
                                                 : Request(twoColumns(tokens))));
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 1500));
        fake.engine.cancel(jobs[random() % jobs.size()]);
        if (distil || random() % 2 == 0) fake.engine.cancel(jobs.back());
        fake.engine.cancel(JobId(100000 + random() % 10)); // Unknown: a no-op.
    }
    for (const JobId job : jobs)
        ASSERT_TRUE(fake.recorder.waitForEnd(job));
    std::size_t cancelled = 0, finished = 0;
    for (const JobId job : jobs) {
        EXPECT_EQ(ends(fake.recorder, job), 1);
        EXPECT_TRUE(isEnd(fake.recorder.events(job).back())) << "nothing comes after the end";
        cancelled += fake.recorder.all<JobCancelled>(job).size();
        finished += fake.recorder.all<JobFinished>(job).size();
    }
    EXPECT_EQ(cancelled + finished, jobs.size());
    EXPECT_GT(cancelled, 20u);
    EXPECT_GT(finished, 20u);
}

TEST(Engine, CancellingAnEndedJobDoesNothing) {
    FakeEngine fake;
    fake.load();
    const JobId job = fake.engine.submit(twoColumns());
    ASSERT_TRUE(fake.recorder.waitForEnd(job));
    fake.engine.cancel(job);
    fake.load(); // A later job has ended, so the cancel has been seen.
    EXPECT_EQ(ends(fake.recorder, job), 1);
}

TEST(Engine, CancelledBeforeItsStartAJobOnlySaysSo) {
    FakeEngine fake(slow(1ms));
    fake.load();
    const JobId busy = fake.engine.submit(twoColumns(2000));
    const JobId waiting = fake.engine.submit(longDistillation());
    ASSERT_TRUE(fake.recorder.waitForAny<TokenGenerated>(busy));
    fake.engine.cancel(waiting);
    ASSERT_TRUE(fake.recorder.waitForEnd(waiting));
    EXPECT_TRUE(std::holds_alternative<JobCancelled>(fake.recorder.events(waiting).front()));
    EXPECT_EQ(ends(fake.recorder, busy), 0) << "a higher priority does not delay the answer";
}

/// Cancels a running comparison after `moment` and returns how long its end took.
Clock::duration cancelLatency(FakeEngine& fake, Request request, Clock::duration moment) {
    const JobId job = fake.engine.submit(std::move(request));
    fake.recorder.waitForAny<JobStarted>(job);
    std::this_thread::sleep_for(moment);
    const auto asked = Clock::now();
    fake.engine.cancel(job);
    EXPECT_TRUE(fake.recorder.waitForEnd(job));
    EXPECT_EQ(fake.recorder.all<JobCancelled>(job).size(), 1u);
    return fake.recorder.endTime(job) - asked;
}

TEST(Engine, CancelTakesEffectWithinABlockInPrefillAndDecode) {
    FakeEngine fake(slow(5ms)); // A step of 3 blocks takes 15 ms; a cancel waits for one block.
    fake.load();
    ComparisonRequest longPrompt = twoColumns(2000);
    longPrompt.messages = userMessage(std::string(1500, 'x'));
    for (int i = 0; i < 5; ++i) {
        EXPECT_LT(cancelLatency(fake, longPrompt, i * 7ms), 150ms) << "prefill";
        EXPECT_LT(cancelLatency(fake, twoColumns(2000), 60ms + i * 7ms), 150ms) << "decode";
        EXPECT_LT(cancelLatency(fake, longDistillation(), i * 11ms), 150ms) << "distillation";
    }
}

TEST(Engine, AComparisonPreEmptsARunningDistillation) {
    FakeEngine fake(slow(2ms));
    fake.load();
    const JobId distillation = fake.engine.submit(longDistillation(64));
    ASSERT_TRUE(fake.recorder.waitForAny<DistillationAdvanced>(distillation));
    const JobId comparison = fake.engine.submit(twoColumns(3));
    ASSERT_TRUE(fake.recorder.waitForEnd(comparison));
    EXPECT_EQ(fake.recorder.all<TokenGenerated>(comparison).size(), 6u);
    EXPECT_EQ(ends(fake.recorder, distillation), 0);
    fake.engine.cancel(distillation);
    EXPECT_TRUE(fake.recorder.waitForEnd(distillation));
}

TEST(Engine, EqualJobsTakeTurns) {
    FakeEngine fake(slow(1ms));
    fake.load();
    const JobId first = fake.engine.submit(twoColumns(12));
    const JobId second = fake.engine.submit(twoColumns(12));
    ASSERT_TRUE(fake.recorder.waitForEnd(first));
    ASSERT_TRUE(fake.recorder.waitForEnd(second));
    int changes = 0;
    JobId last{0};
    for (const EngineEvent& event : fake.recorder.events()) {
        if (!std::holds_alternative<TokenGenerated>(event)) continue;
        changes += jobOf(event) != last;
        last = jobOf(event);
    }
    EXPECT_GE(changes, 20) << "two runs of 12 steps that alternate";
}

TEST(Engine, TheDestructorCancelsWhatIsLeftAndIsQuick) {
    EventRecorder recorder;
    std::vector<JobId> jobs;
    auto engine = std::make_unique<Engine>(recorder.sink(), fakeLoader(slow(2ms)));
    engine->submit(LoadModelRequest{});
    for (int i = 0; i < 4; ++i)
        jobs.push_back(engine->submit(twoColumns(2000)));
    jobs.push_back(engine->submit(longDistillation()));
    ASSERT_TRUE(recorder.waitForAny<TokenGenerated>(jobs.front()));
    const auto start = Clock::now();
    engine.reset();
    EXPECT_LT(Clock::now() - start, 500ms);
    for (const JobId job : jobs) {
        EXPECT_EQ(recorder.all<JobCancelled>(job).size(), 1u);
        EXPECT_EQ(ends(recorder, job), 1);
    }
}

/// An engine whose model throws in its `countdown`-th block from now on.
class FailingModel {
public:
    explicit FailingModel(std::function<void()> fail) : m_fail(std::move(fail)) { m_engine.load(); }
    ErrorRecord failureAt(int block, const Request& request) {
        m_countdown = block;
        return failureOf(m_engine.recorder, m_engine.engine.submit(request));
    }
    FakeEngine& engine() { return m_engine; }

private:
    FakeModelOptions options() {
        FakeModelOptions out;
        out.beforeBlock = [this](LayerIndex) {
            if (--m_countdown == 0) m_fail();
        };
        return out;
    }
    std::atomic<int> m_countdown = 0;
    std::function<void()> m_fail;
    FakeEngine m_engine{options()};
};

TEST(Engine, OutOfMemoryFailsTheJobAndTheEngineGoesOn) {
    FailingModel failing([] { throw std::bad_alloc(); });
    EXPECT_EQ(failing.failureAt(2, twoColumns()).code, "ENGINE-008");
    EXPECT_EQ(failing.failureAt(8, twoColumns()).code, "ENGINE-008");
    const JobId job = failing.engine().engine.submit(twoColumns());
    ASSERT_TRUE(failing.engine().recorder.waitForEnd(job));
    EXPECT_EQ(failing.engine().recorder.all<JobFinished>(job).size(), 1u);
}

TEST(Engine, ForeignExceptionsBecomeRecordsWithTheirText) {
    FailingModel failing([] { throw std::runtime_error("kernel exploded"); });
    const ErrorRecord error = failing.failureAt(3, twoColumns());
    EXPECT_EQ(error.code, "ENGINE-009");
    EXPECT_EQ(error.found, "kernel exploded");
    EXPECT_FALSE(error.hint.empty());
}

TEST(Engine, ErrorsOfCoreArePassedOnUnchanged) {
    FailingModel failing(
        [] { throw Error({.code = "STEER-002", .problem = "Not finite", .field = "layer 3"}); });
    const ErrorRecord error = failing.failureAt(3, twoColumns());
    EXPECT_EQ(error.code, "STEER-002");
    EXPECT_EQ(error.field, "layer 3");
}

TEST(Engine, SubmitAndCancelDoNotWaitForTheComputeThread) {
    FakeEngine fake(slow(100ms));
    fake.load();
    const JobId busy = fake.engine.submit(twoColumns(2000));
    ASSERT_TRUE(fake.recorder.waitForAny<JobStarted>(busy));
    const auto start = Clock::now();
    for (int i = 0; i < 100; ++i)
        fake.engine.cancel(fake.engine.submit(twoColumns()));
    fake.engine.cancel(busy);
    EXPECT_LT(Clock::now() - start, 50ms) << "less than the block that is running";
}

#ifdef __linux__
TEST(Engine, TheComputeThreadGivesWayToItsCaller) {
    std::atomic<int> niceness = -100;
    EventRecorder recorder;
    Engine engine(recorder.sink(), [&](const LoadModelRequest& request, const ProgressSink& sink,
                                       std::stop_token stop) {
        niceness = getpriority(PRIO_PROCESS, 0); // 0: the calling thread
        return fakeLoader({})(request, sink, stop);
    });
    recorder.waitForEnd(engine.submit(LoadModelRequest{}));
    constexpr int kNicest = 19;
    EXPECT_EQ(niceness, std::min(kNicest, getpriority(PRIO_PROCESS, 0) + 5));
}
#endif

} // namespace
} // namespace steerscope::test
