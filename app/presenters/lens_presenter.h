// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/presenters/comparison_presenter.h"
#include "app/shared_cursor.h"
#include "widgets/token_facts.h"

namespace steerscope {

/// Reads what every layer would say at one token of the run on screen, when it has been asked for
/// and the model has nothing else to write. Keeps the last answer only.
class LensPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int kPauseMs = 150; ///< Keys that run through a text ask once.

    LensPresenter(EnginePort& port, ComparisonPresenter& comparison, QObject* parent = nullptr);

    /// `ready` follows unless the token has been read already, or cannot be: no model, another
    /// model, answers still being written.
    void ask(const ColumnId& column, int token);
    /// What was read at this token; empty when it was not.
    std::vector<LensReading> readings(const ColumnId& column, int token) const;

Q_SIGNALS:
    void ready();

private:
    void submit();
    void take(const LensReady& ready);
    void forget();

    EnginePort& m_port;
    ComparisonPresenter& m_comparison;
    QTimer m_pause;
    std::optional<CursorPlace> m_asked; ///< Waiting, or with the engine.
    std::optional<JobId> m_job;
    std::optional<CursorPlace> m_read;
    std::vector<LensReading> m_readings;
};

} // namespace steerscope
