// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/rope_frequencies.h"

#include <cmath>

namespace steerscope {
namespace {

/// What divides the frequencies of the global layers, one factor per pair.
std::vector<float> globalDivisors(const ModelConfig& config, const WeightSource& source) {
    std::vector<float> divisors(static_cast<std::size_t>(config.ropeDim / 2), 1.0f);
    if (source.has(WeightName::ropeFactors)) {
        source.readRows(WeightName::ropeFactors, LayerIndex(0), 0, divisors);
    }
    for (float& divisor : divisors)
        divisor *= config.ropeLinearFactor;
    return divisors;
}

} // namespace

RopeFrequencies ropeFrequencies(const ModelConfig& config, const WeightSource& source,
                                RopeKind kind) {
    const bool local = kind == RopeKind::sliding && config.localRopeTheta > 0.0f;
    const double base = local ? config.localRopeTheta : config.ropeTheta;
    RopeFrequencies out;
    for (std::int32_t i = 0; i < config.ropeDim / 2; ++i)
        out.inverse.push_back(std::pow(base, -2.0 * i / config.ropeDim));
    if (local) return out;
    const std::vector<float> divisors = globalDivisors(config, source);
    for (std::size_t i = 0; i < divisors.size(); ++i)
        out.inverse[i] /= divisors[i];
    return out;
}

void ropeAngles(const RopeFrequencies& frequencies, double magnitude, std::int64_t position,
                std::span<float> cos, std::span<float> sin) {
    for (std::size_t i = 0; i < frequencies.inverse.size(); ++i) {
        const double angle = static_cast<double>(position) * frequencies.inverse[i];
        cos[i] = static_cast<float>(magnitude * std::cos(angle));
        sin[i] = static_cast<float>(magnitude * std::sin(angle));
    }
}

} // namespace steerscope
