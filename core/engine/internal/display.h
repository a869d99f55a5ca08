// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/engine/events.h"
#include "core/engine/requests.h"
#include "core/model/sampler.h"
#include "core/steering/residual_edits.h"
#include "core/tokenizer/tokenizer.h"

namespace steerscope {

/// Candidates as text for people.
std::vector<ChoiceText> choiceTexts(const std::vector<Candidate>& candidates,
                                    const Tokenizer& tokenizer);
std::vector<PsrEdit::Part> editParts(const std::vector<SteeringPart>& steering);
/// Column t [L] of a CoefficientRecord's list; zeros where nothing was steered.
std::vector<float> recordColumn(const std::vector<std::vector<float>>& columns, std::size_t t,
                                std::size_t layers);

} // namespace steerscope
