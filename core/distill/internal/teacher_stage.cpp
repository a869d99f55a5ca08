// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/teacher_stage.h"

#include <algorithm>

namespace steerscope {
namespace {

constexpr std::size_t kPassRows = 512; ///< Bounds the time of one block, hence of a cancel.

/// What the model reads: the prompt and the answer but for its last token, which chooses nothing.
std::vector<TokenId> textOf(const Rollout& rollout) {
    std::vector<TokenId> out = rollout.promptedPrompt;
    out.insert(out.end(), rollout.response.begin(), rollout.response.end() - 1);
    return out;
}

/// Tokens that two prompts begin with; each keeps at least its last one.
std::size_t commonLength(const std::vector<TokenId>& a, const std::vector<TokenId>& b) {
    const auto most = static_cast<std::ptrdiff_t>(std::min(a.size(), b.size()) - 1);
    const auto end = std::mismatch(a.begin(), a.begin() + most, b.begin());
    return static_cast<std::size_t>(end.first - a.begin());
}

/// Tokens that all prompted prompts begin with.
std::size_t sharedLength(const std::vector<Rollout*>& rollouts) {
    const std::vector<TokenId>& first = rollouts.front()->promptedPrompt;
    std::size_t length = first.size() - 1;
    for (const Rollout* rollout : rollouts)
        length = std::min(length, commonLength(first, rollout->promptedPrompt));
    return length;
}

} // namespace

TeacherStage::TeacherStage(const LanguageModel& model, std::vector<Rollout*> rollouts)
    : m_model(model), m_rollouts(std::move(rollouts)) {
    m_total = m_rollouts.size() * static_cast<std::uint64_t>(m_model.config().nLayers);
}

bool TeacherStage::advance(std::stop_token stop) {
    if (!m_shared) {
        readShared(stop);
        return !m_rollouts.empty();
    }
    if (!m_pass) startPass();
    if (m_pass->advance()) {
        keepRows();
        return true;
    }
    m_pass.reset();
    m_next = m_end;
    return m_next < m_rollouts.size();
}

void TeacherStage::readShared(std::stop_token stop) {
    m_shared = m_model.newCache(Precision::exact);
    if (m_rollouts.empty()) return;
    const std::span<const TokenId> prompt(m_rollouts.front()->promptedPrompt);
    Lane lane{.tokens = prompt.first(sharedLength(m_rollouts)),
              .cache = m_shared.get(),
              .logits = LogitsFor::none};
    if (!lane.tokens.empty()) m_model.forward({&lane, 1}, stop);
}

void TeacherStage::startPass() {
    m_inputs.clear();
    m_caches.clear();
    m_lanes.clear();
    std::size_t rows = 0;
    for (m_end = m_next; m_end < m_rollouts.size() && (rows < kPassRows || m_end == m_next);
         ++m_end) {
        const std::vector<TokenId> text = textOf(*m_rollouts[m_end]);
        m_caches.push_back(m_shared->copy());
        m_inputs.emplace_back(text.begin() + m_caches.back()->length().value, text.end());
        rows += m_inputs.back().size();
        m_rollouts[m_end]->teacher = {};
    }
    for (std::size_t i = 0; i < m_inputs.size(); ++i)
        m_lanes.push_back(
            {.tokens = m_inputs[i], .cache = m_caches[i].get(), .logits = LogitsFor::none});
    m_pass = m_model.begin(m_lanes);
}

/// The rows from the last prompt token on, which choose the answer's tokens.
void TeacherStage::keepRows() {
    const RowsView rows = m_pass->rows();
    std::size_t row = 0;
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        Rollout& rollout = *m_rollouts[m_next + i];
        const std::size_t count = rollout.response.size();
        row += m_inputs[i].size();
        const RowsView mine = rows.slice(row - count, count);
        rollout.teacher.layers.emplace_back(
            mine.rows, mine.cols, std::vector<float>(mine.data, mine.data + mine.rows * mine.cols));
        rollout.teacher.first =
            Position(static_cast<std::int32_t>(rollout.promptedPrompt.size()) - 1);
    }
    m_done += m_inputs.size();
}

} // namespace steerscope
