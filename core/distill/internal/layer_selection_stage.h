// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/distill/internal/divergence_stage.h"
#include "core/distill/internal/fit_stage.h"

namespace steerscope {

/// Chooses the block of a one-layer method: fits each candidate without the validation rollouts and
/// takes the one whose student is nearest to the teacher (KL) on them.
class LayerSelectionStage final : public Stage {
public:
    /// `plan` with purpose selection; its layers are ignored. Borrows everything.
    LayerSelectionStage(const LanguageModel& model, const PromptCaches& caches,
                        std::vector<const Rollout*> training, FitPlan plan);
    bool advance(std::stop_token stop) override;
    std::string describe() const override;
    std::uint64_t done() const override { return m_next; }
    std::uint64_t total() const override { return m_candidates.size(); }
    LayerIndex best() const; ///< After the end.

private:
    void startCandidate();
    void startScoring();

    const LanguageModel& m_model;
    const PromptCaches& m_caches;
    std::vector<const Rollout*> m_training;
    FitPlan m_plan;
    std::vector<LayerIndex> m_candidates;
    std::vector<double> m_scores; ///< KL of the candidates done
    std::size_t m_next = 0;
    std::unique_ptr<FitStage> m_fit;
    std::unique_ptr<DivergenceStage> m_scoring;
};

/// A third, a half and two thirds of the way up: where one-layer steering is known to work.
std::vector<LayerIndex> candidateLayers(std::int32_t nLayers);

} // namespace steerscope
