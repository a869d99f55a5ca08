// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/forced_study.h"

#include "core/steering/coefficients.h"

namespace steerscope {

ForcedStudy::ForcedStudy(const LanguageModel& model, std::vector<PromptPair> prompts,
                         std::vector<std::vector<TokenId>> responses, std::stop_token stop)
    : m_model(model), m_prompts(std::move(prompts)), m_responses(std::move(responses)) {
    m_plain = joinedTrace(&PromptPair::plain, m_prompts, {}, stop);
    m_prompted = joinedTrace(&PromptPair::prompted, m_prompts, {}, stop);
}

std::vector<double> ForcedStudy::paraphraseRmse(const std::vector<PromptPair>& others,
                                                std::stop_token stop) const {
    const auto trace = joinedTrace(&PromptPair::prompted, others, {}, stop);
    return relativeRmse(trace, m_prompted, m_plain);
}

std::vector<double> ForcedStudy::rankFloors(std::size_t rank) const {
    return steerscope::rankFloors(accumulatedDelta(m_prompted, m_plain), rank);
}

ForcedStudy::Student ForcedStudy::student(const std::vector<PsrEdit::Part>& steering,
                                          std::stop_token stop) const {
    const auto trace = joinedTrace(&PromptPair::plain, m_prompts, steering, stop);
    Student out{.relativeRmse = relativeRmse(trace, m_prompted, m_plain)};
    const FloatMatrix made = normGrid(accumulatedDelta(trace, m_plain));
    const FloatMatrix wanted = normGrid(accumulatedDelta(m_prompted, m_plain));
    double layers = 0;
    for (std::size_t l = 0; l < made.rows(); ++l) {
        const ProfileMatch match = profileMatch(made.row(l), wanted.row(l));
        if (match.sharedMass == 0) continue; // an untouched layer below the first steered one
        out.profile.spearman += match.spearman;
        out.profile.sharedMass += match.sharedMass;
        ++layers;
    }
    if (layers == 0) return out;
    out.profile.spearman /= layers;
    out.profile.sharedMass /= layers;
    return out;
}

ActivationTrace ForcedStudy::joinedTrace(std::vector<TokenId> PromptPair::*context,
                                         const std::vector<PromptPair>& prompts,
                                         const std::vector<PsrEdit::Part>& steering,
                                         std::stop_token stop) const {
    ActivationTrace out;
    for (std::size_t i = 0; i < m_responses.size(); ++i) {
        if (m_responses[i].empty()) continue;
        const auto& prompt = prompts[i].*context;
        PsrEdit edit(steering, Position(static_cast<std::int32_t>(prompt.size()) - 1));
        ActivationTrace one =
            forcedTrace(m_model, prompt, m_responses[i], steering.empty() ? nullptr : &edit, stop);
        if (out.layers.empty())
            out = std::move(one);
        else
            out.append(one);
    }
    return out;
}

} // namespace steerscope
