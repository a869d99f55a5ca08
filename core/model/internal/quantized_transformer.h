// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/kernels/thread_pool.h"
#include "core/model/internal/identified_model.h"
#include "core/model/internal/pass_buffers.h"
#include "core/model/internal/quantized_weights.h"

namespace steerscope {

/// The fast executor: forward only, on the CPU, over weights with the bits of their file. What a
/// lane's numbers are depends on its cache's precision, never on the other lanes.
class QuantizedTransformer final : public IdentifiedModel {
public:
    QuantizedTransformer(ModelIdentity identity, QuantizedWeights weights,
                         std::unique_ptr<ThreadPool> pool);

    std::unique_ptr<KvCache> newCache(Precision precision = Precision::exact) const override;
    std::unique_ptr<ForwardPass> begin(std::span<Lane> lanes) const override;
    FloatMatrix logits(RowsView finalResidual) const override;

    const QuantizedWeights& weights() const { return m_weights; }
    ThreadPool& pool() const { return *m_pool; }
    /// Final norm and output head. `rowAt(i)` is row i of the residual stream, [D].
    FloatMatrix logitsOf(std::size_t rows, Precision precision, PassBuffers& buffers,
                         const std::function<std::span<const float>(std::size_t)>& rowAt) const;

    /// Buffers of one pass, kept for the next: a token's pass takes no memory from the system.
    std::unique_ptr<PassBuffers> borrowBuffers() const;
    void giveBack(std::unique_ptr<PassBuffers> buffers) const;

private:
    QuantizedWeights m_weights;
    std::unique_ptr<ThreadPool> m_pool; ///< Its state between calls is none.
    mutable std::vector<std::unique_ptr<PassBuffers>> m_spareBuffers;
};

} // namespace steerscope
