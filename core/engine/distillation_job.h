// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/internal/progress_reporter.h"
#include "core/engine/job.h"

namespace steerscope {

/// The Distil button: one slice of a Distillation per slice. The fitted model is sent as soon as it
/// exists and once more with its held-out scores, so that cancelling an evaluation loses nothing.
class DistillationJob final : public Job {
public:
    DistillationJob(const JobContext& context, DistillRequest request);
    SliceResult runSlice(std::stop_token stop) override;

private:
    void emitAdvanced();
    void emitModel();

    JobContext m_context;
    std::shared_ptr<const LanguageModel> m_model;
    Distillation m_distillation;
    ProgressReporter m_progress;
    Throttle m_reports;
    std::optional<DistillPhase> m_phase;         ///< Last one told.
    std::shared_ptr<const SteeringModel> m_told; ///< Last one emitted.
};

} // namespace steerscope
