// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/model/language_model.h"

namespace steerscope::test {

/// The fake's vocabulary: the 256 bytes, then three specials.
inline constexpr TokenId kFakeEnd{256}, kFakeTurn{257}, kFakeBos{258};
inline constexpr std::int32_t kFakeVocabulary = 259;

struct FakeModelOptions {
    std::int32_t nLayers = 3;
    std::int32_t dModel = 6;
    std::int32_t contextLength = 4096;
    std::chrono::microseconds blockDelay{0}; ///< Slept in every block of every pass.
    float endLogit = -1e6f;                  ///< Above every other logit: the text ends at once.
    std::string sha256 = std::string(64, 'a');
    /// Called before each block; may throw to play a failing model.
    std::function<void(LayerIndex)> beforeBlock;
};

/// A toy language model whose numbers can be worked out by hand. With e(token) from fakeEmbedding:
///   h_0[t] = e(token_t);   h_{l+1}[t] = h_l[t] + mean_{i ≤ t} h_l[i] / (l + 2)
///   logit_v = ⟨h_L, u(v)⟩ with u from fakeReadout, except the end token's, which is fixed.
/// The cache keeps the block inputs, so edits act on later positions as in a real model.
class FakeLanguageModel final : public LanguageModel {
public:
    explicit FakeLanguageModel(FakeModelOptions options = {});
    ~FakeLanguageModel() override;

    const ModelConfig& config() const override { return m_config; }
    const Tokenizer& tokenizer() const override { return *m_tokenizer; }
    const ChatTemplate& chatTemplate() const override { return m_template; }
    std::string fact(ModelFact fact) const override;
    std::unique_ptr<KvCache> newCache(Precision precision = Precision::exact) const override;
    std::unique_ptr<ForwardPass> begin(std::span<Lane> lanes) const override;
    FloatMatrix logits(RowsView finalResidual) const override;

    const FakeModelOptions& options() const { return m_options; }

private:
    FakeModelOptions m_options;
    ModelConfig m_config;
    std::unique_ptr<Tokenizer> m_tokenizer;
    ChatTemplate m_template;
};

float fakeEmbedding(TokenId token, std::int32_t dimension);
float fakeReadout(TokenId token, std::int32_t dimension);

} // namespace steerscope::test
