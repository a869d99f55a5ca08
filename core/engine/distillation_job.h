// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/internal/progress_reporter.h"
#include "core/engine/job.h"

namespace steerscope {

/// The Distil button: one slice of a Distillation per slice. The fitted model is sent as soon as it
/// exists, every better one when training finds it, and the last once more with its held-out
/// scores, so that cancelling at any time loses nothing that was found.
class DistillationJob final : public Job {
public:
    DistillationJob(const JobContext& context, DistillRequest request);
    SliceResult runSlice(std::stop_token stop) override;

private:
    /// What is told at once; all else at most ten times a second.
    struct Told {
        DistillPhase phase;
        std::size_t polishPoints;
        double samplesEpoch; ///< −1: no samples yet
        bool operator==(const Told&) const = default;
    };
    void emitAdvanced();
    void emitModel();

    JobContext m_context;
    std::shared_ptr<const LanguageModel> m_model;
    Distillation m_distillation;
    ProgressReporter m_progress;
    Throttle m_reports;
    std::optional<Told> m_lastTold;
    std::shared_ptr<const SteeringModel> m_told; ///< Last one emitted.
};

} // namespace steerscope
