// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/faithfulness.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/eval/divergence.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

/// Σ_k c_k(t) z_k with `rank` random directions and coefficients.
FloatMatrix lowRank(std::size_t rows, std::size_t cols, std::size_t rank, unsigned seed) {
    FloatMatrix out(rows, cols);
    for (std::size_t k = 0; k < rank; ++k) {
        const auto z = randomVector(cols, seed + static_cast<unsigned>(k));
        const auto c = randomVector(rows, seed + 100 + static_cast<unsigned>(k));
        for (std::size_t t = 0; t < rows; ++t)
            for (std::size_t i = 0; i < cols; ++i)
                out.at(t, i) += c[t] * z[i];
    }
    return out;
}

/// ‖Δ − (Δz)zᵀ‖ / ‖Δ‖ for a unit direction: what that direction leaves.
double leftBy(const FloatMatrix& delta, std::vector<float> z) {
    double length = 0, all = 0, caught = 0;
    for (const float x : z)
        length += static_cast<double>(x) * x;
    for (std::size_t t = 0; t < delta.rows(); ++t) {
        double dot = 0;
        for (std::size_t i = 0; i < z.size(); ++i) {
            dot += static_cast<double>(delta.at(t, i)) * z[i];
            all += static_cast<double>(delta.at(t, i)) * delta.at(t, i);
        }
        caught += dot * dot / length;
    }
    return std::sqrt(1 - caught / all);
}

TEST(RankFloor, IsZeroWhenSoManyDirectionsSuffice) {
    for (std::size_t rank = 1; rank <= 4; ++rank) {
        const FloatMatrix delta = lowRank(30, 12, rank, 7);
        EXPECT_NEAR(rankFloor(delta, rank), 0, 1e-3);
        if (rank > 1) {
            EXPECT_GT(rankFloor(delta, rank - 1), 0.01);
        }
    }
    EXPECT_EQ(rankFloor(FloatMatrix(5, 4)), 0);
    EXPECT_EQ(rankFloor(FloatMatrix()), 0);
}

TEST(RankFloor, NoDirectionGoesBelowIt) {
    for (const auto& [rows, cols] : {std::pair{40, 10}, {6, 30}}) {
        const FloatMatrix delta = randomMatrix(rows, cols, 3);
        const double floor = rankFloor(delta);
        for (unsigned seed = 0; seed < 50; ++seed)
            EXPECT_GE(leftBy(delta, randomVector(static_cast<std::size_t>(cols), seed)),
                      floor - 1e-6);
    }
}

TEST(RankFloor, FallsWithTheRankAndIgnoresTheScale) {
    FloatMatrix delta = randomMatrix(20, 8, 4);
    double before = 1;
    for (std::size_t rank = 0; rank <= 8; ++rank) {
        const double floor = rankFloor(delta, rank);
        EXPECT_LE(floor, before + 1e-9);
        before = floor;
    }
    EXPECT_NEAR(before, 0, 1e-6);
    const double once = rankFloor(delta);
    for (float& x : delta.values())
        x *= 100;
    EXPECT_NEAR(rankFloor(delta), once, 1e-6);
    EXPECT_EQ(rankFloor(delta, 0), 1);
}

TEST(ProfileMatch, IsPerfectForProportionalProfiles) {
    const std::vector<float> norms{1, 5, 0.5f, 9, 2};
    std::vector<float> pushes;
    for (const float x : norms)
        pushes.push_back(3 * x);
    const ProfileMatch match = profileMatch(pushes, norms);
    EXPECT_NEAR(match.spearman, 1, 1e-12);
    EXPECT_NEAR(match.sharedMass, 1, 1e-12);
}

TEST(ProfileMatch, SeesAConstantPushMissTheFewBigTokens) {
    const std::vector<float> norms{10, 0, 0, 0, 0}, even{1, 1, 1, 1, 1}, apart{0, 1, 0, 0, 0};
    EXPECT_NEAR(profileMatch(even, norms).sharedMass, 0.2, 1e-12);
    EXPECT_EQ(profileMatch(even, norms).spearman, 0);
    EXPECT_EQ(profileMatch(apart, norms).sharedMass, 0);
    EXPECT_EQ(profileMatch(std::vector<float>(5), norms).sharedMass, 0);
}

TEST(KlCertificate, IsNeverBelowTheDivergence) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        auto p = randomVector(60, seed), q = p;
        const auto shift = randomVector(60, seed + 5000);
        const float size = 0.01f * static_cast<float>(1 + seed % 300);
        for (std::size_t i = 0; i < q.size(); ++i)
            q[i] += size * shift[i];
        EXPECT_LE(klDivergence(p, q), klCertificate(p, q) + 1e-12) << seed;
    }
    const auto p = randomVector(60, 1);
    EXPECT_EQ(klCertificate(p, p), 0);
}

TEST(AttributeGapBound, HoldsForTwoPoints) {
    // The rate of an attribute under p and q is itself a pair of Bernoulli distributions.
    for (double p = 0.05; p < 1; p += 0.05)
        for (double q = 0.05; q < 1; q += 0.05) {
            const double kl = p * std::log(p / q) + (1 - p) * std::log((1 - p) / (1 - q));
            EXPECT_LE(std::abs(p - q), attributeGapBound(kl) + 1e-12);
        }
    EXPECT_EQ(attributeGapBound(0), 0);
    EXPECT_LE(attributeGapBound(50), 1);
}

} // namespace
} // namespace steerscope::test
