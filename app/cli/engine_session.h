// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/cli/context.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/engine/blocking_run.h"
#include "core/engine/engine.h"

namespace steerscope::cli {

using EventHandler = std::function<void(const EngineEvent&)>;

/// An engine with a model loaded, driven one request at a time from the command line: progress goes
/// to stderr, Ctrl+C cancels the request in work.
class EngineSession {
public:
    /// Loads the model the options name. Throws Error or Cancelled.
    explicit EngineSession(const CommonOptions& options);

    /// Blocks until the request has ended. Events reach `handler` on the calling thread's behalf,
    /// one at a time. Throws Error when the job failed and Cancelled when it was cancelled.
    void run(Request request, const EventHandler& handler);
    const ModelInfo& model() const { return m_model; }

private:
    InterruptWatch m_interrupt;
    BlockingEngine m_engine;
    ModelInfo m_model;
};

} // namespace steerscope::cli
