// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/packed_matrix.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/base/half_float.h"
#include "core/kernels/internal/pack_rows.h"
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

/// 32 numbers of a row, unsigned: the four of a quad are the bytes of a word.
using Quads = std::array<std::uint32_t, 8>;
constexpr std::uint32_t kNibbles = 0x0F0F0F0F;
constexpr std::uint32_t kOnes = 0x01010101;

std::uint32_t wordAt(Bytes bytes, std::size_t index) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes + index * sizeof word, sizeof word);
    return word;
}

/// The numbers of one row in a block of a group.
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
    const std::size_t groupBytes = kGroupRows * rowBytes;
    std::size_t r = 0;
    for (; r + kGroupRows <= rows; r += kGroupRows, out += m_groupBytes, file += groupBytes)
        packRows(m_type, file, m_cols, out);
    if (r == rows) return;
    std::vector<std::uint8_t> padded(groupBytes); // with rows of zeros
    std::copy_n(file, (rows - r) * rowBytes, padded.begin());
    packRows(m_type, padded.data(), m_cols, out);
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
