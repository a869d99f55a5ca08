// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>
#include <cstdint>

namespace steerscope {

/// Measures how long the event loop of its thread was away: a short timer fires as often as it can
/// and the times between two firings are counted.
class EventLoopWatchdog : public QObject {
    Q_OBJECT
public:
    static constexpr int kPeriodMs = 5;

    explicit EventLoopWatchdog(QObject* parent = nullptr);

    /// Longest gap since construction or reset(), in milliseconds; the running one included.
    double largestGapMs() const;
    /// The gap that `share` (0…1) of all since construction stay below, in whole milliseconds.
    int gapBelow(double share) const;
    std::uint64_t gapCount() const;
    /// Forgets the longest gap, not the counts.
    void reset();
    /// What happens until resume() is not a gap: the measuring itself, for instance.
    void pause() { m_timer.stop(); }
    void resume();

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    double m_largestMs = 0;
    std::array<std::uint64_t, 1001> m_counts{}; ///< By whole milliseconds, the last: all above.
};

} // namespace steerscope
