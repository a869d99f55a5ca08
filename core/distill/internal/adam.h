// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace steerscope {

/// AdamW (Loshchilov & Hutter), β = (0.9, 0.99), ε = 1e-8. The second β is below the usual 0.999
/// because a polish is a few dozen steps long.
struct Adam {
    explicit Adam(std::size_t size) : first(size, 0.0f), second(size, 0.0f) {}
    void step(std::span<float> values, std::span<const float> gradient, double rate, double decay);

    std::vector<float> first, second; ///< Moments
    std::int64_t steps = 0;
};

} // namespace steerscope
