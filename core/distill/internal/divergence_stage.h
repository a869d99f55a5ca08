// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/matrix.h"
#include "core/distill/internal/stage.h"
#include "core/eval/divergence.h"
#include "core/model/language_model.h"

namespace steerscope {

/// Last-block residuals of one response: the teacher's and those of the students compared with it.
struct FinalRows {
    const FloatMatrix* teacher;
    std::vector<const FloatMatrix*> students; ///< The same students, in the same order, everywhere.
};

/// KL and top-1 of every student against the teacher, the logits of a few rows per slice.
class DivergenceStage final : public Stage {
public:
    DivergenceStage(const LanguageModel& model, std::vector<FinalRows> responses);
    bool advance(std::stop_token stop) override;
    std::string describe() const override { return "Comparing with the prompted model"; }
    std::uint64_t done() const override { return m_done; }
    std::uint64_t total() const override { return m_total; }
    /// One per student; empty when there were no responses.
    const std::vector<Divergence>& results() const { return m_results; }

private:
    FloatMatrix logitsOf(const FloatMatrix& rows, std::size_t count) const;

    const LanguageModel& m_model;
    std::vector<FinalRows> m_responses;
    std::vector<Divergence> m_results;
    std::size_t m_response = 0;
    std::size_t m_first = 0;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
};

} // namespace steerscope
