// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>
#include <string>
#include <vector>

#include "app/engine_port.h"
#include "app/recorded_run.h"

namespace steerscope {

/// Why `psr` cannot be used with this model, as one plain sentence; nothing when it can.
std::optional<std::string> psrProblem(const SteeringModel& psr, const ModelInfo& model);

/// The columns an experiment asks for, in the order of the panes. Prompted only with a steering
/// prompt; PSR and twin only with a PSR that fits the model.
std::vector<ColumnKind> columnsFor(const Experiment& experiment, const ModelInfo& model);
ComparisonRequest comparisonRequest(const Experiment& experiment,
                                    const std::vector<ColumnKind>& columns);
DeltaRequest deltaRequest(const Experiment& experiment, const ModelInfo& model,
                          std::vector<TokenId> response);

/// One Run: a single comparison of all columns with one seed, then the teacher-forced maps over the
/// prompted and the PSR's answer. Keeps the run as a value that every other view reads.
class ComparisonPresenter : public QObject {
    Q_OBJECT
public:
    explicit ComparisonPresenter(EnginePort& port, QObject* parent = nullptr);

    void setModel(const ModelInfo& model) { m_model = model; }
    /// Starts over; whatever was in flight is cancelled and the panes are emptied.
    void run(const Experiment& experiment);
    /// Writes only the steered answers again (new strength or PSR); the old ones stay until their
    /// first new token. Cancels an earlier rerun. Without a finished run it does nothing.
    void rerunSteered(const Experiment& experiment);
    /// Ends generation and maps; everything written so far stays.
    void stop();
    /// Ends one answer; the others go on. What was written stays.
    void stopColumn(ColumnKind kind);
    /// Shows a recorded run.
    void show(RecordedRun run);

    const RecordedRun& current() const { return m_run; }
    /// Answers are being written.
    bool writing() const;
    /// Answers are being written or maps computed.
    bool busy() const { return !m_jobs.empty(); }
    bool owns(JobId job) const;
    /// The text of this pane is older than the strength on the slider.
    bool isStale(ColumnKind kind) const;

Q_SIGNALS:
    /// All panes and maps are to be read anew from current().
    void runReset();
    /// This pane was emptied because its new first token arrived.
    void columnReset(steerscope::ColumnKind kind);
    void staleChanged(steerscope::ColumnKind kind, bool stale);
    /// Tokens [first, length) of current().find(kind) are new.
    void tokensAppended(steerscope::ColumnKind kind, int first);
    void columnFinished(steerscope::ColumnKind kind);
    /// New maps over the answer of this pane, or none any more.
    void mapsChanged(steerscope::ColumnKind kind);
    /// Answers are complete; maps may still come.
    void answersFinished();
    /// Answers and maps are complete: the run can be saved.
    void runFinished();
    void stopped();
    void failed(const steerscope::ErrorRecord& error);
    /// writing() or busy() may have changed.
    void activityChanged();

private:
    enum class Purpose { run, rerun, promptedMaps, psrMaps };
    struct Job {
        JobId id;
        Purpose purpose;
        std::vector<ColumnKind> columns; ///< As requested, by column index.
        std::vector<ColumnKind> takes;   ///< Those not taken over by a later rerun.
    };

    void startComparison(Purpose purpose, const std::vector<ColumnKind>& columns);
    void requestMaps(ColumnKind kind);
    void cancelJobs(bool (*which)(Purpose));
    Job* find(JobId job);
    void takeTokens(JobId job, const std::vector<TokenGenerated>& tokens);
    void takeToken(const Job& job, const TokenGenerated& token);
    void takeDeltas(const DeltasReady& ready);
    void endJob(JobId job);
    void failJob(JobId job, const ErrorRecord& error);
    void setStale(ColumnKind kind, bool stale);

    EnginePort& m_port;
    ModelInfo m_model;
    RecordedRun m_run;
    std::vector<Job> m_jobs; ///< In flight, oldest first.
    std::vector<ColumnKind> m_stale;
    bool m_promptedMapsDue = false; ///< The run's own map request has not been made yet.
};

} // namespace steerscope
