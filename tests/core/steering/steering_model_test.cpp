// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/steering_model.h"

#include <gtest/gtest.h>

#include "tests/support/fake_language_model.h"
#include "tests/support/ranked_models.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

TEST(CoefficientProbe, FollowsItsGate) {
    const std::vector<float> h{0.0f, 1.0f};
    const std::vector<float> w{1.0f, -2.0f};
    EXPECT_EQ((CoefficientProbe{w, {0.5f}, GateKind::relu}).evaluate(h), 0.0f);
    EXPECT_FLOAT_EQ((CoefficientProbe{w, {0.5f}, GateKind::linear}).evaluate(h), -1.5f);
    EXPECT_FLOAT_EQ((CoefficientProbe{w, {0.5f}, GateKind::clamp}).evaluate(h), 2.5f);
    EXPECT_EQ((CoefficientProbe{{}, {0.5f}, GateKind::constant}).evaluate(h), 0.5f);
}

TEST(CoefficientProbe, HasOneCoefficientPerRow) {
    const CoefficientProbe probe{{1.0f, 0.0f, 0.0f, 3.0f}, {1.0f, -1.0f}, GateKind::linear};
    ASSERT_EQ(probe.rank(), 2u);
    EXPECT_FLOAT_EQ(probe.evaluate(std::vector{5.0f, 7.0f}, 0), 6.0f);
    EXPECT_FLOAT_EQ(probe.evaluate(std::vector{5.0f, 7.0f}, 1), 20.0f);
}

TEST(CoefficientProbe, IsReluOfAnAffineFunction) {
    const CoefficientProbe probe{{1.0f, -2.0f}, {0.5f}};
    EXPECT_FLOAT_EQ(probe.evaluate(std::vector{3.0f, 1.0f}), 1.5f);
    EXPECT_EQ(probe.evaluate(std::vector{0.0f, 1.0f}), 0.0f);
}

TEST(CoefficientProbe, IsNeverNegative) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        const CoefficientProbe probe{randomVector(8, seed), {-0.5f}};
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
                      model.layers[i].meanCoefficients.at(0));
    }
}

TEST(SteeringModel, ATwinOfHigherRankPushesByItsMeans) {
    const SteeringModel model = rankedModel(6, 4, {2}, {3, GateKind::relu});
    const SteeringModel twin = constantTwin(model);
    EXPECT_EQ(twin.layers[0].probe.b, model.layers[0].meanCoefficients);
    EXPECT_EQ(twin.layers[0].probe.gate, GateKind::constant);
    EXPECT_NO_THROW(requireConsistent(twin));
}

TEST(SteeringModel, PartsThatDoNotFitTogetherAreRefusedByName) {
    const auto refusal = [](const auto& spoil) {
        SteeringModel model = rankedModel(6, 4, {2}, {3, GateKind::linear});
        spoil(model.layers[0]);
        return errorOf([&] { requireConsistent(model); });
    };
    const auto z = refusal([](SteeringLayer& l) { l.z.pop_back(); });
    EXPECT_EQ(z.code, "PSR-009");
    EXPECT_EQ(z.field, "layer 2, directions");
    EXPECT_EQ(z.found, "11 numbers");
    EXPECT_EQ(z.allowed, "12 numbers");
    EXPECT_EQ(refusal([](SteeringLayer& l) { l.probe.w.clear(); }).field, "layer 2, probes");
    EXPECT_EQ(refusal([](SteeringLayer& l) { l.probe.gate = GateKind::constant; }).field,
              "layer 2, probes");
    EXPECT_EQ(refusal([](SteeringLayer& l) { l.meanCoefficients.clear(); }).field,
              "layer 2, mean coefficients");
    EXPECT_EQ(refusal([](SteeringLayer& l) { l.z.clear(); }).field, "layer 2, coefficients")
        << "unit vectors need rank 4";
    EXPECT_EQ(refusal([](SteeringLayer& l) { l = {.layer = LayerIndex(2)}; }).code, "PSR-009");
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
