// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/distill/rollout.h"
#include "core/eval/calibration.h"
#include "core/eval/verifier.h"

namespace steerscope {

inline constexpr std::size_t kFewestResponseTokens = 6;
inline constexpr double kMostRepetition = 0.5;
inline constexpr double kLeastCoherence = 50;
inline constexpr int kFewestRollouts = 8;

/// P(a verifier would pass) from the likelihood ratio, fitted on 19 presets × 20 prompts, prompted
/// and unsteered, of SmolLM2-135M-Instruct (`steerscope-cli lab presets --json`: AUROC 0.90, mean
/// calibration error 0.05). Other models differ; the lab measures them.
inline constexpr LogisticFit kLikelihoodFit{.slope = 4.0, .middle = 0.6};
/// Why a rollout is left out, judged by its text alone: too short, looping, or failing the verifier
/// (nullptr: none). Empty: it may stay. Fills nothing.
std::string reasonByText(const Rollout& rollout, const Verifier* verifier);

/// Who says how much of the attribute a rollout shows.
enum class AttributeSource { likelihood, verifier, judge };

/// Why a rollout is left out by what a judge said of it: less than half of either score.
std::string reasonByJudge(const Rollout& rollout);
/// Why a rollout is left out by its likelihood ratio when there is no verifier: the prompt must
/// have made the response more probable. The ratio ranks well but is no judge, so only what almost
/// surely does not follow is dropped: of the answers measured with a chance below 0.1, 1.4 %
/// passed, and a ratio of 0 is a chance of 0.08.
std::string reasonByLikelihood(const Rollout& rollout);
/// … by its coherence.
std::string reasonByCoherence(const Rollout& rollout);

/// Once both contexts were run over the rollouts kept so far: fills their attribute and coherence
/// (against the band of them all) unless a judge did, and drops those that fall short, with the
/// reason.
void filterByLikelihood(std::vector<Rollout>& rollouts, AttributeSource source);

/// Share of the answers that show the attribute, whatever else was wrong with them.
double promptedPassRate(const std::vector<Rollout>& rollouts, const Verifier* verifier);

/// Throws DISTILL-002 with the prompted pass rate and advice when fewer than kFewestRollouts
/// training rollouts are kept.
void requireEnough(const std::vector<Rollout>& rollouts, const Verifier* verifier);

} // namespace steerscope
