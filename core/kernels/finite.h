// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <span>

namespace steerscope {

/// True when no value is infinite or NaN. Branch-free, so that the compiler vectorises it.
inline bool allFinite(std::span<const float> x) {
    constexpr std::uint32_t kExponent = 0x7f800000u;
    std::uint32_t bad = 0;
    for (const float value : x) {
        bad |= (std::bit_cast<std::uint32_t>(value) & kExponent) == kExponent ? 1u : 0u;
    }
    return bad == 0;
}

} // namespace steerscope
