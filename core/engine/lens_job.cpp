// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/lens_job.h"

#include <algorithm>

#include "core/engine/internal/display.h"
#include "core/engine/internal/request_checks.h"

namespace steerscope {
namespace {

/// Rows of logits that exist at one time.
constexpr std::size_t kRowsPerSlice = 16;

} // namespace

LensJob::LensJob(const JobContext& context, LensRequest request)
    : m_context(context), m_model(context.model), m_ready{.job = context.id} {
    checkLens(request, *m_model);
    std::vector<ForcedLane> lanes;
    lanes.push_back(laneOf(request.messages, nullptr));
    if (request.prompted || !request.steering.empty()) {
        const auto messages = request.prompted
                                  ? withSteeringPrompt(request.messages, request.prompt)
                                  : request.messages;
        if (!request.steering.empty()) {
            const auto prompt = static_cast<std::int32_t>(m_model->promptIds(messages).size());
            m_edit = std::make_unique<PsrEdit>(editParts(request.steering), Position(prompt - 1));
            m_edit->setOverrides(request.painted);
        }
        lanes.push_back(laneOf(messages, m_edit.get()));
    }
    for (ForcedLane& lane : lanes) {
        lane.tokens.insert(lane.tokens.end(), request.response.begin(), request.response.end());
        checkContext(lane.tokens.size(), *m_model);
    }
    m_run = std::make_unique<ForcedRun>(*m_model, std::move(lanes));
}

ForcedLane LensJob::laneOf(const std::vector<ChatMessage>& messages, ResidualEdit* edit) {
    m_kept.push_back(std::make_unique<LastRow>(edit, m_model->config().nLayers));
    ForcedLane lane;
    lane.tokens = m_model->promptIds(messages);
    lane.cache = m_model->newCache();
    lane.edit = m_kept.back().get();
    return lane;
}

SliceResult LensJob::runSlice(std::stop_token) {
    if (m_rows.empty()) {
        if (m_run->step()) return SliceResult::more;
        for (const auto& lane : m_kept)
            for (const std::vector<float>& row : lane->rows())
                m_rows.appendRow(row);
        m_run.reset();
    }
    readRows();
    if (m_done < m_rows.rows()) return SliceResult::more;
    m_context.emit(std::move(m_ready));
    return SliceResult::finished;
}

void LensJob::readRows() {
    const auto layers = static_cast<std::size_t>(m_model->config().nLayers);
    const std::size_t count = std::min(kRowsPerSlice, m_rows.rows() - m_done);
    const FloatMatrix logits = m_model->logits(m_rows.view().slice(m_done, count));
    for (std::size_t i = 0; i < count; ++i, ++m_done) {
        const auto best = choiceTexts(topCandidates(logits.row(i), 1), m_model->tokenizer());
        (m_done < layers ? m_ready.before : m_ready.after).push_back(best.front());
    }
}

} // namespace steerscope
