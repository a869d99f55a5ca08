// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/distill/distillation.h"

namespace steerscope {

/// The steering model of a finished fit, with the provenance known so far; the held-out measures
/// are added by withMeasures.
SteeringModel makeResult(const LanguageModel& model, const DistillConfig& config,
                         const DistillReport& report, std::vector<SteeringLayer> layers);
SteeringModel withMeasures(SteeringModel model, const DistillReport& report);

/// A name for people: the beginning of the instruction, cut between words.
std::string shortName(const std::string& instruction);

} // namespace steerscope
