// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/distill/internal/forced_batch.h"
#include "core/distill/internal/stage.h"

namespace steerscope {

/// Runs x over the responses of the kept rollouts: fills deltaSquares, llr and, on held-out ones,
/// plainFinal. Fills the prompt caches on the way. One block of one batch, or the logits of 64
/// rows, per slice.
class PlainStage final : public Stage {
public:
    PlainStage(const LanguageModel& model, std::vector<Rollout*> rollouts, PromptCaches& caches);
    bool advance(std::stop_token stop) override;
    std::string describe() const override { return "Reading the answers without the instruction"; }
    std::uint64_t done() const override { return m_done; }
    std::uint64_t total() const override { return m_total; }

private:
    struct RowRange {
        Rollout* rollout;
        std::size_t index; ///< In the batch
        std::size_t first;
        std::size_t count;
    };
    void startBatch();
    void measureBlock();
    void listLogitRanges();
    void scoreRange(const RowRange& range);
    void endBatch();

    const LanguageModel& m_model;
    std::vector<Rollout*> m_rollouts;
    PromptCaches& m_caches;
    std::vector<std::vector<const Rollout*>> m_batches;
    std::size_t m_batch = 0;
    std::size_t m_firstOfBatch = 0;
    std::size_t m_layer = 0;
    bool m_prefilled = false;
    std::unique_ptr<ForcedBatch> m_pass;
    std::vector<RowRange> m_ranges; ///< Still to be scored, last first
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
};

} // namespace steerscope
