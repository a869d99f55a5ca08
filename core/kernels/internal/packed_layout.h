// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/gguf/ggml_type.h"

namespace steerscope::packed {

// How PackedMatrix lays out sixteen rows ("a group"). Integer formats are cut into blocks of 32
// columns whose numbers are stored unsigned, `offset` too high:
//
//   group = unit, unit, …       unit = 2 blocks, or the 8 blocks of a 256-column super-block
//   unit  = header, block, …    every part begins at a multiple of 64 bytes
//   block = high bits, low bits
//
// Numbers lie in "quads": 64 bytes that hold four consecutive columns of row 0, then of row 1, ….
// Quad j has the columns 4j … 4j + 3 of the block, j < 8.
//   8 bits:   low = quad 0 … quad 7.
//   4 bits:   low = 4 × 64 bytes, byte vector j = quad j in the low nibbles, quad j + 4 in the
//   high. 5 bits:   as 4; high = 64 bytes, bit j = the fifth bit of quad j. 6 bits:   as 4; high =
//   2 × 64 bytes, bits 2j and 2j + 1 of vector h belong to quad 4h + j.
// Headers, every entry for sixteen rows:
//   half:            fp16 scale of either block
//   halfMinimum:     fp16 scale of either block, fp16 minimum of either block
//   superMinimum:    fp16 super-scale, fp16 super-minimum, then 8 × (uint8 scale, uint8 minimum)
//   superSixteenths: fp16 super-scale, 32 bytes of nothing, then 16 × int8 scale
// Float formats: column by column sixteen values.

constexpr std::size_t kRows = 16;
constexpr std::size_t kBlockCols = 32;
constexpr std::size_t kVector = 64;                    ///< Bytes of a quad, and the alignment.
constexpr std::size_t kHalves = kRows * sizeof(short); ///< Bytes of one fp16 for each row.

/// What a stored number q stands for; d, m are the file's scale and minimum.
enum class Scaling {
    none,            ///< A float.
    half,            ///< d (q − offset), d per 32 columns
    halfMinimum,     ///< d q + m per 32 columns
    superMinimum,    ///< (d s) q − (m t), s and t per 32, d and m per 256 columns
    superSixteenths, ///< (d s) (q − offset), s per 16, d per 256 columns
};

/// The traits of one type; a template argument of the kernels.
struct Format {
    GgmlType type = GgmlType::F32;
    int bits = 32;
    Scaling scaling = Scaling::none;
    int offset = 0;

    constexpr bool isFloat() const { return scaling == Scaling::none; }
    constexpr bool hasMinimum() const {
        return scaling == Scaling::halfMinimum || scaling == Scaling::superMinimum;
    }
    constexpr bool isSuper() const {
        return scaling == Scaling::superMinimum || scaling == Scaling::superSixteenths;
    }
    constexpr std::size_t unitBlocks() const { return isSuper() ? 8 : 2; }
    constexpr std::size_t headerBytes() const {
        if (isSuper()) return 2 * kHalves + 256;
        return (hasMinimum() ? 4 : 2) * kHalves;
    }
    constexpr std::size_t highBytes() const {
        return bits == 6 ? 2 * kVector : bits == 5 ? kVector : 0;
    }
    constexpr std::size_t lowBytes() const { return (bits == 8 ? 8 : 4) * kVector; }
    constexpr std::size_t blockBytes() const { return highBytes() + lowBytes(); }
    constexpr std::size_t unitBytes() const { return headerBytes() + unitBlocks() * blockBytes(); }
    /// Bytes of sixteen rows of `cols` columns.
    constexpr std::size_t groupBytes(std::size_t cols) const {
        if (isFloat()) return cols * kRows * static_cast<std::size_t>(bits / 8);
        const std::size_t unitCols = unitBlocks() * kBlockCols;
        return (cols + unitCols - 1) / unitCols * unitBytes();
    }
    /// Where the bits of block `block` begin in a group.
    constexpr std::size_t blockAt(std::size_t block) const {
        return block / unitBlocks() * unitBytes() + headerBytes() +
               block % unitBlocks() * blockBytes();
    }
    constexpr std::size_t headerAt(std::size_t block) const {
        return block / unitBlocks() * unitBytes();
    }
};

inline constexpr Format kF32{GgmlType::F32, 32, Scaling::none, 0};
inline constexpr Format kF16{GgmlType::F16, 16, Scaling::none, 0};
inline constexpr Format kBF16{GgmlType::BF16, 16, Scaling::none, 0};
inline constexpr Format kQ4_0{GgmlType::Q4_0, 4, Scaling::half, 8};
inline constexpr Format kQ4_1{GgmlType::Q4_1, 4, Scaling::halfMinimum, 0};
inline constexpr Format kQ5_0{GgmlType::Q5_0, 5, Scaling::half, 16};
inline constexpr Format kQ5_1{GgmlType::Q5_1, 5, Scaling::halfMinimum, 0};
inline constexpr Format kQ8_0{GgmlType::Q8_0, 8, Scaling::half, 128};
inline constexpr Format kQ4_K{GgmlType::Q4_K, 4, Scaling::superMinimum, 0};
inline constexpr Format kQ5_K{GgmlType::Q5_K, 5, Scaling::superMinimum, 0};
inline constexpr Format kQ6_K{GgmlType::Q6_K, 6, Scaling::superSixteenths, 32};

/// Calls visit.operator()<Format>() for the type's format.
template <class Visitor> decltype(auto) withFormat(GgmlType type, Visitor&& visit) {
    switch (type) {
    case GgmlType::F16:
        return visit.template operator()<kF16>();
    case GgmlType::BF16:
        return visit.template operator()<kBF16>();
    case GgmlType::Q4_0:
        return visit.template operator()<kQ4_0>();
    case GgmlType::Q4_1:
        return visit.template operator()<kQ4_1>();
    case GgmlType::Q5_0:
        return visit.template operator()<kQ5_0>();
    case GgmlType::Q5_1:
        return visit.template operator()<kQ5_1>();
    case GgmlType::Q8_0:
        return visit.template operator()<kQ8_0>();
    case GgmlType::Q4_K:
        return visit.template operator()<kQ4_K>();
    case GgmlType::Q5_K:
        return visit.template operator()<kQ5_K>();
    case GgmlType::Q6_K:
        return visit.template operator()<kQ6_K>();
    case GgmlType::F32:
        break;
    }
    return visit.template operator()<kF32>();
}

} // namespace steerscope::packed
