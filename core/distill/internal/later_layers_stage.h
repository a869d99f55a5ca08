// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/distill/internal/forced_batch.h"
#include "core/distill/internal/stage.h"
#include "core/steering/residual_edits.h"
#include "core/steering/steering_model.h"

namespace steerscope {

/// One layer of rank 1, fitted on its own residual, knows nothing of what later blocks make of its
/// push. This turns and scales z so that the last residual comes nearer to the teacher's over the
/// training rollouts: one Gauss–Newton step (ours). The directions it may move in are z and
/// Σ λ_t (A'_k − h'_k)_t at layers k from its own to the last; what each does to the last residual
/// is measured by a run with a little of it added, all blocks and attention included. The gate
/// stays. A step that does not lower the training error is halved, then dropped.
class LaterLayersStage final : public Stage {
public:
    /// Borrows model, caches and rollouts, which must have teacher traces.
    LaterLayersStage(const LanguageModel& model, const PromptCaches& caches,
                     const std::vector<const Rollout*>& training, SteeringLayer layer);
    bool advance(std::stop_token stop) override;
    std::string describe() const override;
    std::uint64_t done() const override { return m_done; }
    std::uint64_t total() const override;

    /// The corrected layer, after the end.
    const SteeringLayer& layer() const { return m_best; }
    /// Σ ‖h' − A'‖² at the last block over the training rows, as given and as corrected.
    double errorBefore() const { return m_errorBefore; }
    double errorAfter() const { return m_leastError; }

private:
    enum class Run { base, response, trial };
    void startRun(Run run, std::vector<float> z);
    void endBlock();
    void endBatch();
    bool endRun();
    void addCandidate(std::size_t row, RowsView rows, const Rollout& rollout);
    void noteGate(std::size_t row, RowsView rows);
    void scaleCandidates();
    void solveStep();
    std::vector<float> moved(double step, const std::vector<double>& along) const;
    double errorOf(const FloatMatrix& finalRows) const;

    const LanguageModel& m_model;
    const PromptCaches& m_caches;
    std::vector<std::vector<const Rollout*>> m_batches;
    std::vector<LayerIndex> m_watched; ///< The layers k
    SteeringLayer m_start, m_best;
    FloatMatrix m_teacher; ///< Last residual [N × D]

    Run m_run = Run::base;
    std::unique_ptr<PsrEdit> m_edit;
    std::unique_ptr<ForcedBatch> m_pass;
    std::size_t m_batch = 0;
    std::size_t m_firstRow = 0; ///< Of the present batch
    LayerIndex m_layer;
    FloatMatrix m_final;                           ///< Of the present run [N × D]
    FloatMatrix m_base;                            ///< Of the base run [N × D]
    std::vector<float> m_gate;                     ///< λ of the training rows [N]
    std::vector<std::vector<double>> m_candidates; ///< [K][D], each as long as z
    std::vector<FloatMatrix> m_responses;          ///< [K] of [N × D], per unit of candidate
    std::vector<double> m_step;                    ///< [K]
    double m_stepShare = 1;
    double m_errorBefore = 0;
    double m_leastError = 0;
    std::uint64_t m_done = 0;
};

} // namespace steerscope
