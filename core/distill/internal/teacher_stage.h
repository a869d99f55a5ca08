// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/distill/internal/stage.h"
#include "core/distill/rollout.h"
#include "core/model/language_model.h"

namespace steerscope {

/// Reads answers that exist after the prompted prompt, exactly: their activations under another
/// wording. What all prompts begin with is read once.
class TeacherStage final : public Stage {
public:
    /// Borrows everything; the rollouts must stay where they are.
    TeacherStage(const LanguageModel& model, std::vector<Rollout*> rollouts);
    bool advance(std::stop_token stop) override;
    std::string describe() const override { return "Reading the answers after another wording"; }
    std::uint64_t done() const override { return m_done; }
    std::uint64_t total() const override { return m_total; }

private:
    void readShared(std::stop_token stop);
    void startPass();
    void keepRows();

    const LanguageModel& m_model;
    std::vector<Rollout*> m_rollouts;
    std::size_t m_next = 0; ///< First rollout of the present pass.
    std::size_t m_end = 0;  ///< Behind its last one.
    std::unique_ptr<KvCache> m_shared;
    std::vector<std::vector<TokenId>> m_inputs;
    std::vector<std::unique_ptr<KvCache>> m_caches;
    std::vector<Lane> m_lanes;
    std::unique_ptr<ForwardPass> m_pass;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
};

} // namespace steerscope
