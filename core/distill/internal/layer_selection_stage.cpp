// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/layer_selection_stage.h"

#include <algorithm>

namespace steerscope {

std::vector<LayerIndex> candidateLayers(std::int32_t nLayers) {
    std::vector<LayerIndex> out{LayerIndex(nLayers / 3), LayerIndex(nLayers / 2),
                                LayerIndex(2 * nLayers / 3)};
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

LayerSelectionStage::LayerSelectionStage(const LanguageModel& model, const PromptCaches& caches,
                                         std::vector<const Rollout*> training, FitPlan plan)
    : m_model(model),
      m_caches(caches),
      m_training(std::move(training)),
      m_plan(std::move(plan)),
      m_candidates(candidateLayers(model.config().nLayers)) {
    startCandidate();
}

void LayerSelectionStage::startCandidate() {
    m_scoring.reset();
    m_plan.layers = {m_candidates[m_next]};
    m_fit = std::make_unique<FitStage>(m_model, m_caches, m_training, std::vector<const Rollout*>{},
                                       m_plan);
}

void LayerSelectionStage::startScoring() {
    std::vector<FinalRows> responses;
    for (const Rollout* rollout : m_fit->validationRollouts())
        responses.push_back({&rollout->teacher.layers.back(), {&m_fit->finalRows(*rollout)}});
    m_scoring = std::make_unique<DivergenceStage>(m_model, std::move(responses));
}

bool LayerSelectionStage::advance(std::stop_token stop) {
    if (!m_scoring) {
        if (!m_fit->advance(stop)) startScoring();
        return true;
    }
    if (m_scoring->advance(stop)) return true;
    m_scores.push_back(m_scoring->results().front().kl);
    if (++m_next == m_candidates.size()) return false;
    startCandidate();
    return true;
}

std::string LayerSelectionStage::describe() const {
    return "Trying layer " +
           std::to_string(m_candidates[std::min(m_next, m_candidates.size() - 1)].value);
}

LayerIndex LayerSelectionStage::best() const {
    const auto least = std::min_element(m_scores.begin(), m_scores.end());
    return m_candidates[static_cast<std::size_t>(least - m_scores.begin())];
}

} // namespace steerscope
