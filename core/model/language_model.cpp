// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/language_model.h"

#include "core/base/error.h"

namespace steerscope {
std::vector<LaneResult> LanguageModel::forward(std::span<Lane> lanes, std::stop_token stop) const {
    const std::unique_ptr<ForwardPass> pass = begin(lanes);
    do {
        if (stop.stop_requested()) throw Cancelled();
    } while (pass->advance());
    return pass->finish();
}

TemplateContext LanguageModel::templateContext() const {
    TemplateContext context;
    if (const auto bos = tokenizer().bos()) context.bosToken = tokenizer().piece(*bos);
    return context;
}

std::string LanguageModel::renderPrompt(const std::vector<ChatMessage>& messages) const {
    return chatTemplate().render(messages, templateContext());
}

std::vector<TokenId> LanguageModel::promptIds(const std::vector<ChatMessage>& messages) const {
    std::vector<TokenId> ids = tokenizer().encode(renderPrompt(messages), SpecialTokens::parse);
    const std::optional<TokenId> bos = tokenizer().bos();
    const bool present = bos && !ids.empty() && ids.front() == *bos;
    if (tokenizer().addsBos() && bos && !present) ids.insert(ids.begin(), *bos);
    return ids;
}

} // namespace steerscope
