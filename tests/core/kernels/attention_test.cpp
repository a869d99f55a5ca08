// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/attention.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "tests/support/random_values.h"

namespace steerscope {
namespace {

using test::randomValues;
using test::relativeError;

/// The definition in double precision: one query head over `length` rows of `stride` floats.
std::vector<float> referenceHead(const float* q, const float* keys, const float* values,
                                 std::size_t stride, const AttentionShape& shape) {
    std::vector<double> p(shape.length);
    for (std::size_t t = 0; t < shape.length; ++t) {
        double sum = 0;
        for (std::size_t i = 0; i < shape.headDim; ++i)
            sum += double(q[i]) * keys[t * stride + i];
        p[t] = shape.scale * sum;
    }
    const double top = *std::max_element(p.begin(), p.end());
    double total = 0;
    for (double& x : p)
        total += x = std::exp(x - top);
    std::vector<float> out(shape.headDim);
    for (std::size_t i = 0; i < shape.headDim; ++i) {
        double sum = 0;
        for (std::size_t t = 0; t < shape.length; ++t)
            sum += p[t] / total * values[t * stride + i];
        out[i] = static_cast<float>(sum);
    }
    return out;
}

std::vector<float> reference(const AttentionShape& shape, const float* q, const float* keys,
                             const float* values) {
    std::vector<float> out;
    for (std::size_t h = 0; h < shape.nHeads; ++h) {
        const std::size_t column = h / (shape.nHeads / shape.nKvHeads) * shape.headDim;
        const auto head = referenceHead(q + h * shape.headDim, keys + column, values + column,
                                        shape.nKvHeads * shape.headDim, shape);
        out.insert(out.end(), head.begin(), head.end());
    }
    return out;
}

/// Forward error of softmax(s) V in float32 for |v| ≤ 1: rounding of a score moves its weight by as
/// much, relatively, so 4ε(2 + largest score) with |q| ≤ 4 and |k| ≤ 2, hence scores ≤ 8√d. An
/// error relative to the result would be no bound: values of both signs may cancel.
double allowedError(std::size_t headDim) {
    return 4 * 0x1p-24 * (2 + 8 * std::sqrt(static_cast<double>(headDim)));
}

double largestDifference(std::span<const float> a, std::span<const float> b) {
    double out = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        out = std::max(out, std::abs(double(a[i]) - b[i]));
    return out;
}

TEST(AttendOneToken, EqualsTheDefinitionForAnyShape) {
    EXPECT_TRUE(rc::check([] {
        AttentionShape shape;
        shape.nKvHeads = *rc::gen::inRange<std::size_t>(1, 4);
        shape.nHeads = shape.nKvHeads * *rc::gen::inRange<std::size_t>(1, 5);
        shape.headDim = *rc::gen::inRange<std::size_t>(1, 140);
        shape.length = *rc::gen::inRange<std::size_t>(1, 90);
        shape.scale = 1.0f / std::sqrt(static_cast<float>(shape.headDim));
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const std::size_t width = shape.nKvHeads * shape.headDim;
        const auto q = randomValues(shape.nHeads * shape.headDim, seed, 4.0f);
        const auto keys = randomValues(shape.length * width, seed + 1, 2.0f);
        const auto values = randomValues(shape.length * width, seed + 2);

        std::vector<float> out(q.size(), -1.0f);
        std::vector<float> scratch(shape.length);
        attendOneToken(shape, q.data(), keys.data(), values.data(), out.data(), scratch);
        const auto expected = reference(shape, q.data(), keys.data(), values.data());
        RC_ASSERT(largestDifference(out, expected) < allowedError(shape.headDim));
    }));
}

TEST(AttendOneToken, OneVisiblePositionGivesItsValueExactly) {
    const AttentionShape shape{.nHeads = 2, .nKvHeads = 1, .headDim = 20, .length = 1, .scale = 1};
    const auto q = randomValues(40, 3);
    const auto keys = randomValues(20, 4);
    const auto values = randomValues(20, 5);
    std::vector<float> out(40);
    std::vector<float> scratch(1);
    attendOneToken(shape, q.data(), keys.data(), values.data(), out.data(), scratch);
    EXPECT_TRUE(std::equal(values.begin(), values.end(), out.begin()));
    EXPECT_TRUE(std::equal(values.begin(), values.end(), out.begin() + 20));
}

TEST(AttendOneToken, HugeScoresDoNotOverflow) {
    const AttentionShape shape{.nHeads = 1, .nKvHeads = 1, .headDim = 32, .length = 40, .scale = 1};
    const auto q = randomValues(32, 6, 1e4f);
    const auto keys = randomValues(32 * 40, 7, 1e4f);
    const auto values = randomValues(32 * 40, 8);
    std::vector<float> out(32);
    std::vector<float> scratch(40);
    attendOneToken(shape, q.data(), keys.data(), values.data(), out.data(), scratch);
    EXPECT_LT(relativeError(out, reference(shape, q.data(), keys.data(), values.data())), 1e-6);
}

TEST(AttendManyTokens, EqualsTheDefinitionAndLeavesGapsBetweenRowsAlone) {
    EXPECT_TRUE(rc::check([] {
        CausalAttentionShape shape;
        shape.queries = *rc::gen::inRange<std::size_t>(1, 40);
        shape.group = *rc::gen::inRange<std::size_t>(1, 5);
        shape.headDim = *rc::gen::inRange<std::size_t>(1, 100);
        shape.length = shape.queries + *rc::gen::inRange<std::size_t>(0, 80);
        shape.scale = 1.0f / std::sqrt(static_cast<float>(shape.headDim));
        const std::size_t width = shape.group * shape.headDim;
        shape.queryStride = width + 3;
        shape.outStride = width + 5;
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto q = randomValues(shape.queries * shape.queryStride, seed, 4.0f);
        const auto keys = randomValues(shape.length * shape.headDim, seed + 1, 2.0f);
        const auto values = randomValues(shape.length * shape.headDim, seed + 2);

        std::vector<float> out(shape.queries * shape.outStride, -7.0f);
        std::vector<float> scratch(attendManyTokensScratch(shape));
        attendManyTokens(shape, q.data(), keys.data(), values.data(), out.data(), scratch);
        for (std::size_t i = 0; i < shape.queries; ++i) {
            const AttentionShape one{.nHeads = shape.group,
                                     .nKvHeads = 1,
                                     .headDim = shape.headDim,
                                     .length = shape.length - shape.queries + i + 1,
                                     .scale = shape.scale};
            const auto expected =
                reference(one, q.data() + i * shape.queryStride, keys.data(), values.data());
            const std::span<const float> row(out.data() + i * shape.outStride, shape.outStride);
            RC_ASSERT(largestDifference(row.first(width), expected) < allowedError(shape.headDim));
            RC_ASSERT(std::all_of(row.begin() + static_cast<std::ptrdiff_t>(width), row.end(),
                                  [](float x) { return x == -7.0f; }));
        }
    }));
}

} // namespace
} // namespace steerscope
