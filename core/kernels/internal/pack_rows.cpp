// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/internal/pack_rows.h"

#include <cstring>
#include <utility>

#include "core/kernels/internal/packed_layout.h"
#include "core/kernels/internal/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/internal/pack_rows.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "core/kernels/internal/row_words-inl.h"

// A file keeps 32 or 256 columns of one row together, a group the same four columns of sixteen
// rows. Loading words 0 … 3 of all rows turns one into the other; what is left to do is to move
// bits within a byte lane, the same for all rows.

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace {

using namespace packed;

constexpr std::uint32_t kNibbles = 0x0F0F0F0F;

/// The file's blocks of one format: their size and where their parts lie.
template <Format F> struct FileBlock {
    static constexpr std::size_t kBytes = [] {
        if (F.type == GgmlType::Q6_K) return 210;
        if (F.isSuper()) return 16 + (F.bits == 5 ? 32 : 0) + 128;
        return 2 + (F.hasMinimum() ? 2 : 0) + (F.bits == 5 ? 4 : 0) + (F.bits == 8 ? 32 : 16);
    }();
    static constexpr std::size_t kHigh = F.isSuper() ? 16 : F.hasMinimum() ? 4 : 2;
    static constexpr std::size_t kLow = kHigh + (F.bits != 5 ? 0 : F.isSuper() ? 32 : 4);
};

/// One block of kWordRows rows: where it lies and where it goes.
template <Format F> struct Block {
    Bytes file; ///< Of the first of the rows.
    std::size_t rowBytes;
    std::uint8_t* group;
    std::size_t index; ///< Of the first 32 columns in the group.
    std::size_t row;   ///< The first of the rows in the group.

    std::uint8_t* halves(std::size_t entry) const {
        return group + F.headerAt(index) + entry * kHalves + row * sizeof(std::uint16_t);
    }
    /// Entry `entry` of the small scales behind the halves of a super-block.
    std::uint8_t* smallScale(std::size_t entry) const {
        return group + F.headerAt(index) + 2 * kHalves + entry * kRows + row;
    }
    std::uint8_t* high(std::size_t part, std::size_t vector = 0) const {
        return group + F.blockAt(index + part) + vector * kVector + 4 * row;
    }
    std::uint8_t* low(std::size_t part, std::size_t vector) const {
        return high(part, F.highBytes() / kVector + vector);
    }
};

/// Words 0 … 7 of every row.
HWY_INLINE void loadEight(Bytes file, std::size_t rowBytes, Words (&out)[8]) {
    Words half[4];
    for (std::size_t h = 0; h < 2; ++h) {
        loadFour(file + 16 * h, rowBytes, half);
        for (std::size_t j = 0; j < 4; ++j)
            out[4 * h + j] = half[j];
    }
}

/// The bits of a word whose number has bit `p` clear and bit `q` set.
constexpr std::uint32_t bitsWithout(int p, int q) {
    std::uint32_t mask = 0;
    for (int i = 0; i < 32; ++i)
        if ((i >> p & 1) == 0 && (i >> q & 1) == 1) mask |= std::uint32_t{1} << i;
    return mask;
}

/// Exchanges bits p and q of the numbers by which the bits of a word are called.
template <int p, int q> HWY_INLINE Words renumbered(Words word) {
    constexpr int kDistance = (1 << p) - (1 << q);
    const Words moved = (right<kDistance>(word) ^ word) & bitsWithout(p, q);
    return word ^ moved ^ left<kDistance>(moved);
}

/// Bit 4j + k, the fifth bit of column 4j + k, becomes bit j of byte k.
HWY_INLINE Words fifthBits(Words word) {
    return renumbered<1, 0>(renumbered<2, 1>(renumbered<3, 0>(renumbered<4, 1>(word))));
}

template <Format F> HWY_INLINE void packPlain(const Block<F>& b) {
    using File = FileBlock<F>;
    const Words scales = wordOfRows(b.file, b.rowBytes);
    const std::size_t part = b.index % 2;
    putLow<std::uint16_t>(scales, b.halves(part));
    if constexpr (F.hasMinimum()) putLow<std::uint16_t>(right<16>(scales), b.halves(2 + part));
    if constexpr (F.bits == 8) {
        Words words[8];
        loadEight(b.file + File::kLow, b.rowBytes, words);
        for (std::size_t j = 0; j < 8; ++j)
            putWords(words[j] ^ allWords(0x80808080), b.low(0, j));
    } else {
        Words words[4];
        loadFour(b.file + File::kLow, b.rowBytes, words);
        for (std::size_t j = 0; j < 4; ++j)
            putWords(words[j], b.low(0, j));
        if constexpr (F.bits == 5)
            putWords(fifthBits(wordOfRows(b.file + File::kHigh, b.rowBytes)), b.high(0));
    }
}

/// Eight words whose low nibbles are the 32 columns `first` and whose high nibbles are `second`.
template <Format F>
HWY_INLINE void packNibbles(const Block<F>& b, Bytes file, std::size_t first, std::size_t second) {
    Words words[8];
    loadEight(file, b.rowBytes, words);
    for (std::size_t j = 0; j < 4; ++j) {
        const Words low = words[j];
        const Words high = words[j + 4];
        putWords((low & kNibbles) | left<4>(high & kNibbles), b.low(first, j));
        putWords((right<4>(low) & kNibbles) | (high & (kNibbles << 4)), b.low(second, j));
    }
}

/// Byte i of every row's word goes to `out` + i · stride, row by row.
HWY_INLINE void putBytes(Words words, std::uint8_t* out, std::size_t stride) {
    putLow<std::uint8_t>(words, out);
    putLow<std::uint8_t>(right<8>(words), out + stride);
    putLow<std::uint8_t>(right<16>(words), out + 2 * stride);
    putLow<std::uint8_t>(right<24>(words), out + 3 * stride);
}

/// Four bits of one word and two of another make six, in each byte.
HWY_INLINE Words sixBits(Words low, Words high) {
    return (low & kNibbles) | left<4>(right<6>(high) & 0x03030303);
}

/// Bit p of byte lane j becomes bit j of byte lane p.
HWY_INLINE void turnBits(Words (&w)[8]) {
    for (std::size_t j = 0; j < 4; ++j)
        exchange<4>(w[j], w[j + 4], kNibbles);
    for (const std::size_t j : {0, 1, 4, 5})
        exchange<2>(w[j], w[j + 2], 0x33333333);
    for (const std::size_t j : {0, 2, 4, 6})
        exchange<1>(w[j], w[j + 1], 0x55555555);
}

template <Format F> HWY_INLINE void packSuper(const Block<F>& b) {
    Words head[4]; // super-scale and super-minimum, then twelve bytes of six-bit numbers
    loadFour(b.file, b.rowBytes, head);
    putLow<std::uint16_t>(head[0], b.halves(0));
    putLow<std::uint16_t>(right<16>(head[0]), b.halves(1));
    constexpr std::uint32_t kSix = 0x3F3F3F3F;
    putBytes(head[1] & kSix, b.smallScale(0), 2 * kRows);
    putBytes(head[2] & kSix, b.smallScale(1), 2 * kRows);
    putBytes(sixBits(head[3], head[1]), b.smallScale(8), 2 * kRows);
    putBytes(sixBits(right<4>(head[3]), head[2]), b.smallScale(9), 2 * kRows);
    for (std::size_t pair = 0; pair < 4; ++pair)
        packNibbles(b, b.file + FileBlock<F>::kLow + 32 * pair, 2 * pair, 2 * pair + 1);
    if constexpr (F.bits == 5) {
        Words bits[8];
        loadEight(b.file + FileBlock<F>::kHigh, b.rowBytes, bits);
        turnBits(bits);
        for (std::size_t part = 0; part < 8; ++part)
            putWords(bits[part], b.high(part));
    }
}

/// Two upper bits of 4 × 32 columns: pair q of byte lane j becomes pair j of byte lane q.
template <Format F>
HWY_INLINE void packUpperPairs(const Block<F>& b, Bytes file, std::size_t part) {
    for (std::size_t vector = 0; vector < 2; ++vector) {
        Words w[4];
        loadFour(file + 16 * vector, b.rowBytes, w);
        exchange<4>(w[0], w[2], kNibbles);
        exchange<4>(w[1], w[3], kNibbles);
        exchange<2>(w[0], w[1], 0x33333333);
        exchange<2>(w[2], w[3], 0x33333333);
        for (std::size_t q = 0; q < 4; ++q)
            putWords(w[q], b.high(part + q, vector));
    }
}

template <Format F> HWY_INLINE void packSixteenths(const Block<F>& b) {
    for (std::size_t half = 0; half < 2; ++half) {
        const Bytes low = b.file + 64 * half;
        packNibbles(b, low, 4 * half, 4 * half + 2);
        packNibbles(b, low + 32, 4 * half + 1, 4 * half + 3);
        packUpperPairs(b, b.file + 128 + 32 * half, 4 * half);
    }
    Words scales[4];
    loadFour(b.file + 192, b.rowBytes, scales);
    for (std::size_t j = 0; j < 4; ++j)
        putBytes(scales[j], b.smallScale(4 * j), kRows);
    // The super-scale ends the block: read with what stands before it.
    putLow<std::uint16_t>(right<16>(wordOfRows(b.file + 206, b.rowBytes)), b.halves(0));
    putLow<std::uint16_t>(allWords(0), b.halves(1));
}

template <Format F> void packBlocks(Bytes file, std::size_t cols, std::uint8_t* group) {
    constexpr std::size_t kFileBlocks = F.isSuper() ? 8 : 1; // blocks of 32 in one of the file's
    const std::size_t blocks = cols / kBlockCols;
    const std::size_t rowBytes = blocks / kFileBlocks * FileBlock<F>::kBytes;
    const std::size_t missing = blocks % F.unitBlocks();
    if (missing > 0) std::memset(group + F.headerAt(blocks), 0, F.unitBytes());
    for (std::size_t index = 0; index < blocks;
         index += kFileBlocks, file += FileBlock<F>::kBytes) {
        for (std::size_t row = 0; row < kRows; row += kWordRows) {
            const Block<F> block{file + row * rowBytes, rowBytes, group, index, row};
            if constexpr (!F.isSuper())
                packPlain(block);
            else if constexpr (F.scaling == Scaling::superMinimum)
                packSuper(block);
            else
                packSixteenths(block);
        }
    }
}

/// Columns that do not fill sixteen bytes of a row.
template <class Value>
void packLastFloats(Bytes file, std::size_t cols, std::size_t first, std::uint8_t* group) {
    for (std::size_t k = first; k < cols; ++k) {
        for (std::size_t r = 0; r < kRows; ++r)
            std::memcpy(group + (k * kRows + r) * sizeof(Value),
                        file + (r * cols + k) * sizeof(Value), sizeof(Value));
    }
}

template <class Value> void packFloats(Bytes file, std::size_t cols, std::uint8_t* group) {
    constexpr std::size_t kColumns = 16 / sizeof(Value);
    const std::size_t rowBytes = cols * sizeof(Value);
    std::size_t k = 0;
    for (; k + kColumns <= cols; k += kColumns) {
        for (std::size_t row = 0; row < kRows; row += kWordRows) {
            Words words[4];
            loadFour(file + row * rowBytes + k * sizeof(Value), rowBytes, words);
            std::uint8_t* out = group + (k * kRows + row) * sizeof(Value);
            for (std::size_t j = 0; j < 4; ++j) {
                if constexpr (sizeof(Value) == 4) {
                    putWords(words[j], out + j * kVector);
                } else {
                    putLow<Value>(words[j], out + 2 * j * kHalves);
                    putLow<Value>(right<16>(words[j]), out + (2 * j + 1) * kHalves);
                }
            }
        }
    }
    packLastFloats<Value>(file, cols, k, group);
}

} // namespace

void packRows(GgmlType type, const std::uint8_t* rows, std::size_t cols, std::uint8_t* group) {
    withFormat(type, [&]<Format F> {
        if constexpr (F.type == GgmlType::F32)
            packFloats<std::uint32_t>(rows, cols, group);
        else if constexpr (F.isFloat())
            packFloats<std::uint16_t>(rows, cols, group);
        else
            packBlocks<F>(rows, cols, group);
    });
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope::packed {

HWY_EXPORT(packRows);

void packRows(GgmlType type, const std::uint8_t* rows, std::size_t cols, std::uint8_t* group) {
    HWY_DYNAMIC_DISPATCH(packRows)(type, rows, cols, group);
}

} // namespace steerscope::packed
#endif
