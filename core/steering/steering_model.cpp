// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/steering_model.h"

#include <algorithm>
#include <numeric>

#include "core/base/error.h"
#include "core/steering/control_vector.h"

namespace steerscope {
namespace {

std::string shapeText(std::int32_t layers, std::int32_t width) {
    return std::to_string(layers) + " layers of width " + std::to_string(width);
}

std::string shortHash(const std::string& hash) {
    return hash.substr(0, 12);
}

} // namespace

float CoefficientProbe::evaluate(std::span<const float> h, std::size_t k) const {
    if (gate == GateKind::constant) return b[k];
    const float* row = w.data() + k * h.size();
    const float dot = std::inner_product(h.begin(), h.end(), row, 0.0f);
    if (gate == GateKind::clamp) return b[k] - dot;
    return gate == GateKind::relu ? std::max(0.0f, dot + b[k]) : dot + b[k];
}

std::span<const float> SteeringLayer::direction(std::size_t k) const {
    const std::size_t width = z.size() / rank();
    return std::span(z).subspan(k * width, width);
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
        layer.probe = {.w = {}, .b = layer.meanCoefficients, .gate = GateKind::constant};
    twin.provenance.name = model.provenance.name + " (constant)";
    twin.provenance.method = model.provenance.method + "-twin";
    return twin;
}

void requireConsistent(const SteeringModel& model) {
    const auto width = static_cast<std::size_t>(model.dModel);
    for (const auto& entry : model.layers) {
        const std::size_t rank = entry.rank();
        const std::string field = "layer " + std::to_string(entry.layer.value);
        const auto check = [&](std::size_t found, std::size_t allowed, const char* part) {
            if (found == allowed) return;
            throw Error({.code = "PSR-009",
                         .problem = "The parts of a steered layer do not fit together",
                         .field = field + ", " + part,
                         .found = std::to_string(found) + " numbers",
                         .allowed = std::to_string(allowed) + " numbers",
                         .hint = "Distil the steering model again."});
        };
        check(entry.probe.w.size(), entry.probe.gate == GateKind::constant ? 0 : rank * width,
              "probes");
        check(entry.meanCoefficients.size(), rank, "mean coefficients");
        // Without directions the unit vectors serve: as many as the stream is wide.
        if (entry.z.empty() || rank == 0) check(rank, width, "coefficients");
        if (!entry.z.empty()) check(entry.z.size(), rank * width, "directions");
    }
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
    // A control vector cannot say which weights it was made for.
    const bool unknown = from.method == kControlVectorMethod && from.modelSha256.empty();
    if (!unknown && from.modelSha256 != hash)
        return made + " with other weights (SHA-256 " + shortHash(from.modelSha256) +
               "…); the model in use is " + model.fact(ModelFact::name) + " (" + shortHash(hash) +
               "…).";
    return std::nullopt;
}

} // namespace steerscope
