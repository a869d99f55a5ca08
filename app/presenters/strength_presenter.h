// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/presenters/comparison_presenter.h"

namespace steerscope {

/// Live strength: the first move has the steered answers written again at once; of the moves that
/// follow, the last one does, once the slider has rested for kDebounceMs. The maps follow every
/// move.
class StrengthPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int kDebounceMs = 50;

    explicit StrengthPresenter(ComparisonPresenter& comparison, QObject* parent = nullptr);

    /// The experiment with the new strength (or PSR).
    void moved(const Experiment& experiment);
    /// A move waits to be acted on.
    bool pending() const { return m_due; }
    /// Forgets a move that has not been acted on, because a whole Run begins.
    void drop() { m_due = false; }

private:
    void act();

    ComparisonPresenter& m_comparison;
    Experiment m_next;
    bool m_due = false;
    QTimer m_timer;
};

} // namespace steerscope
