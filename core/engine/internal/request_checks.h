// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/engine/requests.h"
#include "core/model/language_model.h"

namespace steerscope {

// What can be known to be wrong before any work is done. All throw Error with a next step:
//   ENGINE-001 no model             ENGINE-002 the prompt is empty
//   ENGINE-003 an option is out of its range (field, found, allowed)
//   ENGINE-004 a steering prompt is needed and missing
//   ENGINE-005 more tokens than the model's context holds
//   ENGINE-006 the response is empty
//   ENGINE-007 a token id the model does not have
//   ENGINE-010 painted cells where nothing steers
//   PSR-100    a steering model made for another language model

[[noreturn]] void failWithoutModel();
void checkComparison(const ComparisonRequest& request, const LanguageModel& model);
void checkDeltas(const DeltaRequest& request, const LanguageModel& model);
void checkLens(const LensRequest& request, const LanguageModel& model);
/// `tokens` = prompt and response together.
void checkContext(std::size_t tokens, const LanguageModel& model);

} // namespace steerscope
