// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <thread>

#include "app/engine_bridge.h"
#include "app/event_loop_watchdog.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"
#include "tests/support/fake_language_model.h"

namespace steerscope::test {
namespace {

TEST(EventCoalescer, KeepsOrderAndOnlyTheLastOfConsecutiveProgress) {
    EventCoalescer coalescer;
    std::vector<EngineEvent> got;
    QObject::connect(&coalescer, &EventCoalescer::batchReady,
                     [&](const std::vector<EngineEvent>& batch) {
                         got.insert(got.end(), batch.begin(), batch.end());
                     });
    const JobId job(1);
    for (std::uint64_t i = 0; i < 100; ++i)
        coalescer.post(JobProgressed{job, {"a", i, 100}});
    coalescer.post(fixtureToken(job, 0, 0, false));
    coalescer.post(JobProgressed{job, {"b", 1, 2}});
    coalescer.post(JobFinished{job});
    ASSERT_TRUE(QTest::qWaitFor([&] { return got.size() == 4; }));
    EXPECT_EQ(std::get<JobProgressed>(got[0]).progress.done, 99u);
    EXPECT_TRUE(std::holds_alternative<TokenGenerated>(got[1]));
    EXPECT_TRUE(std::holds_alternative<JobFinished>(got[3]));
}

TEST(EventCoalescer, NeverMoreThanThirtyBatchesASecond) {
    EventCoalescer coalescer;
    QSignalSpy batches(&coalescer, &EventCoalescer::batchReady);
    std::size_t events = 0;
    QObject::connect(&coalescer, &EventCoalescer::batchReady,
                     [&](const std::vector<EngineEvent>& batch) { events += batch.size(); });
    QElapsedTimer timer;
    timer.start();
    std::thread compute([&coalescer] {
        for (int i = 0; i < 500; ++i) {
            coalescer.post(fixtureToken(JobId(1), 0, i, false));
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return events == 500; }, 10'000));
    compute.join();
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    EXPECT_LE(static_cast<double>(batches.size()),
              seconds * 1000 / EventCoalescer::kIntervalMs + 2);
    EXPECT_GE(batches.size(), 5);
}

TEST(EnginePort, GroupsTokensOfOneJobAndDropsStrangers) {
    ScriptedPort port;
    const JobId job = port.submit(LoadModelRequest{});
    std::vector<std::size_t> groups;
    QObject::connect(&port, &EnginePort::tokensGenerated,
                     [&](JobId, const auto& tokens) { groups.push_back(tokens.size()); });
    port.play(fixtureToken(job, 0, 0, false), fixtureToken(job, 1, 0, false),
              fixtureToken(JobId(99), 0, 0, false), fixtureToken(job, 0, 1, false));
    EXPECT_EQ(groups, (std::vector<std::size_t>{2, 1}));
}

TEST(EnginePort, ACancelledJobIsSilentExceptForOneEnd) {
    ScriptedPort port;
    const JobId job = port.submit(LoadModelRequest{});
    QSignalSpy tokens(&port, &EnginePort::tokensGenerated);
    QSignalSpy progress(&port, &EnginePort::progressed);
    QSignalSpy ends(&port, &EnginePort::jobCancelled);
    QSignalSpy finished(&port, &EnginePort::jobFinished);
    port.cancel(job);
    port.cancel(job);
    EXPECT_EQ(port.cancelled().size(), 1u);
    // The job had finished before the cancel reached it: still one end, as cancelled.
    port.play(fixtureToken(job, 0, 0, false), JobProgressed{job, {}}, JobFinished{job},
              JobFinished{job});
    EXPECT_EQ(tokens.size(), 0);
    EXPECT_EQ(progress.size(), 0);
    EXPECT_EQ(finished.size(), 0);
    EXPECT_EQ(ends.size(), 1);
    EXPECT_FALSE(port.isOpen(job));
}

TEST(EnginePort, ASlotMayCancelTheJobWhoseEventsAreBeingDelivered) {
    ScriptedPort port;
    const JobId job = port.submit(LoadModelRequest{});
    int heard = 0;
    QObject::connect(&port, &EnginePort::progressed, [&](JobId id, const Progress&) {
        ++heard;
        port.cancel(id);
    });
    port.play(JobProgressed{job, {}}, fixtureToken(job, 0, 0, false), JobProgressed{job, {}});
    EXPECT_EQ(heard, 1);
}

TEST(EngineBridge, LoadsAFakeModelAndReportsFailures) {
    bool fail = false;
    EngineBridge bridge([&fail](const LoadModelRequest&, const ProgressSink&,
                                std::stop_token) -> std::unique_ptr<LanguageModel> {
        if (fail) throw Error({.code = "GGUF-001", .problem = "No model", .hint = "Fetch it."});
        return std::make_unique<FakeLanguageModel>();
    });
    QSignalSpy loaded(&bridge, &EnginePort::modelLoaded);
    QSignalSpy ended(&bridge, &EnginePort::jobFinished);
    bridge.submit(LoadModelRequest{});
    ASSERT_TRUE(QTest::qWaitFor([&] { return ended.size() == 1; }));
    EXPECT_EQ(loaded.size(), 1);
    fail = true;
    std::string code;
    QObject::connect(&bridge, &EnginePort::jobFailed,
                     [&](JobId, const ErrorRecord& error) { code = error.code; });
    bridge.submit(LoadModelRequest{});
    EXPECT_TRUE(QTest::qWaitFor([&] { return code == "GGUF-001"; }));
}

TEST(EventLoopWatchdog, MeasuresABlockedLoopAndForgetsOnReset) {
    EventLoopWatchdog watchdog;
    QTest::qWait(50);
    watchdog.reset();
    QTest::qWait(50);
    EXPECT_LT(watchdog.largestGapMs(), 60);
    QTest::qSleep(80); // Blocks this thread without running its events.
    QTest::qWait(20);
    EXPECT_GE(watchdog.largestGapMs(), 79);
    watchdog.reset();
    EXPECT_LT(watchdog.largestGapMs(), 60);
}

} // namespace
} // namespace steerscope::test
