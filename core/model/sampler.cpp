// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/sampler.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/kernels/softmax.h"

namespace steerscope {
namespace {

std::uint64_t splitMix64(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ull;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

/// Uniform in [0, 1) from (seed, step) alone: no state that could drift between panes.
double uniform(std::uint64_t seed, std::uint64_t step) {
    return static_cast<double>(splitMix64(splitMix64(seed) + step) >> 11) * 0x1p-53;
}

using Ids = std::vector<std::int32_t>;

/// Higher logit first; ties by lower id.
struct MoreLikely {
    std::span<const float> logits;
    bool operator()(std::int32_t a, std::int32_t b) const {
        const float x = logits[static_cast<std::size_t>(a)];
        const float y = logits[static_cast<std::size_t>(b)];
        return x != y ? x > y : a < b;
    }
};

Ids allIds(std::size_t count) {
    Ids ids(count);
    std::iota(ids.begin(), ids.end(), 0);
    return ids;
}

/// The most likely `count` tokens in order.
Ids mostLikely(std::span<const float> logits, std::size_t count) {
    Ids ids = allIds(logits.size());
    const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(count, ids.size()));
    std::partial_sort(ids.begin(), end, ids.end(), MoreLikely{logits});
    ids.erase(end, ids.end());
    return ids;
}

/// e^((logit − max) / T) of the given tokens: probabilities up to a common factor.
std::vector<double> weightsOf(std::span<const float> logits, const Ids& ids, double temperature) {
    const double top = *std::max_element(logits.begin(), logits.end());
    std::vector<double> out;
    out.reserve(ids.size());
    for (const std::int32_t id : ids) {
        out.push_back(std::exp((logits[static_cast<std::size_t>(id)] - top) / temperature));
    }
    return out;
}

/// Keeps the fewest most likely tokens whose share of the total weight reaches `topP`; at least
/// one. A heap, because as a rule few of many are kept.
Ids nucleus(std::span<const float> logits, Ids ids, double temperature, double topP) {
    const std::vector<double> weights = weightsOf(logits, ids, temperature);
    const double wanted = topP * std::accumulate(weights.begin(), weights.end(), 0.0);
    const MoreLikely moreLikely{logits};
    const auto lessLikely = [&](std::int32_t a, std::int32_t b) { return moreLikely(b, a); };
    std::make_heap(ids.begin(), ids.end(), lessLikely);
    Ids kept;
    double sum = 0;
    while (!ids.empty() && (kept.empty() || sum < wanted)) {
        std::pop_heap(ids.begin(), ids.end(), lessLikely);
        kept.push_back(ids.back());
        ids.pop_back();
        sum += weightsOf(logits, {kept.back()}, temperature).front();
    }
    return kept;
}

/// Inverse of the cumulative distribution over `ids` in their order.
TokenId draw(std::span<const float> logits, const Ids& ids, double temperature, double u) {
    const std::vector<double> weights = weightsOf(logits, ids, temperature);
    const double target = u * std::accumulate(weights.begin(), weights.end(), 0.0);
    double sum = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        sum += weights[i];
        if (target < sum) return TokenId(ids[i]);
    }
    return TokenId(ids.back());
}

TokenId greedy(std::span<const float> logits) {
    const auto best = std::max_element(logits.begin(), logits.end());
    return TokenId(static_cast<std::int32_t>(best - logits.begin()));
}

} // namespace

TokenId sample(std::span<const float> logits, const SamplerOptions& options, std::uint64_t step) {
    if (!(options.temperature > 0.0f)) return greedy(logits);
    const bool limited = options.topK > 0;
    Ids ids = limited ? mostLikely(logits, static_cast<std::size_t>(options.topK))
                      : allIds(logits.size());
    if (options.topP < 1.0f) {
        ids = nucleus(logits, std::move(ids), options.temperature, options.topP);
    }
    return draw(logits, ids, options.temperature, uniform(options.seed, step));
}

std::vector<Candidate> topCandidates(std::span<const float> logits, std::size_t count) {
    std::vector<Candidate> out;
    if (count == 0) return out;
    const double total = logSumExp(logits);
    for (const std::int32_t id : mostLikely(logits, count)) {
        const double logProbability = logits[static_cast<std::size_t>(id)] - total;
        out.push_back({TokenId(id), static_cast<float>(std::exp(logProbability))});
    }
    return out;
}

double logProbability(std::span<const float> logits, TokenId token) {
    return logits[static_cast<std::size_t>(token.value)] - logSumExp(logits);
}

} // namespace steerscope
