// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include "core/engine/job.h"

namespace steerscope {

/// Lets through at most ten of something per second; the first always passes.
class Throttle {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds kInterval{100};

    /// True when it is time again, which then counts as the last time.
    bool pass(Clock::time_point now = Clock::now()) {
        if (m_last && now - *m_last < kInterval) return false;
        m_last = now;
        return true;
    }

private:
    std::optional<Clock::time_point> m_last;
};

/// Turns a job's counters into JobProgressed events, at most ten a second, and fills in the time
/// left from the pace so far where the job does not know it.
class ProgressReporter {
public:
    using Clock = Throttle::Clock;
    explicit ProgressReporter(const JobContext& context) : m_context(context) {}

    void report(Progress progress, Clock::time_point now = Clock::now());

private:
    double estimate(const Progress& progress, Clock::time_point now) const;

    JobContext m_context;
    Throttle m_throttle;
    /// Where the pace is measured from: begins anew when the counters do.
    std::optional<Progress> m_origin;
    std::uint64_t m_lastDone = 0;
    Clock::time_point m_originTime;
};

} // namespace steerscope
