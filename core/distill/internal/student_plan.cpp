// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/student_plan.h"

#include <utility>

#include "core/base/error.h"

namespace steerscope {
namespace {

[[noreturn]] void failSetting(const char* field, int found, std::string allowed, const char* hint) {
    throw Error({.code = "DISTILL-001",
                 .problem = "A setting of the distillation cannot be used",
                 .field = field,
                 .found = std::to_string(found),
                 .allowed = std::move(allowed),
                 .hint = hint});
}

} // namespace

FitKind fitKindOf(const DistillConfig& config) {
    switch (config.method) {
    case DistillMethod::aPsr:
    case DistillMethod::sPsr:
        if (config.rank == kFullRank) return FitKind::affine;
        return config.rank == 1 ? FitKind::gated : FitKind::linear;
    case DistillMethod::aConst:
    case DistillMethod::sConst:
    case DistillMethod::dim:
        return FitKind::constant;
    case DistillMethod::pca:
        return FitKind::principal;
    case DistillMethod::stolfo:
        return FitKind::clamp;
    case DistillMethod::reftR1:
        return FitKind::tied;
    }
    return FitKind::gated;
}

bool correctsForLaterLayers(const DistillConfig& config) {
    return (config.method == DistillMethod::sPsr && config.rank == 1) ||
           config.method == DistillMethod::sConst;
}

bool solvesTogether(const DistillConfig& config) {
    return config.method == DistillMethod::aPsr && config.rank != kFullRank &&
           config.layers.size() != 1;
}

bool hasRidge(FitKind kind) {
    return kind == FitKind::gated || kind == FitKind::linear || kind == FitKind::affine;
}

std::vector<LayerIndex> steeredLayers(const DistillConfig& config, std::int32_t count) {
    if (steersOneLayer(config.method)) return {LayerIndex(config.layer)};
    std::vector<LayerIndex> out;
    for (const int layer : config.layers)
        out.emplace_back(layer);
    for (std::int32_t l = 0; config.layers.empty() && l < count; ++l)
        out.emplace_back(l);
    return out;
}

void requireModelHas(const DistillConfig& config, const ModelConfig& model) {
    const auto upTo = [](const char* start, std::int32_t last) {
        return std::string(start).append(std::to_string(last));
    };
    const std::string layers = upTo("0 to ", model.nLayers - 1);
    if (config.layer >= model.nLayers)
        failSetting("layer", config.layer, std::string(layers).append(", or -1"),
                    "Choose a block that this model has, or leave it at -1.");
    if (!config.layers.empty() && config.layers.back() >= model.nLayers)
        failSetting("layers", config.layers.back(), layers, "Choose blocks that this model has.");
    if (config.rank > model.dModel)
        failSetting("rank", config.rank, upTo("at most ", model.dModel),
                    "Choose a smaller rank, or 0 for the full affine map.");
}

} // namespace steerscope
