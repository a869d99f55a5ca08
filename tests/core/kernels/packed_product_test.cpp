// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/packed_product.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "core/gguf/dequantize.h"
#include "tests/support/random_blocks.h"
#include "tests/support/random_values.h"

namespace steerscope {
namespace {

using test::kEveryType;
using test::randomBlocks;
using test::randomValues;

constexpr std::array kPrecisions{Precision::fast, Precision::exact};

struct Shape {
    GgmlType type{};
    std::size_t outputs = 1, cols = 32, rows = 1;
    Precision precision = Precision::fast;
};

bool isFloat(GgmlType type) {
    return blockLayout(type).elements == 1;
}

/// One product and everything it points to. Between the rows of out lie untouched values.
struct Case {
    Shape shape;
    std::vector<float> weight; ///< As the file dequantises: [outputs × cols]
    PackedMatrix packed;
    ActivationRows in;
    std::vector<float> bias, out;
    std::size_t outStride = 0;
    bool withBias = false, accumulate = false;

    PackedProduct product() {
        return {&packed, &in, withBias ? bias.data() : nullptr, out.data(), outStride, accumulate};
    }
};

void fill(ActivationRows& in, const Shape& shape, std::span<const float> values) {
    in.resize(shape.rows, shape.cols, shape.precision);
    for (std::size_t b = 0; b < shape.rows; ++b) {
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(b * shape.cols), shape.cols,
                    in.floats(b).begin());
        in.quantizeRow(b);
    }
}

Case caseOf(const Shape& shape, std::uint64_t seed) {
    Case c{.shape = shape};
    const BlockLayout layout = blockLayout(shape.type);
    const auto bytes = randomBlocks(shape.type, shape.outputs * shape.cols / layout.elements, seed);
    c.weight.resize(shape.outputs * shape.cols);
    dequantize(shape.type, bytes, c.weight);
    c.packed = PackedMatrix(shape.type, shape.outputs, shape.cols);
    c.packed.pack(0, bytes);
    fill(c.in, shape, randomValues(shape.rows * shape.cols, seed + 1, 3.0f));
    c.bias = randomValues(shape.outputs, seed + 2);
    c.outStride = shape.outputs + 3;
    c.out = randomValues(shape.rows * c.outStride, seed + 3);
    return c;
}

Case anyCase() {
    Shape shape;
    shape.type = *rc::gen::elementOf(kEveryType);
    const std::size_t unit = blockLayout(shape.type).elements;
    const std::size_t most = isFloat(shape.type) ? 90 : 6;
    shape.cols = unit * *rc::gen::inRange<std::size_t>(1, most);
    shape.outputs = *rc::gen::inRange<std::size_t>(1, 70);
    shape.rows = *rc::gen::inRange<std::size_t>(1, 71);
    shape.precision = *rc::gen::elementOf(kPrecisions);
    Case c = caseOf(shape, *rc::gen::arbitrary<std::uint64_t>());
    c.withBias = *rc::gen::arbitrary<bool>();
    c.accumulate = *rc::gen::arbitrary<bool>();
    return c;
}

/// What the kernels are to multiply: the rounded activations, or the floats.
double activation(const Case& c, std::size_t b, std::size_t k) {
    const std::size_t at = b * c.shape.cols + k;
    if (isFloat(c.shape.type)) return c.in.floats(b)[k];
    const int high = c.in.high()[at];
    const int integer = c.shape.precision == Precision::exact ? 256 * high + c.in.low()[at] : high;
    return static_cast<double>(integer) * c.in.scales()[at / ActivationRows::kBlock];
}

struct Sum {
    double value = 0;
    double size = 0; ///< Σ |terms|: what rounding is relative to.
    void add(double term) {
        value += term;
        size += std::abs(term);
    }
};

Sum expected(const Case& c, std::size_t b, std::size_t n) {
    Sum sum;
    if (c.withBias) sum.add(c.bias[n]);
    if (c.accumulate) sum.add(c.out[b * c.outStride + n]);
    for (std::size_t k = 0; k < c.shape.cols; ++k)
        sum.add(activation(c, b, k) * c.weight[n * c.shape.cols + k]);
    return sum;
}

/// The largest error relative to Σ|terms|; infinite when a value between the rows was touched.
double worstError(Case& c, std::size_t split) {
    std::vector<Sum> sums;
    const std::vector<float> before = c.out;
    for (std::size_t b = 0; b < c.shape.rows; ++b)
        for (std::size_t n = 0; n < c.shape.outputs; ++n)
            sums.push_back(expected(c, b, n));
    multiplyGroups(c.product(), split, c.packed.groups());
    multiplyGroups(c.product(), 0, split);
    double worst = 0;
    for (std::size_t i = 0; i < c.out.size(); ++i) {
        const std::size_t b = i / c.outStride;
        const std::size_t n = i % c.outStride;
        if (n >= c.shape.outputs) {
            if (c.out[i] != before[i]) return INFINITY;
            continue;
        }
        const Sum& sum = sums[b * c.shape.outputs + n];
        const double error = std::abs(c.out[i] - sum.value);
        worst = std::max(worst, sum.size > 0 ? error / sum.size : error);
    }
    return worst;
}

TEST(MultiplyGroups, EqualsTheDefinitionForAnyShapeAndSplit) {
    EXPECT_TRUE(rc::check([] {
        Case c = anyCase();
        const auto split = *rc::gen::inRange<std::size_t>(0, c.packed.groups() + 1);
        RC_ASSERT(worstError(c, split) <= 1e-6);
    }));
}

TEST(MultiplyGroups, EveryTypeAndPrecisionEqualsTheDefinition) {
    for (const GgmlType type : kEveryType) {
        for (const Precision precision : kPrecisions) {
            Case c = caseOf({type, 35, 768, 13, precision}, 7);
            EXPECT_LE(worstError(c, 1), 1e-6) << blockLayout(type).name;
        }
    }
}

} // namespace
} // namespace steerscope
