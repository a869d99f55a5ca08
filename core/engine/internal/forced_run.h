// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/model/language_model.h"

namespace steerscope {

/// One sequence that is run over given tokens.
struct ForcedLane {
    std::vector<TokenId> tokens; ///< Continue the cache; maybe none.
    std::unique_ptr<KvCache> cache;
    ResidualEdit* edit = nullptr; ///< Owned by the caller.
    Capture capture = Capture::none;
    ActivationTrace trace; ///< Filled when captured: one row per token.
};

/// Runs lanes over their tokens in chunks of at most 64 per lane, one block at a time, so that it
/// can be interleaved with other work. Abandoning it leaves the caches at a chunk's border.
class ForcedRun {
public:
    static constexpr std::size_t kChunk = 64;

    ForcedRun(const LanguageModel& model, std::vector<ForcedLane> lanes);

    /// The next block of the present chunk; false when nothing is left.
    bool step();
    /// Steps that a run over the longest of these lanes takes in all.
    static std::size_t steps(const LanguageModel& model, std::size_t longestLane);
    std::vector<ForcedLane>& lanes() { return m_lanes; }

private:
    bool beginChunk();
    void endChunk();

    const LanguageModel& m_model;
    std::vector<ForcedLane> m_lanes;
    std::size_t m_done = 0; ///< Tokens of the longest lane that earlier chunks have run.
    std::vector<Lane> m_chunk;
    std::vector<std::size_t> m_chunkLanes; ///< Which of m_lanes are in the chunk.
    std::unique_ptr<ForwardPass> m_pass;   ///< Last: it uses the lanes above.
};

} // namespace steerscope
