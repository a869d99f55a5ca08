// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <functional>
#include <optional>

#include "app/engine_port.h"
#include "app/experiment.h"
#include "app/presenters/comparison_presenter.h"
#include "app/presenters/distillation_presenter.h"
#include "app/presenters/lens_presenter.h"
#include "app/presenters/strength_presenter.h"
#include "app/presenters/sweep_presenter.h"
#include "app/psr_library.h"
#include "app/ready_instructions.h"
#include "app/session.h"

namespace steerscope {

/// What the workbench is told at the start; tests use small numbers and temporary folders.
struct WorkbenchOptions {
    std::filesystem::path dataFolder;
    std::filesystem::path knownHashes; ///< Of model files (KnownHashes); empty: none are kept.
    int distillPrompts = 64;
    int distillTokens = 40;
    bool saveSession = true;
};

/// Everything the window does, without a window: the experiment with its history, the model, runs,
/// distillation and the library, and how one leads to the next. GUI thread.
class Workbench : public QObject {
    Q_OBJECT
public:
    Workbench(EnginePort& port, WorkbenchOptions options, QObject* parent = nullptr);
    ~Workbench() override; ///< Waits until what is being saved is on disk.

    ComparisonPresenter& comparison() { return m_comparison; }
    DistillationPresenter& distillation() { return m_distillation; }
    PsrLibrary& library() { return m_library; }
    SweepPresenter& sweep() { return m_sweep; }
    LensPresenter& lens() { return m_lens; }
    const ExperimentHistory& history() const { return m_history; }
    const Experiment& experiment() const { return m_history.current(); }
    const std::optional<ModelInfo>& model() const { return m_model; }
    bool loadingModel() const { return m_loadJob.has_value(); }

    /// Restores the last session if there is one, else shows the bundled run with its PSR; then
    /// loads the model of the session, else `fallbackModel`. All of it without blocking.
    void start(const std::filesystem::path& fallbackModel, bool restore);

    void openModel(const std::filesystem::path& path);
    void openPsr(const std::filesystem::path& path);
    /// Opens a PSR or control vector and gives it a column of its own.
    void openColumn(const std::filesystem::path& path);
    /// An edit by the user: recorded for undo. A new strength or PSR writes the PSR's answer again.
    void edit(const Experiment& next);
    void undo();
    void redo();
    /// Continues an answer of the run on screen from this token on, with `choice` in its place.
    void fork(const ColumnId& id, int token, const ChoiceText& choice);
    /// Sets pushes of the PSR's answer by hand and writes it again from the first of them on.
    void paint(const std::vector<PushOverride>& cells);
    void erasePainted();
    /// Why cells cannot be painted now; empty when they can.
    QString paintBlockedReason() const;
    void choosePsr(int index);
    /// Shows a recorded run as it was: nothing is written again. `psrIndex` is its PSR in the
    /// library, −1 when it is not there.
    void showRun(RecordedRun run, int psrIndex);
    void run();
    /// Ends the run; with none, the distillation. False when there was nothing to stop.
    bool stop();
    void distil();
    /// Ends the polishing of the distillation with the best so far.
    void finishDistil() { m_distillation.finish(); }
    /// How the Distil button distils; kept with the session.
    const DistillSettings& distilSettings() const { return m_history.state().distil; }
    DistillSettings defaultDistil() const;
    void setDistil(DistillSettings settings);
    /// What the button would start now.
    DistillConfig distilConfig() const;
    /// The file of the person's own questions; empty: the bundled ones are asked.
    std::filesystem::path questionFile() const;
    /// Why it cannot, apart from blockedReason(); nothing when it can.
    std::optional<DistillProblem> distilProblem() const;
    const std::vector<Preset>& presets() const { return m_presets; }
    /// The verifier that belongs to this wording; empty: there is none.
    std::string ownCheckOf(const std::string& instruction) const;
    /// The last distillation made a PSR that is not the one in use.
    bool hasUnusedResult() const { return m_fresh && experiment().psr != m_fresh; }
    void useResult() { choosePsr(m_library.indexOf(m_fresh)); }
    /// Measures effect and fluency at every strength, then takes the best one that keeps `floor`
    /// times the fluency of the unsteered answers.
    void tune(double floor);
    /// Why that cannot be done now; empty when it can.
    QString tuneBlockedReason() const;
    double fluencyFloor() const { return m_floor; }
    /// What was measured of the PSR in use, now or earlier; null: nothing.
    const SweepResult* sweepInUse() const;
    /// What the PSR in use was made from; else what is in the field.
    std::string instructionOfPsr() const;
    /// Shows a recorded run with its recipe; `replay` plays it token by token.
    enum class Playback { shown, replay };
    void showRun(RecordedRun run, Playback playback);
    /// Distillation asks these questions from now on, instead of the bundled ones.
    void openPrompts(const std::filesystem::path& path);
    /// Cancels what the status line shows.
    void cancelShown();

    /// Why nothing can run now, one sentence; empty when it can.
    QString blockedReason() const;
    /// What the status line shows, or nothing.
    std::optional<StatusProgress> status() const;
    void saveSession();
    /// Who knows how the run is looked at; it is kept with sessions and stored runs.
    void setViewSource(std::function<Json()> source) { m_viewSource = std::move(source); }
    /// Null without a window.
    Json view() const { return m_viewSource ? m_viewSource() : Json(nullptr); }

Q_SIGNALS:
    /// The run that is shown now was looked at like this.
    void viewRestored(const steerscope::Json& view);
    void experimentChanged();
    /// distilSettings() or the questions.
    void distilChanged();
    /// sweepInUse() has other numbers.
    void sweepChanged();
    void modelChanged();
    /// blockedReason(), status() or what is running may have changed.
    void activityChanged();
    void failed(const steerscope::ErrorRecord& error);
    void notice(const QString& text);
    void sessionSaved();

private:
    static constexpr int kSamples = 3; ///< Questions answered while a distillation goes on.

    void connectJobs();
    void connectPresenters();
    void takeModel(const ModelInfo& info);
    void takeSteeringModel(const std::shared_ptr<const SteeringModel>& model);
    void takeSession(Session session);
    void takeWantedPsr();
    void takeOpened(int index);
    void takeSweep();
    void keepSweep();
    std::vector<KeptSweep> keptSweeps() const;
    void takeNamedParts();
    void showBundled();
    void apply(const Undoable& before);
    std::vector<std::string> questions() const;
    void takeQuestions(QuestionList list);
    Experiment experimentOfRun() const;
    void takeProgress(JobId job, const Progress& progress);

    EnginePort& m_port;
    std::function<Json()> m_viewSource;
    WorkbenchOptions m_options;
    QThreadPool m_pool; ///< One thread: saves happen in the order in which they were asked for.
    PsrLibrary m_library;
    ComparisonPresenter m_comparison;
    LensPresenter m_lens;
    StrengthPresenter m_strength;
    DistillationPresenter m_distillation;
    SweepPresenter m_sweep;
    /// A PSR with what was measured of it. The hash is known once its file is; the PSR once it is
    /// in the library.
    struct PsrSweep {
        std::shared_ptr<const SteeringModel> psr;
        std::string sha256;
        SweepResult result;
    };
    std::vector<PsrSweep> m_sweeps; ///< The latest last.
    double m_floor = 0.8;           ///< Of the last "Tune for me".
    const std::vector<Preset> m_presets;
    ExperimentHistory m_history;
    std::optional<ModelInfo> m_model;
    std::optional<JobId> m_loadJob;
    QString m_loadName;
    std::optional<StatusProgress> m_runStatus; ///< Of loading, writing or measuring.
    QString m_modelProblem;                    ///< Why there is no model.
    std::filesystem::path m_fallbackModel;
    bool m_columnWanted = false;       ///< The PSR that is being opened gets a column of its own.
    std::filesystem::path m_wantedPsr; ///< Of the session, until the library has read it.
    std::shared_ptr<const SteeringModel> m_fresh; ///< Made by the last distillation.
};

} // namespace steerscope
