// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/event_coalescer.h"

#include <algorithm>

namespace steerscope {
namespace {

/// True when `event` makes `last` outdated.
bool supersedes(const EngineEvent& event, const EngineEvent& last) {
    return std::holds_alternative<JobProgressed>(event) &&
           std::holds_alternative<JobProgressed>(last) && jobOf(event) == jobOf(last);
}

} // namespace

EventCoalescer::EventCoalescer(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &EventCoalescer::flush);
}

void EventCoalescer::post(EngineEvent event) {
    const std::lock_guard lock(m_mutex);
    if (!m_waiting.empty() && supersedes(event, m_waiting.back()))
        m_waiting.back() = std::move(event);
    else
        m_waiting.push_back(std::move(event));
    if (m_scheduled) return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &EventCoalescer::schedule, Qt::QueuedConnection);
}

void EventCoalescer::schedule() {
    const qint64 passed = m_sinceFlush.isValid() ? m_sinceFlush.elapsed() : kIntervalMs;
    m_timer.start(static_cast<int>(std::clamp<qint64>(kIntervalMs - passed, 0, kIntervalMs)));
}

void EventCoalescer::flush() {
    std::vector<EngineEvent> batch;
    {
        const std::lock_guard lock(m_mutex);
        batch.swap(m_waiting);
        m_scheduled = false;
    }
    m_sinceFlush.start();
    if (!batch.empty()) Q_EMIT batchReady(batch);
}

} // namespace steerscope
