// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/distill/distill_config.h"
#include "core/distill/internal/fit_stage.h"
#include "core/distill/internal/teacher_stage.h"

namespace steerscope {

/// Runs the held-out answers once more after another wording of the instruction: how far two
/// wordings lie apart is what a relative RMSE is to be compared with (method.md §7).
class ParaphraseStage final : public Stage {
public:
    /// Borrows model and rollouts, which must have teacher traces.
    ParaphraseStage(const LanguageModel& model, const DistillConfig& config,
                    std::vector<const Rollout*> heldout);
    bool advance(std::stop_token stop) override;
    std::string describe() const override { return m_reading->describe(); }
    std::uint64_t done() const override { return m_reading->done(); }
    std::uint64_t total() const override { return m_reading->total(); }

    /// ‖A'' − A'‖ / ‖A' − A‖ by layer [L], A'' being the stream after the other wording.
    std::vector<double> relativeRmse() const { return m_errors.relativeRmse(); }

private:
    std::vector<const Rollout*> m_heldout;
    std::vector<Rollout> m_others; ///< Same order, their prompts reworded.
    std::unique_ptr<TeacherStage> m_reading;
    LayerErrors m_errors;
};

} // namespace steerscope
