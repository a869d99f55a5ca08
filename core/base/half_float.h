// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace steerscope {

/// IEEE binary16 to binary32: exact for every value, NaN payloads kept. Inline: the block formats
/// call it in their inner loops.
inline float halfToFloat(std::uint16_t bits) {
    const std::uint32_t sign = std::uint32_t{bits & 0x8000u} << 16;
    const std::uint32_t exponent = bits >> 10 & 31u;
    const std::uint32_t fraction = bits & 0x3FFu;
    // A denormal is fraction · 2^-24; that product is exact in float32.
    const auto denormal = std::bit_cast<std::uint32_t>(static_cast<float>(fraction) * 0x1p-24f);
    const std::uint32_t normal = (exponent + 112) << 23 | fraction << 13;
    const std::uint32_t special = 0x7F800000u | fraction << 13;
    const std::uint32_t magnitude = exponent == 0 ? denormal : exponent == 31 ? special : normal;
    return std::bit_cast<float>(sign | magnitude);
}

/// Rounds to the nearest binary16, ties to even, denormals included; too large becomes infinite, a
/// NaN stays one.
inline std::uint16_t floatToHalf(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const std::uint32_t sign = bits >> 16 & 0x8000u;
    const std::uint32_t magnitude = bits & 0x7FFFFFFFu;
    std::uint32_t out = 0;
    if (magnitude > 0x7F800000u) { // NaN: the payload's upper bits, never all zero
        const std::uint32_t payload = magnitude >> 13 & 0x3FFu;
        out = 0x7C00u | (payload ? payload : 1u);
    } else if (magnitude >= 0x477FF000u) { // from 65520 on the nearest is infinite
        out = 0x7C00u;
    } else if (magnitude < 0x38800000u) { // below 2^-14: the addition of 1/2 rounds at 2^-24
        const float shifted = std::bit_cast<float>(magnitude) + 0.5f;
        out = std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(0.5f);
    } else { // ties to even: half of the last kept bit, less one unless that bit is odd
        out = (magnitude - 0x38000000u + 0xFFFu + (magnitude >> 13 & 1u)) >> 13;
    }
    return static_cast<std::uint16_t>(sign | out);
}

/// bfloat16 is the upper half of a binary32.
inline float bfloatToFloat(std::uint16_t bits) {
    return std::bit_cast<float>(std::uint32_t{bits} << 16);
}

} // namespace steerscope
