// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>
#include <string>
#include <vector>

#include "app/engine_port.h"
#include "app/presenters/run_replay.h"
#include "app/psr_head.h"
#include "app/recorded_run.h"

namespace steerscope {

/// Why `psr` cannot be used with this model, as one plain sentence in the language of the window;
/// nothing when it can.
std::optional<std::string> psrProblem(const PsrHead& psr, const ModelInfo& model);
std::optional<std::string> psrProblem(const SteeringModel& psr, const ModelInfo& model);

/// The columns an experiment asks for, in the order of the panes. Prompted only with a steering
/// prompt; steered ones only when all their PSRs fit the model.
std::vector<ColumnId> columnsFor(const Experiment& experiment, const ModelInfo& model);
/// The same while no model (null) is open: every PSR may fit.
std::vector<ColumnId> columnsFor(const Experiment& experiment, const ModelInfo* model);
/// α of the column's first PSR; 0 where nothing steers.
float strengthOf(const Experiment& experiment, const ColumnId& id);
/// The column's PSRs and strengths are the same in both.
bool sameSteering(const Experiment& a, const Experiment& b, const ColumnId& id);
/// The answer begins alike in both: at the same fork, or at none.
bool sameStart(const Experiment& a, const Experiment& b, const ColumnId& id);
/// Steering, beginning and painted cells are the same: so is the answer, if the prompt is.
bool sameAnswer(const Experiment& a, const Experiment& b, const ColumnId& id);
ComparisonRequest comparisonRequest(const Experiment& experiment,
                                    const std::vector<ColumnId>& columns);
/// Maps over the answer of that column.
DeltaRequest deltaRequest(const Experiment& experiment, const ModelInfo& model, const ColumnId& id,
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
    /// Writes only those answers again that another steering, a fork or painted cells change; all
    /// that follow the slider when nothing did. The old ones stay until their first new token, and
    /// what is before the first painted cell is kept. Cancels an earlier rerun. Without a finished
    /// run it does nothing.
    void rewrite(const Experiment& experiment);
    /// Why no answer of the run on screen can be continued or repainted; empty when one can.
    QString rewriteBlockedReason() const;
    /// The maps of what the PSR misses, and the KL, follow new steering at once; the answers wait
    /// for rewrite(). Of moves that come faster than the maps the latest one counts.
    void previewMaps(const Experiment& experiment);
    /// Ends generation and maps; everything written so far stays.
    void stop();
    /// Ends one answer; the others go on. What was written stays.
    void stopColumn(ColumnId id);
    /// Shows a recorded run.
    void show(RecordedRun run);
    /// Plays a recorded run as if it were written now; no model takes part.
    void replay(RecordedRun run);
    bool replaying() const { return m_replay.playing(); }

    const RecordedRun& current() const { return m_run; }
    /// Everything shows the difference to this run; null: nothing does. Never changes the run.
    void setReference(std::shared_ptr<const RecordedRun> reference);
    const RecordedRun* reference() const { return m_reference.get(); }
    /// Answers are being written.
    bool writing() const;
    /// Answers are being written or maps computed; previews do not count.
    bool busy() const;
    bool owns(JobId job) const;
    /// The text of this pane is older than the strength on the slider.
    bool isStale(ColumnId id) const;

Q_SIGNALS:
    /// All panes and maps are to be read anew from current().
    void runReset();
    /// This pane was emptied because its new first token arrived.
    void columnReset(steerscope::ColumnId id);
    void staleChanged(steerscope::ColumnId id, bool stale);
    /// Tokens [first, length) of current().find(id) are new.
    void tokensAppended(steerscope::ColumnId id, int first);
    void columnFinished(steerscope::ColumnId id);
    /// New maps over the answer of this pane, or none any more.
    void mapsChanged(steerscope::ColumnId id);
    /// Answers are complete; maps may still come.
    void answersFinished();
    /// Answers and maps are complete: the run can be saved.
    void runFinished();
    void stopped();
    void referenceChanged();
    void failed(const steerscope::ErrorRecord& error);
    /// writing() or busy() may have changed.
    void activityChanged();

private:
    enum class Purpose { run, rerun, promptedMaps, psrMaps, preview };
    struct Job {
        JobId id;
        Purpose purpose;
        std::vector<ColumnId> columns; ///< As requested, by column index.
        std::vector<ColumnId> takes;   ///< Those not taken over by a later rerun.
    };

    void startComparison(Purpose purpose, ComparisonRequest request,
                         const std::vector<ColumnId>& columns);
    ComparisonRequest rewriteRequest(const Experiment& recipe,
                                     const std::vector<ColumnId>& columns) const;
    void noteParent(const Experiment& recipe);
    bool dropColumn(Job& job, const ColumnId& id);
    void requestMaps(ColumnId id);
    Experiment withSteeringOf(const Experiment& experiment) const;
    bool isPreviewed(const Experiment& recipe) const;
    void cancelJobs(bool (*which)(Purpose));
    Job* find(JobId job);
    void takeTokens(JobId job, const std::vector<TokenGenerated>& tokens);
    void takeToken(const Job& job, const TokenGenerated& token);
    void renewColumn(ColumnId id);
    void takeDeltas(const DeltasReady& ready);
    void endJob(JobId job);
    void failJob(JobId job, const ErrorRecord& error);
    void linkReplay();
    void setStale(ColumnId id, bool stale);

    EnginePort& m_port;
    RunReplay m_replay;
    ModelInfo m_model;
    RecordedRun m_run;
    std::shared_ptr<const RecordedRun> m_reference;
    std::vector<Job> m_jobs; ///< In flight, oldest first.
    std::vector<ColumnId> m_stale;
    std::optional<Experiment> m_previewed;   ///< What the last preview shows.
    std::optional<Experiment> m_previewNext; ///< Comes when the one in flight has ended.
    bool m_promptedMapsDue = false; ///< The run's own map request has not been made yet.
};

} // namespace steerscope
