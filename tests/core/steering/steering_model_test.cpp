// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/steering_model.h"

#include <gtest/gtest.h>

#include "tests/support/fake_language_model.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

TEST(CoefficientProbe, IsReluOfAnAffineFunctionAndConstantWithoutWeights) {
    const CoefficientProbe probe{{1.0f, -2.0f}, 0.5f};
    EXPECT_FLOAT_EQ(probe.evaluate(std::vector{3.0f, 1.0f}), 1.5f);
    EXPECT_EQ(probe.evaluate(std::vector{0.0f, 1.0f}), 0.0f);
    EXPECT_EQ((CoefficientProbe{{}, 0.25f}).evaluate(std::vector{9.0f, 9.0f}), 0.25f);
}

TEST(CoefficientProbe, IsNeverNegative) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        const CoefficientProbe probe{randomVector(8, seed), -0.5f};
        EXPECT_GE(probe.evaluate(randomVector(8, seed + 1000)), 0.0f);
    }
}

TEST(SteeringModel, FindsOnlySteeredLayers) {
    const SteeringModel model = sampleModel(6, 4, {1, 4});
    ASSERT_NE(model.find(LayerIndex(4)), nullptr);
    EXPECT_EQ(model.find(LayerIndex(4))->layer, LayerIndex(4));
    for (const std::int32_t l : {0, 2, 5, 9})
        EXPECT_EQ(model.find(LayerIndex(l)), nullptr);
}

TEST(SteeringModel, TheConstantTwinPushesByTheMeanWhateverTheStream) {
    const SteeringModel model = sampleModel(6, 4, {1, 4});
    const SteeringModel twin = constantTwin(model);
    ASSERT_EQ(twin.layers.size(), model.layers.size());
    for (std::size_t i = 0; i < twin.layers.size(); ++i) {
        EXPECT_EQ(twin.layers[i].z, model.layers[i].z);
        for (unsigned seed = 0; seed < 5; ++seed)
            EXPECT_EQ(twin.layers[i].probe.evaluate(randomVector(4, seed)),
                      model.layers[i].meanCoefficient);
    }
}

TEST(Incompatibility, NothingForTheModelItWasMadeFor) {
    const FakeLanguageModel model;
    EXPECT_EQ(incompatibility(sampleModel(3, 6, {0}), model), std::nullopt);
}

TEST(Incompatibility, NamesBothShapes) {
    const FakeLanguageModel model;
    const auto reason = incompatibility(sampleModel(30, 576, {0}), model);
    ASSERT_TRUE(reason);
    EXPECT_NE(reason->find("30 layers of width 576"), std::string::npos) << *reason;
    EXPECT_NE(reason->find("3 layers of width 6"), std::string::npos) << *reason;
}

TEST(Incompatibility, OtherWeightsOfTheSameShapeAreRefusedByHash) {
    const FakeLanguageModel model;
    SteeringModel steering = sampleModel(3, 6, {0});
    steering.provenance.modelSha256 = std::string(64, 'c');
    const auto reason = incompatibility(steering, model);
    ASSERT_TRUE(reason);
    EXPECT_NE(reason->find("cccccccccccc"), std::string::npos) << *reason;
    EXPECT_NE(reason->find("aaaaaaaaaaaa"), std::string::npos) << *reason;
    steering.provenance.modelSha256.clear();
    EXPECT_TRUE(incompatibility(steering, model)) << "a file without a hash fits nothing";
}

} // namespace
} // namespace steerscope::test
