// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/adam.h"

#include <cmath>

namespace steerscope {
namespace {
constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.99;
constexpr float kEpsilon = 1e-8f;
} // namespace

void Adam::step(std::span<float> values, std::span<const float> gradient, double rate,
                double decay) {
    ++steps;
    const auto count = static_cast<double>(steps);
    const auto b1 = static_cast<float>(kBeta1), b2 = static_cast<float>(kBeta2);
    const auto size = static_cast<float>(rate / (1 - std::pow(kBeta1, count)));
    const auto bias2 = static_cast<float>(1 / (1 - std::pow(kBeta2, count)));
    const auto keep = static_cast<float>(1 - rate * decay);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float g = gradient[i];
        first[i] = b1 * first[i] + (1 - b1) * g;
        second[i] = b2 * second[i] + (1 - b2) * g * g;
        values[i] = keep * values[i] - size * first[i] / (std::sqrt(second[i] * bias2) + kEpsilon);
    }
}

} // namespace steerscope
