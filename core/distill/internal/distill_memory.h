// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/distill/distill_config.h"
#include "core/distill/rollout.h"
#include "core/model/language_model.h"

namespace steerscope {

/// Bytes that a distillation takes beside the loaded model, by purpose, if every answer is as long
/// as allowed and none is dropped.
struct DistillMemory {
    std::uint64_t streams = 0; ///< Teacher's streams of all layers: N · T · L · D floats
    std::uint64_t caches = 0;  ///< Of the plain prompts, and of the rows that pass through
    std::uint64_t passes = 0;  ///< The student's rows, and the buffers of one pass
    std::uint64_t fit = 0;     ///< One layer's regression
    std::uint64_t polish = 0;  ///< One training step, blocks run again on the way back; or nothing
    std::uint64_t total() const { return streams + caches + passes + std::max(fit, polish); }
};
/// `planned`: with their prompts, before the first answer.
DistillMemory distillMemory(const LanguageModel& model, const DistillConfig& config,
                            const std::vector<Rollout>& planned);

/// Throws MEM-001 with both sizes when it would not fit, before any work is done.
void requireDistillMemory(const LanguageModel& model, const DistillConfig& config,
                          const std::vector<Rollout>& planned);

} // namespace steerscope
