// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine_port.h"
#include "app/event_coalescer.h"
#include "core/engine/engine.h"

namespace steerscope {

/// The one adapter between the engine and Qt: owns the Engine, moves its events to the GUI thread
/// in batches of at most 30 a second. Its destructor joins the compute thread.
class EngineBridge : public EnginePort {
    Q_OBJECT
public:
    explicit EngineBridge(ModelLoader loader = {}, QObject* parent = nullptr);

protected:
    JobId doSubmit(Request request) override { return m_engine.submit(std::move(request)); }
    void doCancel(JobId job) override { m_engine.cancel(job); }
    void doFinishEarly(JobId job) override { m_engine.finishEarly(job); }
    void doStopColumn(JobId job, std::size_t column) override { m_engine.stopColumn(job, column); }

private:
    EventCoalescer m_coalescer; ///< Before the engine, whose thread posts into it until it ends.
    Engine m_engine;
};

} // namespace steerscope
