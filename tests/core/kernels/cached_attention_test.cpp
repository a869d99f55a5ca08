// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/cached_attention.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/half_float.h"
#include "tests/support/random_values.h"

namespace steerscope {
namespace {

using test::randomValues;

/// A cache with random keys and values, and what it really holds after rounding.
struct Sample {
    Sample(CacheElement element, std::size_t headDim, std::size_t positions, std::uint64_t seed)
        : keys(randomValues(headDim * positions, seed, 2.0f)),
          values(randomValues(headDim * positions, seed + 1)),
          keyBytes(HeadCache::bytes(element, headDim, positions), std::byte{0xff}),
          valueBytes(keyBytes.size(), std::byte{0xff}),
          cache{element, headDim, keyBytes.data(), valueBytes.data()} {
        for (std::size_t t = 0; t < positions; ++t)
            cache.store(t, &keys[t * headDim], &values[t * headDim]);
        if (element == CacheElement::float32) return;
        for (auto* all : {&keys, &values}) {
            for (float& x : *all)
                x = halfToFloat(floatToHalf(x));
        }
    }

    std::vector<float> keys;
    std::vector<float> values;
    std::vector<std::byte> keyBytes; ///< Unwritten parts are NaN: reading one would show.
    std::vector<std::byte> valueBytes;
    HeadCache cache;
};

/// The definition in double precision for one query head.
std::vector<double> reference(const Sample& s, const CachedAttention& a, const float* q,
                              std::size_t token) {
    const std::size_t d = a.cache.headDim;
    const std::size_t end = a.first + token + 1;
    const std::size_t begin = a.window > 0 && end > a.window ? end - a.window : 0;
    std::vector<double> p;
    for (std::size_t t = begin; t < end; ++t) {
        double sum = 0;
        for (std::size_t i = 0; i < d; ++i)
            sum += double(q[i]) * s.keys[t * d + i];
        sum *= a.scale;
        p.push_back(a.softcap > 0 ? a.softcap * std::tanh(sum / a.softcap) : sum);
    }
    const double top = *std::max_element(p.begin(), p.end());
    double total = 0;
    for (double& x : p)
        total += x = std::exp(x - top);
    std::vector<double> out(d, 0.0);
    for (std::size_t t = begin; t < end; ++t) {
        for (std::size_t i = 0; i < d; ++i)
            out[i] += p[t - begin] / total * s.values[t * d + i];
    }
    return out;
}

std::vector<float> run(const CachedAttention& a, const std::vector<float>& q) {
    std::vector<float> out(a.queries * a.outStride, -7.0f);
    std::vector<float> scratch(attendCachedScratch(a), std::nanf(""));
    attendCached(a, q.data(), out.data(), scratch);
    return out;
}

void expectReference(const Sample& s, const CachedAttention& a, const std::vector<float>& q) {
    const std::vector<float> out = run(a, q);
    const std::size_t d = a.cache.headDim;
    // Rounding of a score moves its weight by as much, relatively; |score| ≤ 8√d for these inputs.
    const double allowed = 8 * 0x1p-24 * (2 + 8 * std::sqrt(double(d)));
    for (std::size_t token = 0; token < a.queries; ++token) {
        for (std::size_t g = 0; g < a.group; ++g) {
            const auto want = reference(s, a, &q[token * a.queryStride + g * d], token);
            for (std::size_t i = 0; i < d; ++i)
                ASSERT_NEAR(out[token * a.outStride + g * d + i], want[i], allowed);
        }
    }
}

CachedAttention describe(const Sample& s, std::size_t queries, std::size_t first,
                         std::size_t group) {
    const std::size_t d = s.cache.headDim;
    return {.cache = s.cache,
            .queries = queries,
            .first = first,
            .group = group,
            .scale = 1 / std::sqrt(static_cast<float>(d)),
            .queryStride = group * d + 3,
            .outStride = group * d + 5};
}

TEST(CachedAttention, IsItsDefinitionForRandomShapes) {
    rc::check([] {
        const auto element = *rc::gen::element(CacheElement::float16, CacheElement::float32);
        const std::size_t d = 2 * *rc::gen::inRange<std::size_t>(1, 70);
        const std::size_t queries = *rc::gen::inRange<std::size_t>(1, 9);
        const std::size_t first = *rc::gen::inRange<std::size_t>(0, 70);
        const std::size_t group = *rc::gen::inRange<std::size_t>(1, 8);
        const Sample s(element, d, first + queries, 11);
        CachedAttention a = describe(s, queries, first, group);
        a.window = *rc::gen::inRange<std::size_t>(0, 40);
        a.softcap = *rc::gen::element(0.0f, 5.0f);
        expectReference(s, a, randomValues(queries * a.queryStride, 5, 4.0f));
    });
}

TEST(CachedAttention, AQuerysResultDoesNotDependOnItsCompany) {
    const Sample s(CacheElement::float16, 64, 50, 3);
    const CachedAttention all = describe(s, 9, 41, 3);
    const auto q = randomValues(9 * all.queryStride, 8, 4.0f);
    const auto together = run(all, q);
    for (std::size_t i = 0; i < 9; ++i) {
        CachedAttention one = all;
        one.queries = 1;
        one.first = 41 + i;
        const auto alone = run(one, {q.begin() + i * all.queryStride, q.end()});
        for (std::size_t c = 0; c < 3 * 64; ++c)
            ASSERT_EQ(alone[c], together[i * all.outStride + c]);
    }
}

TEST(CachedAttention, TouchesNothingOutsideItsColumns) {
    const Sample s(CacheElement::float32, 32, 20, 3);
    const CachedAttention a = describe(s, 4, 16, 2);
    const auto out = run(a, randomValues(4 * a.queryStride, 8));
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t c = 64; c < a.outStride; ++c)
            EXPECT_EQ(out[i * a.outStride + c], -7.0f);
    }
}

} // namespace
} // namespace steerscope
