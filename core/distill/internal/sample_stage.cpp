// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/sample_stage.h"

namespace steerscope {

SampleStage::SampleStage(const LanguageModel& model, std::vector<const Rollout*> rollouts,
                         const std::shared_ptr<const SteeringModel>& steering, int maxTokens)
    : m_model(model),
      m_rollouts(std::move(rollouts)),
      m_total(static_cast<std::uint64_t>(maxTokens)) {
    std::vector<GenerationRequest> requests;
    for (const Rollout* rollout : m_rollouts) {
        const auto last = static_cast<std::int32_t>(rollout->plainPrompt.size()) - 1;
        m_edits.push_back(std::make_unique<PsrEdit>(std::vector<PsrEdit::Part>{{steering, 1.0f}},
                                                    Position(last)));
        requests.push_back({.prompt = rollout->plainPrompt,
                            .maxTokens = maxTokens,
                            .edit = m_edits.back().get(),
                            .precision = Precision::fast});
    }
    m_generator = std::make_unique<Generator>(model, std::move(requests));
}

bool SampleStage::advance(std::stop_token stop) {
    if (!m_generator->step(stop).empty()) ++m_done;
    return !m_generator->finished();
}

std::string SampleStage::text(std::size_t index) const {
    return m_model.tokenizer().decode(m_generator->response(index));
}

} // namespace steerscope
