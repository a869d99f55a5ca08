// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "tests/support/fake_language_model.h"

namespace steerscope::test {

/// The fake's tokenizer with every byte that is no printable ASCII shown as a short word. The fake
/// writes bytes at random; scripts that no installed font covers would make Qt try hundreds of
/// fonts, which takes seconds and is not what these tests are about.
class ReadableTokenizer final : public Tokenizer {
public:
    explicit ReadableTokenizer(const Tokenizer& inner) : m_inner(inner) {}

    std::vector<TokenId> encode(std::string_view text, SpecialTokens special) const override {
        return m_inner.encode(text, special);
    }
    std::string_view piece(TokenId id) const override {
        static constexpr std::array<std::string_view, 8> kWords{" sea",  " ship", " a", "wood",
                                                                " rum,", " the",  "er", " be"};
        if (id.value > 255 || (id.value >= 32 && id.value < 127)) return m_inner.piece(id);
        return kWords[static_cast<std::size_t>(id.value) % kWords.size()];
    }
    bool isSpecial(TokenId id) const override { return m_inner.isSpecial(id); }
    std::size_t vocabularySize() const override { return m_inner.vocabularySize(); }
    std::optional<TokenId> bos() const override { return m_inner.bos(); }
    bool addsBos() const override { return m_inner.addsBos(); }
    bool endsText(TokenId id) const override { return m_inner.endsText(id); }

private:
    const Tokenizer& m_inner;
};

/// The fake model, writing readable text.
class ReadableModel final : public LanguageModel {
public:
    explicit ReadableModel(FakeModelOptions options) : m_fake(std::move(options)) {}

    const ModelConfig& config() const override { return m_fake.config(); }
    const Tokenizer& tokenizer() const override { return m_tokenizer; }
    const ChatTemplate& chatTemplate() const override { return m_fake.chatTemplate(); }
    std::string fact(ModelFact fact) const override { return m_fake.fact(fact); }
    std::unique_ptr<KvCache> newCache(Precision precision) const override {
        return m_fake.newCache(precision);
    }
    std::unique_ptr<ForwardPass> begin(std::span<Lane> lanes) const override {
        return m_fake.begin(lanes);
    }
    FloatMatrix logits(RowsView residual) const override { return m_fake.logits(residual); }

private:
    FakeLanguageModel m_fake;
    ReadableTokenizer m_tokenizer{m_fake.tokenizer()};
};

} // namespace steerscope::test
