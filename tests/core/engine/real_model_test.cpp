// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <random>
#include <thread>

#include "core/base/user_paths.h"
#include "tests/support/fake_engine.h"

namespace steerscope::test {
namespace {

using Clock = std::chrono::steady_clock;

/// The default model behind the engine; skipped, with a message, where it has not been fetched.
class RealModelTest : public testing::Test {
protected:
    void SetUp() override {
        const auto path = userModelPath(kDefaultModelName);
        if (!std::filesystem::exists(path)) {
            GTEST_SKIP() << path << " is absent; packaging/fetch_model.sh fetches it.";
        }
        const JobId job = m_engine.submit(LoadModelRequest{path, {}});
        ASSERT_TRUE(m_recorder.waitForEnd(job));
        ASSERT_EQ(m_recorder.all<ModelLoaded>(job).size(), 1u);
    }
    /// Milliseconds from the cancel, `wait` after the job's start, to its end.
    double cancelLatency(Request request, std::chrono::milliseconds wait) {
        const JobId job = m_engine.submit(std::move(request));
        m_recorder.waitForAny<JobStarted>(job);
        std::this_thread::sleep_for(wait);
        const auto asked = Clock::now();
        m_engine.cancel(job);
        const std::chrono::duration<double, std::milli> taken = m_recorder.endTime(job) - asked;
        EXPECT_EQ(m_recorder.all<JobCancelled>(job).size(), 1u);
        return taken.count();
    }
    std::vector<TokenId> answer() {
        std::vector<TokenId> out;
        const JobId job = m_engine.submit(twoColumns(12));
        m_recorder.waitForEnd(job);
        for (const auto& event : m_recorder.all<TokenGenerated>(job))
            out.push_back(event.token);
        return out;
    }

    EventRecorder m_recorder;
    Engine m_engine{m_recorder.sink()};
};

ComparisonRequest longPrompt() {
    ComparisonRequest request = twoColumns(400);
    std::string text;
    for (int i = 0; i < 250; ++i)
        text += "One more word about soup. ";
    request.messages = userMessage(text);
    return request;
}

DeltaRequest longResponse() {
    DeltaRequest request;
    request.messages = userMessage();
    request.prompt.text = "Talk like a pirate.";
    request.response.assign(1500, TokenId(1000));
    return request;
}

TEST_F(RealModelTest, CancelsAreQuickEverywhereAndLeaveNoTrace) {
    const auto fresh = answer();
    std::mt19937 random(3);
    std::vector<double> latencies;
    for (int i = 0; i < 20; ++i) {
        const Request requests[] = {longPrompt(), twoColumns(400), longResponse(),
                                    longDistillation(64)};
        const std::chrono::milliseconds wait(random() % 250);
        latencies.push_back(cancelLatency(requests[i % 4], wait));
    }
    std::ranges::sort(latencies);
    const double median = latencies[latencies.size() / 2];
    const double p95 = latencies[latencies.size() * 95 / 100];
    std::cout << "cancel latency in ms: median " << median << ", 95th percentile " << p95
              << ", largest " << latencies.back() << "\n";
    EXPECT_LE(p95, 150);
    EXPECT_LE(latencies.back(), 500);
    EXPECT_EQ(answer(), fresh);
}

} // namespace
} // namespace steerscope::test
