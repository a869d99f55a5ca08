// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/run_fixture.h"

namespace steerscope::test {
namespace {

constexpr const char* kWords[] = {"Arr", ", I", " be", " Captain", " Black", "wood", "\n", "."};

std::vector<std::string> piecesOf(std::size_t count) {
    std::vector<std::string> pieces;
    for (std::size_t t = 0; t < count; ++t)
        pieces.emplace_back(kWords[t % std::size(kWords)]);
    return pieces;
}

CoefficientGrid gridFrom(std::size_t tokens, float base) {
    CoefficientGrid grid(kLayers, tokens);
    for (std::size_t l = 0; l < kLayers; ++l)
        for (std::size_t t = 0; t < tokens; ++t)
            grid.at(l, t) = base + 10 * static_cast<float>(l) + static_cast<float>(t);
    return grid;
}

std::vector<std::vector<ChoiceText>> choicesFor(std::size_t tokens, const std::string& first) {
    return std::vector<std::vector<ChoiceText>>(tokens, {{first, 0.5f}, {"other", 0.25f}});
}

} // namespace

ModelInfo fixtureModel() {
    ModelInfo model;
    model.path = "/models/tiny.gguf";
    model.name = "Tiny";
    model.architecture = "llama";
    model.quantization = "F32";
    model.executor = "fake";
    model.fileSha256 = std::string(64, 'a');
    model.templateSha256 = std::string(64, 'b');
    model.nLayers = kLayers;
    model.dModel = 6;
    model.vocabSize = 259;
    return model;
}

std::shared_ptr<const SteeringModel> fixturePsr(const std::string& name) {
    auto psr = std::make_shared<SteeringModel>();
    psr->nLayers = kLayers;
    psr->dModel = 6;
    for (int l = 0; l < kLayers; ++l)
        psr->layers.push_back({.layer = LayerIndex(l),
                               .z = std::vector<float>(6, 0.1f),
                               .probe = {std::vector<float>(6, 0.05f), {1.0f}},
                               .meanCoefficients = {1.0f}});
    psr->provenance.name = name;
    psr->provenance.modelName = "Tiny";
    psr->provenance.modelSha256 = fixtureModel().fileSha256;
    return psr;
}

Experiment fixtureExperiment() {
    Experiment experiment;
    experiment.prompt = "Tell me about coffee.";
    experiment.steering.text = "You are a pirate.";
    experiment.psr = fixturePsr();
    experiment.maxTokens = 6;
    return experiment;
}

TokenGenerated fixtureToken(JobId job, std::size_t column, int index, bool steered, bool last) {
    TokenGenerated token{.job = job, .column = column, .token = TokenId(100 + index)};
    token.text = kWords[static_cast<std::size_t>(index) % std::size(kWords)];
    token.piece = token.text;
    token.logProb = -0.5f;
    token.choices = {{token.piece, 0.6f}, {"other", 0.2f}};
    if (steered)
        for (int l = 0; l < kLayers; ++l) {
            token.coefficients.push_back(0.5f * static_cast<float>(l));
            token.pushes.push_back(static_cast<float>(l + index));
        }
    if (last) token.finish = FinishReason::maxTokens;
    return token;
}

std::shared_ptr<const DeltaMaps> fixtureMaps(const std::vector<TokenId>& response, float base) {
    auto maps = std::make_shared<DeltaMaps>();
    const std::size_t tokens = response.size();
    maps->response = response;
    maps->pieces = piecesOf(tokens);
    maps->accumulated = gridFrom(tokens, base);
    maps->local = gridFrom(tokens, base + 1);
    maps->coefficients = gridFrom(tokens, base + 2);
    maps->pushes = gridFrom(tokens, base + 3);
    maps->steered = gridFrom(tokens, base + 4);
    maps->missed = gridFrom(tokens, base + 5);
    maps->projected = gridFrom(tokens, base + 6);
    maps->relativeRmse = std::vector<double>(kLayers, 0.5);
    maps->klSteered = std::vector<double>(tokens, 0.125);
    maps->klUnsteered = std::vector<double>(tokens, 0.75);
    maps->klOfSteering = std::vector<double>(tokens, 0.375);
    maps->plainChoices = choicesFor(tokens, "plain");
    maps->promptedChoices = choicesFor(tokens, "prompted");
    maps->steeredChoices = choicesFor(tokens, "steered");
    return maps;
}

RecordedRun fixtureRun(int length) {
    RecordedRun run;
    run.createdAt = "2026-01-02T03:04:05Z";
    run.recipe = fixtureExperiment();
    run.psrName = "pirate";
    run.model = fixtureModel();
    run.tokensPerSecond = 38.5;
    for (const ColumnKind kind : {ColumnKind::unsteered, ColumnKind::prompted, ColumnKind::psr}) {
        RunColumn column{.kind = kind, .name = toText(kind), .strength = 1.5f};
        for (int t = 0; t < length; ++t)
            column.append(fixtureToken({}, 0, t, kind == ColumnKind::psr, t + 1 == length));
        run.columns.push_back(std::move(column));
    }
    run.promptedDeltas = fixtureMaps(run.find(ColumnKind::prompted)->tokens, 1);
    run.psrDeltas = fixtureMaps(run.find(ColumnKind::psr)->tokens, 2);
    return run;
}

} // namespace steerscope::test
