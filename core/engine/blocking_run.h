// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <stop_token>

#include "core/engine/engine.h"

namespace steerscope {

/// An Engine for programs without an event loop: one request at a time, waited for. Used from one
/// thread; the loaded model stays between runs.
class BlockingEngine {
public:
    using EventCallback = std::function<void(const EngineEvent&)>;

    explicit BlockingEngine(ModelLoader loader = {});
    ~BlockingEngine();

    /// Submits `request` and blocks until its end event. Every event, the end included, is handed
    /// to `onEvent` in order on the calling thread. Throws Error when the job failed and Cancelled
    /// when it was cancelled, which `stop` does. What `onEvent` throws cancels the job, waits for
    /// its end and is passed on.
    void run(Request request, const EventCallback& onEvent = {}, std::stop_token stop = {});

private:
    struct Inbox;
    std::unique_ptr<Inbox> m_inbox;
    Engine m_engine; ///< After the inbox its sink writes to.
};

} // namespace steerscope
