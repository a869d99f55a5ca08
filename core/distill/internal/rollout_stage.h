// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/distill/distill_config.h"
#include "core/distill/internal/stage.h"
#include "core/distill/internal/teacher_record.h"
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
    std::uint64_t done() const override { return m_tokens + m_unused; }
    std::uint64_t total() const override;

private:
    void judgeNext(std::stop_token stop);
    void start();
    void finish(std::size_t index);

    const LanguageModel& m_model;
    const DistillConfig& m_config;
    const Verifier* m_verifier;
    std::vector<Rollout>& m_rollouts;
    std::vector<TeacherRecord> m_records; ///< One per rollout; the generator borrows them.
    std::unique_ptr<Generator> m_generator;
    std::size_t m_written = 0;    ///< Rollouts whose answers have ended
    std::optional<Judge> m_judge; ///< Asked when all are written, one rollout per slice
    std::size_t m_judged = 0;     ///< Rollouts it has seen or been spared
    std::vector<double> m_logProbs;
    std::uint64_t m_tokens = 0;
    std::uint64_t m_unused = 0; ///< Tokens that ended answers did not need
};

/// The rollouts to be made, prompts tokenised, the last ones marked as held out.
std::vector<Rollout> plannedRollouts(const LanguageModel& model, const DistillConfig& config);

} // namespace steerscope
