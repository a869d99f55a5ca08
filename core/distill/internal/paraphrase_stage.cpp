// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/paraphrase_stage.h"

#include "core/distill/internal/rollout_stage.h"
#include "core/distill/internal/squared_distance.h"

namespace steerscope {
ParaphraseStage::ParaphraseStage(const LanguageModel& model, const DistillConfig& config,
                                 std::vector<const Rollout*> heldout)
    : m_heldout(std::move(heldout)) {
    DistillConfig reworded = config;
    reworded.prompt.text = config.paraphrase;
    reworded.userPrompts.clear();
    for (const Rollout* rollout : m_heldout)
        reworded.userPrompts.push_back(rollout->userPrompt);
    m_others = plannedRollouts(model, reworded);
    std::vector<Rollout*> list;
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        m_others[i].response = m_heldout[i]->response;
        list.push_back(&m_others[i]);
    }
    m_reading = std::make_unique<TeacherStage>(model, std::move(list));
}

bool ParaphraseStage::advance(std::stop_token stop) {
    if (m_reading->advance(stop)) return true;
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        auto& layers = m_others[i].teacher.layers;
        m_errors.student.resize(layers.size(), 0.0);
        m_errors.plain.resize(layers.size(), 0.0);
        for (std::size_t l = 0; l < layers.size(); ++l) {
            m_errors.student[l] +=
                squaredDistance(layers[l].view(), m_heldout[i]->teacher.layers[l]);
            m_errors.plain[l] += m_heldout[i]->deltaSquares[l];
        }
        m_others[i].teacher = {};
    }
    return false;
}

} // namespace steerscope
