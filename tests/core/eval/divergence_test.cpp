// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/divergence.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

/// KL straight from its definition.
double naiveKl(std::span<const float> teacher, std::span<const float> student) {
    double zp = 0, zq = 0, out = 0;
    for (const float x : teacher)
        zp += std::exp(static_cast<double>(x));
    for (const float x : student)
        zq += std::exp(static_cast<double>(x));
    for (std::size_t i = 0; i < teacher.size(); ++i) {
        const double p = std::exp(static_cast<double>(teacher[i])) / zp;
        const double q = std::exp(static_cast<double>(student[i])) / zq;
        out += p * std::log(p / q);
    }
    return out;
}

TEST(KlDivergence, MatchesTheDefinition) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const auto p = randomVector(301, seed), q = randomVector(301, seed + 100);
        EXPECT_NEAR(klDivergence(p, q), naiveKl(p, q), 1e-12);
    }
}

TEST(KlDivergence, IsPositiveForAnyDifferenceAndZeroForNone) {
    for (unsigned seed = 0; seed < 50; ++seed) {
        const auto p = randomVector(64, seed);
        EXPECT_EQ(klDivergence(p, p), 0.0);
        auto q = p;
        q[seed % 64] += 0.01f;
        EXPECT_GT(klDivergence(p, q), 0.0);
    }
}

TEST(KlDivergence, IgnoresAConstantAddedToAllLogits) {
    const auto p = randomVector(64, 1);
    auto shifted = p;
    for (float& x : shifted)
        x += 8.0f;
    EXPECT_NEAR(klDivergence(p, shifted), 0.0, 1e-12);
}

TEST(KlDivergence, SurvivesHugeLogits) {
    const std::vector<float> p{1e4f, 0, -1e4f}, q{0, 1e4f, -1e4f};
    EXPECT_NEAR(klDivergence(p, q), 1e4, 1e-6);
}

TEST(Divergence, AveragesRowsAndCountsEqualChoices) {
    const FloatMatrix teacher = randomMatrix(37, 50, 2);
    FloatMatrix student = teacher;
    for (std::size_t t = 0; t < 10; ++t)
        for (float& x : student.row(t))
            x = -x; // another most probable token
    std::vector<double> perToken;
    const Divergence out = divergence(teacher, student, &perToken);
    EXPECT_EQ(out.positions, 37u);
    EXPECT_DOUBLE_EQ(out.top1, 27.0 / 37.0);
    ASSERT_EQ(perToken.size(), 37u);
    double sum = 0;
    for (std::size_t t = 0; t < 37; ++t) {
        EXPECT_NEAR(perToken[t], klDivergence(teacher.row(t), student.row(t)), 1e-12);
        sum += perToken[t];
    }
    EXPECT_NEAR(out.kl, sum / 37, 1e-12);
    EXPECT_EQ(perToken[20], 0.0);
}

TEST(Divergence, OfNoRowsIsEmpty) {
    std::vector<double> perToken{1};
    const Divergence out = divergence(FloatMatrix(0, 5), FloatMatrix(0, 5), &perToken);
    EXPECT_EQ(out.positions, 0u);
    EXPECT_EQ(out.kl, 0.0);
    EXPECT_TRUE(perToken.empty());
}

TEST(Divergence, CombiningPartsEqualsMeasuringTheWhole) {
    const FloatMatrix teacher = randomMatrix(30, 20, 3), student = randomMatrix(30, 20, 4);
    const auto part = [](const FloatMatrix& m, std::size_t first, std::size_t count) {
        const auto begin = m.values().begin() + static_cast<std::ptrdiff_t>(first * m.cols());
        return FloatMatrix(count, m.cols(),
                           {begin, begin + static_cast<std::ptrdiff_t>(count * m.cols())});
    };
    const Divergence whole = divergence(teacher, student);
    const Divergence sum = combine(divergence(part(teacher, 0, 7), part(student, 0, 7)),
                                   divergence(part(teacher, 7, 23), part(student, 7, 23)));
    EXPECT_NEAR(sum.kl, whole.kl, 1e-12);
    EXPECT_NEAR(sum.top1, whole.top1, 1e-12);
    EXPECT_EQ(sum.positions, whole.positions);
    EXPECT_EQ(combine({}, {}).positions, 0u);
}

TEST(Fidelity, IsOneForTheTeacherZeroForNoChangeAndNegativeWhenWorse) {
    const Divergence unsteered{0.8, 0.5, 100};
    EXPECT_EQ(fidelity({0.0, 1.0, 100}, unsteered), 1.0);
    EXPECT_EQ(fidelity(unsteered, unsteered), 0.0);
    EXPECT_LT(fidelity({1.6, 0.1, 100}, unsteered), 0.0);
    EXPECT_EQ(fidelity({0.3, 0.1, 100}, {}), 0.0) << "an instruction that changes nothing";
}

} // namespace
} // namespace steerscope::test
