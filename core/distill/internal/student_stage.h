// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "core/distill/internal/fit_stage.h"
#include "core/distill/internal/forced_batch.h"
#include "core/distill/internal/stage.h"
#include "core/steering/residual_edits.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// Runs a finished steering model over rollouts with the code that steers a generation and measures
/// what a fit measures on the way. One block of one batch per slice.
class StudentStage final : public Stage {
public:
    /// Borrows model, caches and rollouts, which must have teacher traces.
    StudentStage(const LanguageModel& model, const PromptCaches& caches,
                 std::vector<const Rollout*> training, std::vector<const Rollout*> heldout,
                 std::shared_ptr<const SteeringModel> steering);
    bool advance(std::stop_token stop) override;
    std::string describe() const override { return "Measuring the finished model"; }
    std::uint64_t done() const override { return m_done; }
    std::uint64_t total() const override;

    const LayerErrors& trainErrors() const { return m_trainErrors; }
    const LayerErrors& heldoutErrors() const { return m_heldoutErrors; }
    /// The student's last residual [T × D] of a held-out rollout.
    const FloatMatrix& finalRows(const Rollout& rollout) const { return m_final.at(&rollout); }
    /// The steering model with the mean coefficients of the training positions.
    SteeringModel withMeans() const;

private:
    struct Group {
        std::vector<const Rollout*> rollouts;
        bool heldout;
    };
    void runBlock();
    void addCoefficients(LayerIndex layer, RowsView rows);
    void measure(std::size_t index, LayerIndex layer, RowsView rows);

    const LanguageModel& m_model;
    const PromptCaches& m_caches;
    std::shared_ptr<const SteeringModel> m_steering;
    PsrEdit m_edit;
    std::vector<Group> m_groups;
    std::size_t m_group = 0;
    LayerIndex m_layer;
    std::unique_ptr<ForcedBatch> m_pass;
    std::vector<std::vector<double>> m_coefficientSums; ///< [steered layers][r], training only
    double m_positions = 0;
    LayerErrors m_trainErrors, m_heldoutErrors;
    std::map<const Rollout*, FloatMatrix> m_final;
    std::uint64_t m_done = 0;
};

} // namespace steerscope
