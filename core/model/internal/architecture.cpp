// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/architecture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace steerscope {
namespace {

constexpr std::array kArchitectures = {
    // Mistral's files call themselves llama and differ in the window.
    Architecture{
        .name = "llama", .ropeStyle = RopeStyle::interleaved, .slidingPeriod = kEveryLayerSlides},
    Architecture{.name = "qwen2", .ropeStyle = RopeStyle::halves, .qkvBias = true},
    Architecture{.name = "qwen3", .ropeStyle = RopeStyle::halves, .qkNorm = true},
    Architecture{.name = "gemma2",
                 .ropeStyle = RopeStyle::halves,
                 .activation = Activation::geluTanh,
                 .postNorms = true,
                 .scaledEmbedding = true,
                 .slidingPeriod = 2,
                 .attentionSoftcap = 50.0f,
                 .finalSoftcap = 30.0f,
                 .layersScaledByWidth = 46}, // Gemma 2 27B
    Architecture{.name = "gemma3",
                 .ropeStyle = RopeStyle::halves,
                 .activation = Activation::geluTanh,
                 .qkNorm = true,
                 .postNorms = true,
                 .scaledEmbedding = true,
                 .slidingPeriod = 6,
                 .localRopeTheta = 10000.0f,
                 .layersScaledByWidth = 62}, // Gemma 3 27B
    Architecture{
        .name = "phi3", .ropeStyle = RopeStyle::halves, .slidingPeriod = kEveryLayerSlides},
    Architecture{.name = "smollm3", .ropeStyle = RopeStyle::interleaved, .ropelessPeriod = 4},
};

/// [L], marking all layers but every `period`-th, or only those.
std::vector<std::uint8_t> pattern(std::int32_t layers, std::int32_t period, bool everyNth) {
    std::vector<std::uint8_t> marks;
    for (std::int32_t l = 0; l < layers; ++l)
        marks.push_back(((l + 1) % period == 0) == everyNth ? 1 : 0);
    return marks;
}

float attentionScale(const Architecture& a, const ModelConfig& c) {
    const bool byWidth = c.nLayers == a.layersScaledByWidth;
    const std::int32_t width = byWidth ? c.dModel / c.nHeads : c.headDim;
    return 1.0f / std::sqrt(static_cast<float>(width));
}

} // namespace

std::span<const Architecture> architectures() {
    return kArchitectures;
}

const Architecture* findArchitecture(std::string_view name) {
    const auto at = std::ranges::find(kArchitectures, name, &Architecture::name);
    return at == kArchitectures.end() ? nullptr : &*at;
}

std::string architectureNames() {
    std::string names;
    for (const Architecture& a : kArchitectures)
        names += (names.empty() ? "" : ", ") + std::string(a.name);
    return names;
}

std::vector<std::uint8_t> layersThatSlide(std::int32_t layers, std::int32_t period) {
    if (period == kEveryLayerSlides) return std::vector<std::uint8_t>(layers, 1);
    return pattern(layers, period, /*everyNth=*/false);
}

void applyArchitecture(const Architecture& a, ModelConfig& c) {
    c.architecture = a.name;
    c.activation = a.activation;
    c.qkNorm = a.qkNorm;
    c.postNorms = a.postNorms;
    if (c.ropeDim == 0) c.ropeDim = c.headDim;
    if (a.scaledEmbedding) c.embeddingScale = std::sqrt(static_cast<float>(c.dModel));
    if (c.attentionScale == 0.0f) c.attentionScale = attentionScale(a, c);
    if (c.slidingWindow > 0 && c.slidingLayers.empty() && a.slidingPeriod != kNoWindow) {
        c.slidingLayers = layersThatSlide(c.nLayers, a.slidingPeriod);
    }
    if (c.localRopeTheta == 0.0f) c.localRopeTheta = a.localRopeTheta;
    if (a.ropelessPeriod > 0 && c.ropelessLayers.empty()) {
        c.ropelessLayers = pattern(c.nLayers, a.ropelessPeriod, /*everyNth=*/true);
    }
}

} // namespace steerscope
