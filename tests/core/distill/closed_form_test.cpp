// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/closed_form.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

constexpr std::size_t kRows = 1200, kWidth = 24;

/// Streams with features of very different size and mean, and R = λ(h) z + noise with a planted λ.
struct Planted {
    std::vector<float> z, w;
    float b;
    LayerSample sample;
    std::vector<float> lambda;

    explicit Planted(float noise, float bias = 0.4f, unsigned seed = 1)
        : z(randomVector(kWidth, seed)),
          w(kWidth),
          b(bias),
          sample{randomMatrix(kRows, kWidth, seed + 1), randomMatrix(kRows, kWidth, seed + 2), 0} {
        const auto direction = randomVector(kWidth, seed + 3);
        for (std::size_t i = 0; i < kWidth; ++i) {
            const float size = std::pow(10.0f, static_cast<float>(i % 4) - 1.0f);
            w[i] = 0.3f * direction[i] / size;
            b -= w[i] * 3.0f * size;
            for (std::size_t t = 0; t < kRows; ++t)
                sample.student.at(t, i) = size * (sample.student.at(t, i) + 3.0f);
        }
        for (std::size_t t = 0; t < kRows; ++t) {
            lambda.push_back(CoefficientProbe{w, {b}}.evaluate(sample.student.row(t)));
            for (std::size_t i = 0; i < kWidth; ++i)
                sample.residual.at(t, i) = lambda[t] * z[i] + noise * sample.residual.at(t, i);
        }
    }
    std::vector<float> predicted(const SteeringLayer& layer) const {
        std::vector<float> out;
        for (std::size_t t = 0; t < kRows; ++t)
            out.push_back(layer.probe.evaluate(sample.student.row(t)));
        return out;
    }
};

double correlation(std::vector<float> a, std::vector<float> b) {
    for (auto* values : {&a, &b}) {
        double mean = 0;
        for (const float x : *values)
            mean += x / static_cast<double>(values->size());
        for (float& x : *values)
            x -= static_cast<float>(mean);
    }
    return cosine(a, b);
}

double squaredError(const LayerSample& sample, const SteeringLayer& layer) {
    double sum = 0;
    for (std::size_t t = 0; t < sample.student.rows(); ++t) {
        const float lambda = layer.probe.evaluate(sample.student.row(t));
        for (std::size_t i = 0; i < kWidth; ++i) {
            const double gap = sample.residual.at(t, i) - lambda * layer.z[i];
            sum += gap * gap;
        }
    }
    return sum;
}

SteeringLayer fitWith(const LayerSample& sample, double ridge) {
    RidgeChoice ridges({ridge});
    return fitGatedLayer(LayerIndex(3), sample, ridges);
}

TEST(FitGatedLayer, RecoversAPlantedDirectionAndItsCoefficients) {
    for (const float noise : {0.0f, 0.3f}) {
        const Planted planted(noise);
        const SteeringLayer layer = fitWith(planted.sample, 1e-3);
        EXPECT_EQ(layer.layer, LayerIndex(3));
        EXPECT_GT(cosine(layer.z, planted.z), 0.99) << noise;
        EXPECT_GT(correlation(planted.predicted(layer), planted.lambda), 0.99) << noise;
    }
}

TEST(FitGatedLayer, RecoversCoefficientsThatAreZeroOnMostRows) {
    const Planted planted(0.05f, -0.8f);
    const auto silent = std::ranges::count(planted.lambda, 0.0f);
    ASSERT_GT(static_cast<std::size_t>(silent), kRows / 2);
    const SteeringLayer layer = fitWith(planted.sample, 1e-3);
    EXPECT_GT(cosine(layer.z, planted.z), 0.99);
    EXPECT_GT(correlation(planted.predicted(layer), planted.lambda), 0.95);
}

TEST(FitGatedLayer, CoefficientsAreNeverNegative) {
    const Planted planted(2.0f);
    for (const float lambda : planted.predicted(fitWith(planted.sample, 0.1)))
        EXPECT_GE(lambda, 0.0f);
}

TEST(FitGatedLayer, MeanCoefficientIsTheMeanPushSoThatTheTwinPushesEqually) {
    const Planted planted(0.5f);
    const SteeringLayer layer = fitWith(planted.sample, 0.1);
    const auto lambda = planted.predicted(layer);
    double mean = 0;
    for (const float value : lambda)
        mean += value / static_cast<double>(kRows);
    EXPECT_NEAR(layer.meanCoefficients.at(0), mean, 1e-3 * mean);
}

TEST(FitGatedLayer, FitsBetterThanTheBestConstantOnGatedData) {
    const Planted planted(0.5f);
    EXPECT_LT(squaredError(planted.sample, fitWith(planted.sample, 0.03)),
              0.8 * squaredError(planted.sample, fitConstantLayer(LayerIndex(0), planted.sample)));
}

TEST(FitGatedLayer, ChoosesTheSmallRidgeOnCleanDataAndTheLargeOneOnNoise) {
    RidgeChoice clean({0.001, 1.0, 1000.0});
    Planted planted(0.05f);
    planted.sample.validation = kRows / 5;
    fitGatedLayer(LayerIndex(0), planted.sample, clean);
    EXPECT_EQ(clean.best(), 0.001);

    RidgeChoice noisy({0.001, 1.0, 1000.0});
    LayerSample noise{randomMatrix(60, kWidth, 7), randomMatrix(60, kWidth, 8), 30};
    for (float& value : noise.residual.values())
        value += 1.0f; // λ = 1 everywhere, rest is noise
    fitGatedLayer(LayerIndex(0), noise, noisy);
    EXPECT_GT(noisy.best(), 0.001);
}

TEST(FitGatedLayer, TheValidationRowsBelongToTheFinalFit) {
    Planted planted(0.2f);
    const SteeringLayer all = fitWith(planted.sample, 0.1);
    planted.sample.validation = kRows / 5;
    const SteeringLayer chosen = fitWith(planted.sample, 0.1);
    EXPECT_GT(cosine(all.z, chosen.z), 1 - 1e-6);
    EXPECT_GT(cosine(all.probe.w, chosen.probe.w), 1 - 1e-6);
}

TEST(FitGatedLayer, GivesTheSameBitsTwice) {
    const Planted planted(0.5f);
    const SteeringLayer a = fitWith(planted.sample, 0.1), b = fitWith(planted.sample, 0.1);
    EXPECT_EQ(a.z, b.z);
    EXPECT_EQ(a.probe.w, b.probe.w);
    EXPECT_EQ(a.probe.b, b.probe.b);
}

TEST(FitGatedLayer, DegenerateDataGivesFiniteNumbers) {
    LayerSample nothing{randomMatrix(20, kWidth, 1), FloatMatrix(20, kWidth), 4};
    LayerSample frozen{FloatMatrix(20, kWidth, 2.5f), randomMatrix(20, kWidth, 2), 4};
    LayerSample few{randomMatrix(3, kWidth, 3), randomMatrix(3, kWidth, 4), 1};
    for (const LayerSample* sample : {&nothing, &frozen, &few}) {
        const SteeringLayer layer = fitWith(*sample, 0.01);
        const auto isFinite = [](float value) { return std::isfinite(value); };
        EXPECT_TRUE(std::ranges::all_of(layer.z, isFinite));
        EXPECT_TRUE(std::ranges::all_of(layer.probe.w, isFinite));
        EXPECT_TRUE(std::ranges::all_of(layer.probe.b, isFinite));
        EXPECT_TRUE(std::ranges::all_of(layer.meanCoefficients, isFinite));
    }
    for (const float value : fitWith(nothing, 0.01).z)
        EXPECT_EQ(value, 0.0f);
}

TEST(FitConstantLayer, IsTheMeanResidualAtEveryRow) {
    const Planted planted(0.5f);
    const SteeringLayer layer = fitConstantLayer(LayerIndex(2), planted.sample);
    EXPECT_TRUE(layer.probe.w.empty());
    EXPECT_EQ(layer.probe.evaluate(planted.sample.student.row(0)), 1.0f);
    EXPECT_EQ(layer.meanCoefficients, std::vector{1.0f});
    for (std::size_t i = 0; i < kWidth; ++i) {
        double mean = 0;
        for (std::size_t t = 0; t < kRows; ++t)
            mean += planted.sample.residual.at(t, i) / static_cast<double>(kRows);
        EXPECT_NEAR(layer.z[i], mean, 1e-5);
    }
}

TEST(RidgeChoice, AddsErrorsOverLayersAndStartsInTheMiddle) {
    RidgeChoice ridges({0.1, 1.0, 10.0});
    EXPECT_EQ(ridges.best(), 1.0);
    ridges.add(std::vector{0.9, 0.8, 0.7});
    EXPECT_EQ(ridges.best(), 10.0);
    ridges.add(std::vector{0.2, 0.6, 0.9});
    EXPECT_EQ(ridges.best(), 0.1);
}

} // namespace
} // namespace steerscope::test
