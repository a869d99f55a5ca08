// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "core/model/language_model.h"

namespace steerscope {

/// Where one lane's rows lie in the stacked matrices, and what its cache held before the pass.
struct LaneRows {
    std::size_t first = 0;
    std::size_t count = 0; ///< New tokens.
    std::size_t past = 0;  ///< Positions in the cache before them.
};

/// What every executor's forward pass has in common: checking the lanes, editing and capturing
/// between blocks, handing out logits. An executor adds the arithmetic of one block.
class BlockwisePass : public ForwardPass {
public:
    bool advance() final;
    LayerIndex layer() const final { return LayerIndex(m_next - 1); }
    std::vector<LaneResult> finish() final;

protected:
    /// Errors RUN-001 (bad token), RUN-002 (context full), RUN-003 (misuse of lanes).
    BlockwisePass(const ModelConfig& config, std::span<Lane> lanes);

    /// Runs one block on the rows of all lanes; caches are written behind their ends.
    virtual void runBlock(LayerIndex layer) = 0;
    /// Final norm and output head on the chosen rows of the residual stream: [rows.size() × V].
    virtual FloatMatrix logitsOf(std::span<const std::size_t> rows) = 0;
    /// Declares that lane's cache valid up to `length`.
    virtual void commit(std::size_t lane, Position length) = 0;
    /// Called before the rows are read again after somebody may have changed them.
    virtual void takeBackRows() {}
    /// Calls `work` once for every lane; several at a time where the executor can: an edit and a
    /// capture are one lane's alone.
    virtual void forLanes(const std::function<void(std::size_t lane)>& work);

    [[noreturn]] static void misuse(const std::string& problem, const std::string& field);

    std::span<Lane> lanes() const { return m_lanes; }
    const std::vector<LaneRows>& laneRows() const { return m_laneRows; }
    std::size_t rowCount() const { return m_rowCount; } ///< N

private:
    void addLane(const Lane& lane);
    void editAndCapture();
    void editAndCapture(std::size_t lane, RowsView all);
    void edit(const Lane& lane, const LaneRows& where, RowsView rows) const;
    std::vector<std::size_t> rowsThatNeedLogits() const;
    std::vector<LaneResult> resultsWith(FloatMatrix logits);

    const ModelConfig& m_config;
    std::span<Lane> m_lanes;
    std::vector<LaneRows> m_laneRows;
    std::vector<ActivationTrace> m_traces;
    std::size_t m_rowCount = 0;
    std::int32_t m_next = 0; ///< Block that advance() runs next.
};

} // namespace steerscope
