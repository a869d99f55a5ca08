// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "core/distill/rollout.h"
#include "core/model/language_model.h"

namespace steerscope {

/// Caches of the plain prompts x without their last token, one per kept rollout. They are filled
/// once and serve every teacher-forced pass: the part of x before the steered positions never
/// changes. The prefix that all prompts share is run once and copied.
class PromptCaches {
public:
    /// Borrows the model and the rollouts; both must stay where they are.
    PromptCaches(const LanguageModel& model, std::vector<const Rollout*> rollouts);
    /// Prefills a bounded number of tokens. False when all is done.
    bool advance(std::stop_token stop);
    KvCache& cache(const Rollout& rollout) const;

private:
    std::size_t sharedLength() const;
    void prefillShared(std::stop_token stop);

    const LanguageModel& m_model;
    std::vector<const Rollout*> m_rollouts;
    std::vector<std::unique_ptr<KvCache>>
        m_caches; ///< In the order of m_rollouts, as they are made.
    std::unique_ptr<KvCache> m_shared;
};

/// A teacher-forced pass over a few rollouts' responses after the plain prompt, block by block:
/// input [last token of x, y_0 … y_{n−2}], so that row t is the position that chooses y_t. Leaves
/// the caches as it found them.
class ForcedBatch {
public:
    ForcedBatch(const LanguageModel& model, const PromptCaches& caches,
                std::vector<const Rollout*> rollouts);
    ForcedBatch(ForcedBatch&&) = default;
    ~ForcedBatch();

    bool advance() { return m_pass->advance(); }
    std::span<const Rollout* const> rollouts() const { return m_rollouts; }
    /// Stream of one rollout after the block last run [T × D], writable until the next advance().
    RowsView rows(std::size_t index) const;

private:
    std::vector<const Rollout*> m_rollouts;
    std::vector<std::vector<TokenId>> m_inputs;
    std::vector<std::size_t> m_firstRow;
    std::vector<Position> m_lengths; ///< Of the caches before the pass.
    std::vector<Lane> m_lanes;
    std::unique_ptr<ForwardPass> m_pass;
};

/// Splits rollouts into batches of at most `rows` response tokens (at least one rollout each), so
/// that one block over one batch is a bounded slice.
std::vector<std::vector<const Rollout*>> inBatches(const std::vector<const Rollout*>& rollouts,
                                                   std::size_t rows = 512);

} // namespace steerscope
