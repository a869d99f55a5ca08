// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <variant>
#include <vector>

#include "app/engine_port.h"

namespace steerscope::test {

/// An engine that does nothing by itself: it remembers what was asked, and the test plays the
/// events that an engine would have sent.
class ScriptedPort : public EnginePort {
    Q_OBJECT
public:
    struct Asked {
        JobId job;
        Request request;
    };

    template <class... Events> void play(Events... events) { deliver({EngineEvent(events)...}); }
    void playAll(const std::vector<EngineEvent>& events) { deliver(events); }

    const std::vector<Asked>& asked() const { return m_asked; }
    const std::vector<JobId>& cancelled() const { return m_cancelled; }
    const std::vector<JobId>& finishedEarly() const { return m_finishedEarly; }
    const auto& stoppedColumns() const { return m_stoppedColumns; }
    /// Requests of one kind, oldest first.
    template <class Kind> std::vector<std::pair<JobId, Kind>> all() const {
        std::vector<std::pair<JobId, Kind>> out;
        for (const Asked& asked : m_asked)
            if (const auto* request = std::get_if<Kind>(&asked.request))
                out.emplace_back(asked.job, *request);
        return out;
    }
    JobId last() const { return m_asked.back().job; }

protected:
    JobId doSubmit(Request request) override {
        m_asked.push_back({JobId(m_asked.size() + 1), std::move(request)});
        return m_asked.back().job;
    }
    void doCancel(JobId job) override { m_cancelled.push_back(job); }
    void doFinishEarly(JobId job) override { m_finishedEarly.push_back(job); }
    void doStopColumn(JobId job, std::size_t column) override {
        m_stoppedColumns.emplace_back(job, column);
    }

private:
    std::vector<Asked> m_asked;
    std::vector<JobId> m_cancelled;
    std::vector<JobId> m_finishedEarly;
    std::vector<std::pair<JobId, std::size_t>> m_stoppedColumns;
};

} // namespace steerscope::test
