// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/run_replay.h"

namespace steerscope {

TokenGenerated recordedToken(const RunColumn& column, std::size_t t) {
    TokenGenerated token{.token = column.tokens[t],
                         .text = column.texts[t],
                         .piece = column.pieces[t],
                         .logProb = column.logProbs[t],
                         .choices = column.choices[t]};
    const auto rowOf = [t](const FloatMatrix& grid) {
        if (t >= grid.rows()) return std::vector<float>{};
        const auto row = grid.row(t);
        return std::vector<float>(row.begin(), row.end());
    };
    token.coefficients = rowOf(column.coefficients);
    token.pushes = rowOf(column.pushes);
    token.finish = t + 1 == column.length() ? column.finish : FinishReason::running;
    return token;
}

RecordedRun unwritten(const RecordedRun& run) {
    RecordedRun blank = run;
    blank.promptedDeltas.reset();
    blank.psrDeltas.reset();
    for (RunColumn& column : blank.columns)
        column = RunColumn{.kind = column.kind,
                           .number = column.number,
                           .name = column.name,
                           .strength = column.strength};
    return blank;
}

RunReplay::RunReplay(QObject* parent) : QObject(parent) {
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &RunReplay::tick);
}

void RunReplay::start(RecordedRun run) {
    m_run = std::move(run);
    m_next = 0;
    m_timer.start();
}

void RunReplay::tick() {
    bool more = false;
    for (const RunColumn& column : m_run.columns) {
        if (m_next < column.length()) Q_EMIT token(column.id(), recordedToken(column, m_next));
        more = more || m_next + 1 < column.length();
    }
    ++m_next;
    if (more) return;
    m_timer.stop();
    Q_EMIT finished();
}

} // namespace steerscope
