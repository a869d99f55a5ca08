// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/comparison_presenter.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

namespace steerscope {
namespace {

std::string utcNow() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

std::string psrName(const Experiment& experiment) {
    return experiment.psr ? experiment.psr->provenance.name : std::string();
}

bool contains(const std::vector<ColumnId>& ids, const ColumnId& id) {
    return std::ranges::find(ids, id) != ids.end();
}

/// Columns whose answer differs, and steered ones that are new; all that follow the slider when
/// nothing differs, because then the person asked for the same again.
std::vector<ColumnId> columnsToRewrite(const RecordedRun& run, const Experiment& experiment,
                                       const ModelInfo& model) {
    std::vector<ColumnId> steered = columnsFor(experiment, model);
    std::vector<ColumnId> changed = steered;
    std::erase_if(changed, [&](const ColumnId& id) {
        return run.find(id) ? sameAnswer(run.recipe, experiment, id) : !isSteered(id);
    });
    if (!changed.empty()) return changed;
    std::erase_if(steered, [](const ColumnId& id) { return !isSteered(id); });
    std::erase_if(steered, [](const ColumnId& id) { return id.kind == ColumnKind::further; });
    return steered;
}

} // namespace

ComparisonPresenter::ComparisonPresenter(EnginePort& port, QObject* parent)
    : QObject(parent), m_port(port) {
    connect(&port, &EnginePort::tokensGenerated, this, &ComparisonPresenter::takeTokens);
    connect(&port, &EnginePort::deltasReady, this, &ComparisonPresenter::takeDeltas);
    connect(&port, &EnginePort::jobFinished, this, &ComparisonPresenter::endJob);
    connect(&port, &EnginePort::jobCancelled, this, &ComparisonPresenter::endJob);
    connect(&port, &EnginePort::jobFailed, this, &ComparisonPresenter::failJob);
    connect(&port, &EnginePort::comparisonFinished, this, [this](const ComparisonFinished& done) {
        const Job* job = find(done.job);
        if (job && job->purpose == Purpose::run) m_run.tokensPerSecond = done.tokensPerSecond;
    });
    linkReplay();
}

void ComparisonPresenter::linkReplay() {
    connect(&m_replay, &RunReplay::token, this, [this](ColumnId id, const TokenGenerated& token) {
        RunColumn* column = m_run.find(id);
        column->append(token);
        Q_EMIT tokensAppended(id, static_cast<int>(column->length()) - 1);
        if (token.finish != FinishReason::running) Q_EMIT columnFinished(id);
    });
    connect(&m_replay, &RunReplay::finished, this, [this] {
        m_run.promptedDeltas = m_replay.run().promptedDeltas;
        m_run.psrDeltas = m_replay.run().psrDeltas;
        Q_EMIT mapsChanged(ColumnKind::prompted);
        Q_EMIT mapsChanged(ColumnKind::psr);
    });
}

void ComparisonPresenter::replay(RecordedRun run) {
    show(unwritten(run));
    m_replay.start(std::move(run));
}

void ComparisonPresenter::run(const Experiment& experiment) {
    m_replay.stop();
    cancelJobs([](Purpose) { return true; });
    m_stale.clear();
    m_promptedMapsDue = true;
    m_run = RecordedRun{.createdAt = utcNow(),
                        .recipe = experiment,
                        .psrName = psrName(experiment),
                        .model = m_model};
    const auto columns = columnsFor(experiment, m_model);
    const ComparisonRequest request = comparisonRequest(experiment, columns);
    for (std::size_t i = 0; i < columns.size(); ++i)
        m_run.columns.push_back(RunColumn{.kind = columns[i].kind,
                                          .number = columns[i].number,
                                          .name = request.columns[i].name,
                                          .strength = strengthOf(experiment, columns[i])});
    startComparison(Purpose::run, request, columns);
    Q_EMIT runReset();
}

QString ComparisonPresenter::rewriteBlockedReason() const {
    if (m_run.empty()) return tr("There is no answer yet: press Run");
    if (m_model.fileSha256.empty()) return tr("Open the model that wrote this run first");
    if (m_run.model.fileSha256 != m_model.fileSha256)
        return tr("Another model wrote this run; open %1 first")
            .arg(QString::fromStdString(m_run.model.name));
    return {};
}

void ComparisonPresenter::rewrite(const Experiment& experiment) {
    if (!rewriteBlockedReason().isEmpty()) return;
    if (m_replay.playing()) stop();
    const std::vector<ColumnId> columns = columnsToRewrite(m_run, experiment, m_model);
    if (columns.empty()) return;
    cancelJobs([](Purpose purpose) {
        return purpose != Purpose::run && purpose != Purpose::preview;
    });
    Experiment recipe = withSteeringOf(experiment);
    const ComparisonRequest request = rewriteRequest(recipe, columns);
    noteParent(recipe);
    m_run.recipe = std::move(recipe);
    m_run.psrName = psrName(experiment);
    m_run.caption.clear(); // It spoke of the answers as they were recorded.
    for (const ColumnId& id : columns)
        setStale(id, true);
    for (const ColumnId& id : columns)
        for (Job& job : m_jobs)
            dropColumn(job, id);
    m_promptedMapsDue = m_promptedMapsDue || contains(columns, ColumnKind::prompted);
    // The map of what is missed follows the slider before the first new word is written.
    if (!writing() && !m_promptedMapsDue && !isPreviewed(m_run.recipe))
        requestMaps(ColumnKind::prompted);
    startComparison(Purpose::rerun, request, columns);
}

/// Where only painted cells differ, the tokens before the first of them are kept: they would be
/// chosen again, so they are given instead.
ComparisonRequest ComparisonPresenter::rewriteRequest(const Experiment& recipe,
                                                      const std::vector<ColumnId>& columns) const {
    ComparisonRequest request = comparisonRequest(recipe, columns);
    const RunColumn* written = m_run.find(ColumnKind::psr);
    const auto first = firstPaintedDifference(m_run.recipe.painted, recipe.painted);
    const bool onlyPainted = written && first && !isStale(ColumnKind::psr) &&
                             sameSteering(m_run.recipe, recipe, ColumnKind::psr) &&
                             sameStart(m_run.recipe, recipe, ColumnKind::psr);
    const auto place = std::ranges::find(columns, ColumnId(ColumnKind::psr));
    if (!onlyPainted || place == columns.end()) return request;
    ColumnRequest& column = request.columns[static_cast<std::size_t>(place - columns.begin())];
    const auto kept = std::min(static_cast<std::size_t>(*first), written->length());
    if (kept <= column.prefix.size() || !column.prefixText.empty()) return request;
    column.prefix.assign(written->tokens.begin(),
                         written->tokens.begin() + static_cast<std::ptrdiff_t>(kept));
    return request;
}

/// A fork or a painted cell makes another run of this one.
void ComparisonPresenter::noteParent(const Experiment& recipe) {
    const auto changed = std::ranges::find_if(recipe.forks, [&](const ForcedStart& fork) {
        return !sameStart(m_run.recipe, recipe, fork.column);
    });
    RunParent parent{.createdAt = m_run.createdAt, .column = ColumnKind::psr};
    if (changed != recipe.forks.end()) {
        const std::size_t tokens = changed->tokens.size() + (changed->text.empty() ? 0 : 1);
        parent.column = changed->column;
        parent.token = static_cast<int>(tokens) - 1;
        parent.piece = changed->piece;
    } else if (const auto first = firstPaintedDifference(m_run.recipe.painted, recipe.painted);
               first && !recipe.painted.empty()) {
        parent.change = RunParent::Change::paint;
        parent.token = *first;
    } else {
        if (!recipe.forks.empty() || !recipe.painted.empty()) return;
        // All of it undone: the parent is being written again.
        if (m_run.parent) m_run.createdAt = m_run.parent->createdAt;
        m_run.parent.reset();
        return;
    }
    m_run.parent = std::move(parent);
    m_run.createdAt = utcNow();
}

void ComparisonPresenter::setReference(std::shared_ptr<const RecordedRun> reference) {
    if (reference == m_reference) return;
    m_reference = std::move(reference);
    Q_EMIT referenceChanged();
}

/// What the answers depend on stays as it was run; the steering alone is new.
Experiment ComparisonPresenter::withSteeringOf(const Experiment& experiment) const {
    Experiment recipe = experiment;
    recipe.prompt = m_run.recipe.prompt;
    recipe.steering = m_run.recipe.steering;
    recipe.sampler = m_run.recipe.sampler;
    recipe.maxTokens = m_run.recipe.maxTokens;
    return recipe;
}

void ComparisonPresenter::previewMaps(const Experiment& experiment) {
    const RunColumn* answer = m_run.find(ColumnKind::prompted);
    const bool written = answer && !answer->tokens.empty() &&
                         answer->finish != FinishReason::running && m_run.promptedDeltas;
    if (!written || !rewriteBlockedReason().isEmpty() || m_replay.playing()) return;
    Experiment recipe = withSteeringOf(experiment);
    const bool inFlight =
        std::ranges::any_of(m_jobs, [](const Job& job) { return job.purpose == Purpose::preview; });
    if (inFlight) {
        m_previewNext = std::move(recipe);
        return;
    }
    DeltaRequest request = deltaRequest(recipe, m_model, ColumnKind::prompted, answer->tokens);
    if (request.steering.empty()) return;
    request.turn = DeltaTurn::first;
    const ColumnId id = ColumnKind::prompted;
    m_jobs.push_back({m_port.submit(std::move(request)), Purpose::preview, {id}, {id}});
    m_previewed = std::move(recipe);
}

bool ComparisonPresenter::isPreviewed(const Experiment& recipe) const {
    const std::optional<Experiment>& latest = m_previewNext ? m_previewNext : m_previewed;
    return latest && sameSteering(*latest, recipe, ColumnKind::psr);
}

bool ComparisonPresenter::busy() const {
    return std::ranges::any_of(m_jobs,
                               [](const Job& job) { return job.purpose != Purpose::preview; });
}

void ComparisonPresenter::stop() {
    // What was not played yet is there all the same.
    if (m_replay.playing()) return show(m_replay.run());
    if (!busy()) return;
    const auto stale = m_stale;
    for (const ColumnId& id : stale)
        setStale(id, false);
    for (RunColumn& column : m_run.columns)
        if (column.finish == FinishReason::running) column.finish = FinishReason::stopped;
    cancelJobs([](Purpose) { return true; });
    for (const RunColumn& column : m_run.columns)
        Q_EMIT columnFinished(column.id());
    Q_EMIT stopped();
}

/// The job writes this column no more; false when it did not.
bool ComparisonPresenter::dropColumn(Job& job, const ColumnId& id) {
    const bool comparison = job.purpose == Purpose::run || job.purpose == Purpose::rerun;
    if (!comparison || std::erase(job.takes, id) == 0) return false;
    const auto place = std::ranges::find(job.columns, id) - job.columns.begin();
    m_port.stopColumn(job.id, static_cast<std::size_t>(place));
    return true;
}

/// Its lane leaves the decode; the job ends once nobody wants any of its columns. Tokens that are
/// on their way are ignored.
void ComparisonPresenter::stopColumn(ColumnId id) {
    RunColumn* column = m_run.find(id);
    if (!column) return;
    setStale(id, false);
    std::vector<JobId> unwanted;
    for (Job& job : m_jobs)
        if (dropColumn(job, id) && job.takes.empty()) unwanted.push_back(job.id);
    if (column->finish == FinishReason::running) column->finish = FinishReason::stopped;
    Q_EMIT columnFinished(id);
    for (const JobId job : unwanted)
        m_port.cancel(job);
}

void ComparisonPresenter::show(RecordedRun run) {
    m_replay.stop();
    cancelJobs([](Purpose) { return true; });
    m_stale.clear();
    m_promptedMapsDue = false;
    m_run = std::move(run);
    Q_EMIT runReset();
}

bool ComparisonPresenter::writing() const {
    return std::ranges::any_of(m_jobs, [](const Job& job) {
        return job.purpose == Purpose::run || job.purpose == Purpose::rerun;
    });
}

bool ComparisonPresenter::owns(JobId id) const {
    return std::ranges::any_of(m_jobs, [id](const Job& job) { return job.id == id; });
}

bool ComparisonPresenter::isStale(ColumnId id) const {
    return contains(m_stale, id);
}

void ComparisonPresenter::startComparison(Purpose purpose, ComparisonRequest request,
                                          const std::vector<ColumnId>& columns) {
    const JobId id = m_port.submit(std::move(request));
    m_jobs.push_back({id, purpose, columns, columns});
    Q_EMIT activityChanged();
}

void ComparisonPresenter::requestMaps(ColumnId id) {
    const RunColumn* column = m_run.find(id);
    if (!column || column->tokens.empty()) return;
    const bool prompted = id.kind == ColumnKind::prompted;
    if (prompted) m_promptedMapsDue = false;
    const Purpose purpose = prompted ? Purpose::promptedMaps : Purpose::psrMaps;
    const JobId job = m_port.submit(deltaRequest(m_run.recipe, m_model, id, column->tokens));
    m_jobs.push_back({job, purpose, {id}, {id}});
}

void ComparisonPresenter::cancelJobs(bool (*which)(Purpose)) {
    if (which(Purpose::preview)) {
        m_previewed.reset();
        m_previewNext.reset();
    }
    const auto last = std::stable_partition(
        m_jobs.begin(), m_jobs.end(), [which](const Job& job) { return !which(job.purpose); });
    const std::vector<Job> cancelled(last, m_jobs.end());
    m_jobs.erase(last, m_jobs.end());
    for (const Job& job : cancelled)
        m_port.cancel(job.id);
    if (!cancelled.empty()) Q_EMIT activityChanged();
}

ComparisonPresenter::Job* ComparisonPresenter::find(JobId id) {
    const auto found = std::ranges::find_if(m_jobs, [id](const Job& job) { return job.id == id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

void ComparisonPresenter::takeTokens(JobId id, const std::vector<TokenGenerated>& tokens) {
    for (const TokenGenerated& token : tokens) {
        const Job* job = find(id);
        if (!job || token.column >= job->columns.size()) return;
        takeToken(*job, token);
    }
}

void ComparisonPresenter::takeToken(const Job& job, const TokenGenerated& token) {
    const ColumnId id = job.columns[token.column];
    if (!contains(job.takes, id)) return;
    if (!m_run.find(id) || isStale(id)) renewColumn(id);
    RunColumn* column = m_run.find(id);
    column->append(token);
    Q_EMIT tokensAppended(id, static_cast<int>(column->length()) - 1);
    if (token.finish != FinishReason::running) Q_EMIT columnFinished(id);
}

/// Empties the column, or adds it, for the first token of its new text.
void ComparisonPresenter::renewColumn(ColumnId id) {
    RunColumn* column = m_run.find(id);
    if (!column) column = &m_run.columns.emplace_back();
    *column = RunColumn{.kind = id.kind,
                        .number = id.number,
                        .name = comparisonRequest(m_run.recipe, {id}).columns.front().name,
                        .strength = strengthOf(m_run.recipe, id)};
    if (id == ColumnKind::psr) m_run.psrDeltas.reset();
    if (id == ColumnKind::prompted) {
        m_run.promptedDeltas.reset();
        m_previewed.reset();
    }
    setStale(id, false);
    Q_EMIT columnReset(id);
}

void ComparisonPresenter::takeDeltas(const DeltasReady& ready) {
    const Job* job = find(ready.job);
    if (!job) return;
    const ColumnId id = job->columns.front();
    const RunColumn* column = m_run.find(id);
    // An answer that was written again meanwhile has other tokens.
    if (!column || !ready.maps || ready.maps->response != column->tokens) return;
    (id.kind == ColumnKind::prompted ? m_run.promptedDeltas : m_run.psrDeltas) = ready.maps;
    Q_EMIT mapsChanged(id);
}

void ComparisonPresenter::endJob(JobId id) {
    const Job* found = find(id);
    if (!found) return;
    const Job job = *found;
    std::erase_if(m_jobs, [id](const Job& other) { return other.id == id; });
    if (job.purpose == Purpose::preview) {
        if (const auto next = std::exchange(m_previewNext, std::nullopt)) previewMaps(*next);
        return;
    }
    const bool comparison = job.purpose == Purpose::run || job.purpose == Purpose::rerun;
    if (comparison && !writing()) {
        if (m_promptedMapsDue) requestMaps(ColumnKind::prompted);
        requestMaps(ColumnKind::psr);
        Q_EMIT answersFinished();
    }
    if (!busy()) Q_EMIT runFinished();
    Q_EMIT activityChanged();
}

void ComparisonPresenter::failJob(JobId job, const ErrorRecord& error) {
    if (!find(job)) return;
    const auto stale = m_stale;
    for (const ColumnId& id : stale)
        setStale(id, false);
    cancelJobs([](Purpose) { return true; });
    Q_EMIT failed(error);
}

void ComparisonPresenter::setStale(ColumnId id, bool stale) {
    const auto found = std::ranges::find(m_stale, id);
    if ((found != m_stale.end()) == stale) return;
    if (stale)
        m_stale.push_back(id);
    else
        m_stale.erase(found);
    Q_EMIT staleChanged(id, stale);
}

} // namespace steerscope
