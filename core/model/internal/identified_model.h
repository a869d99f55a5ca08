// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "core/model/language_model.h"

namespace steerscope {

/// What a model is, whoever computes it.
struct ModelIdentity {
    ModelConfig config;
    std::unique_ptr<Tokenizer> tokenizer;
    ChatTemplate chatTemplate;
    std::string eosToken;                   ///< Text of the end token, for the template.
    std::map<ModelFact, std::string> facts; ///< All but the two that follow from the hash.
    std::function<std::string()> sha256;    ///< May have to work for the answer.
};

/// The part of LanguageModel in which executors do not differ.
class IdentifiedModel : public LanguageModel {
public:
    const ModelConfig& config() const final { return m_identity.config; }
    const Tokenizer& tokenizer() const final { return *m_identity.tokenizer; }
    const ChatTemplate& chatTemplate() const final { return m_identity.chatTemplate; }
    std::string fact(ModelFact fact) const final;

protected:
    explicit IdentifiedModel(ModelIdentity identity) : m_identity(std::move(identity)) {}
    TemplateContext templateContext() const final;

private:
    ModelIdentity m_identity;
};

} // namespace steerscope
