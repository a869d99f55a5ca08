// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <span>
#include <vector>

#include "core/base/half_float.h"
#include "core/gguf/ggml_type.h"

namespace steerscope::test {

inline constexpr std::array kEveryType{
    GgmlType::F32,  GgmlType::F16,  GgmlType::BF16, GgmlType::Q4_0, GgmlType::Q4_1, GgmlType::Q5_0,
    GgmlType::Q5_1, GgmlType::Q8_0, GgmlType::Q4_K, GgmlType::Q5_K, GgmlType::Q6_K};

/// Where a block has fp16 numbers: scales and minima; −1 for none.
struct HalfFields {
    int first = -1, second = -1;
};

inline HalfFields halfFields(GgmlType type) {
    switch (type) {
    case GgmlType::Q4_0:
    case GgmlType::Q5_0:
    case GgmlType::Q8_0:
        return {0, -1};
    case GgmlType::Q6_K:
        return {208, -1};
    case GgmlType::F32:
    case GgmlType::F16:
    case GgmlType::BF16:
        return {};
    default:
        return {0, 2};
    }
}

/// `blocks` blocks as in a file: any bits, scales and floats of magnitude up to `scale`.
inline std::vector<std::byte> randomBlocks(GgmlType type, std::size_t blocks, std::uint64_t seed,
                                           float scale = 0.02f) {
    const BlockLayout layout = blockLayout(type);
    std::mt19937_64 random(seed);
    std::vector<std::byte> out(blocks * layout.bytes);
    const auto put = [](std::byte* at, auto value) { std::memcpy(at, &value, sizeof value); };
    for (std::size_t b = 0; b < blocks; ++b) {
        std::byte* block = out.data() + b * layout.bytes;
        const auto any = [&] {
            return scale * (static_cast<float>(random() >> 40) * 0x1p-23f - 1);
        };
        for (std::size_t i = 0; i < layout.bytes; ++i)
            block[i] = static_cast<std::byte>(random());
        const HalfFields fields = halfFields(type);
        if (fields.first >= 0) put(block + fields.first, floatToHalf(any()));
        if (fields.second >= 0) put(block + fields.second, floatToHalf(any()));
        if (type == GgmlType::F32) put(block, any());
        if (type == GgmlType::F16) put(block, floatToHalf(any()));
        if (type == GgmlType::BF16)
            put(block, static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(any()) >> 16));
    }
    return out;
}

/// Gives every block the scale and minimum `value`; every float the value.
inline void setScales(GgmlType type, std::span<std::byte> blocks, float value) {
    const BlockLayout layout = blockLayout(type);
    const HalfFields fields = halfFields(type);
    const std::uint16_t half = floatToHalf(value);
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    const auto bfloat = static_cast<std::uint16_t>(bits >> 16);
    for (std::size_t at = 0; at < blocks.size(); at += layout.bytes) {
        std::byte* block = blocks.data() + at;
        if (fields.first >= 0) std::memcpy(block + fields.first, &half, sizeof half);
        if (fields.second >= 0) std::memcpy(block + fields.second, &half, sizeof half);
        if (type == GgmlType::F32) std::memcpy(block, &bits, sizeof bits);
        if (type == GgmlType::F16) std::memcpy(block, &half, sizeof half);
        if (type == GgmlType::BF16) std::memcpy(block, &bfloat, sizeof bfloat);
    }
}

} // namespace steerscope::test
