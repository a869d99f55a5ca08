// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

#include "core/engine/engine.h"

namespace steerscope::test {

bool isEnd(const EngineEvent& event);

/// Collects an engine's events in order and lets a test wait for one. Must outlive the engine.
class EventRecorder {
public:
    /// For Engine's constructor; remembers when each event came.
    EventSink sink();

    /// Everything so far, in order; of one job with `job`.
    std::vector<EngineEvent> events() const;
    std::vector<EngineEvent> events(JobId job) const;
    /// Blocks until an event satisfies `wanted` or ten seconds have passed; false then.
    bool waitFor(const std::function<bool(const EngineEvent&)>& wanted) const;
    bool waitForEnd(JobId job) const;
    /// When the end event of `job` came; waits for it.
    std::chrono::steady_clock::time_point endTime(JobId job) const;

    template <class Event> std::vector<Event> all(JobId job) const {
        std::vector<Event> out;
        for (const EngineEvent& event : events(job)) {
            if (const auto* found = std::get_if<Event>(&event)) out.push_back(*found);
        }
        return out;
    }
    template <class Event> bool waitForAny(JobId job) const {
        return waitFor([job](const EngineEvent& event) {
            return std::holds_alternative<Event>(event) && jobOf(event) == job;
        });
    }

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_arrived;
    std::vector<EngineEvent> m_events;
    std::vector<std::chrono::steady_clock::time_point> m_times;
};

} // namespace steerscope::test
