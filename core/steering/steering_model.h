// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/index.h"
#include "core/model/language_model.h"
#include "core/steering/steering_prompt.h"

namespace steerscope {

/// How a layer's coefficients follow from its stream h. With d_k = ⟨w_k, h⟩:
///   relu      λ_k = max(0, d_k + b_k)   Eq. 2 of the PSR paper
///   linear    λ_k = d_k + b_k           ours: affine in h
///   constant  λ_k = b_k                 no w
///   clamp     λ_k = b_k − d_k           Stolfo et al.: with w = z/⟨z,z⟩ the projection of h on z
///                                       is brought to b
enum class GateKind { relu, linear, constant, clamp };

/// The r coefficients of one layer.
struct CoefficientProbe {
    std::vector<float> w; ///< [r × D], row-major; empty for a constant probe
    std::vector<float> b; ///< [r]
    GateKind gate = GateKind::relu;

    std::size_t rank() const { return b.size(); }
    /// λ_k(h)
    float evaluate(std::span<const float> h, std::size_t k = 0) const;
};

/// One layer's intervention h' = h + α Σ_k λ_k(h) z_k at blocks.<layer>.residPost.
struct SteeringLayer {
    LayerIndex layer;
    /// Directions [r × D], row-major. Empty: the unit vectors, r = D, so that a linear probe is the
    /// full affine map h' = h + α (W h + b).
    std::vector<float> z;
    CoefficientProbe probe;
    /// Mean λ_k over the training positions [r]: what the constant twin uses.
    std::vector<float> meanCoefficients;

    std::size_t rank() const { return probe.rank(); }
    /// z_k [D]; not for unit vectors.
    std::span<const float> direction(std::size_t k) const;
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

/// Throws PSR-009 naming the layer whose directions, probes and means do not fit together.
void requireConsistent(const SteeringModel& model);

/// Why `steering` cannot be applied to `model` ("made for … with 30 layers, this one has 24"), or
/// nothing. A different weight file with equal shape is refused too; the hash decides.
std::optional<std::string> incompatibility(const SteeringModel& steering,
                                           const LanguageModel& model);

} // namespace steerscope
