// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/rollout_filter.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/error.h"
#include "core/eval/coherence.h"

namespace steerscope {
namespace {

std::string percent(double share) {
    return std::to_string(std::lround(100 * share)) + " %";
}

std::string twoDigits(double value) {
    std::string text = std::to_string(std::round(100 * value) / 100);
    return text.substr(0, text.find('.') + 3);
}

FluencySample fluencyOf(const Rollout& rollout) {
    return {rollout.promptedLogProb - rollout.llr, rollout.promptedLogProb, rollout.repetition};
}

/// "12 repeats itself, 3 too short": every reason up to its numbers, the commonest first.
std::string reasonCounts(const std::vector<Rollout>& rollouts) {
    std::map<std::string, int> counts;
    for (const Rollout& rollout : rollouts)
        if (!rollout.kept()) ++counts[rollout.dropped.substr(0, rollout.dropped.find(':'))];
    std::vector<std::pair<std::string, int>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string out;
    for (const auto& [reason, count] : sorted)
        out += (out.empty() ? "" : ", ") + std::to_string(count) + " × \"" + reason + "\"";
    return out.empty() ? "none was dropped" : "dropped: " + out;
}

const char* advice(double passRate, const Verifier* verifier) {
    constexpr double kFollows = 0.4;
    if (verifier && passRate >= kFollows)
        return "The answers follow the instruction but read badly: sample them with a temperature "
               "of 0.7, allow fewer tokens, give more user prompts, or use a larger model.";
    return verifier ? "Give more user prompts, word the instruction more plainly, use a larger "
                      "model, or check that the verifier fits the instruction."
                    : "Give more user prompts, word the instruction more plainly, allow longer "
                      "answers, or use a larger model.";
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

std::string reasonByJudge(const Rollout& rollout) {
    const auto verdict = [](const char* what, double score) {
        return std::string(what) + ": the judge gives " + std::to_string(std::lround(score)) +
               " of 100";
    };
    if (rollout.attribute < 0.5)
        return verdict("does not follow the instruction", 100 * rollout.attribute);
    if (rollout.coherence < kLeastCoherence) return verdict("reads badly", rollout.coherence);
    return {};
}

std::string reasonByLikelihood(const Rollout& rollout) {
    if (rollout.llr > 0) return {};
    return "the instruction does not show: log-likelihood ratio " + twoDigits(rollout.llr) +
           " per token, a chance of " + percent(rollout.attribute) + " that it is followed";
}

std::string reasonByCoherence(const Rollout& rollout) {
    if (rollout.coherence >= kLeastCoherence) return {};
    return "reads badly: coherence " + std::to_string(std::lround(rollout.coherence)) +
           " of 100, at least " + std::to_string(std::lround(kLeastCoherence)) + " is needed";
}

void filterByLikelihood(std::vector<Rollout>& rollouts, AttributeSource source) {
    if (source == AttributeSource::judge) return;
    std::vector<FluencySample> samples;
    for (const Rollout& rollout : rollouts)
        if (rollout.kept()) samples.push_back(fluencyOf(rollout));
    const FluencyBand band = fluencyBand(samples);
    for (Rollout& rollout : rollouts) {
        if (!rollout.kept()) continue;
        const bool estimated = source == AttributeSource::likelihood;
        rollout.attribute = estimated ? kLikelihoodFit.probability(rollout.llr) : 1;
        rollout.coherence = coherence(fluencyOf(rollout), band);
        if (estimated) rollout.dropped = reasonByLikelihood(rollout);
        if (rollout.kept()) rollout.dropped = reasonByCoherence(rollout);
    }
}

double promptedPassRate(const std::vector<Rollout>& rollouts, const Verifier* verifier) {
    if (rollouts.empty()) return 0;
    const auto passed =
        std::count_if(rollouts.begin(), rollouts.end(), [verifier](const Rollout& rollout) {
            return verifier ? verifier->check(rollout.text) : rollout.kept();
        });
    return static_cast<double>(passed) / static_cast<double>(rollouts.size());
}

void requireEnough(const std::vector<Rollout>& rollouts, const Verifier* verifier) {
    const auto kept = std::count_if(rollouts.begin(), rollouts.end(), [](const Rollout& rollout) {
        return rollout.kept() && !rollout.heldout;
    });
    if (kept >= kFewestRollouts) return;
    const double rate = promptedPassRate(rollouts, verifier);
    throw Error(
        {.code = "DISTILL-002",
         .problem = "This model does not follow this instruction well enough: prompted "
                    "pass rate " +
                    percent(rate),
         .field = "rollouts",
         .found = std::to_string(kept) + " training rollouts kept; " + reasonCounts(rollouts),
         .allowed = "at least " + std::to_string(kFewestRollouts),
         .hint = advice(rate, verifier)});
}

} // namespace steerscope
