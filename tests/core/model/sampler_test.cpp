// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/sampler.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "tests/support/random_values.h"

namespace steerscope {
namespace {

using test::randomValues;

std::vector<double> softmax(std::span<const float> logits, double temperature) {
    const double top = *std::max_element(logits.begin(), logits.end());
    std::vector<double> p;
    for (const float x : logits)
        p.push_back(std::exp((x - top) / temperature));
    const double sum = std::accumulate(p.begin(), p.end(), 0.0);
    for (double& x : p)
        x /= sum;
    return p;
}

TokenId argmax(std::span<const float> logits) {
    return TokenId(
        static_cast<std::int32_t>(std::max_element(logits.begin(), logits.end()) - logits.begin()));
}

TEST(Sampler, GreedyTakesTheLowestIdOfEqualLogits) {
    const std::vector<float> logits = {1.0f, 4.0f, 4.0f, 0.0f};
    EXPECT_EQ(sample(logits, {}, 0), TokenId(1));
}

TEST(Sampler, GreedyIgnoresSeedAndStep) {
    const auto logits = randomValues(50, 1);
    for (std::uint64_t step = 0; step < 20; ++step) {
        EXPECT_EQ(sample(logits, {.seed = step * 77}, step), argmax(logits));
    }
}

TEST(Sampler, TemperatureTowardsZeroBecomesGreedy) {
    const auto logits = randomValues(50, 2, 5.0f);
    for (std::uint64_t step = 0; step < 50; ++step) {
        EXPECT_EQ(sample(logits, {.temperature = 1e-6f}, step), argmax(logits));
    }
}

TEST(Sampler, TopKOneIsGreedy) {
    const auto logits = randomValues(50, 3);
    for (std::uint64_t step = 0; step < 50; ++step) {
        EXPECT_EQ(sample(logits, {.temperature = 2.0f, .topK = 1}, step), argmax(logits));
    }
}

TEST(Sampler, TopKDrawsOnlyFromTheKMostLikely) {
    const auto logits = randomValues(40, 4);
    std::set<std::int32_t> allowed;
    for (const Candidate& c : topCandidates(logits, 5))
        allowed.insert(c.token.value);
    std::set<std::int32_t> seen;
    for (std::uint64_t step = 0; step < 2000; ++step) {
        seen.insert(sample(logits, {.temperature = 3.0f, .topK = 5}, step).value);
    }
    EXPECT_EQ(seen, allowed);
}

TEST(Sampler, TopPDrawsFromTheSmallestSetThatReachesIt) {
    EXPECT_TRUE(rc::check([] {
        const auto logits = randomValues(30, *rc::gen::arbitrary<std::uint64_t>(), 3.0f);
        const float topP = static_cast<float>(*rc::gen::inRange(5, 95)) / 100.0f;
        const auto p = softmax(logits, 1.0);
        std::vector<std::int32_t> order(30);
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return p[a] > p[b]; });
        std::set<std::int32_t> allowed;
        double sum = 0;
        for (const std::int32_t id : order) {
            if (sum >= topP - 1e-9) break;
            allowed.insert(id);
            sum += p[static_cast<std::size_t>(id)];
        }
        for (std::uint64_t step = 0; step < 100; ++step) {
            const TokenId token = sample(logits, {.temperature = 1.0f, .topP = topP}, step);
            RC_ASSERT(allowed.contains(token.value));
        }
    }));
}

TEST(Sampler, SameSeedAndStepGiveTheSameDraw) {
    const auto logits = randomValues(200, 5);
    for (std::uint64_t step = 0; step < 100; ++step) {
        const SamplerOptions options{.temperature = 1.0f, .seed = 11};
        EXPECT_EQ(sample(logits, options, step), sample(logits, options, step));
    }
}

/// Pinned, so that a saved session replays after an update of the program.
TEST(Sampler, DrawsAreFixedForAllTime) {
    const std::vector<float> flat(1000, 0.0f);
    std::vector<std::int32_t> draws;
    for (std::uint64_t step = 0; step < 4; ++step) {
        draws.push_back(sample(flat, {.temperature = 1.0f, .seed = 7}, step).value);
    }
    EXPECT_EQ(draws, (std::vector<std::int32_t>{721, 155, 874, 957}));
}

/// 20 000 draws against softmax: χ² over 8 cells stays below its 0.999 quantile at 7 degrees of
/// freedom (24.3), plain and with every option at once.
TEST(Sampler, FrequenciesFollowSoftmax) {
    const std::vector<float> logits = {0.1f, 1.3f, -0.7f, 0.9f, 2.0f, 0.0f, -1.5f, 1.0f};
    for (const float temperature : {0.7f, 1.0f, 2.5f}) {
        const auto p = softmax(logits, temperature);
        std::vector<double> counts(8, 0);
        constexpr int kDraws = 20000;
        for (std::uint64_t step = 0; step < kDraws; ++step) {
            const SamplerOptions options{.temperature = temperature, .seed = 3};
            ++counts[static_cast<std::size_t>(sample(logits, options, step).value)];
        }
        double chiSquare = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            const double expected = p[i] * kDraws;
            chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        EXPECT_LT(chiSquare, 24.3) << "temperature " << temperature;
    }
}

TEST(TopCandidates, AreSortedByProbabilityThenId) {
    const std::vector<float> logits = {1.0f, 3.0f, 1.0f, 3.0f};
    const auto top = topCandidates(logits, 10);
    ASSERT_EQ(top.size(), 4u);
    EXPECT_EQ(top[0].token, TokenId(1));
    EXPECT_EQ(top[1].token, TokenId(3));
    EXPECT_EQ(top[2].token, TokenId(0));
    const auto p = softmax(logits, 1.0);
    EXPECT_NEAR(top[0].probability, p[1], 1e-6);
    EXPECT_NEAR(top[3].probability, p[2], 1e-6);
    EXPECT_TRUE(topCandidates(logits, 0).empty());
}

TEST(LogProbability, IsTheLogarithmOfSoftmax) {
    const auto logits = randomValues(5000, 8, 20.0f);
    const auto p = softmax(logits, 1.0);
    for (const std::int32_t id : {0, 17, 4999}) {
        EXPECT_NEAR(logProbability(logits, TokenId(id)), std::log(p[static_cast<std::size_t>(id)]),
                    1e-6);
    }
}

} // namespace
} // namespace steerscope
