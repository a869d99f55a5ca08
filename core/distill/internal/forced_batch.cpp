// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/forced_batch.h"

#include <algorithm>
#include <cassert>

namespace steerscope {
namespace {

constexpr std::size_t kPrefillTokens = 64; ///< Per slice, all prompts together.

std::span<const TokenId> prefixOf(const Rollout& rollout) {
    return std::span<const TokenId>(rollout.plainPrompt).first(rollout.plainPrompt.size() - 1);
}

} // namespace

PromptCaches::PromptCaches(const LanguageModel& model, std::vector<const Rollout*> rollouts)
    : m_model(model), m_rollouts(std::move(rollouts)) {}

std::size_t PromptCaches::sharedLength() const {
    const auto first = prefixOf(*m_rollouts.front());
    std::size_t length = first.size();
    for (const Rollout* rollout : m_rollouts) {
        const auto other = prefixOf(*rollout);
        const auto [end, ignored] =
            std::mismatch(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(length),
                          other.begin(), other.end());
        length = static_cast<std::size_t>(end - first.begin());
    }
    return length;
}

void PromptCaches::prefillShared(std::stop_token stop) {
    m_shared = m_model.newCache();
    auto tokens = prefixOf(*m_rollouts.front()).first(sharedLength());
    if (tokens.empty()) return;
    Lane lane{.tokens = tokens, .cache = m_shared.get(), .logits = LogitsFor::none};
    m_model.forward({&lane, 1}, stop);
}

bool PromptCaches::advance(std::stop_token stop) {
    if (m_caches.size() == m_rollouts.size()) return false;
    if (!m_shared) {
        prefillShared(stop);
        return true;
    }
    std::vector<std::unique_ptr<KvCache>> caches;
    std::vector<Lane> lanes;
    std::size_t tokens = 0;
    const auto shared = static_cast<std::size_t>(m_shared->length().value);
    while (m_caches.size() + caches.size() < m_rollouts.size() && tokens < kPrefillTokens) {
        const auto rest = prefixOf(*m_rollouts[m_caches.size() + caches.size()]).subspan(shared);
        caches.push_back(m_shared->copy());
        tokens += rest.size();
        if (!rest.empty())
            lanes.push_back(
                {.tokens = rest, .cache = caches.back().get(), .logits = LogitsFor::none});
    }
    if (!lanes.empty()) m_model.forward(lanes, stop);
    std::move(caches.begin(), caches.end(), std::back_inserter(m_caches));
    return m_caches.size() < m_rollouts.size();
}

KvCache& PromptCaches::cache(const Rollout& rollout) const {
    const auto found = std::find(m_rollouts.begin(), m_rollouts.end(), &rollout);
    assert(found != m_rollouts.end());
    return *m_caches[static_cast<std::size_t>(found - m_rollouts.begin())];
}

ForcedBatch::ForcedBatch(const LanguageModel& model, const PromptCaches& caches,
                         std::vector<const Rollout*> rollouts)
    : m_rollouts(std::move(rollouts)) {
    std::size_t row = 0;
    for (const Rollout* rollout : m_rollouts) {
        std::vector<TokenId> input{rollout->plainPrompt.back()};
        input.insert(input.end(), rollout->response.begin(), rollout->response.end() - 1);
        m_firstRow.push_back(row);
        row += input.size();
        m_inputs.push_back(std::move(input));
        KvCache& cache = caches.cache(*rollout);
        m_lengths.push_back(cache.length());
        m_lanes.push_back({.tokens = m_inputs.back(), .cache = &cache, .logits = LogitsFor::none});
    }
    m_pass = model.begin(m_lanes);
}

ForcedBatch::~ForcedBatch() {
    m_pass.reset();
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        m_lanes[i].cache->truncate(m_lengths[i]);
}

RowsView ForcedBatch::rows(std::size_t index) const {
    return m_pass->rows().slice(m_firstRow[index], m_inputs[index].size());
}

std::vector<std::vector<const Rollout*>> inBatches(const std::vector<const Rollout*>& rollouts,
                                                   std::size_t rows) {
    std::vector<std::vector<const Rollout*>> out;
    std::size_t filled = 0;
    for (const Rollout* rollout : rollouts) {
        if (out.empty() || filled + rollout->response.size() > rows) {
            out.emplace_back();
            filled = 0;
        }
        out.back().push_back(rollout);
        filled += rollout->response.size();
    }
    return out;
}

} // namespace steerscope
