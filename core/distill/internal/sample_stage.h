// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/distill/internal/stage.h"
#include "core/distill/rollout.h"
#include "core/model/generator.h"
#include "core/steering/residual_edits.h"

namespace steerscope {

/// What a steering model answers to a few plain prompts: greedy, in lock step, one decode step per
/// slice. For people to read while training goes on; nothing is decided by it.
class SampleStage final : public Stage {
public:
    /// Borrows model and rollouts, of which only the plain prompts are used.
    SampleStage(const LanguageModel& model, std::vector<const Rollout*> rollouts,
                const std::shared_ptr<const SteeringModel>& steering, int maxTokens);
    bool advance(std::stop_token stop) override;
    std::string describe() const override { return "Writing sample answers"; }
    std::uint64_t done() const override { return m_done; }
    std::uint64_t total() const override { return m_total; }

    const std::vector<const Rollout*>& rollouts() const { return m_rollouts; }
    std::string text(std::size_t index) const; ///< Of that rollout's prompt, so far.

private:
    const LanguageModel& m_model;
    std::vector<const Rollout*> m_rollouts;
    std::vector<std::unique_ptr<PsrEdit>> m_edits; ///< They keep state: one a lane.
    std::unique_ptr<Generator> m_generator;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
};

} // namespace steerscope
