// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/distill/rollout.h"
#include "core/eval/verifier.h"

namespace steerscope {

inline constexpr std::size_t kFewestResponseTokens = 6;
inline constexpr double kMostRepetition = 0.5;
inline constexpr int kFewestRollouts = 8;

/// Why a rollout is left out, judged by its text alone: too short, looping, or failing the verifier
/// (nullptr: none). Empty: it may stay. Fills nothing.
std::string reasonByText(const Rollout& rollout, const Verifier* verifier);

/// Why a rollout is left out, judged by its likelihood ratio: the prompt must have made the
/// response more probable. Used when there is no verifier.
std::string reasonByLikelihood(const Rollout& rollout);

/// Throws DISTILL-002 with the prompted pass rate and advice when fewer than kFewestRollouts
/// training rollouts are kept.
void requireEnough(const std::vector<Rollout>& rollouts, const Verifier* verifier);

} // namespace steerscope
