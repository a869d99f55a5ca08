// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/lens_presenter.h"

#include "app/text.h"

namespace steerscope {
namespace {

TokenChoice choiceOf(const std::vector<ChoiceText>& layers, std::size_t layer) {
    if (layer >= layers.size()) return {};
    return {toQString(layers[layer].piece).trimmed(), layers[layer].probability};
}

} // namespace

LensPresenter::LensPresenter(EnginePort& port, ComparisonPresenter& comparison, QObject* parent)
    : QObject(parent), m_port(port), m_comparison(comparison) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &LensPresenter::submit);
    connect(&port, &EnginePort::lensReady, this, &LensPresenter::take);
    connect(&comparison, &ComparisonPresenter::runReset, this, &LensPresenter::forget);
    connect(&comparison, &ComparisonPresenter::columnReset, this, &LensPresenter::forget);
}

void LensPresenter::forget() {
    m_pause.stop();
    if (m_job) m_port.cancel(*m_job);
    m_job.reset();
    m_asked.reset();
    m_read.reset();
    m_readings.clear();
}

void LensPresenter::ask(const ColumnId& column, int token) {
    const CursorPlace place{.column = column, .token = token};
    if (place == m_asked || place == m_read) return;
    m_asked = place;
    m_pause.start();
}

void LensPresenter::submit() {
    const CursorPlace place = *m_asked;
    const RecordedRun& run = m_comparison.current();
    const RunColumn* column = run.find(place.column);
    const bool possible = column && static_cast<std::size_t>(place.token) < column->length() &&
                          m_comparison.rewriteBlockedReason().isEmpty() && !m_comparison.busy();
    if (!possible) return m_asked.reset();
    const ComparisonRequest written = comparisonRequest(run.recipe, {place.column});
    const ColumnRequest& asked = written.columns.front();
    for (const SteeringPart& part : asked.steering)
        if (!part.model) return m_asked.reset();
    if (m_job) m_port.cancel(*m_job);
    m_job = m_port.submit(
        LensRequest{.messages = written.messages,
                    .prompt = written.prompt,
                    .prompted = asked.prompted,
                    .steering = asked.steering,
                    .painted = asked.painted,
                    .response = {column->tokens.begin(), column->tokens.begin() + place.token}});
}

void LensPresenter::take(const LensReady& ready) {
    if (ready.job != m_job) return;
    m_job.reset();
    m_read = std::exchange(m_asked, std::nullopt);
    m_readings.clear();
    for (std::size_t layer = 0; layer < ready.before.size(); ++layer)
        m_readings.push_back(
            {static_cast<int>(layer), choiceOf(ready.before, layer), choiceOf(ready.after, layer)});
    Q_EMIT this->ready();
}

std::vector<LensReading> LensPresenter::readings(const ColumnId& column, int token) const {
    const CursorPlace place{.column = column, .token = token};
    return place == m_read ? m_readings : std::vector<LensReading>{};
}

} // namespace steerscope
