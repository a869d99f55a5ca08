// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/rollout_filter.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace steerscope {
namespace {

std::string percent(double share) {
    return std::to_string(std::lround(100 * share)) + " %";
}

/// The reason most rollouts were dropped for, up to its numbers.
std::string commonestReason(const std::vector<Rollout>& rollouts) {
    std::vector<std::string> kinds;
    for (const Rollout& rollout : rollouts)
        if (!rollout.kept()) kinds.push_back(rollout.dropped.substr(0, rollout.dropped.find(':')));
    const auto frequency = [&](const std::string& kind) {
        return std::count(kinds.begin(), kinds.end(), kind);
    };
    const auto most =
        std::max_element(kinds.begin(), kinds.end(),
                         [&](const auto& a, const auto& b) { return frequency(a) < frequency(b); });
    return most == kinds.end() ? "" : *most;
}

} // namespace

std::string reasonByText(const Rollout& rollout, const Verifier* verifier) {
    if (rollout.response.size() < kFewestResponseTokens)
        return "too short: " + std::to_string(rollout.response.size()) + " tokens, at least " +
               std::to_string(kFewestResponseTokens) + " are needed";
    if (rollout.repetition >= kMostRepetition)
        return "repeats itself: " + percent(rollout.repetition) +
               " of its three-token sequences occurred before";
    if (verifier && !verifier->check(rollout.text))
        return "does not follow the instruction: no response that " + verifier->description;
    return {};
}

std::string reasonByLikelihood(const Rollout& rollout) {
    if (rollout.llr > 0) return {};
    return "the instruction does not show: the response is as probable without it";
}

void requireEnough(const std::vector<Rollout>& rollouts, const Verifier* verifier) {
    const auto kept = std::count_if(rollouts.begin(), rollouts.end(), [](const Rollout& rollout) {
        return rollout.kept() && !rollout.heldout;
    });
    if (kept >= kFewestRollouts) return;
    const auto passed = std::count_if(rollouts.begin(), rollouts.end(),
                                      [](const Rollout& rollout) { return rollout.kept(); });
    const double rate =
        rollouts.empty() ? 0 : static_cast<double>(passed) / static_cast<double>(rollouts.size());
    throw Error(
        {.code = "DISTILL-002",
         .problem = "This model does not follow this instruction well enough: prompted "
                    "pass rate " +
                    percent(rate),
         .field = "rollouts",
         .found = std::to_string(kept) + " training rollouts kept; most were dropped as \"" +
                  commonestReason(rollouts) + "\"",
         .allowed = "at least " + std::to_string(kFewestRollouts),
         .hint = verifier ? "Give more user prompts, word the instruction more plainly, use a "
                            "larger model, or check that the verifier fits the instruction."
                          : "Give more user prompts, word the instruction more plainly, allow "
                            "longer answers, or use a larger model."});
}

} // namespace steerscope
