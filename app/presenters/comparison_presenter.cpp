// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/comparison_presenter.h"

#include <algorithm>
#include <chrono>
#include <ctime>

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

bool contains(const std::vector<ColumnKind>& kinds, ColumnKind kind) {
    return std::ranges::find(kinds, kind) != kinds.end();
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
}

void ComparisonPresenter::run(const Experiment& experiment) {
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
        m_run.columns.push_back(RunColumn{
            .kind = columns[i], .name = request.columns[i].name, .strength = experiment.strength});
    startComparison(Purpose::run, columns);
    Q_EMIT runReset();
}

void ComparisonPresenter::rerunSteered(const Experiment& experiment) {
    if (m_run.empty() || m_run.model.fileSha256 != m_model.fileSha256) return;
    std::vector<ColumnKind> columns;
    for (const ColumnKind kind : columnsFor(experiment, m_model))
        if (kind == ColumnKind::psr || kind == ColumnKind::twin) columns.push_back(kind);
    if (columns.empty()) return;
    cancelJobs([](Purpose purpose) { return purpose != Purpose::run; });
    // What the answers depend on stays as it was run; the steering alone is new.
    m_run.recipe.strength = experiment.strength;
    m_run.recipe.psr = experiment.psr;
    m_run.recipe.twin = experiment.twin;
    m_run.psrName = psrName(experiment);
    for (const ColumnKind kind : columns)
        setStale(kind, true);
    for (Job& job : m_jobs)
        std::erase_if(job.takes, [&](ColumnKind kind) { return contains(columns, kind); });
    // The map of what is missed follows the slider before the first new word is written.
    if (!writing()) requestMaps(ColumnKind::prompted);
    startComparison(Purpose::rerun, columns);
}

void ComparisonPresenter::stop() {
    if (!busy()) return;
    const auto kinds = m_stale;
    for (const ColumnKind kind : kinds)
        setStale(kind, false);
    for (RunColumn& column : m_run.columns)
        if (column.finish == FinishReason::running) column.finish = FinishReason::stopped;
    cancelJobs([](Purpose) { return true; });
    for (const RunColumn& column : m_run.columns)
        Q_EMIT columnFinished(column.kind);
    Q_EMIT stopped();
}

/// The engine decodes lanes together and cannot drop one: its tokens are ignored instead, and the
/// job ends once nobody wants any of them.
void ComparisonPresenter::stopColumn(ColumnKind kind) {
    RunColumn* column = m_run.find(kind);
    if (!column) return;
    setStale(kind, false);
    std::vector<JobId> unwanted;
    for (Job& job : m_jobs) {
        const bool comparison = job.purpose == Purpose::run || job.purpose == Purpose::rerun;
        if (comparison && std::erase(job.takes, kind) != 0 && job.takes.empty())
            unwanted.push_back(job.id);
    }
    if (column->finish == FinishReason::running) column->finish = FinishReason::stopped;
    Q_EMIT columnFinished(kind);
    for (const JobId job : unwanted)
        m_port.cancel(job);
}

void ComparisonPresenter::show(RecordedRun run) {
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

bool ComparisonPresenter::isStale(ColumnKind kind) const {
    return contains(m_stale, kind);
}

void ComparisonPresenter::startComparison(Purpose purpose, const std::vector<ColumnKind>& columns) {
    const JobId id = m_port.submit(comparisonRequest(m_run.recipe, columns));
    m_jobs.push_back({id, purpose, columns, columns});
    Q_EMIT activityChanged();
}

void ComparisonPresenter::requestMaps(ColumnKind kind) {
    const RunColumn* column = m_run.find(kind);
    if (!column || column->tokens.empty()) return;
    const bool prompted = kind == ColumnKind::prompted;
    if (prompted) m_promptedMapsDue = false;
    const Purpose purpose = prompted ? Purpose::promptedMaps : Purpose::psrMaps;
    const JobId id = m_port.submit(deltaRequest(m_run.recipe, m_model, column->tokens));
    m_jobs.push_back({id, purpose, {kind}, {kind}});
}

void ComparisonPresenter::cancelJobs(bool (*which)(Purpose)) {
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
    const ColumnKind kind = job.columns[token.column];
    if (!contains(job.takes, kind)) return;
    RunColumn* column = m_run.find(kind);
    const bool fresh = !column || isStale(kind);
    if (!column) column = &m_run.columns.emplace_back();
    if (fresh) {
        *column = RunColumn{.kind = kind,
                            .name = kind == ColumnKind::psr ? "PSR" : "Constant twin",
                            .strength = m_run.recipe.strength};
        if (kind == ColumnKind::psr) m_run.psrDeltas.reset();
        setStale(kind, false);
        Q_EMIT columnReset(kind);
        column = m_run.find(kind);
    }
    column->append(token);
    Q_EMIT tokensAppended(kind, static_cast<int>(column->length()) - 1);
    if (token.finish != FinishReason::running) Q_EMIT columnFinished(kind);
}

void ComparisonPresenter::takeDeltas(const DeltasReady& ready) {
    const Job* job = find(ready.job);
    if (!job) return;
    const ColumnKind kind = job->columns.front();
    const RunColumn* column = m_run.find(kind);
    // An answer that was written again meanwhile has other tokens.
    if (!column || !ready.maps || ready.maps->response != column->tokens) return;
    (kind == ColumnKind::prompted ? m_run.promptedDeltas : m_run.psrDeltas) = ready.maps;
    Q_EMIT mapsChanged(kind);
}

void ComparisonPresenter::endJob(JobId id) {
    const Job* found = find(id);
    if (!found) return;
    const Job job = *found;
    std::erase_if(m_jobs, [id](const Job& other) { return other.id == id; });
    const bool comparison = job.purpose == Purpose::run || job.purpose == Purpose::rerun;
    if (comparison && !writing()) {
        if (m_promptedMapsDue) requestMaps(ColumnKind::prompted);
        requestMaps(ColumnKind::psr);
        Q_EMIT answersFinished();
    }
    if (!busy()) Q_EMIT runFinished();
    Q_EMIT activityChanged();
}

void ComparisonPresenter::failJob(JobId id, const ErrorRecord& error) {
    if (!find(id)) return;
    const auto kinds = m_stale;
    for (const ColumnKind kind : kinds)
        setStale(kind, false);
    cancelJobs([](Purpose) { return true; });
    Q_EMIT failed(error);
}

void ComparisonPresenter::setStale(ColumnKind kind, bool stale) {
    const auto found = std::ranges::find(m_stale, kind);
    if ((found != m_stale.end()) == stale) return;
    if (stale)
        m_stale.push_back(kind);
    else
        m_stale.erase(found);
    Q_EMIT staleChanged(kind, stale);
}

} // namespace steerscope
