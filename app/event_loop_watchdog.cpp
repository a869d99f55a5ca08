// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/event_loop_watchdog.h"

#include <algorithm>

namespace steerscope {

EventLoopWatchdog::EventLoopWatchdog(QObject* parent) : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &EventLoopWatchdog::tick);
    m_timer.start(kPeriodMs);
    m_sinceTick.start();
}

double EventLoopWatchdog::largestGapMs() const {
    return std::max(m_largestMs, static_cast<double>(m_sinceTick.nsecsElapsed()) / 1e6);
}

void EventLoopWatchdog::reset() {
    m_largestMs = 0;
    m_sinceTick.start();
}

void EventLoopWatchdog::tick() {
    m_largestMs = largestGapMs();
    m_sinceTick.start();
}

} // namespace steerscope
