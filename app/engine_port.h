// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <unordered_set>
#include <vector>

#include "core/engine/events.h"
#include "core/engine/requests.h"

namespace steerscope {

/// The engine as the presenters see it: requests in, typed signals out, all on the GUI thread.
/// Events of a job that was cancelled here are dropped, except its one end. Tests implement it
/// with a script instead of an engine.
class EnginePort : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    JobId submit(Request request);
    /// Nothing but `jobCancelled` (or another end) will be heard of the job. Ended jobs: no effect.
    void cancel(JobId job);
    /// The best found so far is all that is wanted of this distillation; its end follows as usual.
    void finishEarly(JobId job);
    /// One column of a comparison leaves it; the others go on.
    void stopColumn(JobId job, std::size_t column);
    bool isOpen(JobId job) const { return m_open.contains(job); }

Q_SIGNALS:
    void jobStarted(steerscope::JobId job);
    void progressed(steerscope::JobId job, const steerscope::Progress& progress);
    void modelLoaded(const steerscope::ModelLoaded& loaded);
    void comparisonStarted(const steerscope::ComparisonStarted& started);
    /// Consecutive tokens of one job, in order.
    void tokensGenerated(steerscope::JobId job,
                         const std::vector<steerscope::TokenGenerated>& tokens);
    void comparisonFinished(const steerscope::ComparisonFinished& finished);
    void deltasReady(const steerscope::DeltasReady& ready);
    void lensReady(const steerscope::LensReady& ready);
    void distillationAdvanced(const steerscope::DistillationAdvanced& advanced);
    void steeringModelReady(const steerscope::SteeringModelReady& ready);
    void jobFinished(steerscope::JobId job);
    void jobCancelled(steerscope::JobId job);
    void jobFailed(steerscope::JobId job, const steerscope::ErrorRecord& error);

protected:
    virtual JobId doSubmit(Request request) = 0;
    virtual void doCancel(JobId job) = 0;
    virtual void doFinishEarly(JobId job) = 0;
    virtual void doStopColumn(JobId job, std::size_t column) = 0;
    /// Re-emits a batch as signals. Slots may submit and cancel while it runs.
    void deliver(const std::vector<EngineEvent>& batch);

private:
    std::size_t deliverTokens(const std::vector<EngineEvent>& batch, std::size_t first);
    bool takeIfWanted(const EngineEvent& event);

    std::unordered_set<JobId> m_open;
    std::unordered_set<JobId> m_cancelled;
};

} // namespace steerscope
