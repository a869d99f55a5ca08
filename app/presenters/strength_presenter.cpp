// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/strength_presenter.h"

namespace steerscope {

StrengthPresenter::StrengthPresenter(ComparisonPresenter& comparison, QObject* parent)
    : QObject(parent), m_comparison(comparison) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDebounceMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_due) act();
    });
}

void StrengthPresenter::moved(const Experiment& experiment) {
    m_next = experiment;
    m_due = true;
    m_comparison.previewMaps(experiment);
    const bool rested = !m_timer.isActive();
    m_timer.start();
    if (rested) act();
}

void StrengthPresenter::act() {
    m_due = false;
    m_comparison.rewrite(m_next);
}

} // namespace steerscope
