// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/distill/internal/forced_batch.h"
#include "core/distill/rollout.h"
#include "core/model/language_model.h"
#include "core/steering/steering_model.h"

namespace steerscope::test {

/// Rollouts whose teacher is the plain model steered by a planted steering model, so that a perfect
/// student exists. Answers are random tokens.
struct PolishProblem {
    /// `teacher` steers the streams that become the rollouts' teacher traces.
    PolishProblem(const LanguageModel& model, const SteeringModel& teacher, int rollouts,
                  std::uint64_t seed = 3);

    std::vector<const Rollout*> all() const;

    const LanguageModel& model;
    std::vector<Rollout> rollouts;
    std::unique_ptr<PromptCaches> caches;
};

/// One ReLU gate per named layer that is open on about half of the positions, pushing by half the
/// stream's length.
SteeringModel plantedTeacher(const LanguageModel& model, const std::vector<std::int32_t>& layers,
                             std::uint64_t seed = 5);

/// The same with every number moved at random by `share` of its layer's typical size.
SteeringModel disturbed(SteeringModel model, float share, std::uint64_t seed = 6);

} // namespace steerscope::test
