// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/event_loop_watchdog.h"

#include <algorithm>
#include <numeric>

namespace steerscope {

EventLoopWatchdog::EventLoopWatchdog(QObject* parent) : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &EventLoopWatchdog::tick);
    resume();
}

void EventLoopWatchdog::resume() {
    m_timer.start(kPeriodMs);
    m_sinceTick.start();
}

double EventLoopWatchdog::largestGapMs() const {
    if (!m_timer.isActive()) return m_largestMs;
    return std::max(m_largestMs, static_cast<double>(m_sinceTick.nsecsElapsed()) / 1e6);
}

int EventLoopWatchdog::gapBelow(double share) const {
    const double wanted = share * static_cast<double>(gapCount());
    double seen = 0;
    for (std::size_t ms = 0; ms < m_counts.size(); ++ms) {
        seen += static_cast<double>(m_counts[ms]);
        if (seen >= wanted) return static_cast<int>(ms) + 1;
    }
    return static_cast<int>(m_counts.size());
}

std::uint64_t EventLoopWatchdog::gapCount() const {
    return std::accumulate(m_counts.begin(), m_counts.end(), std::uint64_t{0});
}

void EventLoopWatchdog::reset() {
    m_largestMs = 0;
    m_sinceTick.start();
}

void EventLoopWatchdog::tick() {
    const double gap = static_cast<double>(m_sinceTick.nsecsElapsed()) / 1e6;
    m_largestMs = std::max(m_largestMs, gap);
    ++m_counts[std::min(m_counts.size() - 1, static_cast<std::size_t>(gap))];
    m_sinceTick.start();
}

} // namespace steerscope
