// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/internal/forced_run.h"
#include "core/engine/internal/last_row.h"
#include "core/engine/job.h"
#include "core/steering/residual_edits.h"

namespace steerscope {

/// The logit lens at one position: after every layer the final norm and the output head are put on
/// the residual stream. Two lanes over the same response, the plain one and that of the answer; one
/// block, then a few rows of logits per slice.
class LensJob final : public Job {
public:
    LensJob(const JobContext& context, LensRequest request);
    SliceResult runSlice(std::stop_token stop) override;

private:
    ForcedLane laneOf(const std::vector<ChatMessage>& messages, ResidualEdit* edit);
    void readRows();

    JobContext m_context;
    std::shared_ptr<const LanguageModel> m_model;
    std::unique_ptr<PsrEdit> m_edit;              ///< Null without steering.
    std::vector<std::unique_ptr<LastRow>> m_kept; ///< One per lane: plain, then the answer's.
    std::unique_ptr<ForcedRun> m_run;             ///< After the edits it uses.
    FloatMatrix m_rows;                           ///< [lanes · L × D]
    std::size_t m_done = 0;                       ///< Rows whose logits have been read.
    LensReady m_ready;
};

} // namespace steerscope
