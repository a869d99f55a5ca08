// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/engine_port.h"
#include "widgets/distill_charts.h"
#include "widgets/distill_panel.h"
#include "widgets/status_strip.h"

namespace steerscope {

/// "polishing", "fitting the layers", …
QString phaseText(DistillPhase phase);
/// "about 12 s left"; empty when unknown.
QString remainingText(double seconds);

/// One distillation at a time: phases, live numbers, Cancel. A second start cancels the first.
class DistillationPresenter : public QObject {
    Q_OBJECT
public:
    explicit DistillationPresenter(EnginePort& port, QObject* parent = nullptr);

    void start(DistillConfig config);
    void cancel();
    /// Ends polishing with the best so far, which is then measured.
    void finish();
    bool running() const { return m_job.has_value(); }
    const DistillReading& reading() const { return m_reading; }
    const QString& name() const { return m_name; }
    /// The latest distillations of this session as curves, the present one last.
    const std::vector<DistillRun>& runs() const { return m_runs; }

Q_SIGNALS:
    void readingChanged();
    /// The report grew: rollouts and per-layer errors are to be read anew.
    void reportChanged(const steerscope::DistillReport& report);
    void runsChanged();
    /// A usable PSR, at the end of the fit and again with its scores.
    void modelReady(const std::shared_ptr<const steerscope::SteeringModel>& model);
    void finished();
    void failed(const steerscope::ErrorRecord& error);

private:
    void takeProgress(JobId job, const Progress& progress);
    void takeReport(const DistillReport& report);
    void end(DistillReading::State state);
    void beginRun(const DistillConfig& config);
    void takeCurves(const DistillReport& report);

    EnginePort& m_port;
    std::optional<JobId> m_job;
    QString m_name;
    DistillReading m_reading;
    std::vector<DistillRun> m_runs;
    int m_runCount = 0; ///< Of the session: chooses the symbols.
    PolishObjective m_objective = PolishObjective::none;
};

/// "pirate", "pirate, rank 4, KL", "pirate (2)": different from every name in `taken`.
QString runName(const DistillConfig& config, const std::vector<DistillRun>& taken);

std::vector<RolloutRow> rolloutRows(const DistillReport& report);

} // namespace steerscope
