// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/internal/progress_reporter.h"

#include <gtest/gtest.h>

#include "core/engine/internal/teacher_forced.h"

namespace steerscope {
namespace {

using namespace std::chrono_literals;

/// A reporter on an invented clock, with the progress events it made.
class ProgressReporterTest : public testing::Test {
protected:
    void report(std::chrono::milliseconds at, std::uint64_t done, double secondsLeft = -1) {
        m_reporter.report(
            {.stage = "Working", .done = done, .total = m_total, .secondsLeft = secondsLeft},
            Throttle::Clock::time_point(1h + at));
    }

    std::vector<Progress> m_seen;
    std::uint64_t m_total = 100;
    EventSink m_sink = [this](EngineEvent event) {
        m_seen.push_back(std::get<JobProgressed>(event).progress);
    };
    ModelLoader m_loader;
    std::shared_ptr<const LanguageModel> m_model;
    ForcedMemory m_forced;
    ProgressReporter m_reporter{JobContext{JobId(4), m_sink, m_loader, m_model, m_forced}};
};

TEST_F(ProgressReporterTest, TellsTheFirstAndThenAtMostTenPerSecond) {
    for (int i = 0; i < 1000; ++i)
        report(std::chrono::milliseconds(i), 0);
    EXPECT_EQ(m_seen.size(), 10u);
}

TEST_F(ProgressReporterTest, EstimatesTheRestFromThePaceSoFar) {
    report(0ms, 20);
    report(1000ms, 30); // 10 in a second, 70 to go
    ASSERT_EQ(m_seen.size(), 2u);
    EXPECT_LT(m_seen[0].secondsLeft, 0);
    EXPECT_DOUBLE_EQ(m_seen[1].secondsLeft, 7.0);
}

TEST_F(ProgressReporterTest, KeepsAnEstimateTheJobMadeItself) {
    report(0ms, 0, 42);
    EXPECT_DOUBLE_EQ(m_seen.at(0).secondsLeft, 42);
}

TEST_F(ProgressReporterTest, MeasuresAnewWhenTheCountersBeginAnew) {
    report(0ms, 0);
    report(1000ms, 90);
    m_total = 10;
    report(2000ms, 0);
    report(3000ms, 5);
    ASSERT_EQ(m_seen.size(), 4u);
    EXPECT_LT(m_seen[2].secondsLeft, 0);
    EXPECT_DOUBLE_EQ(m_seen[3].secondsLeft, 1.0);
}

TEST_F(ProgressReporterTest, AnUnknownLengthHasNoEstimate) {
    m_total = 0;
    report(0ms, 1);
    report(1000ms, 2);
    EXPECT_LT(m_seen.at(1).secondsLeft, 0);
}

} // namespace
} // namespace steerscope
