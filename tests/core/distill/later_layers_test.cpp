// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/later_layers_stage.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/model/load_model.h"
#include "tests/support/polish_problem.h"
#include "tests/support/steering_samples.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

/// A tiny model whose teacher is itself, pushed at layer 1 by a planted rank 1 edit.
struct LaterLayers : testing::Test {
    std::unique_ptr<LanguageModel> model =
        tinyModel({.nLayers = 4}, {.executor = Executor::torch, .threads = 1});
    SteeringModel teacher = plantedTeacher(*model, {1});
    PolishProblem problem{*model, teacher, 16};
    SteeringLayer planted = teacher.layers.at(0);

    LaterLayersStage corrected(SteeringLayer layer) {
        LaterLayersStage stage(*model, *problem.caches, problem.all(), std::move(layer));
        while (stage.advance({})) {
        }
        return stage;
    }
};

double lengthRatio(const std::vector<float>& a, const std::vector<float>& b) {
    double squareA = 0, squareB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        squareA += static_cast<double>(a[i]) * a[i];
        squareB += static_cast<double>(b[i]) * b[i];
    }
    return std::sqrt(squareA / squareB);
}

TEST_F(LaterLayers, RecoversThePlantedDirectionAndItsLength) {
    SteeringLayer layer = planted;
    const auto aside = randomVector(layer.z.size(), 77);
    const float size = static_cast<float>(0.6 * lengthRatio(layer.z, aside));
    for (std::size_t i = 0; i < layer.z.size(); ++i)
        layer.z[i] = 0.6f * layer.z[i] + size * aside[i];
    ASSERT_LT(cosine(layer.z, planted.z), 0.85);
    const LaterLayersStage stage = corrected(layer);
    EXPECT_GT(cosine(stage.layer().z, planted.z), 0.99);
    EXPECT_NEAR(lengthRatio(stage.layer().z, planted.z), 1.0, 0.1);
    EXPECT_LT(stage.errorAfter(), 0.05 * stage.errorBefore());
    EXPECT_EQ(stage.layer().probe.w, layer.probe.w) << "the gate stays";
}

TEST_F(LaterLayers, AnEditThatIsRightAlreadyStays) {
    const LaterLayersStage stage = corrected(planted);
    EXPECT_GT(cosine(stage.layer().z, planted.z), 0.999);
    EXPECT_LE(stage.errorAfter(), stage.errorBefore());
}

TEST_F(LaterLayers, TheErrorNeverGrowsWhereTheTruthIsOutOfReach) {
    for (const std::int32_t l : {0, 2, 3}) {
        SteeringLayer layer = planted;
        layer.layer = LayerIndex(l); // The teacher was pushed elsewhere.
        const LaterLayersStage stage = corrected(layer);
        EXPECT_LE(stage.errorAfter(), stage.errorBefore()) << l;
        EXPECT_GT(stage.errorAfter(), 0.0) << l;
    }
}

TEST_F(LaterLayers, AZeroDirectionGivesFiniteNumbers) {
    SteeringLayer layer = planted;
    layer.z.assign(layer.z.size(), 0.0f);
    const LaterLayersStage stage = corrected(layer);
    for (const float value : stage.layer().z)
        EXPECT_TRUE(std::isfinite(value));
}

TEST_F(LaterLayers, CountsItsWork) {
    LaterLayersStage stage(*model, *problem.caches, problem.all(), planted);
    std::uint64_t last = 0;
    do {
        EXPECT_LE(last, stage.done());
        last = stage.done();
        EXPECT_FALSE(stage.describe().empty());
    } while (stage.advance({}));
    EXPECT_LE(stage.done(), 2 * stage.total());
    EXPECT_GT(2 * stage.done(), stage.total());
}

} // namespace
} // namespace steerscope::test
