// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/internal/progress_reporter.h"

namespace steerscope {

void ProgressReporter::report(Progress progress, Clock::time_point now) {
    if (!m_origin || progress.total != m_origin->total || progress.done < m_lastDone) {
        m_origin = progress;
        m_originTime = now;
    }
    m_lastDone = progress.done;
    if (!m_throttle.pass(now)) return;
    if (progress.secondsLeft < 0) progress.secondsLeft = estimate(progress, now);
    m_context.emit(JobProgressed{m_context.id, std::move(progress)});
}

double ProgressReporter::estimate(const Progress& progress, Clock::time_point now) const {
    if (progress.done <= m_origin->done || progress.done > progress.total) return -1;
    const std::chrono::duration<double> elapsed = now - m_originTime;
    const auto made = static_cast<double>(progress.done - m_origin->done);
    return elapsed.count() / made * static_cast<double>(progress.total - progress.done);
}

} // namespace steerscope
