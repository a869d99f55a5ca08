// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_session.h"

namespace steerscope::cli {

EngineSession::EngineSession(const CommonOptions& options) {
    run(loadRequest(options), [this](const EngineEvent& event) {
        if (const auto* loaded = std::get_if<ModelLoaded>(&event)) m_model = loaded->info;
    });
}

void EngineSession::run(Request request, const EventHandler& handler) {
    ProgressLine line;
    m_engine.run(
        std::move(request),
        [&](const EngineEvent& event) {
            if (const auto* progressed = std::get_if<JobProgressed>(&event))
                line.show(progressed->progress);
            else
                handler(event);
        },
        m_interrupt.token());
}

} // namespace steerscope::cli
