// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/distill/distill_config.h"
#include "core/distill/internal/stage.h"
#include "core/distill/rollout.h"
#include "core/eval/verifier.h"
#include "core/model/generator.h"

namespace steerscope {

/// The teacher answers every user prompt, `config.batch` lanes in lock step; its activations are
/// captured while it decodes. Rollouts that fail by their text are marked at once.
class RolloutStage final : public Stage {
public:
    /// Borrows everything; `rollouts` is filled in the order of the prompts. A judge is asked about
    /// every answer that its text did not rule out.
    RolloutStage(const LanguageModel& model, const DistillConfig& config, const Verifier* verifier,
                 std::vector<Rollout>& rollouts, std::optional<Judge> judge = {});
    bool advance(std::stop_token stop) override;
    std::string describe() const override;
    std::uint64_t done() const override { return m_tokens; }
    std::uint64_t total() const override;

private:
    void judgeNext(std::stop_token stop);
    void startBatch();
    void endBatch();
    void finish(Rollout& rollout, std::size_t lane);

    const LanguageModel& m_model;
    const DistillConfig& m_config;
    const Verifier* m_verifier;
    std::vector<Rollout>& m_rollouts;
    std::unique_ptr<Generator> m_generator;
    std::size_t m_first = 0;      ///< First rollout of the batch at work
    std::optional<Judge> m_judge; ///< Asked after each batch, one rollout per slice
    std::size_t m_judged = 0;     ///< Rollouts it has seen or been spared
    std::vector<double> m_logProbs;
    std::uint64_t m_tokens = 0;
};

/// The rollouts to be made, prompts tokenised, the last ones marked as held out.
std::vector<Rollout> plannedRollouts(const LanguageModel& model, const DistillConfig& config);

} // namespace steerscope
