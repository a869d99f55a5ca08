// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/identified_model.h"

#include "core/model/known_models.h"

namespace steerscope {

std::string IdentifiedModel::fact(ModelFact fact) const {
    if (fact == ModelFact::fileSha256) return m_identity.sha256();
    if (fact == ModelFact::name) {
        const auto known = knownModelName(m_identity.sha256());
        return known ? std::string(*known) : m_identity.config.name;
    }
    const auto found = m_identity.facts.find(fact);
    return found == m_identity.facts.end() ? std::string() : found->second;
}

TemplateContext IdentifiedModel::templateContext() const {
    TemplateContext context = LanguageModel::templateContext();
    context.eosToken = m_identity.eosToken;
    return context;
}

} // namespace steerscope
