// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/distill/internal/polish_parameters.h"
#include "core/distill/objective.h"
#include "core/distill/rollout.h"
#include "core/model/differentiable_pass.h"

namespace steerscope {

/// A rollout to train on or to measure.
struct PolishExample {
    const Rollout* rollout = nullptr; ///< With teacher activations
    const KvCache* prefix = nullptr;  ///< Of x without its last token
    FloatMatrix start; ///< Stream after the first steered block, before its edit [T × D]
};

/// What all passes of one polish have in common. Borrows.
struct PolishTask {
    const DifferentiableModel* model = nullptr;
    std::int32_t nLayers = 0;
    PolishObjective objective = PolishObjective::divergence;
    std::vector<double> gapWeights; ///< [L] for mse, as for all training positions
    double positions = 0;           ///< All training positions, which gapWeights are for
    double deadGate = 0;
};

enum class PassPurpose {
    train,  ///< The objective and its gradient.
    measure ///< KL only, no way back.
};

/// One batch through the student: forward from the first steered block, the head if a loss needs
/// it, and back. Nothing below the first steered block is run: its stream is given. One block per
/// advance().
class PolishPass {
public:
    /// Borrows everything; the parameters must not change meanwhile.
    PolishPass(const PolishTask& task, const PolishParameters& parameters,
               std::vector<const PolishExample*> examples, PassPurpose purpose,
               GradientMemory memory);

    /// False when it is done.
    bool advance();
    std::size_t positions() const { return m_rows.rows(); }
    /// Sum over positions: nats, or the normalised squared gap per position. The dead-gate term is
    /// counted as if it were per position too.
    double loss() const { return m_loss; }
    /// Of the mean over positions, as long as the parameters' values.
    std::span<const float> gradient() const { return m_gradient; }

private:
    enum class Step { forward, head, backward, done };
    void edit();
    void addGap(bool isSteered);
    void forwardBlock();
    void head();
    void startBackward();
    void backwardBlock();
    FloatMatrix teacherRows(LayerIndex layer) const;
    bool usesGap() const;

    const PolishTask& m_task;
    const PolishParameters& m_parameters;
    std::vector<const PolishExample*> m_examples;
    PassPurpose m_purpose;
    std::unique_ptr<DifferentiablePass> m_pass;
    Step m_step = Step::forward;
    LayerIndex m_layer;
    FloatMatrix m_rows;                ///< Stream of the student, then ∂loss/∂stream [N × D]
    std::vector<EditTrace> m_edits;    ///< By layer, from the first steered one on
    std::vector<FloatMatrix> m_slopes; ///< Of the squared gaps, likewise
    double m_loss = 0;
    std::vector<float> m_gradient;
};

} // namespace steerscope
