// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/packed_matrix.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>

#include "core/base/half_float.h"
#include "core/kernels/internal/packed_layout.h"
#include "core/kernels/internal/weight_memory.h"

namespace steerscope {
namespace {

using namespace packed;
using Bytes = const std::uint8_t*;

std::uint16_t halfAt(const std::uint8_t* bytes) {
    std::uint16_t half = 0;
    std::memcpy(&half, bytes, sizeof half);
    return half;
}

void putHalf(std::uint8_t* out, std::size_t row, std::uint16_t half) {
    std::memcpy(out + row * sizeof half, &half, sizeof half);
}

/// The six-bit scale and minimum of group g of 32 columns in the twelve bytes of Q4_K and Q5_K.
struct SmallScale {
    std::uint8_t scale, minimum;
};

SmallScale smallScale(Bytes s, std::size_t group) {
    const std::size_t j = group & 3;
    if (group < 4)
        return {static_cast<std::uint8_t>(s[j] & 63), static_cast<std::uint8_t>(s[4 + j] & 63)};
    return {static_cast<std::uint8_t>((s[8 + j] & 15) | (s[j] >> 2 & 48)),
            static_cast<std::uint8_t>(s[8 + j] >> 4 | (s[4 + j] >> 2 & 48))};
}

/// 32 numbers of a row, unsigned: the four of a quad are the bytes of a word.
using Quads = std::array<std::uint32_t, 8>;
constexpr std::uint32_t kNibbles = 0x0F0F0F0F;
constexpr std::uint32_t kOnes = 0x01010101;

std::uint32_t wordAt(Bytes bytes, std::size_t index) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes + index * sizeof word, sizeof word);
    return word;
}

/// Bit i of the low four becomes bit 0 of byte i: the shifts 0, 7, 14, 21 bring each to its place.
std::uint32_t bitPerByte(std::uint32_t bits) {
    return (bits & 15) * 0x204081 & kOnes;
}

/// The file's blocks of one format: where their parts lie and how to take the numbers out.
template <Format F> struct FileBlock {
    static constexpr std::size_t kBytes = [] {
        if (F.type == GgmlType::Q6_K) return 210;
        if (F.isSuper()) return 16 + (F.bits == 5 ? 32 : 0) + 128;
        return 2 + (F.hasMinimum() ? 2 : 0) + (F.bits == 5 ? 4 : 0) + (F.bits == 8 ? 32 : 16);
    }();
    static constexpr std::size_t kHigh = F.isSuper() ? 16 : F.hasMinimum() ? 4 : 2;
    static constexpr std::size_t kLow = kHigh + (F.bits != 5 ? 0 : F.isSuper() ? 32 : 4);

    /// The numbers of the 32 columns `part` of a super-block, or of a block (part 0).
    static Quads numbers(Bytes file, std::size_t part) {
        Quads q;
        if constexpr (F.bits == 8) {
            for (std::size_t j = 0; j < 8; ++j)
                q[j] = wordAt(file + kLow, j) ^ 0x80808080;
        } else if constexpr (F.bits == 6) {
            q = sixBits(file + part / 4 * 64, file + 128 + part / 4 * 32, part % 4);
        } else if constexpr (F.isSuper()) {
            q = superBlock(file, part);
        } else {
            q = plainBlock(file);
        }
        return q;
    }

    static Quads plainBlock(Bytes file) {
        Quads q;
        for (std::size_t j = 0; j < 4; ++j) {
            const std::uint32_t word = wordAt(file + kLow, j);
            q[j] = word & kNibbles;
            q[j + 4] = word >> 4 & kNibbles;
        }
        if constexpr (F.bits == 5) {
            const std::uint32_t high = wordAt(file + kHigh, 0);
            for (std::size_t j = 0; j < 8; ++j)
                q[j] |= bitPerByte(high >> (4 * j)) << 4;
        }
        return q;
    }

    static Quads superBlock(Bytes file, std::size_t part) {
        const Bytes low = file + kLow + part / 2 * 32;
        Quads q;
        for (std::size_t j = 0; j < 8; ++j) {
            q[j] = wordAt(low, j) >> (part % 2 * 4) & kNibbles;
            if constexpr (F.bits == 5) q[j] |= (wordAt(file + kHigh, j) >> part & kOnes) << 4;
        }
        return q;
    }

    /// A half super-block of Q6_K: 64 low bytes and 32 high bytes; a quarter is 32 columns of it.
    static Quads sixBits(Bytes low, Bytes high, std::size_t quarter) {
        Quads q;
        for (std::size_t j = 0; j < 8; ++j)
            q[j] = (wordAt(low + quarter % 2 * 32, j) >> (quarter / 2 * 4) & kNibbles) |
                   (wordAt(high, j) >> (2 * quarter) & 3 * kOnes) << 4;
        return q;
    }
};

template <Format F> void packRow(const Quads& q, std::size_t row, std::uint8_t* block) {
    const auto put = [&](std::size_t vector, std::uint32_t word) {
        std::memcpy(block + vector * kVector + 4 * row, &word, sizeof word);
    };
    constexpr std::size_t kLow = F.highBytes() / kVector;
    if constexpr (F.bits == 8) {
        for (std::size_t j = 0; j < 8; ++j)
            put(kLow + j, q[j]);
        return;
    }
    for (std::size_t j = 0; j < 4; ++j)
        put(kLow + j, (q[j] & kNibbles) | (q[j + 4] & kNibbles) << 4);
    std::array<std::uint32_t, 2> high{};
    for (std::size_t j = 0; j < 8; ++j) {
        if constexpr (F.bits == 5) high[0] |= (q[j] >> 4 & kOnes) << j;
        if constexpr (F.bits == 6) high[j / 4] |= (q[j] >> 4 & 3 * kOnes) << (j % 4 * 2);
    }
    for (std::size_t h = 0; h < kLow; ++h)
        put(h, high[h]);
}

/// What packRow has put there.
template <Format F> Quads unpackRow(const std::uint8_t* block, std::size_t row) {
    const auto get = [&](std::size_t vector) { return wordAt(block + vector * kVector, row); };
    constexpr std::size_t kLow = F.highBytes() / kVector;
    Quads q;
    for (std::size_t j = 0; j < 8; ++j) {
        q[j] = F.bits == 8 ? get(j) : get(kLow + j % 4) >> (j / 4 * 4) & kNibbles;
        if constexpr (F.bits == 5) q[j] |= (get(0) >> j & kOnes) << 4;
        if constexpr (F.bits == 6) q[j] |= (get(j / 4) >> (j % 4 * 2) & 3 * kOnes) << 4;
    }
    return q;
}

template <Format F>
void packScales(Bytes file, std::size_t part, std::size_t row, std::uint8_t* header) {
    if constexpr (!F.isSuper()) {
        putHalf(header + part * kHalves, row, halfAt(file));
        if constexpr (F.hasMinimum()) putHalf(header + (2 + part) * kHalves, row, halfAt(file + 2));
    } else if constexpr (F.scaling == Scaling::superMinimum) {
        putHalf(header, row, halfAt(file));
        putHalf(header + kHalves, row, halfAt(file + 2));
        const SmallScale bits = smallScale(file + 4, part);
        header[2 * kHalves + part * 32 + row] = bits.scale;
        header[2 * kHalves + part * 32 + kRows + row] = bits.minimum;
    } else {
        putHalf(header, row, halfAt(file + 208));
        header[2 * kHalves + part * 32 + row] = file[192 + 2 * part];
        header[2 * kHalves + part * 32 + kRows + row] = file[192 + 2 * part + 1];
    }
}

/// Up to sixteen rows that begin at `file`, `rowBytes` apart.
template <Format F>
void packGroup(Bytes file, std::size_t rows, std::size_t cols, std::uint8_t* group) {
    constexpr std::size_t kFileBlocks = F.isSuper() ? 8 : 1; // blocks of 32 in one of the file's
    const std::size_t blocks = cols / kBlockCols;
    const std::size_t rowBytes = blocks / kFileBlocks * FileBlock<F>::kBytes;
    std::memset(group, 0, F.groupBytes(cols));
    for (std::size_t b = 0; b < blocks; ++b) {
        for (std::size_t r = 0; r < rows; ++r) {
            const Bytes block = file + r * rowBytes + b / kFileBlocks * FileBlock<F>::kBytes;
            packRow<F>(FileBlock<F>::numbers(block, b % kFileBlocks), r, group + F.blockAt(b));
            packScales<F>(block, b % F.unitBlocks(), r, group + F.headerAt(b));
        }
    }
}

template <class Value>
void packFloats(Bytes file, std::size_t rows, std::size_t cols, std::uint8_t* group) {
    if (rows < kRows) std::memset(group, 0, cols * kRows * sizeof(Value));
    for (std::size_t k = 0; k < cols; ++k, group += kRows * sizeof(Value))
        for (std::size_t r = 0; r < rows; ++r)
            std::memcpy(group + r * sizeof(Value), file + (r * cols + k) * sizeof(Value),
                        sizeof(Value));
}

/// Scale and minimum (added) of 16 columns.
struct Affine {
    float scale, minimum;
};

template <Format F>
Affine affineAt(const std::uint8_t* header, std::size_t row, std::size_t part, std::size_t half) {
    const auto halfOf = [&](std::size_t entry) {
        return halfToFloat(halfAt(header + entry * kHalves + row * sizeof(std::uint16_t)));
    };
    const std::uint8_t* small = header + 2 * kHalves + part * 32 + row;
    if constexpr (F.scaling == Scaling::superMinimum)
        return {halfOf(0) * static_cast<float>(small[0]),
                -(halfOf(1) * static_cast<float>(small[kRows]))};
    else if constexpr (F.scaling == Scaling::superSixteenths)
        return {halfOf(0) * static_cast<float>(static_cast<std::int8_t>(small[half * kRows])), 0};
    else
        return {halfOf(part), F.hasMinimum() ? halfOf(2 + part) : 0.0f};
}

template <Format F>
void readBlock(const std::uint8_t* group, std::size_t row, std::size_t block, float* out) {
    const Quads quads = unpackRow<F>(group + F.blockAt(block), row);
    std::array<std::uint8_t, kBlockCols> q;
    std::memcpy(q.data(), quads.data(), sizeof q);
    for (std::size_t half = 0; half < 2; ++half, out += 16) {
        const Affine a = affineAt<F>(group + F.headerAt(block), row, block % F.unitBlocks(), half);
        for (std::size_t i = 0; i < 16; ++i) {
            const float value = a.scale * static_cast<float>(q[half * 16 + i] - F.offset);
            out[i] = F.hasMinimum() ? value + a.minimum : value;
        }
    }
}

float floatAt(GgmlType type, const std::uint8_t* values, std::size_t index) {
    if (type == GgmlType::F32) {
        float value = 0;
        std::memcpy(&value, values + index * sizeof value, sizeof value);
        return value;
    }
    const std::uint16_t bits = halfAt(values + index * sizeof bits);
    return type == GgmlType::F16 ? halfToFloat(bits) : bfloatToFloat(bits);
}

template <Format F>
void packAny(Bytes file, std::size_t rows, std::size_t cols, std::uint8_t* group) {
    if constexpr (F.type == GgmlType::F32)
        packFloats<std::uint32_t>(file, rows, cols, group);
    else if constexpr (F.isFloat())
        packFloats<std::uint16_t>(file, rows, cols, group);
    else
        packGroup<F>(file, rows, cols, group);
}

} // namespace

PackedMatrix::PackedMatrix(GgmlType type, std::size_t rows, std::size_t cols)
    : m_type(type), m_rows(rows), m_cols(cols) {
    assert(cols % blockLayout(type).elements == 0);
    m_groupBytes = withFormat(type, [&]<Format F> { return F.groupBytes(cols); });
    m_bytes = takeWeightMemory(bytes());
}

void PackedMatrix::pack(std::size_t firstRow, std::span<const std::byte> fileRows) {
    const BlockLayout layout = blockLayout(m_type);
    const std::size_t rowBytes = m_cols / layout.elements * layout.bytes;
    if (rowBytes == 0) return;
    const std::size_t rows = fileRows.size() / rowBytes;
    assert(firstRow % kGroupRows == 0 && firstRow + rows <= m_rows);
    assert(rows % kGroupRows == 0 || firstRow + rows == m_rows);
    auto* out =
        reinterpret_cast<std::uint8_t*>(m_bytes.get()) + firstRow / kGroupRows * m_groupBytes;
    const auto* file = reinterpret_cast<Bytes>(fileRows.data());
    for (std::size_t r = 0; r < rows; r += kGroupRows, out += m_groupBytes) {
        const std::size_t count = std::min(kGroupRows, rows - r);
        withFormat(m_type, [&]<Format F> { packAny<F>(file + r * rowBytes, count, m_cols, out); });
    }
}

void PackedMatrix::readRow(std::size_t row, std::span<float> out) const {
    assert(row < m_rows && out.size() == m_cols);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(group(row / kGroupRows));
    const std::size_t r = row % kGroupRows;
    withFormat(m_type, [&]<Format F> {
        if constexpr (F.isFloat()) {
            for (std::size_t k = 0; k < m_cols; ++k)
                out[k] = floatAt(F.type, bytes, k * kRows + r);
        } else {
            for (std::size_t b = 0; b < m_cols / kBlockCols; ++b)
                readBlock<F>(bytes, r, b, out.data() + b * kBlockCols);
        }
    });
}

} // namespace steerscope
