// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace steerscope {

/// Measures how long the event loop of its thread was away: a short timer fires as often as it can
/// and the longest time between two firings is kept.
class EventLoopWatchdog : public QObject {
    Q_OBJECT
public:
    static constexpr int kPeriodMs = 5;

    explicit EventLoopWatchdog(QObject* parent = nullptr);

    /// Longest gap since construction or reset(), in milliseconds; the running one included.
    double largestGapMs() const;
    void reset();

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    double m_largestMs = 0;
};

} // namespace steerscope
