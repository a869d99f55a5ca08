// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_engine.h"

#include <cmath>

namespace steerscope::test {

FakeEngine::FakeEngine(FakeModelOptions modelOptions)
    : options(std::move(modelOptions)), engine(recorder.sink(), fakeLoader(options)) {}

void FakeEngine::load() {
    recorder.waitForEnd(engine.submit(LoadModelRequest{"fake.gguf", {}}));
}

ModelLoader fakeLoader(FakeModelOptions options) {
    return [options](const LoadModelRequest&, const ProgressSink& progress, std::stop_token) {
        if (progress) progress({.stage = "Reading the fake", .done = 1, .total = 1});
        return std::make_unique<FakeLanguageModel>(options);
    };
}

std::vector<ChatMessage> userMessage(std::string text) {
    return {{"user", std::move(text)}};
}

ComparisonRequest twoColumns(int maxTokens) {
    ComparisonRequest request;
    request.messages = userMessage();
    request.prompt.text = "Talk like a pirate.";
    request.maxTokens = maxTokens;
    request.columns = {{.name = "Unsteered"}, {.name = "Prompted", .prompted = true}};
    return request;
}

std::shared_ptr<const SteeringModel> fakeSteering(const FakeModelOptions& options) {
    auto model = std::make_shared<SteeringModel>();
    model->nLayers = options.nLayers;
    model->dModel = options.dModel;
    model->provenance.name = "pirate";
    model->provenance.modelName = "Fake model";
    model->provenance.modelSha256 = options.sha256;
    for (std::int32_t l = 0; l < options.nLayers; ++l) {
        SteeringLayer layer{.layer = LayerIndex(l)};
        for (std::int32_t d = 0; d < options.dModel; ++d) {
            layer.z.push_back(std::sin(1.0f + static_cast<float>(l + 2 * d)));
            layer.probe.w.push_back(std::cos(static_cast<float>(3 * l + d)));
        }
        layer.probe.b = {2.0f};
        layer.meanCoefficients = {1.5f};
        model->layers.push_back(std::move(layer));
    }
    return model;
}

DistillRequest longDistillation(int prompts) {
    DistillRequest request;
    request.config.prompt.text = "Talk like a pirate.";
    for (int i = 0; i < prompts; ++i) {
        request.config.userPrompts.push_back("Question number " + std::to_string(i) + "?");
    }
    request.config.maxTokens = 40;
    request.config.batch = 4;
    return request;
}

} // namespace steerscope::test
