// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/model/model_config.h"

namespace steerscope {

/// Which layers a sliding window applies to, where a model has one.
inline constexpr std::int32_t kNoWindow = 0;         ///< The family knows none: refused.
inline constexpr std::int32_t kEveryLayerSlides = 1; ///< n > 1: all but every n-th layer.

/// One supported family: everything that is not in a model's own description.
struct Architecture {
    std::string_view name; ///< `general.architecture` of GGUF files.
    RopeStyle ropeStyle;   ///< Of GGUF files; Hugging Face folders are always in halves.
    Activation activation = Activation::silu;
    bool qkvBias = false;
    bool qkNorm = false;
    bool postNorms = false;
    bool scaledEmbedding = false; ///< By √dModel.
    std::int32_t slidingPeriod = kNoWindow;
    std::int32_t ropelessPeriod = 0; ///< Every n-th layer is not turned; 0: all are.
    float localRopeTheta = 0.0f;
    float attentionSoftcap = 0.0f;        ///< Unless the model's description has its own.
    float finalSoftcap = 0.0f;            ///< The same.
    std::int32_t layersScaledByWidth = 0; ///< With so many layers q·k has the scale 1/√(D/H).
};

std::span<const Architecture> architectures();
/// nullptr when there is none of that name.
const Architecture* findArchitecture(std::string_view name);
/// "llama, qwen2, …" for messages.
std::string architectureNames();

/// [L] marks of the layers that slide: all but every `period`-th, or every one.
std::vector<std::uint8_t> layersThatSlide(std::int32_t layers, std::int32_t period);

/// Fills in what follows from the family once the sizes, the window and the numbers of the model's
/// own description are there: scales, layer patterns, activation.
void applyArchitecture(const Architecture& architecture, ModelConfig& config);

} // namespace steerscope
