// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/linear.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

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
