// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/blocking_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "tests/support/fake_engine.h"

namespace steerscope::test {
namespace {

BlockingEngine::EventCallback into(std::vector<EngineEvent>& events) {
    return [&events](const EngineEvent& event) { events.push_back(event); };
}

TEST(BlockingRun, HandsOverEveryEventInOrderAndReturnsAtTheEnd) {
    BlockingEngine engine(fakeLoader({}));
    std::vector<EngineEvent> events;
    engine.run(LoadModelRequest{}, into(events));
    EXPECT_TRUE(std::holds_alternative<JobFinished>(events.back()));
    events.clear();
    engine.run(twoColumns(3), into(events));
    EXPECT_TRUE(std::holds_alternative<JobStarted>(events.front()));
    EXPECT_TRUE(std::holds_alternative<JobFinished>(events.back()));
    EXPECT_EQ(std::ranges::count_if(events,
                                    [](const EngineEvent& event) {
                                        return std::holds_alternative<TokenGenerated>(event);
                                    }),
              6);
}

TEST(BlockingRun, EventsArriveOnTheCallersThread) {
    BlockingEngine engine(fakeLoader({}));
    engine.run(LoadModelRequest{}, [caller = std::this_thread::get_id()](const EngineEvent&) {
        EXPECT_EQ(std::this_thread::get_id(), caller);
    });
}

TEST(BlockingRun, AFailedJobThrowsItsError) {
    BlockingEngine engine(fakeLoader({}));
    try {
        engine.run(twoColumns());
        FAIL() << "no model is loaded";
    } catch (const Error& error) {
        EXPECT_EQ(error.record().code, "ENGINE-001");
    }
}

TEST(BlockingRun, AStopTokenCancels) {
    FakeModelOptions options;
    options.blockDelay = std::chrono::milliseconds(1);
    BlockingEngine engine(fakeLoader(options));
    engine.run(LoadModelRequest{});
    std::stop_source stop;
    int tokens = 0;
    EXPECT_THROW(engine.run(
                     twoColumns(2000),
                     [&](const EngineEvent& event) {
                         tokens += std::holds_alternative<TokenGenerated>(event);
                         if (tokens == 5) stop.request_stop();
                     },
                     stop.get_token()),
                 Cancelled);
    EXPECT_LT(tokens, 100);
    EXPECT_THROW(engine.run(twoColumns(), {}, stop.get_token()), Cancelled) << "stopped before";
}

TEST(BlockingRun, AThrowingCallbackEndsTheJobAndTheEngineStaysUsable) {
    FakeModelOptions options;
    options.blockDelay = std::chrono::milliseconds(1);
    BlockingEngine engine(fakeLoader(options));
    engine.run(LoadModelRequest{});
    EXPECT_THROW(engine.run(twoColumns(2000),
                            [](const EngineEvent&) { throw std::runtime_error("disk full"); }),
                 std::runtime_error);
    std::vector<EngineEvent> events;
    engine.run(twoColumns(2), into(events));
    EXPECT_TRUE(std::holds_alternative<JobStarted>(events.front())) << "nothing of the old job";
    EXPECT_EQ(jobOf(events.front()), jobOf(events.back()));
}

} // namespace
} // namespace steerscope::test
