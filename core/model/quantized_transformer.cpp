// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/quantized_transformer.h"

#include <algorithm>
#include <cmath>

#include "core/kernels/rms_norm.h"
#include "core/model/internal/lane_cache.h"
#include "core/model/internal/parallel_products.h"
#include "core/model/internal/quantized_pass.h"

namespace steerscope {

QuantizedTransformer::QuantizedTransformer(ModelIdentity identity, QuantizedWeights weights,
                                           std::unique_ptr<ThreadPool> pool)
    : IdentifiedModel(std::move(identity)),
      m_weights(std::move(weights)),
      m_pool(std::move(pool)) {}

std::unique_ptr<KvCache> QuantizedTransformer::newCache(Precision precision) const {
    return std::make_unique<LaneCache>(config(), precision, this);
}

std::unique_ptr<ForwardPass> QuantizedTransformer::begin(std::span<Lane> lanes) const {
    return std::make_unique<QuantizedPass>(*this, lanes);
}

FloatMatrix QuantizedTransformer::logits(RowsView finalResidual) const {
    std::unique_ptr<PassBuffers> buffers = borrowBuffers();
    FloatMatrix out = logitsOf(finalResidual.rows, Precision::exact, *buffers, [&](std::size_t i) {
        return std::span<const float>(finalResidual.row(i));
    });
    giveBack(std::move(buffers));
    return out;
}

FloatMatrix QuantizedTransformer::logitsOf(
    std::size_t rows, Precision precision, PassBuffers& buffers,
    const std::function<std::span<const float>(std::size_t)>& rowAt) const {
    const auto vocabulary = static_cast<std::size_t>(config().vocabSize);
    ActivationRows& in = buffers.final;
    in.resize(rows, static_cast<std::size_t>(config().dModel), precision);
    forRanges(*m_pool, rows, 4 * in.cols(), [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            rmsNorm(rowAt(i), m_weights.outputNorm, config().normEps, in.floats(i));
            in.quantizeRow(i);
        }
    });
    FloatMatrix out(rows, vocabulary);
    const PackedProduct product{.weight = &m_weights.head(),
                                .in = &in,
                                .out = out.values().data(),
                                .outStride = vocabulary};
    multiplyAll(*m_pool, {&product, 1});
    if (const float cap = config().finalSoftcap; cap > 0) {
        for (float& logit : out.values())
            logit = cap * std::tanh(logit / cap);
    }
    return out;
}

std::unique_ptr<PassBuffers> QuantizedTransformer::borrowBuffers() const {
    if (m_spareBuffers.empty()) return std::make_unique<PassBuffers>();
    std::unique_ptr<PassBuffers> out = std::move(m_spareBuffers.back());
    m_spareBuffers.pop_back();
    return out;
}

void QuantizedTransformer::giveBack(std::unique_ptr<PassBuffers> buffers) const {
    m_spareBuffers.push_back(std::move(buffers));
}

} // namespace steerscope
