// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/coefficients.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/ranked_models.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

constexpr std::size_t kLayers = 3, kTokens = 5, kWidth = 8;

TEST(AccumulatedDelta, IsTheDifferenceOnEveryCell) {
    const auto prompted = randomTrace(kLayers, kTokens, kWidth, 1);
    const auto plain = randomTrace(kLayers, kTokens, kWidth, 2);
    const auto delta = accumulatedDelta(prompted, plain);
    ASSERT_EQ(delta.layers.size(), kLayers);
    EXPECT_FLOAT_EQ(delta.layers[2].at(4, 7),
                    prompted.layers[2].at(4, 7) - plain.layers[2].at(4, 7));
    EXPECT_EQ(delta.first, prompted.first);
}

TEST(NormGrid, IsTheEuclideanNormPerCell) {
    ActivationTrace delta{Position(0), {FloatMatrix(2, 2, {3, 4, 0, 0})}};
    const auto grid = normGrid(delta);
    EXPECT_EQ(grid.rows(), 1u);
    EXPECT_EQ(grid.cols(), 2u);
    EXPECT_FLOAT_EQ(grid.at(0, 0), 5);
    EXPECT_EQ(grid.at(0, 1), 0);
}

TEST(ProjectCoefficients, RecoversPlantedCoefficientsAndIsZeroWithoutADirection) {
    const auto model = sampleModel(kLayers, kWidth, {1});
    const auto planted = randomVector(kTokens, 7);
    ActivationTrace delta = randomTrace(kLayers, kTokens, kWidth, 8);
    for (std::size_t t = 0; t < kTokens; ++t)
        for (std::size_t i = 0; i < kWidth; ++i)
            delta.layers[1].at(t, i) = planted[t] * model.layers[0].z[i];
    const auto grid = projectCoefficients(delta, model);
    for (std::size_t t = 0; t < kTokens; ++t) {
        EXPECT_NEAR(grid.at(1, t), planted[t], 1e-5);
        EXPECT_EQ(grid.at(0, t), 0.0f);
        EXPECT_EQ(grid.at(2, t), 0.0f);
    }
}

TEST(ProjectCoefficients, SplitsDeltaOverTheDirectionsOfAStack) {
    const auto first = sampleModel(kLayers, kWidth, {1}, 1);
    const auto second = sampleModel(kLayers, kWidth, {1, 2}, 2);
    ActivationTrace delta = randomTrace(kLayers, kTokens, kWidth, 8);
    for (std::size_t t = 0; t < kTokens; ++t)
        for (std::size_t i = 0; i < kWidth; ++i)
            delta.layers[1].at(t, i) = 2.0f * first.layers[0].z[i] - 0.5f * second.layers[0].z[i];
    const std::vector<const SteeringModel*> stack{&first, &second};
    const auto grid = projectCoefficients(delta, stack);
    const auto alone = projectCoefficients(delta, second);
    for (std::size_t t = 0; t < kTokens; ++t) {
        EXPECT_NEAR(grid.at(1, t), 1.5f, 1e-5);
        EXPECT_NEAR(grid.at(2, t), alone.at(2, t), 1e-5) << "only the second steers layer 2";
        EXPECT_EQ(grid.at(0, t), 0.0f);
    }
}

TEST(ProjectCoefficients, EqualDirectionsShareWhatTheyExplain) {
    const auto model = sampleModel(kLayers, kWidth, {1});
    const auto delta = randomTrace(kLayers, kTokens, kWidth, 8);
    const std::vector<const SteeringModel*> twice{&model, &model};
    const auto grid = projectCoefficients(delta, twice);
    const auto once = projectCoefficients(delta, model);
    for (std::size_t t = 0; t < kTokens; ++t)
        EXPECT_NEAR(grid.at(1, t), once.at(1, t), 1e-4 * (1 + std::abs(once.at(1, t))));
}

TEST(ProjectCoefficients, OfAHigherRankIsTheLengthWithinItsSpan) {
    const auto model = rankedModel(kLayers, kWidth, {1}, {3, GateKind::linear});
    const auto& layer = model.layers[0];
    ActivationTrace delta = randomTrace(kLayers, 1, kWidth, 8);
    double square = 0;
    for (std::size_t i = 0; i < kWidth; ++i) {
        const float value = layer.direction(0)[i] - 2.0f * layer.direction(2)[i];
        delta.layers[1].at(0, i) = value;
        square += static_cast<double>(value) * value;
    }
    EXPECT_NEAR(projectCoefficients(delta, model).at(1, 0), std::sqrt(square), 1e-4);
}

TEST(ProjectCoefficients, UnitVectorsReachAllOfDelta) {
    const auto model = affineModel(kLayers, kWidth, {1});
    const auto delta = randomTrace(kLayers, kTokens, kWidth, 8);
    const auto grid = projectCoefficients(delta, model);
    const auto norms = normGrid(delta);
    for (std::size_t t = 0; t < kTokens; ++t)
        EXPECT_FLOAT_EQ(grid.at(1, t), norms.at(1, t));
}

TEST(RelativeRmse, IsZeroForTheTeacherAndOneForThePlainRun) {
    const auto teacher = randomTrace(kLayers, kTokens, kWidth, 9);
    const auto plain = randomTrace(kLayers, kTokens, kWidth, 10);
    for (const double r : relativeRmse(teacher, teacher, plain))
        EXPECT_EQ(r, 0.0);
    for (const double r : relativeRmse(plain, teacher, plain))
        EXPECT_DOUBLE_EQ(r, 1.0);
}

TEST(RelativeRmse, IsOneHalfHalfWay) {
    const auto teacher = randomTrace(kLayers, kTokens, kWidth, 11);
    auto plain = teacher;
    auto student = teacher;
    for (std::size_t l = 0; l < kLayers; ++l)
        for (std::size_t k = 0; k < kTokens * kWidth; ++k) {
            plain.layers[l].values()[k] += 2.0f;
            student.layers[l].values()[k] += 1.0f;
        }
    for (const double r : relativeRmse(student, teacher, plain))
        EXPECT_NEAR(r, 0.5, 1e-5);
}

TEST(TopShare, CountsTheHeaviestTokens) {
    CoefficientGrid norms(2, 10, 1.0f);
    norms.at(0, 3) = 9.0f; // 81 + 1 of 18 + 82
    EXPECT_NEAR(topShare(norms, 0.1), 82.0 / 100.0, 1e-9);
    EXPECT_NEAR(topShare(norms, 1.0), 1.0, 1e-12);
    EXPECT_EQ(topShare(norms, 0.0), 0.0);
    EXPECT_EQ(topShare(CoefficientGrid(2, 10), 0.1), 0.0) << "no mass at all";
}

} // namespace
} // namespace steerscope::test
