// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/plain_stage.h"

#include <algorithm>

#include "core/distill/internal/squared_distance.h"
#include "core/model/sampler.h"

namespace steerscope {
namespace {

constexpr std::size_t kLogitRows = 40; ///< Per slice: bounds memory at 40 · V floats.

} // namespace

PlainStage::PlainStage(const LanguageModel& model, std::vector<Rollout*> rollouts,
                       PromptCaches& caches)
    : m_model(model),
      m_rollouts(std::move(rollouts)),
      m_caches(caches),
      m_batches(inBatches({m_rollouts.begin(), m_rollouts.end()})) {
    m_total = m_batches.size() * static_cast<std::uint64_t>(m_model.config().nLayers + 1);
}

bool PlainStage::advance(std::stop_token stop) {
    if (!m_prefilled) {
        m_prefilled = !m_caches.advance(stop);
        return true;
    }
    if (!m_pass) startBatch();
    if (m_layer < static_cast<std::size_t>(m_model.config().nLayers)) {
        m_pass->advance();
        measureBlock();
        ++m_layer;
        ++m_done;
        if (m_layer == static_cast<std::size_t>(m_model.config().nLayers)) listLogitRanges();
        return true;
    }
    scoreRange(m_ranges.back());
    m_ranges.pop_back();
    if (m_ranges.empty()) endBatch();
    return m_batch < m_batches.size();
}

void PlainStage::startBatch() {
    m_pass = std::make_unique<ForcedBatch>(m_model, m_caches, m_batches[m_batch]);
    m_layer = 0;
}

void PlainStage::measureBlock() {
    for (std::size_t i = 0; i < m_pass->rollouts().size(); ++i) {
        Rollout& rollout = *m_rollouts[m_firstOfBatch + i];
        const RowsView rows = m_pass->rows(i);
        rollout.deltaSquares.push_back(squaredDistance(rows, rollout.teacher.layers[m_layer]));
    }
}

void PlainStage::listLogitRanges() {
    for (std::size_t i = 0; i < m_pass->rollouts().size(); ++i) {
        Rollout& rollout = *m_rollouts[m_firstOfBatch + i];
        const RowsView rows = m_pass->rows(i);
        if (rollout.heldout)
            rollout.plainFinal =
                FloatMatrix(rows.rows, rows.cols, {rows.data, rows.data + rows.rows * rows.cols});
        rollout.llr = rollout.promptedLogProb;
        for (std::size_t first = 0; first < rows.rows; first += kLogitRows)
            m_ranges.push_back({&rollout, i, first, std::min(kLogitRows, rows.rows - first)});
    }
}

void PlainStage::scoreRange(const RowRange& range) {
    const FloatMatrix logits =
        m_model.logits(m_pass->rows(range.index).slice(range.first, range.count));
    const auto& response = range.rollout->response;
    double sum = 0;
    for (std::size_t t = 0; t < range.count; ++t)
        sum += logProbability(logits.row(t), response[range.first + t]);
    range.rollout->llr -= sum / static_cast<double>(response.size());
}

void PlainStage::endBatch() {
    m_pass.reset();
    m_firstOfBatch += m_batches[m_batch].size();
    ++m_batch;
    ++m_done;
}

} // namespace steerscope
