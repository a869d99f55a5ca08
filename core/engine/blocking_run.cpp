// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/blocking_run.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace steerscope {

/// Carries events from the compute thread to the thread that waits.
struct BlockingEngine::Inbox {
    std::mutex mutex;
    std::condition_variable arrived;
    std::deque<EngineEvent> events;

    void put(EngineEvent event) {
        {
            std::lock_guard lock(mutex);
            events.push_back(std::move(event));
        }
        arrived.notify_one();
    }
    EngineEvent take() {
        std::unique_lock lock(mutex);
        arrived.wait(lock, [this] { return !events.empty(); });
        EngineEvent event = std::move(events.front());
        events.pop_front();
        return event;
    }
};

namespace {

/// Cancels the job and waits for its end when the scope is left by an exception.
template <class Wait> class CancelOnThrow {
public:
    CancelOnThrow(Engine& engine, JobId job, Wait wait)
        : m_engine(engine), m_job(job), m_wait(std::move(wait)) {}
    CancelOnThrow(const CancelOnThrow&) = delete;
    CancelOnThrow& operator=(const CancelOnThrow&) = delete;
    ~CancelOnThrow() {
        if (!m_armed) return;
        m_engine.cancel(m_job);
        m_wait();
    }
    void disarm() { m_armed = false; }

private:
    Engine& m_engine;
    JobId m_job;
    Wait m_wait;
    bool m_armed = true;
};

bool endsJob(const EngineEvent& event) {
    return std::holds_alternative<JobFinished>(event) ||
           std::holds_alternative<JobCancelled>(event) || std::holds_alternative<JobFailed>(event);
}

} // namespace

BlockingEngine::BlockingEngine(ModelLoader loader)
    : m_inbox(std::make_unique<Inbox>()),
      m_engine([inbox = m_inbox.get()](EngineEvent event) { inbox->put(std::move(event)); },
               std::move(loader)) {}

BlockingEngine::~BlockingEngine() = default;

void BlockingEngine::run(Request request, const EventCallback& onEvent, std::stop_token stop) {
    const JobId job = m_engine.submit(std::move(request));
    const std::stop_callback onStop(stop, [this, job] { m_engine.cancel(job); });
    bool ended = false;
    CancelOnThrow guard(m_engine, job, [&] {
        while (!ended)
            ended = endsJob(m_inbox->take());
    });
    EngineEvent event;
    while (!ended) {
        event = m_inbox->take();
        ended = endsJob(event);
        if (onEvent) onEvent(event);
    }
    guard.disarm();
    if (std::holds_alternative<JobCancelled>(event)) throw Cancelled();
    if (const auto* failed = std::get_if<JobFailed>(&event)) throw Error(failed->error);
}

} // namespace steerscope
