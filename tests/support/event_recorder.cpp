// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/event_recorder.h"

#include <algorithm>

namespace steerscope::test {

bool isEnd(const EngineEvent& event) {
    return std::holds_alternative<JobFinished>(event) ||
           std::holds_alternative<JobCancelled>(event) || std::holds_alternative<JobFailed>(event);
}

EventSink EventRecorder::sink() {
    return [this](EngineEvent event) {
        {
            std::lock_guard lock(m_mutex);
            m_events.push_back(std::move(event));
            m_times.push_back(std::chrono::steady_clock::now());
        }
        m_arrived.notify_all();
    };
}

std::vector<EngineEvent> EventRecorder::events() const {
    std::lock_guard lock(m_mutex);
    return m_events;
}

std::vector<EngineEvent> EventRecorder::events(JobId job) const {
    std::vector<EngineEvent> out;
    std::ranges::copy_if(events(), std::back_inserter(out),
                         [job](const EngineEvent& event) { return jobOf(event) == job; });
    return out;
}

bool EventRecorder::waitFor(const std::function<bool(const EngineEvent&)>& wanted) const {
    std::unique_lock lock(m_mutex);
    return m_arrived.wait_for(lock, std::chrono::seconds(10),
                              [&] { return std::ranges::any_of(m_events, wanted); });
}

bool EventRecorder::waitForEnd(JobId job) const {
    return waitFor([job](const EngineEvent& e) { return isEnd(e) && jobOf(e) == job; });
}

std::chrono::steady_clock::time_point EventRecorder::endTime(JobId job) const {
    waitForEnd(job);
    std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        if (isEnd(m_events[i]) && jobOf(m_events[i]) == job) return m_times[i];
    }
    return std::chrono::steady_clock::time_point::max();
}

} // namespace steerscope::test
