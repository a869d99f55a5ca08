// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/joint_directions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

constexpr std::size_t kRows = 60, kWidth = 5, kLayers = 4;
/// Layer 2 is not steered: its errors count, and it has no direction.
constexpr std::size_t kSteered[] = {0, 1, 3};

/// A sweep as the fit sees it: streams, errors after every push, and sizes of Δ.
struct Sweep {
    std::vector<SteeringLayer> layers;
    std::vector<FloatMatrix> students, errors;
    std::vector<double> plain = {7, 20, 31, 52};

    explicit Sweep(GateKind gate = GateKind::relu, std::size_t rank = 1) {
        for (std::size_t l = 0; l < kLayers; ++l) {
            const auto seed = static_cast<unsigned>(10 * l + 1);
            students.push_back(randomMatrix(kRows, kWidth, seed));
            errors.push_back(randomMatrix(kRows, kWidth, seed + 1));
            if (l == 2) continue;
            SteeringLayer layer{.layer = LayerIndex(static_cast<std::int32_t>(l)),
                                .z = randomVector(rank * kWidth, seed + 2)};
            layer.probe = {randomVector(rank * kWidth, seed + 3), randomVector(rank, seed + 4),
                           gate};
            layers.push_back(std::move(layer));
        }
    }
    std::vector<SteeringLayer> improved() const {
        JointDirections joint;
        std::size_t next = 0;
        for (std::size_t l = 0; l < kLayers; ++l) {
            if (next < layers.size() && kSteered[next] == l)
                joint.addCoefficients(layers[next++], students[l]);
            joint.addErrors(errors[l], plain[l]);
        }
        auto out = layers;
        joint.improve(out);
        return out;
    }
    /// What `improve` makes least, as its header states it, for layers moved to `moved`.
    double objective(const std::vector<SteeringLayer>& moved, double damping = 0.3) const {
        double sum = 0, tail[kLayers + 1] = {};
        for (std::size_t l = kLayers; l-- > 0;)
            tail[l] = tail[l + 1] + 1 / plain[l];
        for (std::size_t t = 0; t < kRows; ++t)
            for (std::size_t i = 0; i < kWidth; ++i) {
                double arrived = 0;
                for (std::size_t l = 0, next = 0; l < kLayers; ++l) {
                    if (next < moved.size() && kSteered[next] == l) {
                        for (std::size_t k = 0; k < moved[next].rank(); ++k) {
                            const double part = change(moved, next, k, i) *
                                                layers[next].probe.evaluate(students[l].row(t), k);
                            arrived += part;
                            sum += damping * part * part * tail[l];
                        }
                        ++next;
                    }
                    sum += std::pow(errors[l].at(t, i) - arrived, 2) / plain[l];
                }
            }
        return sum;
    }

private:
    double change(const std::vector<SteeringLayer>& moved, std::size_t layer, std::size_t k,
                  std::size_t i) const {
        const std::size_t at = k * kWidth + i;
        return static_cast<double>(moved[layer].z[at]) - layers[layer].z[at];
    }
};

/// The minimum of a convex function: any step away from it costs, in every direction.
TEST(JointDirections, AreTheMinimumOfTheirObjective) {
    for (const auto& [gate, rank] :
         {std::pair{GateKind::relu, std::size_t{1}}, {GateKind::linear, std::size_t{2}}}) {
        const Sweep sweep(gate, rank);
        const auto best = sweep.improved();
        const double least = sweep.objective(best);
        EXPECT_LT(least, sweep.objective(sweep.layers)) << "it was not the minimum before";
        for (std::size_t n = 0; n < best.size(); ++n)
            for (std::size_t at = 0; at < best[n].z.size(); ++at)
                for (const float step : {-0.05f, 0.05f}) {
                    auto aside = best;
                    aside[n].z[at] += step;
                    EXPECT_GT(sweep.objective(aside), least) << n << " " << at << " " << step;
                }
    }
}

TEST(JointDirections, NothingMovesWhereNothingIsLeftOver) {
    Sweep exact;
    for (FloatMatrix& errors : exact.errors)
        std::ranges::fill(errors.values(), 0.0f);
    const auto improved = exact.improved();
    for (std::size_t n = 0; n < improved.size(); ++n)
        EXPECT_EQ(improved[n].z, exact.layers[n].z);
}

/// Least-squares constants leave errors of mean zero, which no constant makes smaller.
TEST(JointDirections, ConstantPushesAreRightAlready) {
    Sweep sweep(GateKind::linear);
    for (SteeringLayer& layer : sweep.layers)
        layer.probe = {std::vector<float>(kWidth, 0.0f), {1.0f}, GateKind::linear};
    for (FloatMatrix& errors : sweep.errors)
        for (std::size_t i = 0; i < kWidth; ++i) {
            double mean = 0;
            for (std::size_t t = 0; t < kRows; ++t)
                mean += errors.at(t, i) / static_cast<double>(kRows);
            for (std::size_t t = 0; t < kRows; ++t)
                errors.at(t, i) -= static_cast<float>(mean);
        }
    const auto improved = sweep.improved();
    for (std::size_t n = 0; n < improved.size(); ++n)
        for (std::size_t i = 0; i < kWidth; ++i)
            EXPECT_NEAR(improved[n].z[i], sweep.layers[n].z[i], 1e-5);
}

TEST(JointDirections, AGateThatNeverOpensKeepsItsDirection) {
    Sweep sweep;
    sweep.layers[1].probe.b = {-1e6f};
    const auto improved = sweep.improved();
    EXPECT_EQ(improved[1].z, sweep.layers[1].z);
    for (const SteeringLayer& layer : improved)
        EXPECT_TRUE(std::ranges::all_of(layer.z, [](float z) { return std::isfinite(z); }));
    EXPECT_NE(improved[2].z, sweep.layers[2].z);
}

TEST(JointDirections, ALayerWithoutDeltaDoesNotCount) {
    Sweep sweep;
    sweep.plain[0] = 0;
    for (const SteeringLayer& layer : sweep.improved())
        EXPECT_TRUE(std::ranges::all_of(layer.z, [](float z) { return std::isfinite(z); }));
}

} // namespace
} // namespace steerscope::test
