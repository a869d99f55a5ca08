// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/linear.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "tests/support/every_target.h"
#include "tests/support/random_values.h"

namespace steerscope {
namespace {

using test::randomValues;
using test::relativeError;

struct Case {
    std::vector<float> weight, bias, in, out;
    LinearProduct product;
};

Case anyCase() {
    Case c;
    c.product.rows = *rc::gen::inRange<std::size_t>(1, 40);
    c.product.inCols = *rc::gen::inRange<std::size_t>(1, 150);
    c.product.outCols = *rc::gen::inRange<std::size_t>(1, 60);
    c.product.accumulate = *rc::gen::arbitrary<bool>();
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    c.weight = randomValues(c.product.inCols * c.product.outCols, seed);
    c.bias = randomValues(c.product.outCols, seed + 1);
    c.in = randomValues(c.product.rows * c.product.inCols, seed + 2);
    c.out = randomValues(c.product.rows * c.product.outCols, seed + 3);
    return c;
}

void point(Case& c, bool withBias) {
    c.product.weight = c.weight.data();
    c.product.bias = withBias ? c.bias.data() : nullptr;
    c.product.in = c.in.data();
    c.product.out = c.out.data();
}

struct Reference {
    std::vector<float> values;
    std::vector<double> sizes; ///< Σ |terms|: what rounding is relative to.
};

Reference reference(const LinearProduct& p) {
    Reference out;
    for (std::size_t n = 0; n < p.rows; ++n) {
        for (std::size_t r = 0; r < p.outCols; ++r) {
            double sum = 0;
            double size = 0;
            const auto add = [&](double term) {
                sum += term;
                size += std::abs(term);
            };
            if (p.bias) add(p.bias[r]);
            if (p.accumulate) add(p.out[n * p.outCols + r]);
            for (std::size_t k = 0; k < p.inCols; ++k) {
                add(double(p.weight[r * p.inCols + k]) * p.in[n * p.inCols + k]);
            }
            out.values.push_back(static_cast<float>(sum));
            out.sizes.push_back(size);
        }
    }
    return out;
}

/// Rounding bound of a sum in four partial sums or more: (terms / 4 + 8) ε Σ |terms|.
bool withinRounding(const std::vector<float>& out, const Reference& expected, std::size_t terms) {
    const double epsilon = 0x1p-24 * (static_cast<double>(terms) / 4 + 8);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double error = std::abs(static_cast<double>(out[i]) - expected.values[i]);
        if (error > epsilon * expected.sizes[i]) return false;
    }
    return true;
}

TEST(MultiplyColumns, EqualsTheDefinitionForAnyShapeAndSplit) {
    EXPECT_TRUE(rc::check([] {
        Case c = anyCase();
        point(c, *rc::gen::arbitrary<bool>());
        const auto expected = reference(c.product);
        const auto split = *rc::gen::inRange<std::size_t>(0, c.product.outCols + 1);
        multiplyColumns(c.product, split, c.product.outCols);
        multiplyColumns(c.product, 0, split);
        RC_ASSERT(withinRounding(c.out, expected, c.product.inCols));
    }));
}

/// More rows than one block of activations holds.
TEST(MultiplyColumns, ManyRowsEqualTheDefinition) {
    Case c;
    c.product = {.rows = 301, .inCols = 1001, .outCols = 21};
    c.weight = randomValues(c.product.inCols * c.product.outCols, 1);
    c.bias = randomValues(c.product.outCols, 2);
    c.in = randomValues(c.product.rows * c.product.inCols, 3);
    c.out.resize(c.product.rows * c.product.outCols);
    point(c, true);
    const auto expected = reference(c.product);
    multiplyColumns(c.product, 0, c.product.outCols);
    EXPECT_LT(relativeError(c.out, expected.values), 1e-6);
}

TEST(MultiplyManyRows, EqualsTheDefinitionForAnyShapeAndSplit) {
    EXPECT_TRUE(rc::check([] {
        Case c = anyCase();
        point(c, *rc::gen::arbitrary<bool>());
        c.product.accumulate = false;
        const auto expected = reference(c.product);
        const auto split = *rc::gen::inRange<std::size_t>(0, c.product.outCols + 1);
        multiplyManyRows(c.product, split, c.product.outCols);
        multiplyManyRows(c.product, 0, split);
        // One running sum per element: its error grows with the number of terms.
        RC_ASSERT(withinRounding(c.out, expected, 4 * c.product.inCols));
    }));
}

TEST(MultiplyManyRows, ManyTermsEqualTheDefinitionOnEveryTarget) {
    Case c;
    c.product = {.rows = 13, .inCols = 700, .outCols = 131};
    c.weight = randomValues(c.product.inCols * c.product.outCols, 1);
    c.bias = randomValues(c.product.outCols, 2);
    c.in = randomValues(c.product.rows * c.product.inCols, 3);
    c.out.resize(c.product.rows * c.product.outCols);
    point(c, true);
    const auto expected = reference(c.product);
    test::onEveryTarget([&] {
        std::fill(c.out.begin(), c.out.end(), 7.0f);
        multiplyManyRows(c.product, 0, c.product.outCols);
        EXPECT_LT(relativeError(c.out, expected.values), 1e-6);
    });
}

/// A product with a gradient [rows × outCols] for its input.
struct Backwards {
    std::vector<float> weight, in, out;
    BackwardProduct product;

    Backwards(std::size_t rows, std::size_t inCols, std::size_t outCols, std::uint64_t seed)
        : weight(randomValues(inCols * outCols, seed)),
          in(randomValues(rows * outCols, seed + 1)),
          out(rows * inCols, 7.0f),
          product{.weight = weight.data(),
                  .in = in.data(),
                  .out = out.data(),
                  .rows = rows,
                  .inCols = inCols,
                  .outCols = outCols} {}

    Reference expected() const {
        Reference all;
        for (std::size_t n = 0; n < product.rows; ++n) {
            for (std::size_t k = 0; k < product.inCols; ++k) {
                double sum = 0, terms = 0;
                for (std::size_t r = 0; r < product.outCols; ++r) {
                    const double term = static_cast<double>(in[n * product.outCols + r]) *
                                        weight[r * product.inCols + k];
                    sum += term;
                    terms += std::abs(term);
                }
                all.values.push_back(static_cast<float>(sum));
                all.sizes.push_back(terms);
            }
        }
        return all;
    }
};

TEST(MultiplyBackwards, EqualsTheDefinitionForAnyShapeAndSplit) {
    EXPECT_TRUE(rc::check([] {
        const auto size = [](std::size_t most) { return *rc::gen::inRange<std::size_t>(1, most); };
        Backwards c(size(40), size(200), size(60), *rc::gen::arbitrary<std::uint64_t>());
        const auto split = *rc::gen::inRange<std::size_t>(0, c.product.inCols + 1);
        multiplyBackwards(c.product, split, c.product.inCols);
        multiplyBackwards(c.product, 0, split);
        // One running sum per element: its error grows with the number of terms.
        RC_ASSERT(withinRounding(c.out, c.expected(), 4 * c.product.outCols));
    }));
}

/// More weight rows than are summed in one go, on every SIMD target.
TEST(MultiplyBackwards, ManyWeightRowsEqualTheDefinition) {
    Backwards c(13, 131, 700, 5);
    const auto expected = c.expected();
    test::onEveryTarget([&] {
        std::fill(c.out.begin(), c.out.end(), 7.0f);
        multiplyBackwards(c.product, 0, c.product.inCols);
        EXPECT_LT(relativeError(c.out, expected.values), 1e-6);
    });
}

TEST(MultiplyBackwards, ARowIsBitEqualAloneAndInCompany) {
    Backwards together(17, 150, 300, 9);
    multiplyBackwards(together.product, 0, 150);
    for (std::size_t n = 0; n < 17; ++n) {
        std::vector<float> alone(150);
        BackwardProduct one = together.product;
        one.rows = 1;
        one.in += n * one.outCols;
        one.out = alone.data();
        multiplyBackwards(one, 0, 150);
        EXPECT_TRUE(std::equal(alone.begin(), alone.end(), together.out.begin() + n * 150)) << n;
    }
}

TEST(MultiplyColumns, ARowIsBitEqualAloneAndInCompany) {
    EXPECT_TRUE(rc::check([] {
        Case together = anyCase();
        Case alone = together;
        point(together, true);
        point(alone, true);
        multiplyColumns(together.product, 0, together.product.outCols);
        const std::size_t n = *rc::gen::inRange<std::size_t>(0, together.product.rows);
        alone.product.rows = 1;
        alone.product.in += n * alone.product.inCols;
        alone.product.out += n * alone.product.outCols;
        multiplyColumns(alone.product, 0, alone.product.outCols);
        for (std::size_t r = 0; r < alone.product.outCols; ++r) {
            const std::size_t i = n * alone.product.outCols + r;
            RC_ASSERT(alone.out[i] == together.out[i]);
        }
    }));
}

} // namespace
} // namespace steerscope
