// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/distillation_presenter.h"

#include <cmath>

#include "app/text.h"

namespace steerscope {

QString phaseText(DistillPhase phase) {
    switch (phase) {
    case DistillPhase::rollouts:
        return QStringLiteral("writing rollouts");
    case DistillPhase::activations:
        return QStringLiteral("reading activations");
    case DistillPhase::fitting:
        return QStringLiteral("fitting the layers");
    case DistillPhase::polishing:
        return QStringLiteral("polishing");
    case DistillPhase::evaluating:
        return QStringLiteral("measuring on held-out prompts");
    case DistillPhase::done:
        return QStringLiteral("done");
    }
    return {};
}

QString remainingText(double seconds) {
    if (!(seconds >= 0)) return {};
    if (seconds < 90) return QStringLiteral("about %1 s left").arg(std::lround(std::ceil(seconds)));
    return QStringLiteral("about %1 min left").arg(std::lround(seconds / 60));
}

std::vector<RolloutRow> rolloutRows(const DistillReport& report) {
    std::vector<RolloutRow> rows;
    for (const RolloutSummary& rollout : report.rollouts)
        rows.push_back({toQString(rollout.text).simplified(), rollout.dropped.empty(),
                        toQString(rollout.dropped)});
    return rows;
}

DistillationPresenter::DistillationPresenter(EnginePort& port, QObject* parent)
    : QObject(parent), m_port(port) {
    connect(&port, &EnginePort::progressed, this, &DistillationPresenter::takeProgress);
    connect(&port, &EnginePort::distillationAdvanced, this,
            [this](const DistillationAdvanced& advanced) {
                if (advanced.job != m_job) return;
                m_reading.phase = phaseText(advanced.phase);
                if (advanced.report) takeReport(*advanced.report);
                Q_EMIT readingChanged();
            });
    connect(&port, &EnginePort::steeringModelReady, this, [this](const SteeringModelReady& ready) {
        if (ready.job != m_job) return;
        m_reading.usable = true;
        if (ready.report) takeReport(*ready.report);
        Q_EMIT modelReady(ready.model);
        Q_EMIT readingChanged();
    });
    connect(&port, &EnginePort::jobFinished, this, [this](JobId job) {
        if (job == m_job) end(DistillReading::State::finished);
    });
    connect(&port, &EnginePort::jobCancelled, this, [this](JobId job) {
        if (job == m_job) end(DistillReading::State::cancelled);
    });
    connect(&port, &EnginePort::jobFailed, this, [this](JobId job, const ErrorRecord& error) {
        if (job != m_job) return;
        m_reading.problem = toQString(error.problem);
        end(DistillReading::State::failed);
        Q_EMIT failed(error);
    });
}

void DistillationPresenter::start(DistillConfig config) {
    if (m_job) m_port.cancel(*m_job);
    m_name = toQString(config.name.empty() ? config.prompt.text : config.name);
    m_reading = {.state = DistillReading::State::running, .phase = phaseText({})};
    m_job = m_port.submit(DistillRequest{std::move(config)});
    Q_EMIT readingChanged();
}

void DistillationPresenter::cancel() {
    if (m_job) m_port.cancel(*m_job);
}

void DistillationPresenter::takeProgress(JobId job, const Progress& progress) {
    if (job != m_job) return;
    m_reading.phase = toQString(progress.stage);
    m_reading.fraction = progress.total > 0 ? static_cast<double>(progress.done) /
                                                  static_cast<double>(progress.total)
                                            : -1;
    m_reading.remaining = remainingText(progress.secondsLeft);
    Q_EMIT readingChanged();
}

void DistillationPresenter::takeReport(const DistillReport& report) {
    m_reading.rolloutsKept = report.kept;
    m_reading.rolloutsMade = report.made;
    if (report.heldout.positions > 0) {
        m_reading.fidelity = report.fidelity();
        m_reading.kl = report.heldout.kl;
        m_reading.topOne = report.heldout.top1;
    }
    const double seconds = report.rolloutSeconds + report.activationSeconds + report.fitSeconds +
                           report.evaluateSeconds;
    if (seconds > 0) m_reading.seconds = seconds;
    Q_EMIT reportChanged(report);
}

void DistillationPresenter::end(DistillReading::State state) {
    m_job.reset();
    m_reading.state = state;
    m_reading.fraction = -1;
    m_reading.remaining.clear();
    if (state == DistillReading::State::finished) m_reading.phase = QStringLiteral("done");
    if (state == DistillReading::State::cancelled) m_reading.phase = QStringLiteral("cancelled");
    Q_EMIT readingChanged();
    Q_EMIT finished();
}

} // namespace steerscope
