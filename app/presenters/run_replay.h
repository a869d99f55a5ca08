// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/recorded_run.h"

namespace steerscope {

/// Row `t` of a recorded column as the engine would send it.
TokenGenerated recordedToken(const RunColumn& column, std::size_t t);
/// The run before its first token: same recipe and columns, no texts and no maps.
RecordedRun unwritten(const RecordedRun& run);

/// Plays a recorded run as if it were written now, one token of every column a tick, without a
/// model.
class RunReplay : public QObject {
    Q_OBJECT
public:
    static constexpr int kTickMs = 70; ///< About as fast as people read.

    explicit RunReplay(QObject* parent = nullptr);

    void start(RecordedRun run);
    void stop() { m_timer.stop(); }
    bool playing() const { return m_timer.isActive(); }
    const RecordedRun& run() const { return m_run; }

Q_SIGNALS:
    void token(steerscope::ColumnId id, const steerscope::TokenGenerated& token);
    /// Every token has been played; maps can be shown.
    void finished();

private:
    void tick();

    RecordedRun m_run;
    std::size_t m_next = 0;
    QTimer m_timer;
};

} // namespace steerscope
