// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace steerscope::test {

/// Values spread evenly over [−scale, scale]; the same for the same seed on every platform.
inline std::vector<float> randomValues(std::size_t count, std::uint64_t seed, float scale = 1.0f) {
    std::mt19937_64 random(seed);
    std::vector<float> out(count);
    for (float& value : out) {
        const double unit = static_cast<double>(random() >> 11) * 0x1p-53;
        value = scale * static_cast<float>(2.0 * unit - 1.0);
    }
    return out;
}

/// ‖a − b‖ / ‖b‖, and ‖a‖ when b is zero.
inline double relativeError(std::span<const float> a, std::span<const float> b) {
    double difference = 0;
    double size = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference += std::pow(static_cast<double>(a[i]) - b[i], 2);
        size += std::pow(static_cast<double>(b[i]), 2);
    }
    return std::sqrt(size > 0 ? difference / size : difference);
}

} // namespace steerscope::test
