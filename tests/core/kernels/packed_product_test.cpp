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
#include "tests/support/every_target.h"
#include "tests/support/random_blocks.h"
#include "tests/support/random_values.h"

namespace steerscope {
namespace {

using test::kEveryType;
using test::onEveryTarget;
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

/// One product and everything it points to. Between the rows of out lie values not to be touched.
struct Case {
    Shape shape;
    std::vector<std::byte> file;
    std::vector<float> weight; ///< As the file dequantises: [outputs × cols]
    PackedMatrix packed;
    ActivationRows in;
    std::vector<float> bias, before; ///< before: what out holds
    std::size_t outStride = 0;
    bool withBias = false, accumulate = false;

    Case(const Shape& s, std::uint64_t seed) : shape(s), outStride(s.outputs + 3) {
        setWeight(randomBlocks(s.type, s.outputs * s.cols / blockLayout(s.type).elements, seed));
        setActivations(randomValues(s.rows * s.cols, seed + 1, 3.0f));
        bias = randomValues(s.outputs, seed + 2);
        before = randomValues(s.rows * outStride, seed + 3);
    }

    void setWeight(std::vector<std::byte> bytes) {
        file = std::move(bytes);
        weight.resize(shape.outputs * shape.cols);
        dequantize(shape.type, file, weight);
        packed = PackedMatrix(shape.type, shape.outputs, shape.cols);
        packed.pack(0, file);
    }

    void setActivations(const std::vector<float>& values) {
        in.resize(shape.rows, shape.cols, shape.precision);
        for (std::size_t b = 0; b < shape.rows; ++b) {
            std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(b * shape.cols), shape.cols,
                        in.floats(b).begin());
            in.quantizeRow(b);
        }
    }

    /// The same product with one of the rows.
    Case only(std::size_t row) const {
        Shape one = shape;
        one.rows = 1;
        Case c(one, 1);
        c.setWeight(file);
        c.setActivations({in.floats(row).begin(), in.floats(row).end()});
        return c;
    }

    std::string name() const {
        return std::string(blockLayout(shape.type).name) +
               (shape.precision == Precision::exact ? " exact, " : " fast, ") +
               std::to_string(shape.rows) + " rows";
    }

    std::vector<float> multiplied(std::size_t split = 0) const {
        std::vector<float> out = before;
        const PackedProduct product{&packed,    &in,       withBias ? bias.data() : nullptr,
                                    out.data(), outStride, accumulate};
        multiplyGroups(product, split, packed.groups());
        multiplyGroups(product, 0, split);
        return out;
    }

    struct Sum {
        double value = 0;
        double size = 0; ///< Σ |terms|: what rounding is relative to.
        void add(double term) {
            value += term;
            size += std::abs(term);
        }
    };
    /// The definition, in double: [rows × outputs].
    std::vector<Sum> expected() const;
    double worstError(const std::vector<Sum>& sums, std::size_t split = 0) const;

private:
    double activation(std::size_t b, std::size_t k) const;
};

Case anyCase() {
    Shape shape;
    shape.type = *rc::gen::elementOf(kEveryType);
    const std::size_t unit = blockLayout(shape.type).elements;
    const std::size_t most = isFloat(shape.type) ? 90 : 6;
    shape.cols = unit * *rc::gen::inRange<std::size_t>(1, most);
    shape.outputs = *rc::gen::inRange<std::size_t>(1, 70);
    shape.rows = *rc::gen::inRange<std::size_t>(1, 71);
    shape.precision = *rc::gen::elementOf(kPrecisions);
    Case c(shape, *rc::gen::arbitrary<std::uint64_t>());
    c.withBias = *rc::gen::arbitrary<bool>();
    c.accumulate = *rc::gen::arbitrary<bool>();
    return c;
}

/// What the kernels are to multiply: the rounded activations, or the floats.
double Case::activation(std::size_t b, std::size_t k) const {
    const std::size_t at = b * shape.cols + k;
    if (isFloat(shape.type)) return in.floats(b)[k];
    const int high = in.high()[at];
    const int integer = shape.precision == Precision::exact ? 256 * high + in.low()[at] : high;
    return static_cast<double>(integer) * in.scales()[at / ActivationRows::kBlock];
}

std::vector<Case::Sum> Case::expected() const {
    std::vector<Sum> sums;
    for (std::size_t b = 0; b < shape.rows; ++b) {
        for (std::size_t n = 0; n < shape.outputs; ++n) {
            Sum sum;
            if (withBias) sum.add(bias[n]);
            if (accumulate) sum.add(before[b * outStride + n]);
            for (std::size_t k = 0; k < shape.cols; ++k)
                sum.add(activation(b, k) * weight[n * shape.cols + k]);
            sums.push_back(sum);
        }
    }
    return sums;
}

/// The largest error relative to Σ|terms|; infinite when a value between the rows was touched.
double Case::worstError(const std::vector<Sum>& sums, std::size_t split) const {
    const std::vector<float> out = multiplied(split);
    double worst = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::size_t n = i % outStride;
        if (n >= shape.outputs) {
            if (out[i] != before[i]) return INFINITY;
            continue;
        }
        const Sum& sum = sums[i / outStride * shape.outputs + n];
        const double error = std::abs(out[i] - sum.value);
        const double relative = sum.size > 0 ? error / sum.size : error;
        if (!(relative <= worst)) worst = std::isnan(relative) ? INFINITY : relative;
    }
    return worst;
}

TEST(MultiplyGroups, EqualsTheDefinitionForAnyShapeAndSplit) {
    EXPECT_TRUE(rc::check([] {
        const Case any = anyCase();
        const auto split = *rc::gen::inRange<std::size_t>(0, any.packed.groups() + 1);
        RC_ASSERT(any.worstError(any.expected(), split) <= 1e-6);
    }));
}

TEST(MultiplyGroups, EveryTypePrecisionAndTargetEqualsTheDefinition) {
    for (const GgmlType type : kEveryType) {
        for (const Precision precision : kPrecisions) {
            for (const std::size_t rows : {1, 2, 3, 5, 20}) {
                const Case c({type, 35, 768, rows, precision}, 7 + rows);
                const auto sums = c.expected();
                onEveryTarget([&] { EXPECT_LE(c.worstError(sums, 1), 1e-6) << c.name(); });
            }
        }
    }
}

/// The block of the largest numbers a file can hold times the largest activations.
TEST(MultiplyGroups, TheLargestSumsDoNotOverflow) {
    for (const GgmlType type : kEveryType) {
        for (const std::byte bits : {std::byte{0xFF}, std::byte{0x80}, std::byte{0x7F}}) {
            for (const float sign : {1.0f, -1.0f}) {
                Case c({type, 16, 256, 2, Precision::exact}, 3);
                std::vector<std::byte> file(
                    16 * 256 / blockLayout(type).elements * blockLayout(type).bytes, bits);
                test::setScales(type, file, 0.5f);
                c.setWeight(file);
                c.setActivations(std::vector<float>(512, sign * 4.0f));
                const auto sums = c.expected();
                onEveryTarget([&] { EXPECT_LE(c.worstError(sums), 1e-6) << c.name(); });
            }
        }
    }
}

/// Sixteen bits per activation: the product is that of the float rows to about 2⁻¹⁵.
TEST(MultiplyGroups, ExactIsCloseToFloat32) {
    for (const GgmlType type : kEveryType) {
        Case c({type, 64, 1024, 5, Precision::exact}, 21);
        const std::vector<float> out = c.multiplied();
        std::vector<float> wanted(out.size());
        for (std::size_t b = 0; b < 5; ++b) {
            for (std::size_t n = 0; n < 64; ++n) {
                double sum = 0;
                for (std::size_t k = 0; k < 1024; ++k)
                    sum += static_cast<double>(c.in.floats(b)[k]) * c.weight[n * 1024 + k];
                wanted[b * c.outStride + n] = static_cast<float>(sum);
            }
            std::copy_n(out.begin() + static_cast<std::ptrdiff_t>(b * c.outStride + 64), 3,
                        wanted.begin() + static_cast<std::ptrdiff_t>(b * c.outStride + 64));
        }
        EXPECT_LE(test::relativeError(out, wanted), 1e-4) << c.name();
    }
}

TEST(MultiplyGroups, ARowIsBitEqualAloneAndInCompany) {
    for (const GgmlType type : kEveryType) {
        for (const Precision precision : kPrecisions) {
            const Case together({type, 24, 512, 45, precision}, 9);
            onEveryTarget([&] {
                const std::vector<float> all = together.multiplied();
                for (const std::size_t row : {0, 17, 31, 42, 44}) {
                    const Case alone = together.only(row);
                    const std::vector<float> one = alone.multiplied();
                    EXPECT_EQ(std::memcmp(one.data(), all.data() + row * together.outStride,
                                          24 * sizeof(float)),
                              0)
                        << together.name() << " row " << row;
                }
            });
        }
    }
}

TEST(MultiplyGroups, ZeroScalesGiveTheBias) {
    for (const GgmlType type : kEveryType) {
        Case c({type, 20, 256, 3, Precision::fast}, 4);
        std::vector<std::byte> file(20 * 256 / blockLayout(type).elements *
                                    blockLayout(type).bytes);
        c.setWeight(file);
        c.withBias = true;
        onEveryTarget([&] {
            const std::vector<float> out = c.multiplied();
            for (std::size_t b = 0; b < 3; ++b)
                for (std::size_t n = 0; n < 20; ++n)
                    EXPECT_EQ(out[b * c.outStride + n], c.bias[n]) << c.name();
        });
    }
}

/// A broken file or an activation gone astray shows in its own outputs and nowhere else.
TEST(MultiplyGroups, WhatIsNotFiniteStaysWhereItBelongs) {
    for (const GgmlType type : kEveryType) {
        for (const Precision precision : kPrecisions) {
            Case c({type, 20, 256, 3, precision}, 4);
            std::vector<float> values = randomValues(3 * 256, 8);
            values[256 + 70] = INFINITY;
            values[256 + 140] = NAN;
            c.setActivations(values);
            onEveryTarget([&] {
                const std::vector<float> out = c.multiplied();
                for (std::size_t n = 0; n < 20; ++n) {
                    EXPECT_TRUE(std::isfinite(out[n])) << c.name();
                    EXPECT_FALSE(std::isfinite(out[c.outStride + n])) << c.name();
                    EXPECT_TRUE(std::isfinite(out[2 * c.outStride + n])) << c.name();
                }
            });
            std::vector<std::byte> file = c.file;
            test::setScales(type, std::span(file).first(file.size() / 20), INFINITY);
            c.setActivations(randomValues(3 * 256, 8));
            c.setWeight(file);
            onEveryTarget([&] {
                const std::vector<float> out = c.multiplied();
                for (std::size_t i = 0; i < 3 * c.outStride; ++i)
                    EXPECT_EQ(std::isfinite(out[i]), i % c.outStride != 0) << c.name();
            });
        }
    }
}

} // namespace
} // namespace steerscope
