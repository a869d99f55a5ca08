// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "core/distill/closed_form.h"
#include "core/distill/internal/forced_batch.h"
#include "core/distill/internal/joint_directions.h"
#include "core/distill/internal/stage.h"

namespace steerscope {

/// Which fit of closed_form.h or baselines.h.
enum class FitKind { gated, linear, affine, constant, principal, clamp, tied };
/// final: fits on all training rollouts. selection: fits without the validation rollouts, and runs
/// only those on above the last fitted layer, to score a candidate.
enum class FitPurpose { final, selection };

enum class Directions { byLayer, together };

struct FitPlan {
    FitKind kind = FitKind::gated;
    std::size_t rank = 1; ///< Of a linear fit
    FitPurpose purpose = FitPurpose::final;
    std::vector<LayerIndex> layers; ///< To be fitted, ascending.
    std::vector<double> ridges;
    std::size_t validation = 0; ///< Training rollouts, the last ones, that choose the ridge.
    Directions directions = Directions::byLayer; ///< Whether they are solved once more at the end.
};

/// Σ ‖h' − A'‖² and Σ ‖A − A'‖² per layer over a group of rollouts.
struct LayerErrors {
    std::vector<double> student, plain;
    std::vector<double> relativeRmse() const; ///< sqrt(student/plain); 0 where plain is 0.
    double meanLoss() const;                  ///< Mean over layers of student/plain.
};

/// The closed-form fit (method.md §4): all rollouts advance through the blocks together; after each
/// block to be fitted the layer is solved on the training rows, and its push is applied to all rows
/// before the next block runs. One block of one batch, or one layer's solution, per slice. With
/// `Directions::together` the layers move at the very end (JointDirections), so that errors and
/// final rows are those of the sweep before.
class FitStage final : public Stage {
public:
    /// `training` then `heldout` rollouts, all with teacher traces. Borrows everything.
    FitStage(const LanguageModel& model, const PromptCaches& caches,
             std::vector<const Rollout*> training, std::vector<const Rollout*> heldout,
             FitPlan plan);
    bool advance(std::stop_token stop) override;
    std::string describe() const override;
    std::uint64_t done() const override { return m_done; }
    std::uint64_t total() const override;

    const std::vector<SteeringLayer>& layers() const { return m_fitted; }
    double ridge() const { return m_ridges.best(); }
    const LayerErrors& trainErrors() const { return m_trainErrors; }
    const LayerErrors& heldoutErrors() const { return m_heldoutErrors; }
    /// The student's last residual [T × D] of a held-out (final) or validation (selection) rollout.
    const FloatMatrix& finalRows(const Rollout& rollout) const { return m_final.at(&rollout); }
    /// The last training rollouts that choose the ridge.
    std::vector<const Rollout*> validationRollouts() const;

private:
    struct Batch {
        ForcedBatch pass;
        bool heldout;   ///< Otherwise training.
        bool runsToEnd; ///< False: not needed above the last fitted layer.
    };
    bool isFitted(LayerIndex layer) const;
    void runBatch();
    void endLayer();
    LayerSample gather() const;
    void fitLayer();
    SteeringLayer solve(const LayerSample& sample);
    void steer(const SteeringLayer& layer);
    void measure(const Batch& batch);
    void finish();
    void keepFinalRows();

    FitPlan m_plan;
    std::vector<const Rollout*> m_training;
    std::vector<Batch> m_batches;
    RidgeChoice m_ridges;
    std::int32_t m_nLayers;
    std::int32_t m_dModel;
    LayerIndex m_layer;
    std::size_t m_next = 0; ///< Batch to run next in this layer
    std::vector<SteeringLayer> m_fitted;
    JointDirections m_joint;
    LayerErrors m_trainErrors, m_heldoutErrors;
    std::map<const Rollout*, FloatMatrix> m_final;
    std::uint64_t m_batchCount = 0;
    std::uint64_t m_done = 0;
};

} // namespace steerscope
