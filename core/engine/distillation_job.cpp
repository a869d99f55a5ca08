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
    if (m_context.enough.stop_requested()) m_distillation.finishPolishing();
    const bool more = m_distillation.advance(stop);
    m_progress.report(m_distillation.progress());
    emitAdvanced();
    if (m_distillation.result() != m_told) emitModel();
    return more ? SliceResult::more : SliceResult::finished;
}

void DistillationJob::emitAdvanced() {
    const DistillPhase phase = m_distillation.phase();
    const DistillReport& now = m_distillation.report();
    const Told told{phase, now.polish.size(), now.samples.empty() ? -1 : now.samplesEpoch};
    if (m_lastTold == told && !m_reports.pass()) return;
    m_lastTold = told;
    auto report = std::make_shared<const DistillReport>(now);
    m_context.emit(DistillationAdvanced{m_context.id, phase, std::move(report)});
}

void DistillationJob::emitModel() {
    m_told = m_distillation.result();
    auto report = std::make_shared<const DistillReport>(m_distillation.report());
    m_context.emit(SteeringModelReady{m_context.id, m_distillation.result(), std::move(report)});
}

} // namespace steerscope
