// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/packed_matrix.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <new>

#include "core/base/half_float.h"
#include "core/kernels/internal/packed_layout.h"

namespace steerscope {
namespace {

using namespace packed;
using Bytes = const std::uint8_t*;

/// Kernels load and prefetch whole vectors; this much may be read past the last group.
constexpr std::size_t kSlack = 4 * kVector;

std::uint16_t halfAt(const std::uint8_t* bytes) {
    std::uint16_t half = 0;
    std::memcpy(&half, bytes, sizeof half);
    return half;
}

void putHalf(std::uint8_t* out, std::size_t row, std::uint16_t half) {
    std::memcpy(out + row * sizeof half, &half, sizeof half);
}

/// The six-bit scale and minimum of group g of 32 columns in the twelve bytes of Q4_K and Q5_K.
struct SixBits {
    std::uint8_t scale, minimum;
};

SixBits sixBits(Bytes s, std::size_t group) {
    const std::size_t j = group & 3;
    if (group < 4)
        return {static_cast<std::uint8_t>(s[j] & 63), static_cast<std::uint8_t>(s[4 + j] & 63)};
    return {static_cast<std::uint8_t>((s[8 + j] & 15) | (s[j] >> 2 & 48)),
            static_cast<std::uint8_t>(s[8 + j] >> 4 | (s[4 + j] >> 2 & 48))};
}

/// Numbers of 32 columns of sixteen rows, unsigned.
using Block = std::array<std::array<std::uint8_t, kBlockCols>, kRows>;

/// The file's blocks of one format: their parts and how to take the numbers out of them.
template <Format F> struct FileBlock {
    static constexpr std::size_t kBytes = [] {
        if (F.type == GgmlType::Q6_K) return 210;
        if (F.isSuper()) return 16 + (F.bits == 5 ? 32 : 0) + 128;
        return 2 + (F.hasMinimum() ? 2 : 0) + (F.bits == 5 ? 4 : 0) + (F.bits == 8 ? 32 : 16);
    }();
    static constexpr std::size_t kHigh = F.isSuper() ? 16 : F.hasMinimum() ? 4 : 2;
    static constexpr std::size_t kLow = kHigh + (F.bits != 5 ? 0 : F.isSuper() ? 32 : 4);

    /// The 32 numbers of block `part` of the super-block, or of the block (part 0).
    static void numbers(Bytes file, std::size_t part, std::uint8_t* __restrict q) {
        if constexpr (F.bits == 8) {
            for (std::size_t i = 0; i < kBlockCols; ++i)
                q[i] = file[kLow + i] ^ 0x80;
        } else if constexpr (F.bits == 6) {
            sixBitNumbers(file + part / 4 * 64, file + 128 + part / 4 * 32, part % 4, q);
        } else if constexpr (F.isSuper()) {
            superNumbers(file, part, q);
        } else {
            plainNumbers(file, q);
        }
    }

    static void plainNumbers(Bytes file, std::uint8_t* __restrict q) {
        std::uint32_t high = 0;
        if constexpr (F.bits == 5) std::memcpy(&high, file + kHigh, sizeof high);
        for (std::size_t i = 0; i < 16; ++i) {
            q[i] = static_cast<std::uint8_t>((file[kLow + i] & 15) | (high >> i & 1) << 4);
            q[16 + i] =
                static_cast<std::uint8_t>(file[kLow + i] >> 4 | (high >> (16 + i) & 1) << 4);
        }
    }

    static void superNumbers(Bytes file, std::size_t part, std::uint8_t* __restrict q) {
        const Bytes low = file + kLow + part / 2 * 32;
        const int shift = static_cast<int>(part % 2 * 4);
        for (std::size_t i = 0; i < kBlockCols; ++i) {
            const int high = F.bits == 5 ? (file[kHigh + i] >> part & 1) << 4 : 0;
            q[i] = static_cast<std::uint8_t>((low[i] >> shift & 15) | high);
        }
    }

    /// A half super-block: 64 low bytes and 32 high bytes; quarter k is 32 columns of it.
    static void sixBitNumbers(Bytes low, Bytes high, std::size_t quarter,
                              std::uint8_t* __restrict q) {
        const Bytes nibbles = low + quarter % 2 * 32;
        const int shift = static_cast<int>(quarter / 2 * 4);
        for (std::size_t i = 0; i < kBlockCols; ++i)
            q[i] = static_cast<std::uint8_t>((nibbles[i] >> shift & 15) |
                                             (high[i] >> (2 * quarter) & 3) << 4);
    }
};

template <Format F> void packNumbers(const Block& q, std::uint8_t* __restrict high) {
    std::uint8_t* low = high + F.highBytes();
    for (std::size_t r = 0; r < kRows; ++r) {
        for (std::size_t i = 0; i < kBlockCols; ++i) {
            const std::size_t quad = i / 4;
            const std::size_t at = r * 4 + i % 4;
            if constexpr (F.bits == 8) {
                low[quad * kVector + at] = q[r][i];
                continue;
            }
            low[quad % 4 * kVector + at] |=
                static_cast<std::uint8_t>((q[r][i] & 15) << (quad / 4 * 4));
            if constexpr (F.bits == 5)
                high[at] |= static_cast<std::uint8_t>((q[r][i] >> 4) << quad);
            if constexpr (F.bits == 6)
                high[quad / 4 * kVector + at] |=
                    static_cast<std::uint8_t>((q[r][i] >> 4) << (quad % 4 * 2));
        }
    }
}

template <Format F>
void packScales(Bytes file, std::size_t part, std::size_t row, std::uint8_t* header) {
    if constexpr (!F.isSuper()) {
        putHalf(header + part * kHalves, row, halfAt(file));
        if constexpr (F.hasMinimum()) putHalf(header + (2 + part) * kHalves, row, halfAt(file + 2));
    } else if constexpr (F.scaling == Scaling::superMinimum) {
        putHalf(header, row, halfAt(file));
        putHalf(header + kHalves, row, halfAt(file + 2));
        const SixBits bits = sixBits(file + 4, part);
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
        Block q{};
        for (std::size_t r = 0; r < rows; ++r) {
            const Bytes block = file + r * rowBytes + b / kFileBlocks * FileBlock<F>::kBytes;
            FileBlock<F>::numbers(block, b % kFileBlocks, q[r].data());
            packScales<F>(block, b % F.unitBlocks(), r, group + F.headerAt(b));
        }
        packNumbers<F>(q, group + F.blockAt(b));
    }
}

template <class Value>
void packFloats(Bytes file, std::size_t rows, std::size_t cols, std::uint8_t* group) {
    for (std::size_t k = 0; k < cols; ++k) {
        for (std::size_t r = 0; r < kRows; ++r) {
            Value value = 0;
            if (r < rows) std::memcpy(&value, file + (r * cols + k) * sizeof value, sizeof value);
            std::memcpy(group + (k * kRows + r) * sizeof value, &value, sizeof value);
        }
    }
}

/// Number i of row r of a packed block.
template <Format F> int numberAt(const std::uint8_t* block, std::size_t row, std::size_t i) {
    const std::uint8_t* low = block + F.highBytes();
    const std::size_t quad = i / 4;
    const std::size_t at = row * 4 + i % 4;
    if constexpr (F.bits == 8) return low[quad * kVector + at];
    int q = low[quad % 4 * kVector + at] >> (quad / 4 * 4) & 15;
    if constexpr (F.bits == 5) q |= (block[at] >> quad & 1) << 4;
    if constexpr (F.bits == 6) q |= (block[quad / 4 * kVector + at] >> (quad % 4 * 2) & 3) << 4;
    return q;
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
    for (std::size_t i = 0; i < kBlockCols; ++i) {
        const Affine a =
            affineAt<F>(group + F.headerAt(block), row, block % F.unitBlocks(), i / 16);
        const int q = numberAt<F>(group + F.blockAt(block), row, i);
        out[i] = a.scale * static_cast<float>(q - F.offset);
        if constexpr (F.hasMinimum()) out[i] += a.minimum;
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

void PackedMatrix::FreeAligned::operator()(std::byte* bytes) const {
    ::operator delete[](bytes, std::align_val_t{kVector});
}

PackedMatrix::PackedMatrix(GgmlType type, std::size_t rows, std::size_t cols)
    : m_type(type), m_rows(rows), m_cols(cols) {
    assert(cols % blockLayout(type).elements == 0);
    m_groupBytes = withFormat(type, [&]<Format F> { return F.groupBytes(cols); });
    m_bytes.reset(
        static_cast<std::byte*>(::operator new[](bytes() + kSlack, std::align_val_t{kVector})));
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
