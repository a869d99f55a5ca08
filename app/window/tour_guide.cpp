// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/tour_guide.h"

#include "widgets/tour_callout.h"

#include <QWidget>

namespace steerscope {

TourGuide::TourGuide(TourCallout& callout, std::vector<TourStep> steps, QObject* parent)
    : QObject(parent), m_callout(callout), m_steps(std::move(steps)) {
    connect(&callout, &TourCallout::skipRequested, this, &TourGuide::skip);
    connect(&callout, &TourCallout::leaveRequested, this, &TourGuide::leave);
}

void TourGuide::setStep(int step) {
    m_step = step >= 0 && step < static_cast<int>(m_steps.size()) ? step : 0;
}

void TourGuide::start() {
    m_running = true;
    show();
}

bool TourGuide::leave() {
    if (!m_running) return false;
    m_running = false;
    m_callout.leave();
    return true;
}

void TourGuide::skip() {
    if (!m_running) return;
    ++m_step;
    show();
}

void TourGuide::did(TourAction action) {
    const auto index = static_cast<std::size_t>(m_step);
    if (m_running && index < m_steps.size() && m_steps[index].waitsFor == action) skip();
}

bool TourGuide::isOnScreen(const TourStep& step) const {
    const QWidget* target = step.target();
    return target && target->isVisible();
}

void TourGuide::show() {
    const int count = static_cast<int>(m_steps.size());
    while (m_step < count && !isOnScreen(m_steps[static_cast<std::size_t>(m_step)]))
        ++m_step;
    if (m_step >= count) {
        m_step = 0;
        leave();
        return Q_EMIT finished();
    }
    const TourStep& step = m_steps[static_cast<std::size_t>(m_step)];
    m_callout.show({.number = m_step + 1, .count = count, .title = step.title, .task = step.task},
                   step.target());
}

} // namespace steerscope
