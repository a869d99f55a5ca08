// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/presenters/comparison_presenter.h"

namespace steerscope {

/// Live strength: waits until the slider rests for kDebounceMs, then has the steered answers
/// written again. A new move before that starts the wait over; one after that cancels the job.
class StrengthPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int kDebounceMs = 120;

    explicit StrengthPresenter(ComparisonPresenter& comparison, QObject* parent = nullptr);

    /// The experiment with the new strength (or PSR).
    void moved(const Experiment& experiment);
    bool pending() const { return m_timer.isActive(); }
    /// Forgets a move that has not been acted on, because a whole Run begins.
    void drop() { m_timer.stop(); }

private:
    ComparisonPresenter& m_comparison;
    Experiment m_next;
    QTimer m_timer;
};

} // namespace steerscope
