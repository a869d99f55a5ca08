// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/model/internal/blockwise_pass.h"
#include "core/model/internal/lane_cache.h"
#include "core/model/internal/quantized_transformer.h"

namespace steerscope {

/// One pass of the quantised executor. All lanes' rows are stacked for every product; rows are
/// rounded once per product, attention runs lane by lane.
class QuantizedPass final : public BlockwisePass {
public:
    QuantizedPass(const QuantizedTransformer& model, std::span<Lane> lanes);
    ~QuantizedPass() override;

    RowsView rows() override;

private:
    void runBlock(LayerIndex layer) override;
    FloatMatrix logitsOf(std::span<const std::size_t> rows) override;
    void forLanes(const std::function<void(std::size_t lane)>& work) override;
    void commit(std::size_t lane, Position length) override { m_caches[lane]->commit(length); }

    void takeCaches();
    void embed();
    void turnAngles();
    void runAttention(const QuantizedLayer& w, LayerIndex layer);
    void runMlp(const QuantizedLayer& w);
    void multiplyHeads(const QuantizedLayer& w);
    void placeHeads(const QuantizedLayer& w, LayerIndex layer);
    void placeRow(const QuantizedLayer& w, LayerIndex layer, std::size_t row);
    void attend(LayerIndex layer);
    void attendPart(LayerIndex layer, std::size_t lane, std::size_t head, std::size_t firstQuery);
    void normalise(ActivationRows& out, std::span<const float> weight);
    void quantize(ActivationRows& rows);
    /// x += norm(in · Wᵀ), without a norm where `norm` is empty.
    void addProduct(const PackedMatrix& weight, const ActivationRows& in,
                    std::span<const float> norm);

    std::size_t rowFloats() const; ///< (H + 2K)·d
    std::size_t laneOf(std::size_t row) const { return m_laneOfRow[row]; }

    const QuantizedTransformer& m_model;
    const ModelConfig& m_config;
    const QuantizedWeights& m_weights;
    ThreadPool& m_pool;
    Precision m_precision = Precision::exact;
    std::vector<LaneCache*> m_caches;
    std::vector<std::size_t> m_laneOfRow;
    std::unique_ptr<PassBuffers> m_buffers; ///< Borrowed from the model.
};

} // namespace steerscope
