// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/baselines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "core/steering/residual_edits.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

constexpr std::size_t kRows = 1000, kWidth = 16;

LayerSample sampleWith(float noise) {
    LayerSample out{randomMatrix(kRows, kWidth, 1), randomMatrix(kRows, kWidth, 2), 0};
    for (float& value : out.residual.values())
        value *= noise;
    return out;
}

void addTo(std::span<float> row, double scale, std::span<const float> direction) {
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] += static_cast<float>(scale * direction[i]);
}

std::vector<float> meanResidual(const LayerSample& sample) {
    std::vector<float> mean(kWidth);
    for (std::size_t t = 0; t < kRows; ++t)
        addTo(mean, 1.0 / kRows, sample.residual.row(t));
    return mean;
}

TEST(Dim, IsThePlantedMeanDifference) {
    LayerSample sample = sampleWith(0.5f);
    const auto z = randomVector(kWidth, 5);
    for (std::size_t t = 0; t < kRows; ++t)
        addTo(sample.residual.row(t), 1.0, z);
    EXPECT_GT(cosine(fitConstantLayer(LayerIndex(0), sample).z, z), 0.99);
}

TEST(FitPrincipalLayer, FindsTheDirectionThatVariesMost) {
    LayerSample sample = sampleWith(0.3f);
    const auto z = randomVector(kWidth, 5), other = randomVector(kWidth, 6);
    const auto swing = randomVector(kRows, 7);
    for (std::size_t t = 0; t < kRows; ++t) {
        addTo(sample.residual.row(t), 0.5 + 2 * swing[t], z); // Mostly along z, either way,
        addTo(sample.residual.row(t), 0.4, other);            // while the mean leans aside.
    }
    const SteeringLayer layer = fitPrincipalLayer(LayerIndex(0), sample);
    EXPECT_GT(cosine(layer.z, z), 0.99) << "the sign is that of the mean";
    EXPECT_LT(cosine(meanResidual(sample), z), 0.97) << "DiM gives another direction";
    EXPECT_EQ(layer.probe.gate, GateKind::constant);
}

TEST(FitPrincipalLayer, ItsLengthIsTheMeanProjection) {
    LayerSample sample = sampleWith(0.1f);
    const auto z = randomVector(kWidth, 5);
    for (std::size_t t = 0; t < kRows; ++t)
        addTo(sample.residual.row(t), t % 2 ? 3.0 : 1.0, z);
    const auto fitted = fitPrincipalLayer(LayerIndex(0), sample).z;
    for (std::size_t i = 0; i < kWidth; ++i)
        EXPECT_NEAR(fitted[i], 2 * z[i], 0.05);
}

TEST(FitClampLayer, BringsEveryTokenToThePromptedMeanProjection) {
    LayerSample sample = sampleWith(0.2f);
    const auto z = randomVector(kWidth, 5);
    for (std::size_t t = 0; t < kRows; ++t)
        addTo(sample.residual.row(t), 1.5, z);
    const SteeringLayer layer = fitClampLayer(LayerIndex(2), sample);
    EXPECT_GT(cosine(layer.z, z), 0.99);
    const auto projection = [&](std::span<const float> row) {
        double sum = 0;
        for (std::size_t i = 0; i < kWidth; ++i)
            sum += static_cast<double>(layer.z[i]) * row[i];
        return sum;
    };
    double wanted = 0;
    for (std::size_t t = 0; t < kRows; ++t)
        wanted += (projection(sample.student.row(t)) + projection(sample.residual.row(t))) / kRows;
    const auto model = std::make_shared<SteeringModel>(
        SteeringModel{static_cast<std::int32_t>(kWidth), 3, {layer}, {}});
    PsrEdit edit({{model, 1.0f}}, Position(0));
    FloatMatrix rows = sample.student;
    edit.apply(LayerIndex(2), Position(0), rows.view());
    for (std::size_t t = 0; t < kRows; ++t)
        EXPECT_NEAR(projection(rows.row(t)), wanted, 1e-4);
}

TEST(FitTiedLayer, RecoversADirectionThatDetectsAndSteers) {
    LayerSample sample = sampleWith(0.1f);
    auto u = randomVector(kWidth, 5);
    const double length = std::sqrt(std::inner_product(u.begin(), u.end(), u.begin(), 0.0));
    for (float& value : u)
        value /= static_cast<float>(length);
    double squares = 0;
    for (std::size_t t = 0; t < kRows; ++t) {
        const double p = std::inner_product(u.begin(), u.end(), sample.student.row(t).begin(), 0.0);
        const double lambda = std::max(0.0, 2.0 * p - 0.5);
        addTo(sample.residual.row(t), lambda, u);
        squares += lambda * lambda;
    }
    ASSERT_GT(squares, 100);
    const SteeringLayer layer = fitTiedLayer(LayerIndex(0), sample);
    EXPECT_GT(cosine(layer.z, u), 0.99);
    EXPECT_GT(cosine(layer.probe.w, u), 0.99);
    for (std::size_t i = 0; i < kWidth; ++i)
        EXPECT_NEAR(layer.probe.w[i], 2 * u[i], 0.1);
    EXPECT_NEAR(layer.probe.b.at(0), -0.5, 0.1);
}

TEST(FitTiedLayer, CannotDetectAlongAnotherDirectionThanItSteers) {
    LayerSample sample = sampleWith(0.0f);
    const auto z = randomVector(kWidth, 5), w = randomVector(kWidth, 6);
    double whole = 0;
    for (std::size_t t = 0; t < kRows; ++t) {
        const double lambda =
            std::max(0.0f, CoefficientProbe{w, {0.0f}}.evaluate(sample.student.row(t)));
        addTo(sample.residual.row(t), lambda, z);
        for (const float value : sample.residual.row(t))
            whole += static_cast<double>(value) * value;
    }
    const auto missed = [&](const SteeringLayer& layer) {
        double sum = 0;
        for (std::size_t t = 0; t < kRows; ++t) {
            const double lambda = layer.probe.evaluate(sample.student.row(t));
            for (std::size_t i = 0; i < kWidth; ++i)
                sum += std::pow(sample.residual.at(t, i) - lambda * layer.z[i], 2);
        }
        return sum / whole;
    };
    RidgeChoice ridges({1e-3});
    EXPECT_GT(missed(fitTiedLayer(LayerIndex(0), sample)), 0.2);
    EXPECT_LT(missed(fitGatedLayer(LayerIndex(0), sample, ridges)), 0.02);
}

TEST(Baselines, GiveFiniteNumbersWhereNothingChanges) {
    const LayerSample nothing{randomMatrix(20, kWidth, 1), FloatMatrix(20, kWidth), 0};
    for (const auto& layer :
         {fitPrincipalLayer(LayerIndex(0), nothing), fitClampLayer(LayerIndex(0), nothing),
          fitTiedLayer(LayerIndex(0), nothing)}) {
        for (const auto* values : {&layer.z, &layer.probe.w, &layer.probe.b})
            EXPECT_TRUE(
                std::ranges::all_of(*values, [](float value) { return std::isfinite(value); }));
        EXPECT_EQ(layer.meanCoefficients.size(), 1u);
    }
}

} // namespace
} // namespace steerscope::test
