// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/index.h"
#include "core/model/language_model.h"
#include "core/steering/steering_prompt.h"

namespace steerscope {

/// λ_l(h) = ReLU(⟨w, h⟩ + b) (Eq. 2 of the PSR paper); with `constant`, λ ≡ b whatever h.
struct CoefficientProbe {
    std::vector<float> w; ///< [D]; empty for a constant probe
    float b = 0;
    float evaluate(std::span<const float> h) const;
};

/// One layer's intervention h' = h + α · λ_l(h) · z at blocks.<layer>.residPost.
struct SteeringLayer {
    LayerIndex layer;
    std::vector<float> z; ///< [D]
    CoefficientProbe probe;
    float meanCoefficient = 0; ///< Mean λ over the training positions: what the constant twin uses.
};

/// Where a steering model came from; saved with it and compared before it is applied.
struct Provenance {
    std::string name;
    SteeringPrompt prompt;
    std::string method = "a-psr";
    std::string modelName;
    std::string modelSha256;
    std::string templateSha256;
    std::string createdAt; ///< ISO 8601, UTC
    std::string build;
    std::uint64_t seed = 0;
    int rolloutsKept = 0;
    int rolloutsMade = 0;
    double heldoutFidelity = 0;
    double heldoutKl = 0;
    double heldoutKlUnsteered = 0;
    double heldoutTop1 = 0;
    std::vector<double> relativeRmse; ///< [L], held-out
};

/// A distilled prompt: one SteeringLayer per steered block, ascending. A value.
struct SteeringModel {
    std::int32_t dModel = 0;
    std::int32_t nLayers = 0; ///< Of the language model, not of `layers`.
    std::vector<SteeringLayer> layers;
    Provenance provenance;

    const SteeringLayer* find(LayerIndex layer) const;
};

/// The same directions with each λ replaced by its training mean: equal average push, spread
/// evenly.
SteeringModel constantTwin(const SteeringModel& model);

/// Why `steering` cannot be applied to `model` ("made for … with 30 layers, this one has 24"), or
/// nothing. A different weight file with equal shape is refused too; the hash decides.
std::optional<std::string> incompatibility(const SteeringModel& steering,
                                           const LanguageModel& model);

} // namespace steerscope
