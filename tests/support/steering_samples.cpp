// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/steering_samples.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace steerscope::test {

std::vector<float> randomVector(std::size_t size, unsigned seed) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    std::vector<float> out(size);
    std::ranges::generate(out, [&] { return normal(generator); });
    return out;
}

FloatMatrix randomMatrix(std::size_t rows, std::size_t cols, unsigned seed) {
    return {rows, cols, randomVector(rows * cols, seed)};
}

ActivationTrace randomTrace(std::size_t layers, std::size_t rows, std::size_t cols, unsigned seed) {
    ActivationTrace out{Position(5), {}};
    for (std::size_t l = 0; l < layers; ++l)
        out.layers.push_back(randomMatrix(rows, cols, seed * 1000 + static_cast<unsigned>(l)));
    return out;
}

SteeringModel sampleModel(std::int32_t nLayers, std::int32_t dModel,
                          const std::vector<std::int32_t>& steered, unsigned seed) {
    SteeringModel model{dModel, nLayers, {}, {}};
    const auto width = static_cast<std::size_t>(dModel);
    for (const std::int32_t l : steered) {
        const unsigned base = seed * 100 + static_cast<unsigned>(l) * 2;
        SteeringLayer layer{.layer = LayerIndex(l), .z = randomVector(width, base)};
        layer.probe = {randomVector(width, base + 1), {0.5f + static_cast<float>(l)}};
        layer.meanCoefficients = {0.75f + static_cast<float>(l)};
        model.layers.push_back(std::move(layer));
    }
    Provenance& p = model.provenance;
    p.name = "pirate";
    p.prompt.text = "You are a pirate.";
    p.prompt.role = SteeringRole::system;
    p.modelName = "Fake model";
    p.modelSha256 = std::string(64, 'a');
    p.templateSha256 = std::string(64, 'b');
    p.createdAt = "2026-01-02T03:04:05Z";
    p.build = "test";
    p.seed = 18446744073709551615ull;
    p.rolloutsKept = 46;
    p.rolloutsMade = 64;
    p.heldoutFidelity = 0.1 + 0.2;
    p.heldoutKl = 0.12;
    p.heldoutKlUnsteered = 0.69;
    p.heldoutTop1 = 1.0 / 3.0;
    p.relativeRmse = {1.04, 0.44};
    return model;
}

double cosine(std::span<const float> a, std::span<const float> b) {
    const auto dot = [](std::span<const float> x, std::span<const float> y) {
        return std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
    };
    return dot(a, b) / std::sqrt(dot(a, a) * dot(b, b));
}

} // namespace steerscope::test
