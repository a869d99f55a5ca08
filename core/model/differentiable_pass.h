// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "core/base/index.h"
#include "core/base/matrix.h"
#include "core/model/kv_cache.h"
#include "core/model/language_model.h"

namespace steerscope {

class FrozenWeights;

/// One sequence of a training pass: consecutive positions after a prefix that never changes. The
/// prefix is a constant (no gradient flows through it), is only read, and must outlive the pass.
struct DifferentiableLane {
    const KvCache* prefix = nullptr; ///< Of this model; the first row's position is its length.
    std::size_t rows = 0;
};

/// What a pass keeps for the way back: nothing (measuring), every block's intermediate values
/// (fast), or every block's input only, so that the block is run again on the way back (about a
/// third more work, a tenth of the memory).
enum class GradientMemory { none, graphs, inputs };

/// A forward pass over the stacked rows of all lanes [N × D], block by block and then backwards
/// block by block, through weights that never change. Between the blocks the caller edits the rows
/// (and on the way back the gradient). Float32; compute thread only.
class DifferentiablePass {
public:
    virtual ~DifferentiablePass() = default;
    /// rows: the stream before block `layer`, replaced by the stream after it.
    virtual void forward(LayerIndex layer, RowsView rows) = 0;
    /// gradient: ∂loss/∂(stream after block `layer`) of its last forward(), replaced by
    /// ∂loss/∂(stream before it): the vector–Jacobian product. Releases what was kept for the
    /// block; RUN-003 when there is none.
    virtual void backward(LayerIndex layer, RowsView gradient) = 0;
};

/// What training needs of a language model. Borrows the model.
class DifferentiableModel {
public:
    /// `memory`: bytes that float32 copies of quantised weights and passes may take together; the
    /// weights stay expanded when they need a quarter of it at most. 0: half of what is free.
    /// Throws TRAIN-001 when the model's executor does not hand out its weights.
    explicit DifferentiableModel(const LanguageModel& model, std::uint64_t memory = 0);
    ~DifferentiableModel();

    /// Borrows the lanes' prefixes and this object.
    std::unique_ptr<DifferentiablePass> begin(std::span<const DifferentiableLane> lanes,
                                              GradientMemory memory) const;

    /// Final norm, head and Σ_rows KL(teacher ‖ student) in nats, for the last block's streams of
    /// both [N × D]. `gradient` [N × D] becomes ∂/∂student; a view of no rows: not wanted. Logits
    /// are made in pieces of bounded size.
    double divergence(RowsView student, RowsView teacher, RowsView gradient) const;
    /// The same for −Σ_rows log p_student(token), one token a row.
    double surprise(RowsView student, std::span<const TokenId> tokens, RowsView gradient) const;

    /// Bytes a pass of `rows` rows through `blocks` blocks and the head takes beside the loaded
    /// model, with the copies of weights that stay expanded. `context`: positions that a row
    /// attends to, at most.
    std::uint64_t bytes(std::size_t rows, std::size_t blocks, std::size_t context,
                        GradientMemory memory) const;

private:
    std::unique_ptr<FrozenWeights> m_weights;
};

} // namespace steerscope
