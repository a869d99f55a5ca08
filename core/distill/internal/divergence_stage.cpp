// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/divergence_stage.h"

#include <algorithm>

namespace steerscope {
namespace {
constexpr std::size_t kRowsPerSlice = 24;
}

DivergenceStage::DivergenceStage(const LanguageModel& model, std::vector<FinalRows> responses)
    : m_model(model), m_responses(std::move(responses)) {
    if (!m_responses.empty()) m_results.resize(m_responses.front().students.size());
    for (const FinalRows& response : m_responses)
        m_total += response.teacher->rows();
}

FloatMatrix DivergenceStage::logitsOf(const FloatMatrix& rows, std::size_t count) const {
    const auto first = rows.values().begin() + static_cast<std::ptrdiff_t>(m_first * rows.cols());
    FloatMatrix part(count, rows.cols(),
                     {first, first + static_cast<std::ptrdiff_t>(count * rows.cols())});
    return m_model.logits(part.view());
}

bool DivergenceStage::advance(std::stop_token) {
    if (m_response == m_responses.size()) return false;
    const FinalRows& response = m_responses[m_response];
    const std::size_t count = std::min(kRowsPerSlice, response.teacher->rows() - m_first);
    const FloatMatrix teacher = logitsOf(*response.teacher, count);
    for (std::size_t s = 0; s < m_results.size(); ++s)
        m_results[s] =
            combine(m_results[s], divergence(teacher, logitsOf(*response.students[s], count)));
    m_done += count;
    m_first += count;
    if (m_first == response.teacher->rows()) {
        ++m_response;
        m_first = 0;
    }
    return m_response < m_responses.size();
}

} // namespace steerscope
