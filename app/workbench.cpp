// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include <algorithm>

#include "app/engine_words.h"
#include "app/text.h"
#include "core/base/user_paths.h"
#include "core/steering/steering_model_io.h"
#include "resources/bundled_resources.h"

namespace steerscope {
namespace {

double fractionOf(const Progress& progress) {
    return progress.total > 0
               ? static_cast<double>(progress.done) / static_cast<double>(progress.total)
               : -1;
}

StatusProgress sweepStatus(const SweepResult& result) {
    const double done = result.promptsDone, asked = std::max(1, result.promptsAsked);
    return {.activity = StatusProgress::Activity::measuring,
            .phase = Workbench::tr("Measuring every strength: question %1 of %2")
                         .arg(result.promptsDone + 1)
                         .arg(result.promptsAsked),
            .fraction = done / asked};
}

} // namespace

Workbench::Workbench(EnginePort& port, WorkbenchOptions options, QObject* parent)
    : QObject(parent),
      m_port(port),
      m_options(std::move(options)),
      m_library(m_options.dataFolder / "psr", m_pool),
      m_comparison(port),
      m_lens(port, m_comparison),
      m_strength(m_comparison),
      m_distillation(port),
      m_sweep(port),
      m_presets(bundledPresets()),
      m_history(Undoable{{}, defaultDistil(), nullptr}) {
    m_pool.setMaxThreadCount(1);
    connectJobs();
    connectPresenters();
}

Workbench::~Workbench() {
    m_pool.waitForDone();
}

void Workbench::connectJobs() {
    connect(&m_port, &EnginePort::progressed, this, &Workbench::takeProgress);
    connect(&m_port, &EnginePort::modelLoaded, this, [this](const ModelLoaded& loaded) {
        if (loaded.job == m_loadJob) takeModel(loaded.info);
    });
    const auto endLoad = [this](JobId job) {
        if (job != m_loadJob) return;
        m_loadJob.reset();
        m_runStatus.reset();
        Q_EMIT modelChanged();
        Q_EMIT activityChanged();
    };
    connect(&m_port, &EnginePort::jobFinished, this, endLoad);
    connect(&m_port, &EnginePort::jobCancelled, this, endLoad);
    connect(&m_port, &EnginePort::jobFailed, this,
            [this, endLoad](JobId job, const ErrorRecord& error) {
                if (job != m_loadJob) return;
                if (!m_model)
                    m_modelProblem = error.code == "FILE-001" ? tr("There is no model here yet")
                                                              : toQString(error.problem);
                endLoad(job);
                Q_EMIT failed(error);
            });
}

void Workbench::connectPresenters() {
    connect(&m_comparison, &ComparisonPresenter::failed, this, &Workbench::failed);
    connect(&m_comparison, &ComparisonPresenter::activityChanged, this, [this] {
        if (!m_comparison.busy() && !m_loadJob) m_runStatus.reset();
        Q_EMIT activityChanged();
    });
    connect(&m_comparison, &ComparisonPresenter::runFinished, this, &Workbench::saveSession);
    connect(&m_comparison, &ComparisonPresenter::stopped, this, &Workbench::saveSession);
    connect(&m_distillation, &DistillationPresenter::failed, this, &Workbench::failed);
    connect(&m_distillation, &DistillationPresenter::modelReady, this,
            &Workbench::takeSteeringModel);
    connect(&m_distillation, &DistillationPresenter::readingChanged, this,
            &Workbench::activityChanged);
    connect(&m_sweep, &SweepPresenter::failed, this, &Workbench::failed);
    connect(&m_sweep, &SweepPresenter::activityChanged, this, &Workbench::activityChanged);
    connect(&m_sweep, &SweepPresenter::advanced, this, &Workbench::keepSweep);
    connect(&m_sweep, &SweepPresenter::finished, this, &Workbench::takeSweep);
    connect(&m_library, &PsrLibrary::failed, this, [this](const ErrorRecord& error) {
        m_columnWanted = false;
        Q_EMIT failed(error);
    });
    connect(&m_library, &PsrLibrary::opened, this, &Workbench::takeOpened);
    connect(&m_library, &PsrLibrary::changed, this, &Workbench::takeNamedParts);
    connect(&m_library, &PsrLibrary::saved, this,
            [this](const QString& path) { Q_EMIT notice(tr("Saved %1").arg(path)); });
    connect(&m_library, &PsrLibrary::folderLoaded, this, &Workbench::takeWantedPsr);
}

void Workbench::openModel(const std::filesystem::path& path) {
    if (m_loadJob) m_port.cancel(*m_loadJob);
    m_loadName = toQString(path.filename().string());
    m_loadJob = m_port.submit(LoadModelRequest{path, {.knownHashes = m_options.knownHashes}});
    m_runStatus = StatusProgress{.activity = StatusProgress::Activity::loading,
                                 .phase = tr("Loading %1").arg(m_loadName)};
    Q_EMIT modelChanged();
    Q_EMIT activityChanged();
}

void Workbench::takeModel(const ModelInfo& info) {
    m_model = info;
    m_modelProblem.clear();
    m_comparison.setModel(info);
    Q_EMIT notice(tr("%1 is ready").arg(toQString(info.name)));
    saveSession();
}

void Workbench::edit(const Experiment& next) {
    const Undoable before = m_history.state();
    const Experiment& was = before.experiment;
    Experiment taken = next;
    // Forks and painted cells name tokens of answers that another recipe does not give.
    if (startsAfresh(was, next)) {
        if (next.forks == was.forks) taken.forks.clear();
        if (next.painted == was.painted) taken.painted.clear();
    }
    m_history.record(std::move(taken));
    apply(before);
}

/// What is changed by hand is the run on screen, whatever stands in the fields meanwhile.
Experiment Workbench::experimentOfRun() const {
    const Experiment& recipe = m_comparison.current().recipe;
    Experiment next = experiment();
    next.prompt = recipe.prompt;
    next.steering = recipe.steering;
    next.sampler = recipe.sampler;
    next.maxTokens = recipe.maxTokens;
    return next;
}

void Workbench::fork(const ColumnId& id, int token, const ChoiceText& choice) {
    const RunColumn* column = m_comparison.current().find(id);
    if (!column || token < 0 || static_cast<std::size_t>(token) >= column->length()) return;
    const QString reason = m_comparison.rewriteBlockedReason();
    if (!reason.isEmpty()) return Q_EMIT notice(reason);
    ForcedStart start{.column = id, .piece = choice.piece};
    start.tokens.assign(column->tokens.begin(), column->tokens.begin() + token);
    if (choice.token.value >= 0)
        start.tokens.push_back(choice.token);
    else
        start.text = choice.piece;
    edit(withFork(experimentOfRun(), std::move(start)));
}

QString Workbench::paintBlockedReason() const {
    const QString reason = m_comparison.rewriteBlockedReason();
    if (!reason.isEmpty()) return reason;
    if (!m_comparison.current().find(ColumnKind::psr) || !experiment().psr)
        return tr("Painting changes what a PSR does: distil an instruction or choose a PSR first");
    if (const auto problem = psrProblem(*experiment().psr, *m_model)) return toQString(*problem);
    return {};
}

void Workbench::paint(const std::vector<PushOverride>& cells) {
    const QString reason = paintBlockedReason();
    if (!reason.isEmpty()) return Q_EMIT notice(reason);
    edit(withPainted(experimentOfRun(), cells));
}

void Workbench::erasePainted() {
    if (experiment().painted.empty()) return;
    Experiment next = experimentOfRun();
    next.painted.clear();
    edit(next);
}

void Workbench::undo() {
    const Undoable before = m_history.state();
    m_history.undo();
    apply(before);
}

void Workbench::redo() {
    const Undoable before = m_history.state();
    m_history.redo();
    apply(before);
}

/// What a change of the experiment, or of how it is distilled, sets in motion.
void Workbench::apply(const Undoable& before) {
    const Undoable& state = m_history.state();
    if (state.distil != before.distil || state.questions != before.questions)
        Q_EMIT distilChanged();
    const Experiment& was = before.experiment;
    const Experiment& now = experiment();
    if (now == was) return;
    Q_EMIT experimentChanged();
    const bool steered = now.strength != was.strength || now.psr != was.psr ||
                         now.twin != was.twin || now.mix != was.mix || now.stacked != was.stacked ||
                         now.further != was.further || now.forks != was.forks ||
                         now.painted != was.painted;
    if (steered && m_model) m_strength.moved(now);
}

void Workbench::choosePsr(int index) {
    const auto model = m_library.model(index);
    if (!model) return;
    if (m_model)
        if (const auto problem = psrProblem(*model, *m_model)) {
            ErrorRecord error;
            error.code = "PSR-020";
            error.problem = *problem;
            error.field = model->provenance.name;
            error.found = model->provenance.modelSha256;
            error.allowed = m_model->fileSha256;
            error.hint = "Open that model, or distil the instruction again for this one.";
            return Q_EMIT failed(error);
        }
    Experiment next = experiment();
    next.psr = model;
    edit(next);
}

void Workbench::run() {
    if (!blockedReason().isEmpty()) return;
    m_strength.drop();
    m_sweep.cancel();
    m_comparison.run(experiment());
}

bool Workbench::stop() {
    m_strength.drop();
    if (m_comparison.busy() || m_comparison.replaying())
        m_comparison.stop();
    else if (m_sweep.running())
        m_sweep.cancel();
    else if (m_distillation.running())
        m_distillation.cancel();
    else
        return false;
    return true;
}

void Workbench::cancelShown() {
    if (m_loadJob)
        m_port.cancel(*m_loadJob);
    else
        stop();
}

QString Workbench::blockedReason() const {
    if (m_model) return {};
    if (m_loadJob) return tr("Run works as soon as the model is loaded.");
    const QString problem =
        m_modelProblem.isEmpty() ? tr("No model is open.") : m_modelProblem + QStringLiteral(".");
    return problem + QLatin1Char(' ') +
           tr("Choose a model above, or fetch the small one with packaging/fetch_model.sh %1")
               .arg(QLatin1String(kDefaultModelName));
}

std::optional<StatusProgress> Workbench::status() const {
    if (m_loadJob) return m_runStatus;
    if (m_comparison.busy())
        return m_runStatus.value_or(StatusProgress{
            .activity = StatusProgress::Activity::running,
            .phase = m_comparison.writing() ? tr("Writing the answers")
                                            : tr("Measuring where the prompt acts")});
    if (m_sweep.running()) return sweepStatus(m_sweep.result());
    if (!m_distillation.running()) return std::nullopt;
    const DistillReading& reading = m_distillation.reading();
    return StatusProgress{.activity = StatusProgress::Activity::distilling,
                          .phase =
                              tr("Distilling “%1”: %2").arg(m_distillation.name(), reading.phase),
                          .fraction = reading.fraction,
                          .remaining = reading.remaining};
}

void Workbench::takeProgress(JobId job, const Progress& progress) {
    if (m_distillation.running() && job != m_loadJob && !m_comparison.busy()) return;
    if (job != m_loadJob && !m_comparison.owns(job)) return;
    m_runStatus =
        StatusProgress{.activity = job == m_loadJob         ? StatusProgress::Activity::loading
                                   : m_comparison.writing() ? StatusProgress::Activity::running
                                                            : StatusProgress::Activity::measuring,
                       .phase = stageText(progress.stage),
                       .fraction = fractionOf(progress),
                       .remaining = remainingText(progress.secondsLeft)};
    Q_EMIT activityChanged();
}

} // namespace steerscope
