// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/kernels/internal/product_kernels.h"
#include "core/kernels/internal/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/internal/product_integers.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "core/kernels/internal/halves-inl.h"

// A piece of a group, at most eight blocks, is taken apart into bytes that stay in the nearest
// cache, then multiplied by all activation rows as pairs of 16-bit numbers: an exact product of the
// whole 16-bit activation costs as much as one of its upper half.

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using namespace packed;
using Bytes = const std::uint8_t*;

constexpr std::size_t kPieceBlocks = 8;

/// Blocks taken apart: eight quads of bytes each, and the factors of sixteen rows.
struct Piece {
    alignas(kVector) std::uint8_t quads[kPieceBlocks][8][kVector];
    alignas(kVector) float scale[kPieceBlocks][2][kRows]; ///< Of columns 0 … 15, 16 … 31.
    alignas(kVector) float minimum[kPieceBlocks][kRows];
};

/// The activations of all rows: per quad x0, x2, x1, x3, so that one 32-bit broadcast meets the
/// even bytes of a weight quad and the next one the odd bytes.
struct Inputs {
    std::vector<std::int16_t> values;
    std::vector<std::int32_t> offsets; ///< −offset · Σ x, one or two a block
    std::vector<float> sums;           ///< scale · Σ x a block, when the format has a minimum
    const float* scales = nullptr;
    std::size_t blocks = 0;
};

void arrange(const ActivationRows& in, std::vector<std::int16_t>& values) {
    const std::size_t count = in.rows() * in.cols();
    values.resize(count);
    std::int16_t* __restrict out = values.data();
    const std::int8_t* high = in.high();
    const std::int8_t* low = in.low();
    const bool exact = in.precision() == Precision::exact;
    constexpr std::size_t kOrder[4] = {0, 2, 1, 3};
    for (std::size_t quad = 0; quad < count; quad += 4) {
        for (std::size_t i = 0; i < 4; ++i) {
            const std::size_t at = quad + kOrder[i];
            out[quad + i] = static_cast<std::int16_t>(exact ? 256 * high[at] + low[at] : high[at]);
        }
    }
}

template <Format F> void prepare(const ActivationRows& in, Inputs& x) {
    arrange(in, x.values);
    x.scales = in.scales();
    x.blocks = in.cols() / kBlockCols;
    const std::size_t count = in.rows() * x.blocks;
    const std::int32_t* sums = in.halfSums();
    if constexpr (F.hasMinimum()) {
        x.sums.resize(count);
        for (std::size_t b = 0; b < count; ++b)
            x.sums[b] = static_cast<float>(sums[2 * b] + sums[2 * b + 1]) * x.scales[b];
    } else if constexpr (F.scaling == Scaling::superSixteenths) {
        x.offsets.resize(2 * count);
        for (std::size_t i = 0; i < 2 * count; ++i)
            x.offsets[i] = -F.offset * sums[i];
    } else {
        x.offsets.resize(count);
        for (std::size_t b = 0; b < count; ++b)
            x.offsets[b] = -F.offset * (sums[2 * b] + sums[2 * b + 1]);
    }
}

// The loops below run over whole vectors of bytes: the compiler turns them into this target's SIMD.

template <Format F> void unpackNumbers(Bytes block, std::uint8_t (*__restrict quads)[kVector]) {
    const Bytes low = block + F.highBytes();
    for (std::size_t quad = 0; quad < 4; ++quad) {
        for (std::size_t i = 0; i < kVector; ++i) {
            const int v = low[quad * kVector + i];
            int first = v & 15;
            int second = v >> 4;
            if constexpr (F.bits == 5) {
                first |= (block[i] >> quad & 1) << 4;
                second |= (block[i] >> (quad + 4) & 1) << 4;
            } else if constexpr (F.bits == 6) {
                first |= (block[i] >> (2 * quad) & 3) << 4;
                second |= (block[kVector + i] >> (2 * quad) & 3) << 4;
            } else if constexpr (F.bits == 8) {
                first = v;
                second = low[(quad + 4) * kVector + i];
            }
            quads[quad][i] = static_cast<std::uint8_t>(first);
            quads[quad + 4][i] = static_cast<std::uint8_t>(second);
        }
    }
}

template <Format F>
void unpackFactors(Bytes header, std::size_t part, float (*__restrict scale)[kRows],
                   float* __restrict minimum) {
    if constexpr (F.isSuper()) {
        float super[2][kRows];
        widenHalves(header, super[0]);
        widenHalves(header + kHalves, super[1]);
        const Bytes small = header + 2 * kHalves + part * 2 * kRows;
        for (std::size_t r = 0; r < kRows; ++r) {
            if constexpr (F.hasMinimum()) {
                scale[0][r] = super[0][r] * static_cast<float>(small[r]);
                minimum[r] = -(super[1][r] * static_cast<float>(small[kRows + r]));
            } else {
                const auto* bytes = reinterpret_cast<const std::int8_t*>(small);
                scale[0][r] = super[0][r] * static_cast<float>(bytes[r]);
                scale[1][r] = super[0][r] * static_cast<float>(bytes[kRows + r]);
            }
        }
    } else {
        widenHalves(header + part * kHalves, scale[0]);
        if constexpr (F.hasMinimum()) widenHalves(header + (2 + part) * kHalves, minimum);
    }
}

template <Format F> void unpack(Bytes group, std::size_t first, std::size_t count, Piece& piece) {
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t block = first + i;
        unpackNumbers<F>(group + F.blockAt(block), piece.quads[i]);
        unpackFactors<F>(group + F.headerAt(block), block % F.unitBlocks(), piece.scale[i],
                         piece.minimum[i]);
    }
}

/// Blocks [first, first + count) of the matrix, taken apart, and the rows' inputs.
struct Work {
    const Piece& piece;
    const Inputs& x;
    std::size_t first, count;
};

#if HWY_TARGET == HWY_SCALAR

constexpr std::size_t kMostCols = 1;

/// total[r] += what the piece adds to the product of activation row `row`.
template <Format F, std::size_t kCols>
void multiplyPiece(const Work& w, std::size_t row, float* total) {
    constexpr std::size_t kSums = F.scaling == Scaling::superSixteenths ? 2 : 1;
    for (std::size_t i = 0; i < w.count; ++i) {
        const std::size_t at = row * w.x.blocks + w.first + i;
        const std::int16_t* x = w.x.values.data() + at * kBlockCols;
        for (std::size_t r = 0; r < kRows; ++r) {
            std::int32_t sums[2] = {0, 0};
            for (std::size_t quad = 0; quad < 8; ++quad) {
                const std::uint8_t* q = w.piece.quads[i][quad] + 4 * r;
                sums[quad / 4 * (kSums - 1)] += q[0] * x[4 * quad] + q[2] * x[4 * quad + 1] +
                                                q[1] * x[4 * quad + 2] + q[3] * x[4 * quad + 3];
            }
            for (std::size_t s = 0; s < kSums; ++s) {
                if constexpr (!F.hasMinimum()) sums[s] += w.x.offsets[at * kSums + s];
                total[r] += static_cast<float>(sums[s]) * (w.piece.scale[i][s][r] * w.x.scales[at]);
            }
            if constexpr (F.hasMinimum()) total[r] += w.piece.minimum[i][r] * w.x.sums[at];
        }
    }
}

#else

using D32 = hn::CappedTag<std::int32_t, kRows>;
using D16 = hn::Repartition<std::int16_t, D32>;
using DU16 = hn::Repartition<std::uint16_t, D32>;
using DU8 = hn::Repartition<std::uint8_t, D32>;
using DF = hn::Rebind<float, D32>;
using V32 = hn::Vec<D32>;
using VF = hn::Vec<DF>;

constexpr std::size_t kMostCols = HWY_TARGET <= HWY_AVX3 ? 8 : 4;

/// Sums that Highway may spread over two vectors until they are added up.
struct Sum {
    V32 even, odd;

    /// Written out: an implicit one is not compiled for the target.
    HWY_INLINE Sum() : even(hn::Zero(D32())), odd(hn::Zero(D32())) {}
    HWY_INLINE void add(hn::Vec<D16> weights, const std::int16_t* pair) {
        std::int32_t bits = 0;
        std::memcpy(&bits, pair, sizeof bits);
        const auto x = hn::BitCast(D16(), hn::Set(D32(), bits));
        even = hn::ReorderWidenMulAccumulate(D32(), weights, x, even, odd);
    }
    HWY_INLINE V32 whole() const { return hn::RearrangeToOddPlusEven(even, odd); }
};

/// kCols activation rows times the weight rows of one vector that begins at row `r`.
template <Format F, std::size_t kCols>
HWY_INLINE void multiplyRows(const Work& w, std::size_t row, std::size_t r, float* totals) {
    constexpr std::size_t kSums = F.scaling == Scaling::superSixteenths ? 2 : 1;
    const D32 d;
    const DF df;
    VF total[kCols];
    for (std::size_t c = 0; c < kCols; ++c)
        total[c] = hn::LoadU(df, totals + c * kRows + r);
    for (std::size_t i = 0; i < w.count; ++i) {
        Sum sums[kSums][kCols];
        for (std::size_t quad = 0; quad < 8; ++quad) {
            const auto bytes =
                hn::BitCast(DU16(), hn::LoadU(DU8(), w.piece.quads[i][quad] + 4 * r));
            const auto even = hn::BitCast(D16(), hn::And(bytes, hn::Set(DU16(), 0xFF)));
            const auto odd = hn::BitCast(D16(), hn::ShiftRight<8>(bytes));
            for (std::size_t c = 0; c < kCols; ++c) {
                const std::int16_t* x = w.x.values.data() +
                                        ((row + c) * w.x.blocks + w.first + i) * kBlockCols +
                                        4 * quad;
                Sum& sum = sums[quad / 4 * (kSums - 1)][c];
                sum.add(even, x);
                sum.add(odd, x + 2);
            }
        }
        for (std::size_t c = 0; c < kCols; ++c) {
            const std::size_t at = (row + c) * w.x.blocks + w.first + i;
            const VF xScale = hn::Set(df, w.x.scales[at]);
            for (std::size_t s = 0; s < kSums; ++s) {
                V32 sum = sums[s][c].whole();
                if constexpr (!F.hasMinimum())
                    sum = hn::Add(sum, hn::Set(d, w.x.offsets[at * kSums + s]));
                const VF scale = hn::Mul(hn::LoadU(df, w.piece.scale[i][s] + r), xScale);
                total[c] = hn::MulAdd(hn::ConvertTo(df, sum), scale, total[c]);
            }
            if constexpr (F.hasMinimum())
                total[c] = hn::MulAdd(hn::LoadU(df, w.piece.minimum[i] + r),
                                      hn::Set(df, w.x.sums[at]), total[c]);
        }
    }
    for (std::size_t c = 0; c < kCols; ++c)
        hn::StoreU(total[c], df, totals + c * kRows + r);
}

/// totals [kCols × 16] += what the piece adds to the products of activation rows row, row + 1, ….
template <Format F, std::size_t kCols>
void multiplyPiece(const Work& w, std::size_t row, float* totals) {
    for (std::size_t r = 0; r < kRows; r += hn::Lanes(D32()))
        multiplyRows<F, kCols>(w, row, r, totals);
}

#endif

template <Format F> void multiplyAllRows(const Work& w, std::size_t rows, float* totals) {
    std::size_t row = 0;
    for (; rows - row >= kMostCols; row += kMostCols)
        multiplyPiece<F, kMostCols>(w, row, totals + row * kRows);
    if constexpr (kMostCols > 2) {
        for (; rows - row >= 2; row += 2)
            multiplyPiece<F, 2>(w, row, totals + row * kRows);
    }
    for (; row < rows; ++row)
        multiplyPiece<F, 1>(w, row, totals + row * kRows);
}

template <Format F>
void multiplyFormat(const PackedProduct& p, std::size_t first, std::size_t last) {
    // Kept between calls: this runs some hundred times a token.
    static thread_local Inputs x;
    static thread_local std::vector<float> totals;
    prepare<F>(*p.in, x);
    const std::size_t rows = p.in->rows();
    totals.resize(rows * kRows);
    Piece piece;
    for (std::size_t g = first; g < last; ++g) {
        const auto group = reinterpret_cast<Bytes>(p.weight->group(g));
        std::fill(totals.begin(), totals.end(), 0.0f);
        for (std::size_t b = 0; b < x.blocks; b += kPieceBlocks) {
            const std::size_t count = std::min(kPieceBlocks, x.blocks - b);
            unpack<F>(group, b, count, piece);
            multiplyAllRows<F>({piece, x, b, count}, rows, totals.data());
        }
        for (std::size_t row = 0; row < rows; ++row)
            storeSums(p, row, g, totals.data() + row * kRows);
    }
}

} // namespace

void multiplyIntegers(const PackedProduct& p, std::size_t first, std::size_t last) {
    withFormat(p.weight->type(), [&]<Format F> {
        if constexpr (!F.isFloat()) multiplyFormat<F>(p, first, last);
    });
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope::packed {

HWY_EXPORT(multiplyIntegers);

void multiplyIntegers(const PackedProduct& p, std::size_t first, std::size_t last) {
    HWY_DYNAMIC_DISPATCH(multiplyIntegers)(p, first, last);
}

} // namespace steerscope::packed
#endif
