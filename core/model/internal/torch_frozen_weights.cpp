// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/torch_frozen_weights.h"

#include "core/base/error.h"
#include "core/model/internal/torch_kv_cache.h"

namespace steerscope {
namespace {

/// For autograd, in float32.
at::Tensor frozen(const at::Tensor& tensor) {
    return tensor.defined() ? outsideInference(tensor).to(at::kFloat) : tensor;
}

} // namespace

LayerWeights TorchFrozenWeights::layer(LayerIndex layer) const {
    const LayerWeights& w =
        m_model.parts().weights.layers.at(static_cast<std::size_t>(layer.value));
    return {.attentionNorm = frozen(w.attentionNorm),
            .qkv = frozen(w.qkv),
            .qkvBias = frozen(w.qkvBias),
            .headNorms = frozen(w.headNorms),
            .attentionOutput = frozen(w.attentionOutput),
            .postAttentionNorm = frozen(w.postAttentionNorm),
            .mlpNorm = frozen(w.mlpNorm),
            .gateUp = frozen(w.gateUp),
            .down = frozen(w.down),
            .postMlpNorm = frozen(w.postMlpNorm)};
}

at::Tensor TorchFrozenWeights::outputNorm() const {
    return frozen(m_model.parts().weights.outputNorm);
}

at::Tensor TorchFrozenWeights::output() const {
    return frozen(m_model.parts().weights.output);
}

const RopeFrequencies& TorchFrozenWeights::rope(LayerIndex layer) const {
    const TransformerWeights& w = m_model.parts().weights;
    return config().isSliding(layer) ? w.slidingRope : w.rope;
}

PrefixRows TorchFrozenWeights::prefix(const KvCache& cache, LayerIndex layer) const {
    const auto* mine = dynamic_cast<const TorchKvCache*>(&cache);
    if (!mine || !mine->belongsTo(&m_model)) {
        throw Error({.code = "RUN-003",
                     .problem = "A lane's cache is not this model's",
                     .field = "prefix",
                     .hint = "This is a fault in the program; please report it."});
    }
    const std::int64_t length = cache.length().value;
    if (length == 0) {
        const at::Tensor none = at::empty({config().nKvHeads, 0, config().headDim},
                                          at::TensorOptions().dtype(at::kFloat).device(device()));
        return {none, none};
    }
    return {frozen(mine->keys(layer.value).narrow(1, 0, length)),
            frozen(mine->values(layer.value).narrow(1, 0, length))};
}

} // namespace steerscope
