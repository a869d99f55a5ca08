// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/job.h"

#include "core/engine/comparison_job.h"
#include "core/engine/delta_job.h"
#include "core/engine/distillation_job.h"
#include "core/engine/internal/request_checks.h"
#include "core/engine/lens_job.h"
#include "core/engine/load_job.h"

namespace steerscope {
namespace {

struct JobMaker {
    const JobContext& context;

    std::unique_ptr<Job> operator()(LoadModelRequest&& request) const {
        return std::make_unique<LoadJob>(context, std::move(request));
    }
    std::unique_ptr<Job> operator()(ComparisonRequest&& request) const {
        return withModel<ComparisonJob>(std::move(request));
    }
    std::unique_ptr<Job> operator()(DeltaRequest&& request) const {
        return withModel<DeltaJob>(std::move(request));
    }
    std::unique_ptr<Job> operator()(LensRequest&& request) const {
        return withModel<LensJob>(std::move(request));
    }
    std::unique_ptr<Job> operator()(DistillRequest&& request) const {
        return withModel<DistillationJob>(std::move(request));
    }

    template <class Made, class Asked> std::unique_ptr<Job> withModel(Asked request) const {
        if (!context.model) failWithoutModel();
        return std::make_unique<Made>(context, std::move(request));
    }
};

} // namespace

Priority priorityOf(const Request& request) {
    if (std::holds_alternative<DistillRequest>(request)) return Priority::background;
    const auto* deltas = std::get_if<DeltaRequest>(&request);
    return deltas && deltas->turn == DeltaTurn::first ? Priority::preview : Priority::interactive;
}

std::unique_ptr<Job> makeJob(const JobContext& context, Request request) {
    return std::visit(JobMaker{context}, std::move(request));
}

} // namespace steerscope
