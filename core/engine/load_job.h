// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/internal/progress_reporter.h"
#include "core/engine/job.h"

namespace steerscope {

/// Loads a model in one slice (the loader looks at the stop token itself) and puts it in use only
/// when that has succeeded. Running jobs keep the model they began with.
class LoadJob final : public Job {
public:
    LoadJob(const JobContext& context, LoadModelRequest request);
    SliceResult runSlice(std::stop_token stop) override;

private:
    JobContext m_context;
    LoadModelRequest m_request;
    ProgressReporter m_progress;
};

} // namespace steerscope
