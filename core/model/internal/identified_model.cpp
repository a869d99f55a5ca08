// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/identified_model.h"

namespace steerscope {

std::string IdentifiedModel::fact(ModelFact fact) const {
    const auto found = m_identity.facts.find(fact);
    return found == m_identity.facts.end() ? std::string() : found->second;
}

TemplateContext IdentifiedModel::templateContext() const {
    TemplateContext context = LanguageModel::templateContext();
    context.eosToken = m_identity.eosToken;
    return context;
}

} // namespace steerscope
