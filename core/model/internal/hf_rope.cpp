// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/hf_rope.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/model/internal/gguf_keys.h"

namespace steerscope {
namespace {

constexpr std::uint64_t kMaxContext = 1u << 20;

/// Llama 3: frequencies whose wave is longer than the original context are divided by the factor,
/// short waves stay, and those between are blended.
std::vector<float> llama3Factors(const HfFields& scaling, const ModelConfig& c) {
    const double factor = scaling.positive("factor");
    const double low = scaling.positive("low_freq_factor");
    const double high = scaling.positive("high_freq_factor");
    const double original = scaling.size("original_max_position_embeddings", kMaxContext);
    if (high <= low) {
        valuesDisagree(scaling.name("high_freq_factor"), std::to_string(high),
                       "more than low_freq_factor");
    }
    std::vector<float> out;
    for (std::int32_t i = 0; i < c.ropeDim / 2; ++i) {
        const double frequency = std::pow(static_cast<double>(c.ropeTheta), -2.0 * i / c.ropeDim);
        const double waves = original * frequency / (2 * std::numbers::pi);
        const double smooth = std::clamp((waves - low) / (high - low), 0.0, 1.0);
        out.push_back(static_cast<float>(1.0 / ((1.0 - smooth) / factor + smooth)));
    }
    return out;
}

/// Phi-3: factors for texts up to the original context, which is where we end (see
/// limitToOriginalContext of model_config.cpp); cos and sin grow with the extension.
std::vector<float> longropeFactors(const HfFields& fields, const HfFields& scaling,
                                   ModelConfig& c) {
    const char* const key = "original_max_position_embeddings";
    const std::int32_t original =
        scaling.has(key) ? scaling.size(key, kMaxContext) : fields.size(key, kMaxContext);
    const double extension = static_cast<double>(c.contextLength) / original;
    if (const auto magnitude = scaling.positiveIfAny("attention_factor")) {
        c.ropeMagnitude = *magnitude;
    } else if (extension > 1.0) {
        c.ropeMagnitude = static_cast<float>(
            std::sqrt(1.0 + std::log(extension) / std::log(static_cast<double>(original))));
    }
    c.contextLength = std::min(c.contextLength, original);
    return scaling.positives("short_factor", static_cast<std::size_t>(c.ropeDim / 2));
}

std::string scalingType(const HfFields& scaling) {
    return scaling.textOr("rope_type", scaling.textOr("type", "default"));
}

std::vector<float> readScaling(const HfFields& fields, const HfFields& scaling, ModelConfig& c) {
    const std::string type = scalingType(scaling);
    if (type == "llama3") return llama3Factors(scaling, c);
    if (type == "longrope" || type == "su") return longropeFactors(fields, scaling, c);
    if (type == "linear") {
        c.ropeLinearFactor = scaling.positive("factor");
    } else if (type != "default") {
        unsupportedFeature(scaling.name("rope_type"), type);
    }
    return {};
}

void readTurnedPart(const HfFields& fields, const std::optional<HfFields>& scaling,
                    ModelConfig& c) {
    const char* const key = "partial_rotary_factor";
    std::optional<float> part = fields.positiveIfAny(key);
    if (!part && scaling) part = scaling->positiveIfAny(key);
    c.ropeDim = static_cast<std::int32_t>(static_cast<double>(c.headDim) * part.value_or(1.0f));
    if (c.ropeDim < 2 || c.ropeDim > c.headDim || c.ropeDim % 2 != 0) {
        valuesDisagree(key, std::to_string(part.value_or(1.0f)),
                       "an even number of values up to " + std::to_string(c.headDim));
    }
}

} // namespace

std::vector<float> readHfRope(const HfFields& fields, ModelConfig& c) {
    std::optional<HfFields> scaling = fields.object("rope_parameters");
    if (!scaling) scaling = fields.object("rope_scaling");
    c.localRopeTheta = fields.positiveIfAny("rope_local_base_freq").value_or(0.0f);
    if (scaling && scaling->has("full_attention")) { // one set for each kind of layer
        if (const auto local = scaling->object("sliding_attention")) {
            if (scalingType(*local) != "default") {
                unsupportedFeature(local->name("rope_type"), scalingType(*local));
            }
            c.localRopeTheta = local->positive("rope_theta");
        }
        scaling = scaling->object("full_attention");
    }
    std::optional<float> base = fields.positiveIfAny("rope_theta");
    if (!base && scaling) base = scaling->positiveIfAny("rope_theta");
    c.ropeTheta = base.value_or(10000.0f);
    readTurnedPart(fields, scaling, c);
    return scaling ? readScaling(fields, *scaling, c) : std::vector<float>();
}

} // namespace steerscope
