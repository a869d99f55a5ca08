// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/torch_transformer.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/model/internal/torch_forward_pass.h"

namespace steerscope {
namespace {

/// Rows whose logits are made at once: bounds the extra memory at 256 · V floats.
constexpr std::int64_t kLogitPiece = 256;

} // namespace

std::unique_ptr<KvCache> TorchTransformer::newCache(Precision) const {
    return std::make_unique<TorchKvCache>(config(), m_parts.placement, this);
}

std::unique_ptr<ForwardPass> TorchTransformer::begin(std::span<Lane> lanes) const {
    return std::make_unique<TorchForwardPass>(*this, lanes);
}

at::Tensor TorchTransformer::logitRows(const at::Tensor& rows) const {
    const at::TensorOptions options = m_parts.placement.options();
    at::Tensor normed = at::empty(rows.sizes(), options);
    m_parts.ops->rmsNorm(normed, rows, m_parts.weights.outputNorm);
    at::Tensor product = at::empty({rows.size(0), config().vocabSize}, options);
    m_parts.ops->linear(product, normed, m_parts.weights.output, at::Tensor());
    at::Tensor out = product.to(at::kFloat);
    const float cap = config().finalSoftcap;
    return cap > 0.0f ? out.div_(cap).tanh_().mul_(cap) : out;
}

FloatMatrix TorchTransformer::logits(RowsView finalResidual) const {
    const c10::InferenceMode noGradients;
    const auto rows = static_cast<std::int64_t>(finalResidual.rows);
    const auto cols = static_cast<std::int64_t>(finalResidual.cols);
    const at::Tensor all = at::from_blob(finalResidual.data, {rows, cols}, at::kFloat);
    std::vector<float> values;
    values.reserve(finalResidual.rows * static_cast<std::size_t>(config().vocabSize));
    for (std::int64_t first = 0; first < rows; first += kLogitPiece) {
        const at::Tensor piece = all.narrow(0, first, std::min(kLogitPiece, rows - first));
        const at::Tensor out = logitRows(piece.to(m_parts.placement.device)).cpu();
        const float* data = out.const_data_ptr<float>();
        values.insert(values.end(), data, data + out.numel());
    }
    return {finalResidual.rows, static_cast<std::size_t>(config().vocabSize), std::move(values)};
}

} // namespace steerscope
