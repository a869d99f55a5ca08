// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/distill/closed_form.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

constexpr std::size_t kRows = 1500, kWidth = 24;

/// R = Σ_k (⟨w_k, h⟩ + b_k) z_k + noise with `rank` planted terms; features of unequal size.
struct PlantedMap {
    LayerSample sample{randomMatrix(kRows, kWidth, 1), randomMatrix(kRows, kWidth, 2), 0};
    std::vector<std::vector<float>> z;

    PlantedMap(std::size_t rank, float noise) {
        std::vector<std::vector<float>> w;
        for (std::size_t k = 0; k < rank; ++k) {
            z.push_back(randomVector(kWidth, 10 + static_cast<unsigned>(k)));
            w.push_back(randomVector(kWidth, 50 + static_cast<unsigned>(k)));
        }
        for (std::size_t t = 0; t < kRows; ++t) {
            const auto h = sample.student.row(t);
            const auto r = sample.residual.row(t);
            for (float& value : r)
                value *= noise;
            for (std::size_t k = 0; k < rank; ++k) {
                double lambda = 0.5;
                for (std::size_t i = 0; i < kWidth; ++i)
                    lambda += static_cast<double>(w[k][i]) * h[i];
                for (std::size_t i = 0; i < kWidth; ++i)
                    r[i] += static_cast<float>(lambda) * z[k][i];
            }
            for (std::size_t i = 0; i < kWidth; ++i)
                h[i] = h[i] * std::pow(10.0f, static_cast<float>(i % 3)) + 2.0f;
        }
    }
};

std::vector<double> pushOf(const SteeringLayer& layer, std::span<const float> h) {
    std::vector<double> out(h.size(), 0.0);
    for (std::size_t k = 0; k < layer.rank(); ++k) {
        const double lambda = layer.probe.evaluate(h, k);
        for (std::size_t i = 0; i < h.size(); ++i)
            out[i] += lambda * (layer.z.empty() ? double(i == k) : double(layer.direction(k)[i]));
    }
    return out;
}

/// ‖R − push‖²/‖R‖²
double relativeError(const LayerSample& sample, const SteeringLayer& layer) {
    double missed = 0, whole = 0;
    for (std::size_t t = 0; t < sample.student.rows(); ++t) {
        const auto push = pushOf(layer, sample.student.row(t));
        for (std::size_t i = 0; i < push.size(); ++i) {
            const double r = sample.residual.at(t, i);
            missed += (r - push[i]) * (r - push[i]);
            whole += r * r;
        }
    }
    return missed / whole;
}

SteeringLayer linear(const LayerSample& sample, std::size_t rank, double ridge = 1e-6) {
    RidgeChoice ridges({ridge});
    return fitLinearLayer(LayerIndex(3), sample, ridges, rank);
}

SteeringLayer affine(const LayerSample& sample, double ridge = 1e-6) {
    RidgeChoice ridges({ridge});
    return fitAffineLayer(LayerIndex(3), sample, ridges);
}

TEST(FitLinearLayer, RecoversAPlantedMapOfItsRank) {
    for (const std::size_t rank : {1u, 2u, 5u}) {
        const PlantedMap planted(rank, 0.0f);
        const SteeringLayer layer = linear(planted.sample, rank);
        EXPECT_EQ(layer.rank(), rank);
        EXPECT_EQ(layer.probe.gate, GateKind::linear);
        EXPECT_LT(relativeError(planted.sample, layer), 1e-5) << rank;
    }
}

TEST(FitLinearLayer, RankOneFindsThePlantedDirectionUnderNoise) {
    const PlantedMap planted(1, 1.0f);
    EXPECT_GT(std::abs(cosine(linear(planted.sample, 1, 1e-3).z, planted.z[0])), 0.99);
}

TEST(FitLinearLayer, ALowerRankThanPlantedFallsShortAndAHigherOneDoesNot) {
    const PlantedMap planted(3, 0.0f);
    const double two = relativeError(planted.sample, linear(planted.sample, 2));
    const double three = relativeError(planted.sample, linear(planted.sample, 3));
    EXPECT_GT(two, 0.02) << "the truth is not in this family";
    EXPECT_LT(three, 1e-5);
    EXPECT_LT(relativeError(planted.sample, linear(planted.sample, 6)), 1e-5);
}

TEST(FitLinearLayer, DirectionsAreOrthonormalLargestFirst) {
    const PlantedMap planted(5, 0.3f);
    const SteeringLayer layer = linear(planted.sample, 4);
    double last = 1e30;
    for (std::size_t k = 0; k < 4; ++k) {
        double mass = 0;
        for (std::size_t t = 0; t < kRows; ++t)
            mass += std::pow(layer.probe.evaluate(planted.sample.student.row(t), k), 2);
        EXPECT_LT(mass, 1.001 * last);
        last = mass;
        for (std::size_t j = 0; j < 4; ++j) {
            double dot = 0;
            for (std::size_t i = 0; i < kWidth; ++i)
                dot += static_cast<double>(layer.direction(k)[i]) * layer.direction(j)[i];
            EXPECT_NEAR(dot, j == k ? 1.0 : 0.0, 1e-5);
        }
    }
}

TEST(FitLinearLayer, MeanCoefficientsAreThoseOfTheTrainingRows) {
    const PlantedMap planted(3, 0.5f);
    const SteeringLayer layer = linear(planted.sample, 3, 0.1);
    for (std::size_t k = 0; k < 3; ++k) {
        double mean = 0;
        for (std::size_t t = 0; t < kRows; ++t)
            mean += layer.probe.evaluate(planted.sample.student.row(t), k) / double(kRows);
        EXPECT_NEAR(layer.meanCoefficients[k], mean, 1e-2 + 1e-3 * std::abs(mean));
    }
}

TEST(FitAffineLayer, RecoversAnyAffineMap) {
    const PlantedMap planted(kWidth, 0.0f);
    const SteeringLayer layer = affine(planted.sample);
    EXPECT_TRUE(layer.z.empty());
    EXPECT_EQ(layer.rank(), kWidth);
    EXPECT_LT(relativeError(planted.sample, layer), 1e-5);
}

TEST(FitAffineLayer, FallsShortOfAPlantedGate) {
    PlantedMap planted(1, 0.0f);
    for (std::size_t t = 0; t < kRows; ++t) {
        const auto r = planted.sample.residual.row(t);
        const bool closed = cosine(r, planted.z[0]) < 0;
        for (float& value : r)
            value = closed ? 0.0f : value;
    }
    EXPECT_GT(relativeError(planted.sample, affine(planted.sample)), 0.05);
    RidgeChoice ridges({1e-3});
    EXPECT_LT(relativeError(planted.sample, fitGatedLayer(LayerIndex(0), planted.sample, ridges)),
              0.01);
}

TEST(FitLinearLayer, ChoosesTheSmallRidgeOnCleanDataAndTheLargeOneOnNoise) {
    PlantedMap clean(2, 0.01f);
    clean.sample.validation = kRows / 5;
    RidgeChoice ridges({1e-4, 1.0, 100.0});
    fitLinearLayer(LayerIndex(0), clean.sample, ridges, 2);
    EXPECT_EQ(ridges.best(), 1e-4);
    LayerSample noise{randomMatrix(60, kWidth, 7), randomMatrix(60, kWidth, 8), 30};
    RidgeChoice other({1e-4, 1.0, 100.0});
    fitAffineLayer(LayerIndex(0), noise, other);
    EXPECT_EQ(other.best(), 100.0);
}

TEST(FitLinearLayer, DegenerateDataGivesFiniteNumbersAndTheSameBitsTwice) {
    const LayerSample nothing{randomMatrix(20, kWidth, 1), FloatMatrix(20, kWidth), 4};
    const LayerSample frozen{FloatMatrix(20, kWidth, 2.5f), randomMatrix(20, kWidth, 2), 4};
    const LayerSample few{randomMatrix(3, kWidth, 3), randomMatrix(3, kWidth, 4), 1};
    const auto isFinite = [](float value) { return std::isfinite(value); };
    for (const LayerSample* sample : {&nothing, &frozen, &few}) {
        for (const auto& layer : {linear(*sample, 4, 0.01), affine(*sample, 0.01)}) {
            EXPECT_TRUE(std::ranges::all_of(layer.z, isFinite));
            EXPECT_TRUE(std::ranges::all_of(layer.probe.w, isFinite));
            EXPECT_TRUE(std::ranges::all_of(layer.probe.b, isFinite));
            EXPECT_TRUE(std::ranges::all_of(layer.meanCoefficients, isFinite));
        }
    }
    EXPECT_EQ(linear(frozen, 2).z, linear(frozen, 2).z);
    EXPECT_EQ(relativeError(few, affine(few)), relativeError(few, affine(few)));
}

} // namespace
} // namespace steerscope::test
