// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/distillation_job.h"

namespace steerscope {

DistillationJob::DistillationJob(const JobContext& context, DistillRequest request)
    : m_context(context),
      m_model(context.model),
      m_distillation(*m_model, std::move(request.config)),
      m_progress(context) {}

SliceResult DistillationJob::runSlice(std::stop_token stop) {
    const bool more = m_distillation.advance(stop);
    m_progress.report(m_distillation.progress());
    emitAdvanced();
    if (m_distillation.result() != m_told) emitModel();
    return more ? SliceResult::more : SliceResult::finished;
}

void DistillationJob::emitAdvanced() {
    const DistillPhase phase = m_distillation.phase();
    if (m_phase == phase && !m_reports.pass()) return;
    m_phase = phase;
    auto report = std::make_shared<const DistillReport>(m_distillation.report());
    m_context.emit(DistillationAdvanced{m_context.id, phase, std::move(report)});
}

void DistillationJob::emitModel() {
    m_told = m_distillation.result();
    auto report = std::make_shared<const DistillReport>(m_distillation.report());
    m_context.emit(SteeringModelReady{m_context.id, m_distillation.result(), std::move(report)});
}

} // namespace steerscope
