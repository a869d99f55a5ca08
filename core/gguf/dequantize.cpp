// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gguf/dequantize.h"

#include <cstring>
#include <string>

#include "core/base/half_float.h"
#include "core/gguf/internal/gguf_rules.h"

namespace steerscope {
namespace {

// Blocks as they lie in the file, little-endian. They are copied into locals before use: that
// allows unaligned data and tells the compiler that they do not alias the output, so that the loops
// vectorise. Products and sums stay separate roundings, as in the reference (no contraction).

struct BlockF32 {
    float value;
};
struct BlockF16 {
    std::uint16_t half;
};
struct BlockBF16 {
    std::uint16_t high;
};
struct BlockQ4_0 {
    std::uint16_t d;
    std::uint8_t qs[16];
};
struct BlockQ4_1 {
    std::uint16_t d, m;
    std::uint8_t qs[16];
};
struct BlockQ5_0 {
    std::uint16_t d;
    std::uint8_t qh[4], qs[16];
};
struct BlockQ5_1 {
    std::uint16_t d, m;
    std::uint8_t qh[4], qs[16];
};
struct BlockQ8_0 {
    std::uint16_t d;
    std::int8_t qs[32];
};
struct BlockQ4_K {
    std::uint16_t d, dmin;
    std::uint8_t scales[12], qs[128];
};
struct BlockQ5_K {
    std::uint16_t d, dmin;
    std::uint8_t scales[12], qh[32], qs[128];
};
struct BlockQ6_K {
    std::uint8_t ql[128], qh[64];
    std::int8_t scales[16];
    std::uint16_t d;
};

/// y = x
void expand(const BlockF32& block, float* __restrict y) {
    *y = block.value;
}

/// y = x, widened
void expand(const BlockF16& block, float* __restrict y) {
    *y = halfToFloat(block.half);
}

/// y = the float32 whose upper half is x
void expand(const BlockBF16& block, float* __restrict y) {
    *y = bfloatToFloat(block.high);
}

/// y[i] = d (q[i] − 8); low nibbles hold i = 0…15, high ones 16…31
void expand(const BlockQ4_0& block, float* __restrict y) {
    const float d = halfToFloat(block.d);
    for (int i = 0; i < 16; ++i)
        y[i] = d * static_cast<float>((block.qs[i] & 15) - 8);
    for (int i = 0; i < 16; ++i)
        y[16 + i] = d * static_cast<float>((block.qs[i] >> 4) - 8);
}

/// y[i] = d q[i] + m
void expand(const BlockQ4_1& block, float* __restrict y) {
    const float d = halfToFloat(block.d);
    const float m = halfToFloat(block.m);
    for (int i = 0; i < 16; ++i)
        y[i] = d * static_cast<float>(block.qs[i] & 15) + m;
    for (int i = 0; i < 16; ++i)
        y[16 + i] = d * static_cast<float>(block.qs[i] >> 4) + m;
}

/// The five-bit numbers of Q5_0 and Q5_1: the fifth bit of number i is bit i of qh.
void fiveBits(const std::uint8_t (&qh)[4], const std::uint8_t (&qs)[16], int (&q)[32]) {
    std::uint32_t high = 0;
    std::memcpy(&high, qh, sizeof high);
    for (int i = 0; i < 16; ++i)
        q[i] = (qs[i] & 15) | static_cast<int>(high >> i & 1) << 4;
    for (int i = 0; i < 16; ++i)
        q[16 + i] = (qs[i] >> 4) | static_cast<int>(high >> (16 + i) & 1) << 4;
}

/// y[i] = d (q[i] − 16)
void expand(const BlockQ5_0& block, float* __restrict y) {
    const float d = halfToFloat(block.d);
    int q[32];
    fiveBits(block.qh, block.qs, q);
    for (int i = 0; i < 32; ++i)
        y[i] = d * static_cast<float>(q[i] - 16);
}

/// y[i] = d q[i] + m
void expand(const BlockQ5_1& block, float* __restrict y) {
    const float d = halfToFloat(block.d);
    const float m = halfToFloat(block.m);
    int q[32];
    fiveBits(block.qh, block.qs, q);
    for (int i = 0; i < 32; ++i)
        y[i] = d * static_cast<float>(q[i]) + m;
}

/// y[i] = d q[i]
void expand(const BlockQ8_0& block, float* __restrict y) {
    const float d = halfToFloat(block.d);
    for (int i = 0; i < 32; ++i)
        y[i] = d * static_cast<float>(block.qs[i]);
}

/// Scale and minimum of one of the eight groups of 32 numbers in a Q4_K or Q5_K block.
struct GroupScale {
    float d, m;
};

/// Twelve bytes hold eight pairs of six-bit numbers: groups 0…3 have theirs in the low six bits of
/// bytes 0…3 and 4…7; groups 4…7 have low nibbles in bytes 8…11, high bits atop the former.
GroupScale groupScale(const std::uint8_t (&s)[12], int group, float d, float dmin) {
    const int j = group & 3;
    const int scale = group < 4 ? s[j] & 63 : (s[8 + j] & 15) | (s[j] >> 2 & 48);
    const int minimum = group < 4 ? s[4 + j] & 63 : s[8 + j] >> 4 | (s[4 + j] >> 2 & 48);
    return {d * static_cast<float>(scale), dmin * static_cast<float>(minimum)};
}

/// y = (d scale[g]) q − (dmin minimum[g]), group g = i / 32; even groups are low nibbles
void expand(const BlockQ4_K& block, float* __restrict y) {
    const float d = halfToFloat(block.d);
    const float dmin = halfToFloat(block.dmin);
    for (int group = 0; group < 8; ++group) {
        const GroupScale s = groupScale(block.scales, group, d, dmin);
        const std::uint8_t* qs = block.qs + group / 2 * 32;
        const int shift = group % 2 * 4;
        for (int i = 0; i < 32; ++i)
            y[group * 32 + i] = s.d * static_cast<float>(qs[i] >> shift & 15) - s.m;
    }
}

/// As Q4_K, with the fifth bit of number i of group g in bit g of qh[i]
void expand(const BlockQ5_K& block, float* __restrict y) {
    const float d = halfToFloat(block.d);
    const float dmin = halfToFloat(block.dmin);
    for (int group = 0; group < 8; ++group) {
        const GroupScale s = groupScale(block.scales, group, d, dmin);
        const std::uint8_t* qs = block.qs + group / 2 * 32;
        const int shift = group % 2 * 4;
        for (int i = 0; i < 32; ++i) {
            const int q = (qs[i] >> shift & 15) | (block.qh[i] >> group & 1) << 4;
            y[group * 32 + i] = s.d * static_cast<float>(q) - s.m;
        }
    }
}

/// y = (d scale[i / 16]) (q − 32); each half of 128 numbers has its 64 low bytes and 32 high bytes
void expand(const BlockQ6_K& block, float* __restrict y) {
    const float d = halfToFloat(block.d);
    for (int group = 0; group < 16; ++group) {
        const int half = group / 8;
        const int quarter = group % 8 / 2;
        const int first = group % 2 * 16;
        const float scale = d * static_cast<float>(block.scales[group]);
        const std::uint8_t* ql = block.ql + half * 64 + quarter % 2 * 32 + first;
        const std::uint8_t* qh = block.qh + half * 32 + first;
        for (int i = 0; i < 16; ++i) {
            const int q = (ql[i] >> (quarter / 2 * 4) & 15) | (qh[i] >> (quarter * 2) & 3) << 4;
            y[group * 16 + i] = scale * static_cast<float>(q - 32);
        }
    }
}

template <class Block>
void expandAll(const std::byte* in, BlockLayout layout, std::span<float> out) {
    float* __restrict y = out.data();
    const std::size_t count = out.size() / layout.elements;
    for (std::size_t b = 0; b < count; ++b) {
        Block block;
        std::memcpy(&block, in + b * sizeof(Block), sizeof(Block));
        expand(block, y + b * layout.elements);
    }
}

void requireWholeBlocks(BlockLayout layout, std::size_t bytes, std::size_t elements) {
    const std::size_t blocks = elements / layout.elements;
    if (elements % layout.elements == 0 && bytes % layout.bytes == 0 &&
        bytes / layout.bytes == blocks)
        return;
    gguf::fail(
        gguf::Rule::BlockCount,
        {.field = std::string(layout.name),
         .found = std::to_string(bytes) + " bytes for " + std::to_string(elements) + " elements",
         .allowed = std::to_string(layout.bytes) + " bytes for every " +
                    std::to_string(layout.elements) + " elements"});
}

} // namespace

void dequantize(GgmlType type, std::span<const std::byte> bytes, std::span<float> out) {
    const BlockLayout layout = blockLayout(type);
    requireWholeBlocks(layout, bytes.size(), out.size());
    const std::byte* in = bytes.data();
    switch (type) {
    case GgmlType::F32:
        return expandAll<BlockF32>(in, layout, out);
    case GgmlType::F16:
        return expandAll<BlockF16>(in, layout, out);
    case GgmlType::BF16:
        return expandAll<BlockBF16>(in, layout, out);
    case GgmlType::Q4_0:
        return expandAll<BlockQ4_0>(in, layout, out);
    case GgmlType::Q4_1:
        return expandAll<BlockQ4_1>(in, layout, out);
    case GgmlType::Q5_0:
        return expandAll<BlockQ5_0>(in, layout, out);
    case GgmlType::Q5_1:
        return expandAll<BlockQ5_1>(in, layout, out);
    case GgmlType::Q8_0:
        return expandAll<BlockQ8_0>(in, layout, out);
    case GgmlType::Q4_K:
        return expandAll<BlockQ4_K>(in, layout, out);
    case GgmlType::Q5_K:
        return expandAll<BlockQ5_K>(in, layout, out);
    case GgmlType::Q6_K:
        return expandAll<BlockQ6_K>(in, layout, out);
    }
}

} // namespace steerscope
