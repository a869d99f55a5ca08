// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/ATen.h>

#include <map>
#include <memory>
#include <string>

#include "core/model/internal/block_ops.h"
#include "core/model/internal/torch_weights.h"
#include "core/model/language_model.h"

namespace steerscope {

/// Everything a TorchTransformer is made of.
struct TransformerParts {
    ModelConfig config;
    TransformerWeights weights;
    std::unique_ptr<Tokenizer> tokenizer;
    ChatTemplate chatTemplate;
    std::string eosToken; ///< Text of the end token, for the template.
    std::map<ModelFact, std::string> facts;
    std::unique_ptr<BlockOps> ops;
    at::Device device = at::kCPU;
};

/// The reference executor: float32 on libtorch, any device.
class TorchTransformer final : public LanguageModel {
public:
    explicit TorchTransformer(TransformerParts parts) : m_parts(std::move(parts)) {}

    const ModelConfig& config() const override { return m_parts.config; }
    const Tokenizer& tokenizer() const override { return *m_parts.tokenizer; }
    const ChatTemplate& chatTemplate() const override { return m_parts.chatTemplate; }
    std::string fact(ModelFact fact) const override;

    std::unique_ptr<KvCache> newCache(Precision precision = Precision::exact) const override;
    std::unique_ptr<ForwardPass> begin(std::span<Lane> lanes) const override;
    FloatMatrix logits(RowsView finalResidual) const override;

    const TransformerParts& parts() const { return m_parts; }
    /// Final norm and output head: rows [M × D] → [M × V], both on the model's device.
    at::Tensor logitRows(const at::Tensor& rows) const;

protected:
    TemplateContext templateContext() const override;

private:
    TransformerParts m_parts;
};

} // namespace steerscope
