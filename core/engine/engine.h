// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "core/engine/events.h"
#include "core/engine/requests.h"

namespace steerscope {

/// Called on the compute thread, one event at a time; must return quickly, and neither throw nor
/// destroy the engine.
using EventSink = std::function<void(EngineEvent)>;
/// How a model is made (never null); tests pass a fake. Called on the compute thread.
using ModelLoader = std::function<std::unique_ptr<LanguageModel>(
    const LoadModelRequest&, const ProgressSink&, std::stop_token)>;

/// Requests in, events out. Owns the one compute thread; only it touches models and torch. All
/// methods may be called from any thread and never block; the destructor cancels and joins.
/// Interactive jobs (load, comparison, deltas) pre-empt distillation between slices, previews all
/// others; equals take turns; jobs that need a model fail with ENGINE-001 while none is loaded. A job that is cancelled
/// before its first slice says JobCancelled without JobStarted; one that is cancelled in a slice
/// ends within it or right after, whatever its priority. Cancelling an unknown or ended job does
/// nothing. An engine that goes away cancels and reports every job it still has.
class Engine {
public:
    explicit Engine(EventSink sink, ModelLoader loader = {});
    ~Engine();

    JobId submit(Request request);
    void cancel(JobId job);
    /// Ends the polishing of a distillation with the best found so far, which is then measured as
    /// at the end; too early is as good as in time. Means nothing to other jobs.
    void finishEarly(JobId job);
    /// One column of a comparison leaves it: nothing more is heard of it, the others go on, faster;
    /// the job ends when none is left. Unknown or ended jobs and columns: nothing happens.
    void stopColumn(JobId job, std::size_t column);
    void cancelAll();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace steerscope
