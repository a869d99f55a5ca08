// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/distill/internal/forced_batch.h"
#include "core/distill/internal/stage.h"
#include "core/distill/rollout.h"
#include "core/model/language_model.h"

namespace steerscope {

/// Reads the kept answers after the prompted prompt, exactly: the activations to be imitated. The
/// answers themselves may have been written in fast precision, whose rounding would drown small
/// differences. What all prompts begin with is read once, what a prompt has in common with its
/// plain twin (mostly the user message) is taken from the plain caches, which are filled first.
class TeacherStage final : public Stage {
public:
    /// Borrows everything; rollouts and caches (of these very rollouts, or none) must stay where
    /// they are.
    TeacherStage(const LanguageModel& model, std::vector<Rollout*> rollouts,
                 PromptCaches* caches = nullptr);
    bool advance(std::stop_token stop) override;
    std::string describe() const override { return "Reading the answers with the instruction"; }
    std::uint64_t done() const override { return m_done; }
    std::uint64_t total() const override { return m_total; }

private:
    void readShared(std::stop_token stop);
    std::unique_ptr<KvCache> beginning(const Rollout& rollout) const;
    void startPass();
    void keepRows();

    const LanguageModel& m_model;
    std::vector<Rollout*> m_rollouts;
    PromptCaches* m_plain;  ///< Null: prompted prompts share with each other only.
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
