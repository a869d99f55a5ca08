// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_port.h"

namespace steerscope {
namespace {

bool isEnd(const EngineEvent& event) {
    return std::holds_alternative<JobFinished>(event) ||
           std::holds_alternative<JobCancelled>(event) || std::holds_alternative<JobFailed>(event);
}

/// One signal per kind of event.
struct Emitter {
    EnginePort& port;
    void operator()(const JobStarted& e) const { Q_EMIT port.jobStarted(e.job); }
    void operator()(const JobProgressed& e) const { Q_EMIT port.progressed(e.job, e.progress); }
    void operator()(const ModelLoaded& e) const { Q_EMIT port.modelLoaded(e); }
    void operator()(const ComparisonStarted& e) const { Q_EMIT port.comparisonStarted(e); }
    void operator()(const TokenGenerated& e) const { Q_EMIT port.tokensGenerated(e.job, {e}); }
    void operator()(const ComparisonFinished& e) const { Q_EMIT port.comparisonFinished(e); }
    void operator()(const DeltasReady& e) const { Q_EMIT port.deltasReady(e); }
    void operator()(const LensReady& e) const { Q_EMIT port.lensReady(e); }
    void operator()(const DistillationAdvanced& e) const { Q_EMIT port.distillationAdvanced(e); }
    void operator()(const SteeringModelReady& e) const { Q_EMIT port.steeringModelReady(e); }
    void operator()(const JobFinished& e) const { Q_EMIT port.jobFinished(e.job); }
    void operator()(const JobCancelled& e) const { Q_EMIT port.jobCancelled(e.job); }
    void operator()(const JobFailed& e) const { Q_EMIT port.jobFailed(e.job, e.error); }
};

} // namespace

JobId EnginePort::submit(Request request) {
    const JobId job = doSubmit(std::move(request));
    m_open.insert(job);
    return job;
}

void EnginePort::cancel(JobId job) {
    if (!m_open.contains(job) || !m_cancelled.insert(job).second) return;
    doCancel(job);
}

void EnginePort::finishEarly(JobId job) {
    if (m_open.contains(job) && !m_cancelled.contains(job)) doFinishEarly(job);
}

void EnginePort::stopColumn(JobId job, std::size_t column) {
    if (m_open.contains(job)) doStopColumn(job, column);
}

/// False for an event of a job cancelled here; ends are always wanted, once.
bool EnginePort::takeIfWanted(const EngineEvent& event) {
    const JobId job = jobOf(event);
    if (!m_open.contains(job)) return false;
    if (!isEnd(event)) return !m_cancelled.contains(job);
    m_open.erase(job);
    return true;
}

std::size_t EnginePort::deliverTokens(const std::vector<EngineEvent>& batch, std::size_t first) {
    const JobId job = jobOf(batch[first]);
    std::vector<TokenGenerated> tokens;
    std::size_t next = first;
    for (; next < batch.size(); ++next) {
        const auto* token = std::get_if<TokenGenerated>(&batch[next]);
        if (!token || token->job != job) break;
        tokens.push_back(*token);
    }
    if (takeIfWanted(batch[first])) Q_EMIT tokensGenerated(job, tokens);
    return next;
}

void EnginePort::deliver(const std::vector<EngineEvent>& batch) {
    for (std::size_t i = 0; i < batch.size();) {
        if (std::holds_alternative<TokenGenerated>(batch[i])) {
            i = deliverTokens(batch, i);
            continue;
        }
        const EngineEvent& event = batch[i++];
        if (!takeIfWanted(event)) continue;
        // Whatever a cancelled job ended with, for the listeners it was cancelled.
        if (isEnd(event) && m_cancelled.erase(jobOf(event)) != 0)
            Q_EMIT jobCancelled(jobOf(event));
        else
            std::visit(Emitter{*this}, event);
    }
}

} // namespace steerscope
