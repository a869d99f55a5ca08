// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/distill/internal/adam.h"
#include "core/distill/internal/forced_batch.h"
#include "core/distill/internal/polish_pass.h"
#include "core/distill/internal/stage.h"
#include "core/distill/polish.h"

namespace steerscope {

/// Gradient polishing of a fitted steering model: epochs of AdamW steps over the training rollouts,
/// the KL on the validation rollouts after each, the best parameters kept. One block of one batch
/// per slice. Numbers that are not finite undo the steps since the last measurement and halve the
/// learning rate. Without a limit in seconds the same inputs and threads give the same bits.
class PolishStage final : public Stage {
public:
    /// The last `validationShare` of the `training` rollouts (at least one) is not trained on.
    /// Borrows model, caches and rollouts, which must keep their teacher traces. Throws TRAIN-001
    /// (executor), MEM-001 when not even one rollout's pass fits.
    PolishStage(const LanguageModel& model, const PromptCaches& caches,
                std::vector<const Rollout*> training, std::vector<SteeringLayer> layers,
                PolishConfig config, std::uint64_t seed);
    /// Goes on from a checkpoint of the same polish; before the first advance(). DISTILL-004 when
    /// it belongs to another.
    void resume(const PolishCheckpoint& checkpoint);

    bool advance(std::stop_token stop) override;
    std::string describe() const override;
    std::uint64_t done() const override;
    std::uint64_t total() const override;

    /// The steering layers of the best validation KL so far.
    std::vector<SteeringLayer> best() const;
    /// Changes whenever best() does.
    int improvements() const { return m_improvements; }
    double bestKl() const { return m_state.bestKl; }
    const std::vector<PolishPoint>& curve() const { return m_state.curve; }
    /// As after the last whole step.
    PolishCheckpoint checkpoint() const;
    GradientMemory memory() const { return m_memory; }

private:
    enum class Phase { starting, measuring, training, done };
    using Batch = std::vector<PolishExample*>;

    void split(std::vector<const Rollout*> rollouts, const PromptCaches& caches);
    std::vector<LayerUnits> unitsOf(const std::vector<SteeringLayer>& layers) const;
    void describeTask(LayerIndex first);
    std::string fingerprint() const;
    void chooseMemory();
    void runStart();
    void endStart();
    void startMeasuring();
    void measure();
    void endMeasuring();
    void notePoint(double kl);
    void startEpochUnlessOver();
    void startEpoch();
    void startStep();
    void train();
    void endStep();
    void rollBack();
    bool outOfTime() const;
    double rateShare() const;
    double epochShare() const;

    const LanguageModel& m_model;
    const PromptCaches& m_caches;
    PolishConfig m_config;
    std::uint64_t m_seed;
    DifferentiableModel m_differentiable;
    std::vector<PolishExample> m_training, m_validation;
    PolishTask m_task;
    std::optional<PolishParameters> m_parameters;
    Adam m_adam{0};
    GradientMemory m_memory = GradientMemory::graphs;
    PolishCheckpoint m_state; ///< Without values and moments, which are in use elsewhere.
    PolishCheckpoint m_safe;  ///< At the last measurement: where a roll-back leads.

    Phase m_phase = Phase::starting;
    std::vector<Batch> m_startBatches, m_measureBatches;
    std::unique_ptr<ForcedBatch> m_forced;
    std::int32_t m_forcedBlocks = 0;  ///< Run of the present start batch
    std::size_t m_batch = 0;          ///< Of the phase at work
    std::vector<std::size_t> m_order; ///< Of the training rollouts in this epoch
    std::size_t m_stepEnd = 0;        ///< Into m_order: the present step ends before it.
    std::unique_ptr<PolishPass> m_pass;
    double m_measured = 0; ///< Sum of KL
    double m_measuredPositions = 0;
    double m_measureSeconds = 0; ///< The last measurement took
    double m_seconds = 0;
    int m_improvements = 0;
};

} // namespace steerscope
