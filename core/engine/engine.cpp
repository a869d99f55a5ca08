// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <new>
#include <thread>
#include <utility>
#include <vector>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

#include "core/engine/internal/teacher_forced.h"
#include "core/engine/job.h"
#include "core/engine/job_queue.h"

namespace steerscope {
namespace {

/// Keeps the window responsive on few cores. On Linux niceness belongs to a thread, and threads
/// started later by this one (torch's workers) inherit it. Failure only means less smoothness.
void lowerOwnPriority() {
#ifdef __linux__
    constexpr int kNicer = 5;
    const auto self = static_cast<id_t>(gettid());
    setpriority(PRIO_PROCESS, self, getpriority(PRIO_PROCESS, self) + kNicer);
#endif
}

ErrorRecord outOfMemory() {
    return {.code = "ENGINE-008",
            .problem = "There was not enough memory to go on",
            .hint = "Close other programs, use fewer columns or tokens, or load a smaller model; "
                    "the program itself keeps working."};
}

ErrorRecord unexpected(const std::exception& error) {
    return {.code = "ENGINE-009",
            .problem = "The computation stopped with an unexpected failure",
            .found = error.what(),
            .hint = "Try again; if it happens again, report it with this text."};
}

std::unique_ptr<LanguageModel> loadFromFile(const LoadModelRequest& request,
                                            const ProgressSink& progress, std::stop_token stop) {
    return loadModel(request.path, request.options, progress, stop);
}

} // namespace

/// The table of jobs is shared and guarded by `mutex`; each entry's job and request belong to the
/// compute thread from its first turn on. Entries never move, and only the compute thread erases
/// them, so it may use one without the lock.
struct Engine::Impl {
    struct Entry {
        Request request;
        std::stop_source stop;
        std::stop_source enough = {};
        std::unique_ptr<Job> job = nullptr;    ///< Made at the first turn.
        std::vector<std::size_t> stopped = {}; ///< Columns to stop; guarded by `mutex`.
    };

    EventSink sink;
    ModelLoader loader;
    std::shared_ptr<const LanguageModel> model;  ///< Compute thread only, like the next.
    ForcedMemory forced;                         ///< Goes when its model is replaced.
    std::mutex mutex;
    std::condition_variable_any changed;
    std::map<JobId, Entry> entries;
    JobQueue queue;
    JobId lastId{0};
    std::jthread thread; ///< Last: starts when all else is there, joined before it goes.

    void run(std::stop_token stop) {
        lowerOwnPriority();
        while (const auto id = waitForTurn(stop))
            takeTurn(*id);
        forced.clear();
        model.reset();
    }

    /// Cancelled jobs come first, whatever their priority, so that their end is told at once.
    /// Nothing when the engine is going away and every job has ended.
    std::optional<JobId> waitForTurn(std::stop_token stop) {
        std::unique_lock lock(mutex);
        changed.wait(lock, stop, [this] { return !queue.empty(); });
        for (auto& [id, entry] : entries) {
            if (stop.stop_requested()) entry.stop.request_stop();
            if (entry.stop.stop_requested()) return id;
        }
        return queue.next();
    }

    void takeTurn(JobId id) {
        Entry& entry = find(id);
        std::optional<EngineEvent> end = runGuarded(id, entry);
        if (!end) return;
        entry.job.reset(); // Its memory is free before anybody hears of the end.
        {
            std::lock_guard lock(mutex);
            queue.remove(id);
            entries.erase(id);
        }
        sink(std::move(*end));
    }

    Entry& find(JobId id) {
        std::lock_guard lock(mutex);
        return entries.at(id);
    }

    /// One slice; the end event when it was the last. The only place in core that catches.
    std::optional<EngineEvent> runGuarded(JobId id, Entry& entry) {
        try {
            if (runSlice(id, entry) == SliceResult::more) return std::nullopt;
            return JobFinished{id};
        } catch (const Cancelled&) {
            return JobCancelled{id};
        } catch (const Error& error) {
            return JobFailed{id, error.record()};
        } catch (const std::bad_alloc&) {
            return JobFailed{id, outOfMemory()};
        } catch (const std::exception& error) {
            return JobFailed{id, unexpected(error)};
        }
    }

    std::vector<std::size_t> takeStopped(Entry& entry) {
        std::lock_guard lock(mutex);
        return std::exchange(entry.stopped, {});
    }

    SliceResult runSlice(JobId id, Entry& entry) {
        const std::stop_token stop = entry.stop.get_token();
        if (stop.stop_requested()) throw Cancelled();
        if (!entry.job) {
            sink(JobStarted{id});
            entry.job = makeJob({id, sink, loader, model, forced, entry.enough.get_token()},
                                std::move(entry.request));
        }
        for (const std::size_t column : takeStopped(entry))
            entry.job->stopColumn(column);
        return entry.job->runSlice(stop);
    }
};

Engine::Engine(EventSink sink, ModelLoader loader) : m_impl(std::make_unique<Impl>()) {
    m_impl->sink = std::move(sink);
    m_impl->loader = loader ? std::move(loader) : ModelLoader(loadFromFile);
    m_impl->thread =
        std::jthread([impl = m_impl.get()](std::stop_token stop) { impl->run(std::move(stop)); });
}

Engine::~Engine() {
    cancelAll();
}

JobId Engine::submit(Request request) {
    JobId id;
    {
        std::lock_guard lock(m_impl->mutex);
        id = ++m_impl->lastId;
        m_impl->queue.push(id, priorityOf(request));
        m_impl->entries.emplace(id, Impl::Entry{std::move(request), std::stop_source()});
    }
    m_impl->changed.notify_one();
    return id;
}

void Engine::cancel(JobId job) {
    std::stop_source stop(std::nostopstate);
    {
        std::lock_guard lock(m_impl->mutex);
        const auto found = m_impl->entries.find(job);
        if (found != m_impl->entries.end()) stop = found->second.stop;
    }
    stop.request_stop(); // Outside the lock: it may run a job's stop callbacks.
}

void Engine::finishEarly(JobId job) {
    std::lock_guard lock(m_impl->mutex);
    const auto found = m_impl->entries.find(job);
    if (found != m_impl->entries.end()) found->second.enough.request_stop();
}

void Engine::stopColumn(JobId job, std::size_t column) {
    std::lock_guard lock(m_impl->mutex);
    const auto found = m_impl->entries.find(job);
    if (found != m_impl->entries.end()) found->second.stopped.push_back(column);
}

void Engine::cancelAll() {
    std::lock_guard lock(m_impl->mutex);
    for (auto& [id, entry] : m_impl->entries)
        entry.stop.request_stop();
}

} // namespace steerscope
