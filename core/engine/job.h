// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>

#include "core/engine/engine.h"
#include "core/model/language_model.h"

namespace steerscope {

class ForcedMemory; ///< core/engine/internal/teacher_forced.h

/// The most urgent first.
enum class Priority { preview, interactive, background };
enum class SliceResult { more, finished };

/// What a job may use of the engine. References stay valid as long as the job; compute thread only.
struct JobContext {
    JobId id;
    const EventSink& emit;
    const ModelLoader& loader;
    std::shared_ptr<const LanguageModel>& model;  ///< The one in use; only loading replaces it.
    ForcedMemory& forced;                         ///< Of earlier delta jobs, for the next one.
    std::stop_token enough = {}; ///< Fires when the best found so far is all that is wanted.
};

/// A piece of work in bounded slices, at best ≤ 50 ms each: a decode step, a block of a forward
/// pass, a step of a fit. Lives and dies on the compute thread. Reports by events; throws Error
/// (failed), Cancelled, or what the standard library and torch throw. Never emits its own end.
class Job {
public:
    virtual ~Job() = default;
    virtual SliceResult runSlice(std::stop_token stop) = 0;
    /// One column of several is wanted no more; between slices. Jobs without columns ignore it.
    virtual void stopColumn(std::size_t) {}
};

/// Preview: deltas that go first. Interactive: load, comparison, other deltas. Background:
/// distillation.
Priority priorityOf(const Request& request);

/// The job for a request; checks the request and throws Error when it cannot be done. ENGINE-001
/// when it needs a model and none is loaded.
std::unique_ptr<Job> makeJob(const JobContext& context, Request request);

} // namespace steerscope
