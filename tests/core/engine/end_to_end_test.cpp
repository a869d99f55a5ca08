// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/engine/blocking_run.h"
#include "tests/support/fake_engine.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

/// A real transformer with random weights behind the engine, driven request by request.
class EndToEndTest : public testing::Test {
protected:
    void SetUp() override {
        for (const auto& event : run<ModelLoaded>(LoadModelRequest{}))
            m_info = event.info;
        ASSERT_EQ(m_info.nLayers, 3);
    }
    template <class Event> std::vector<Event> run(Request request) {
        std::vector<Event> out;
        m_engine.run(std::move(request), [&out](const EngineEvent& event) {
            if (const auto* found = std::get_if<Event>(&event)) out.push_back(*found);
        });
        return out;
    }
    std::shared_ptr<const SteeringModel> steering() const {
        FakeModelOptions shape;
        shape.nLayers = m_info.nLayers;
        shape.dModel = m_info.dModel;
        shape.sha256 = m_info.fileSha256;
        return fakeSteering(shape);
    }

    ModelInfo m_info;
    /// In float32 throughout: the quantised executor writes text in fast precision and makes maps
    /// in exact, which agree only as far as its rounding lets them.
    BlockingEngine m_engine{
        [](const LoadModelRequest& request, const ProgressSink&, std::stop_token) {
            LoadOptions options = request.options;
            options.executor = Executor::torch;
            return tinyModel({}, options);
        }};
};

TEST_F(EndToEndTest, MapsOverASteeredAnswerRepeatTheCoefficientsItWasWrittenWith) {
    ComparisonRequest request = twoColumns(70);
    request.sampler = {.temperature = 1.0f, .seed = 3};
    request.columns.push_back({.name = "PSR", .steering = {{steering(), 0.2f}}});
    DeltaRequest deltas;
    deltas.messages = request.messages;
    deltas.prompt = request.prompt;
    deltas.steering = request.columns[2].steering;
    std::vector<TokenGenerated> written;
    for (const auto& event : run<TokenGenerated>(request)) {
        if (event.column != 2) continue;
        written.push_back(event);
        deltas.response.push_back(event.token);
    }
    const auto maps = run<DeltasReady>(deltas).at(0).maps;
    ASSERT_EQ(maps->coefficients.cols(), written.size());
    for (std::size_t t = 0; t < written.size(); ++t) {
        for (std::size_t l = 0; l < 3; ++l) {
            const float live = written[t].coefficients[l];
            EXPECT_NEAR(maps->coefficients.at(l, t), live, 1e-3 * (1 + std::abs(live)));
        }
        // What chose the token in the pane is the first choice of the student's row here.
        EXPECT_EQ(maps->steeredChoices[t][0].piece, written[t].choices[0].piece);
    }
}

TEST_F(EndToEndTest, LocalDeltaIsWhatIsLeftBeforeTheOwnPush) {
    DeltaRequest request;
    request.messages = userMessage();
    request.prompt.text = "Talk like a pirate.";
    request.steering = {{steering(), 0.1f}};
    request.response = {TokenId(72), TokenId(105), kTinyTurnEnd};
    const auto maps = run<DeltasReady>(request).at(0).maps;
    for (std::size_t t = 0; t < 3; ++t) {
        // Nothing below block 0 steers: there the local and the accumulated delta are one.
        EXPECT_NEAR(maps->local.at(0, t), maps->accumulated.at(0, t), 1e-4);
        for (std::size_t l = 0; l < 3; ++l) {
            // missed = local − λz, so their norms differ by at most λ‖z‖.
            const double push = maps->pushes.at(l, t);
            EXPECT_NEAR(maps->local.at(l, t), maps->missed.at(l, t), 1.001 * push + 1e-4);
        }
    }
}

TEST_F(EndToEndTest, ADistilledPromptSteersAndMaps) {
    DistillRequest distil = longDistillation(20);
    distil.config.temperature = 1.0f;
    distil.config.maxTokens = 24;
    distil.config.batch = 10;
    const auto ready = run<SteeringModelReady>(distil);
    ASSERT_EQ(ready.size(), 2u);
    DeltaRequest deltas;
    deltas.messages = userMessage();
    deltas.prompt = distil.config.prompt;
    deltas.steering = {{ready.back().model, 1.0f}};
    deltas.response = std::vector<TokenId>(12, TokenId(101));
    const auto maps = run<DeltasReady>(deltas).at(0).maps;
    EXPECT_EQ(maps->missed.cols(), 12u);
    for (const float value : maps->coefficients.values())
        EXPECT_GE(value, 0.0f);
    EXPECT_TRUE(std::ranges::all_of(maps->klSteered, [](double kl) { return kl >= -1e-6; }));
}

} // namespace
} // namespace steerscope::test
