// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/distillation_presenter.h"

#include <algorithm>
#include <cmath>

#include "app/engine_words.h"
#include "app/text.h"

namespace steerscope {

QString phaseText(DistillPhase phase) {
    switch (phase) {
    case DistillPhase::rollouts:
        return DistillationPresenter::tr("writing rollouts");
    case DistillPhase::activations:
        return DistillationPresenter::tr("reading activations");
    case DistillPhase::fitting:
        return DistillationPresenter::tr("fitting the layers");
    case DistillPhase::polishing:
        return DistillationPresenter::tr("polishing");
    case DistillPhase::evaluating:
        return DistillationPresenter::tr("measuring on held-out prompts");
    case DistillPhase::done:
        return DistillationPresenter::tr("done");
    }
    return {};
}

QString remainingText(double seconds) {
    if (!(seconds >= 0)) return {};
    if (seconds < 90)
        return DistillationPresenter::tr("about %1 s left").arg(std::lround(std::ceil(seconds)));
    return DistillationPresenter::tr("about %1 min left").arg(std::lround(seconds / 60));
}

std::vector<RolloutRow> rolloutRows(const DistillReport& report) {
    std::vector<RolloutRow> rows;
    for (const RolloutSummary& rollout : report.rollouts)
        rows.push_back({toQString(rollout.text).simplified(), rollout.dropped.empty(),
                        toQString(rollout.dropped)});
    return rows;
}

QString runName(const DistillConfig& config, const std::vector<DistillRun>& taken) {
    QStringList parts{toQString(config.name.empty() ? config.prompt.text : config.name)};
    if (config.method != DistillMethod::aPsr) parts << toQString(toText(config.method));
    if (config.rank == kFullRank) parts << DistillationPresenter::tr("affine");
    if (config.rank > 1) parts << DistillationPresenter::tr("rank %1").arg(config.rank);
    if (config.polish.objective != PolishObjective::none)
        parts << toQString(toText(config.polish.objective)).toUpper();
    const QString base = parts.join(QStringLiteral(", "));
    const auto isTaken = [&taken](const QString& name) {
        return std::ranges::any_of(taken, [&](const DistillRun& run) { return run.name == name; });
    };
    QString name = base;
    for (int i = 2; isTaken(name); ++i)
        name = QStringLiteral("%1 (%2)").arg(base).arg(i);
    return name;
}

DistillationPresenter::DistillationPresenter(EnginePort& port, QObject* parent)
    : QObject(parent), m_port(port) {
    connect(&port, &EnginePort::progressed, this, &DistillationPresenter::takeProgress);
    connect(&port, &EnginePort::distillationAdvanced, this,
            [this](const DistillationAdvanced& advanced) {
                if (advanced.job != m_job) return;
                m_reading.phase = phaseText(advanced.phase);
                m_reading.polishing = advanced.phase == DistillPhase::polishing;
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
        m_reading.problem = toQString(error.problem) + u'.';
        m_reading.found = toQString(error.found);
        m_reading.advice = toQString(error.hint);
        end(DistillReading::State::failed);
        Q_EMIT failed(error);
    });
}

void DistillationPresenter::start(DistillConfig config) {
    if (m_job) m_port.cancel(*m_job);
    m_name = toQString(config.name.empty() ? config.prompt.text : config.name);
    m_reading = {.state = DistillReading::State::running, .phase = phaseText({})};
    beginRun(config);
    m_job = m_port.submit(DistillRequest{std::move(config)});
    Q_EMIT readingChanged();
}

void DistillationPresenter::cancel() {
    if (m_job) m_port.cancel(*m_job);
}

void DistillationPresenter::finish() {
    if (m_job) m_port.finishEarly(*m_job);
}

/// The latest few, each with a symbol of its own.
void DistillationPresenter::beginRun(const DistillConfig& config) {
    m_objective = config.polish.objective;
    const bool polishes = m_objective != PolishObjective::none;
    m_runs.push_back({.name = runName(config, m_runs),
                      .symbol = m_runCount++ % kSymbolVariants,
                      .planned = polishes ? config.polish.epochs : 0});
    if (m_runs.size() > kSymbolVariants) m_runs.erase(m_runs.begin());
    Q_EMIT runsChanged();
}

/// The objective has other units than the KL unless it is one: then its curve is drawn to begin
/// where the held-out one does, and says so.
void DistillationPresenter::takeCurves(const DistillReport& report) {
    DistillRun& run = m_runs.back();
    double scale = 1;
    if (m_objective != PolishObjective::divergence && report.polish.size() > 1 &&
        report.polish[1].train > 0)
        scale = report.polish[1].validationKl / report.polish[1].train;
    run.trainName = m_objective == PolishObjective::divergence ? tr("train") : tr("train, scaled");
    run.epochs.clear();
    run.train.clear();
    run.validation.clear();
    for (const PolishPoint& point : report.polish) {
        run.epochs.push_back(point.epoch);
        run.train.push_back(point.epoch > 0 ? scale * point.train : std::nan(""));
        run.validation.push_back(point.validationKl);
    }
    run.heldoutRmse = report.heldoutRmse;
    run.trainRmse = report.trainRmse;
    Q_EMIT runsChanged();
}

void DistillationPresenter::takeProgress(JobId job, const Progress& progress) {
    if (job != m_job) return;
    m_reading.phase = stageText(progress.stage);
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
                           report.polishSeconds + report.evaluateSeconds;
    if (seconds > 0) m_reading.seconds = seconds;
    takeCurves(report);
    Q_EMIT reportChanged(report);
}

void DistillationPresenter::end(DistillReading::State state) {
    m_job.reset();
    m_reading.state = state;
    m_reading.fraction = -1;
    m_reading.polishing = false;
    m_reading.remaining.clear();
    if (!m_runs.empty()) m_runs.back().planned = 0;
    Q_EMIT runsChanged();
    if (state == DistillReading::State::finished)
        m_reading.phase = tr("done");
    if (state == DistillReading::State::cancelled)
        m_reading.phase = tr("cancelled");
    Q_EMIT readingChanged();
    Q_EMIT finished();
}

} // namespace steerscope
