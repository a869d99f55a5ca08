// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/load_job.h"

#include <chrono>

#include "core/engine/internal/teacher_forced.h"

namespace steerscope {
namespace {

ModelInfo describeModel(const LanguageModel& model, double loadSeconds) {
    const ModelConfig& config = model.config();
    return {.path = model.fact(ModelFact::path),
            .name = model.fact(ModelFact::name),
            .architecture = config.architecture,
            .quantization = model.fact(ModelFact::quantization),
            .executor = model.fact(ModelFact::executor),
            .fileSha256 = model.fact(ModelFact::fileSha256),
            .templateSha256 = model.fact(ModelFact::templateSha256),
            .nLayers = config.nLayers,
            .dModel = config.dModel,
            .vocabSize = config.vocabSize,
            .loadSeconds = loadSeconds};
}

} // namespace

LoadJob::LoadJob(const JobContext& context, LoadModelRequest request)
    : m_context(context), m_request(std::move(request)), m_progress(context) {}

SliceResult LoadJob::runSlice(std::stop_token stop) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    std::shared_ptr<const LanguageModel> model = m_context.loader(
        m_request, [this](const Progress& progress) { m_progress.report(progress); }, stop);
    if (stop.stop_requested()) throw Cancelled();
    const std::chrono::duration<double> seconds = Clock::now() - start;
    m_context.forced.clear();
    m_context.model = std::move(model);
    m_context.emit(ModelLoaded{m_context.id, describeModel(*m_context.model, seconds.count())});
    return SliceResult::finished;
}

} // namespace steerscope
