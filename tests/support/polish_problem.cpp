// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/polish_problem.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "core/steering/residual_edits.h"
#include "tests/support/random_values.h"

namespace steerscope::test {
namespace {

std::vector<TokenId> randomTokens(std::size_t count, std::mt19937_64& random) {
    std::vector<TokenId> out;
    for (std::size_t i = 0; i < count; ++i)
        out.emplace_back(static_cast<std::int32_t>(random() % 250));
    return out;
}

/// Streams at the positions that choose the response.
ActivationTrace traceOf(const LanguageModel& model, const PromptCaches& caches,
                        const Rollout& rollout, ResidualEdit* edit) {
    const auto cache = caches.cache(rollout).copy();
    std::vector<TokenId> tokens{rollout.plainPrompt.back()};
    tokens.insert(tokens.end(), rollout.response.begin(), rollout.response.end() - 1);
    Lane lane{.tokens = tokens,
              .cache = cache.get(),
              .edit = edit,
              .capture = Capture::residPost,
              .logits = LogitsFor::none};
    return std::move(model.forward({&lane, 1}).front().trace);
}

double squaredDistance(const FloatMatrix& a, const FloatMatrix& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.values().size(); ++i)
        sum += std::pow(static_cast<double>(a.values()[i]) - b.values()[i], 2);
    return sum;
}

float typicalSize(const std::vector<float>& values) {
    double sum = 0;
    for (const float value : values)
        sum += static_cast<double>(value) * value;
    return static_cast<float>(std::sqrt(sum / static_cast<double>(values.size())));
}

} // namespace

PolishProblem::PolishProblem(const LanguageModel& languageModel, const SteeringModel& teacher,
                             int count, std::uint64_t seed)
    : model(languageModel), rollouts(static_cast<std::size_t>(count)) {
    std::mt19937_64 random(seed);
    for (Rollout& rollout : rollouts) {
        rollout.plainPrompt = randomTokens(4 + random() % 5, random);
        rollout.response = randomTokens(6 + random() % 6, random);
    }
    caches = std::make_unique<PromptCaches>(model, all());
    while (caches->advance({})) {
    }
    const auto shared = std::make_shared<const SteeringModel>(teacher);
    for (Rollout& rollout : rollouts) {
        PsrEdit edit({{shared, 1.0f}}, Position(0));
        rollout.teacher = traceOf(model, *caches, rollout, &edit);
        const ActivationTrace plain = traceOf(model, *caches, rollout, nullptr);
        for (std::size_t l = 0; l < plain.layers.size(); ++l)
            rollout.deltaSquares.push_back(
                squaredDistance(rollout.teacher.layers[l], plain.layers[l]));
    }
}

std::vector<const Rollout*> PolishProblem::all() const {
    std::vector<const Rollout*> out;
    for (const Rollout& rollout : rollouts)
        out.push_back(&rollout);
    return out;
}

SteeringModel plantedTeacher(const LanguageModel& model, const std::vector<std::int32_t>& layers,
                             std::uint64_t seed) {
    SteeringModel out;
    out.dModel = model.config().dModel;
    out.nLayers = model.config().nLayers;
    const auto width = static_cast<std::size_t>(out.dModel);
    const float share = 1 / std::sqrt(static_cast<float>(width));
    for (const std::int32_t l : layers) {
        SteeringLayer layer;
        layer.layer = LayerIndex(l);
        layer.z = randomValues(width, ++seed);
        layer.probe.w = randomValues(width, ++seed, share);
        layer.probe.b = {0.3f};
        layer.meanCoefficients = {0.5f};
        out.layers.push_back(std::move(layer));
    }
    return out;
}

SteeringModel disturbed(SteeringModel model, float share, std::uint64_t seed) {
    const auto move = [&](std::vector<float>& values) {
        if (values.empty()) return;
        const auto noise = randomValues(values.size(), ++seed, share * typicalSize(values));
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] += noise[i];
    };
    for (SteeringLayer& layer : model.layers) {
        move(layer.z);
        move(layer.probe.w);
        move(layer.probe.b);
    }
    return model;
}

} // namespace steerscope::test
