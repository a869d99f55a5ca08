// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/steering_model.h"

#include <algorithm>
#include <numeric>

namespace steerscope {
namespace {

std::string shapeText(std::int32_t layers, std::int32_t width) {
    return std::to_string(layers) + " layers of width " + std::to_string(width);
}

std::string shortHash(const std::string& hash) {
    return hash.substr(0, 12);
}

} // namespace

float CoefficientProbe::evaluate(std::span<const float> h) const {
    if (w.empty()) return b;
    return std::max(0.0f, std::inner_product(w.begin(), w.end(), h.begin(), b));
}

const SteeringLayer* SteeringModel::find(LayerIndex layer) const {
    const auto found = std::lower_bound(
        layers.begin(), layers.end(), layer,
        [](const SteeringLayer& entry, LayerIndex wanted) { return entry.layer < wanted; });
    return found != layers.end() && found->layer == layer ? &*found : nullptr;
}

SteeringModel constantTwin(const SteeringModel& model) {
    SteeringModel twin = model;
    for (auto& layer : twin.layers)
        layer.probe = {.w = {}, .b = layer.meanCoefficient};
    twin.provenance.name = model.provenance.name + " (constant)";
    twin.provenance.method = model.provenance.method + "-twin";
    return twin;
}

std::optional<std::string> incompatibility(const SteeringModel& steering,
                                           const LanguageModel& model) {
    const auto& config = model.config();
    const auto& from = steering.provenance;
    const std::string made = "This steering model was made for " +
                             (from.modelName.empty() ? "another model" : from.modelName);
    if (steering.nLayers != config.nLayers || steering.dModel != config.dModel)
        return made + " with " + shapeText(steering.nLayers, steering.dModel) +
               "; the model in use has " + shapeText(config.nLayers, config.dModel) + ".";
    const std::string hash = model.fact(ModelFact::fileSha256);
    if (from.modelSha256 != hash)
        return made + " with other weights (SHA-256 " + shortHash(from.modelSha256) +
               "…); the model in use is " + config.name + " (" + shortHash(hash) + "…).";
    return std::nullopt;
}

} // namespace steerscope
