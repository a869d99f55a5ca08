// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <mutex>
#include <vector>

#include "core/engine/events.h"

namespace steerscope {

/// Carries events from the compute thread to the GUI thread in batches, at most one every
/// kInterval. Order is kept; of consecutive progress events of one job only the last survives.
class EventCoalescer : public QObject {
    Q_OBJECT
public:
    static constexpr int kIntervalMs = 33; ///< 30 Hz

    explicit EventCoalescer(QObject* parent = nullptr);

    /// Any thread; never blocks for longer than it takes to move the event.
    void post(EngineEvent event);

Q_SIGNALS:
    /// GUI thread. The batch is never empty.
    void batchReady(const std::vector<steerscope::EngineEvent>& batch);

private:
    void schedule();
    void flush();

    std::mutex m_mutex;
    std::vector<EngineEvent> m_waiting; ///< Guarded by m_mutex.
    bool m_scheduled = false;           ///< Guarded by m_mutex.
    QTimer m_timer;                     ///< GUI thread only, like what follows.
    QElapsedTimer m_sinceFlush;
};

} // namespace steerscope
