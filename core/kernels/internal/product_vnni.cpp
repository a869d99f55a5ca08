// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// By hand: Highway 1.0.3 has no product of unsigned with signed bytes summed by fours (vpdpbusd).
// Its widest substitute, pairs of 16-bit numbers, needs four instructions for one of these.

#include "core/kernels/internal/product_kernels.h"

#include <hwy/base.h>

#include <cstdlib>

#if HWY_ARCH_X86_64 && (HWY_COMPILER_GCC || HWY_COMPILER_CLANG)

// g++ 12 takes the undefined pass-through operands in its own intrinsics for mistakes (bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "core/kernels/internal/packed_layout.h"

HWY_PUSH_ATTRIBUTES("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,f16c,fma")
namespace steerscope::packed {
namespace {

using Bytes = const std::uint8_t*;

HWY_INLINE __m512i load(Bytes at) {
    return _mm512_load_si512(at);
}
HWY_INLINE __m512 halves(Bytes at) {
    return _mm512_cvtph_ps(_mm256_load_si256(reinterpret_cast<const __m256i*>(at)));
}
HWY_INLINE __m512 unsignedBytes(Bytes at) {
    const __m128i bytes = _mm_load_si128(reinterpret_cast<const __m128i*>(at));
    return _mm512_cvtepi32_ps(_mm512_cvtepu8_epi32(bytes));
}
HWY_INLINE __m512 signedBytes(Bytes at) {
    const __m128i bytes = _mm_load_si128(reinterpret_cast<const __m128i*>(at));
    return _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(bytes));
}

template <int kLeft> HWY_INLINE __m512i shifted(__m512i v) {
    if constexpr (kLeft > 0) return _mm512_slli_epi16(v, kLeft);
    if constexpr (kLeft < 0) return _mm512_srli_epi16(v, -kLeft);
    return v;
}

/// (bits & mask) | nibbles
HWY_INLINE __m512i withHighBits(__m512i nibbles, __m512i bits, __m512i mask) {
    return _mm512_ternarylogic_epi32(bits, mask, nibbles, 0xEA);
}

/// Quads j and j + 4 of a block, unsigned bytes.
struct QuadPair {
    __m512i first, second;
};

/// Factors of the sums of 32 columns of sixteen rows, or of either 16; the minimum is added.
struct Factors {
    __m512 scale[2];
    __m512 minimum;
};

/// A group as PackedMatrix keeps it.
template <Format F> struct PackedGroup {
    static constexpr Format kFormat = F;
    Bytes bytes;

    template <int kQuad> HWY_INLINE QuadPair quads(std::size_t block) const {
        const Bytes high = bytes + F.blockAt(block);
        const Bytes low = high + F.highBytes() + kQuad * kVector;
        const __m512i v = load(low);
        if constexpr (F.bits == 8) return {v, load(low + 4 * kVector)};
        const __m512i mask = _mm512_set1_epi8(15);
        QuadPair q{_mm512_and_si512(v, mask), _mm512_and_si512(shifted<-4>(v), mask)};
        if constexpr (F.bits == 5) {
            const __m512i fifth = _mm512_set1_epi8(16);
            q.first = withHighBits(q.first, shifted<4 - kQuad>(load(high)), fifth);
            q.second = withHighBits(q.second, shifted<-kQuad>(load(high)), fifth);
        } else if constexpr (F.bits == 6) {
            const __m512i two = _mm512_set1_epi8(48);
            q.first = withHighBits(q.first, shifted<4 - 2 * kQuad>(load(high)), two);
            q.second = withHighBits(q.second, shifted<4 - 2 * kQuad>(load(high + kVector)), two);
        }
        return q;
    }

    HWY_INLINE Factors factors(std::size_t block) const {
        const Bytes header = bytes + F.headerAt(block);
        const std::size_t part = block % F.unitBlocks();
        const Bytes small = header + 2 * kHalves + part * 2 * kRows;
        Factors f{};
        if constexpr (F.scaling == Scaling::superMinimum) {
            f.scale[0] = _mm512_mul_ps(halves(header), unsignedBytes(small));
            const __m512 minimum =
                _mm512_mul_ps(halves(header + kHalves), unsignedBytes(small + kRows));
            f.minimum = _mm512_sub_ps(_mm512_setzero_ps(), minimum);
        } else if constexpr (F.scaling == Scaling::superSixteenths) {
            f.scale[0] = _mm512_mul_ps(halves(header), signedBytes(small));
            f.scale[1] = _mm512_mul_ps(halves(header), signedBytes(small + kRows));
        } else {
            f.scale[0] = halves(header + part * kHalves);
            if constexpr (F.hasMinimum()) f.minimum = halves(header + (2 + part) * kHalves);
        }
        return f;
    }

    /// Asks for what will be read some blocks later. Hardware prefetchers stop at the pages' ends,
    /// which at this pace come every few hundred cycles.
    HWY_INLINE void prefetch(std::size_t block) const {
        constexpr std::size_t kStep = F.unitBytes() / F.unitBlocks();
        const Bytes at = bytes + block * kStep + kAhead;
        for (std::size_t i = 0; i < kStep; i += kVector)
            _mm_prefetch(reinterpret_cast<const char*>(at + i), _MM_HINT_T0);
    }
    static constexpr std::size_t kAhead = 2048;
};

/// A group whose numbers have been taken apart once for many rows: per block eight quads of bytes,
/// then the factors as float32.
template <Format F> struct UnpackedGroup {
    static constexpr Format kFormat = F;
    static constexpr std::size_t kBlockBytes = 11 * kVector;
    Bytes bytes;

    template <int kQuad> HWY_INLINE QuadPair quads(std::size_t block) const {
        const Bytes at = bytes + block * kBlockBytes + kQuad * kVector;
        return {load(at), load(at + 4 * kVector)};
    }
    HWY_INLINE Factors factors(std::size_t block) const {
        const Bytes at = bytes + block * kBlockBytes + 8 * kVector;
        Factors f{};
        f.scale[0] = _mm512_load_ps(at);
        if constexpr (F.scaling == Scaling::superSixteenths)
            f.scale[1] = _mm512_load_ps(at + kVector);
        if constexpr (F.hasMinimum()) f.minimum = _mm512_load_ps(at + 2 * kVector);
        return f;
    }
    HWY_INLINE void prefetch(std::size_t) const {}
};

template <Format F> void unpackGroup(PackedGroup<F> group, std::size_t blocks, std::uint8_t* out) {
    for (std::size_t b = 0; b < blocks; ++b, out += UnpackedGroup<F>::kBlockBytes) {
        group.prefetch(b);
        [&]<int... kQuad>(std::integer_sequence<int, kQuad...>) {
            const auto put = [&](int quad, QuadPair pair) {
                _mm512_store_si512(out + quad * kVector, pair.first);
                _mm512_store_si512(out + (quad + 4) * kVector, pair.second);
            };
            (put(kQuad, group.template quads<kQuad>(b)), ...);
        }
        (std::make_integer_sequence<int, 4>{});
        const Factors f = group.factors(b);
        _mm512_store_ps(out + 8 * kVector, f.scale[0]);
        _mm512_store_ps(out + 9 * kVector, f.scale[1]);
        _mm512_store_ps(out + 10 * kVector, f.minimum);
    }
}

/// What a format needs to know of the activations besides their bytes: where numbers are stored
/// `offset` too high, −offset · Σ x of each sum as int32; with a minimum, scale · Σ x as float.
template <Format F>
constexpr std::size_t kTermsPerBlock = F.scaling == Scaling::superSixteenths ? 2 : 1;

struct Activations {
    const std::int8_t* high;
    const std::int8_t* low;
    const float* scales;
    const std::int32_t* terms; ///< floats' bits when the format has a minimum
    std::size_t cols;
    std::size_t blocks;
};

template <Format F> void computeTerms(const ActivationRows& in, std::vector<std::int32_t>& terms) {
    const std::size_t blocks = in.rows() * in.cols() / kBlockCols;
    const std::int32_t* sums = in.halfSums();
    terms.resize(blocks * kTermsPerBlock<F>);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if constexpr (F.scaling == Scaling::superSixteenths) {
            terms[i] = -F.offset * sums[i];
        } else {
            const std::int32_t sum = sums[2 * i] + sums[2 * i + 1];
            if constexpr (F.hasMinimum()) {
                const float term = static_cast<float>(sum) * in.scales()[i];
                std::memcpy(&terms[i], &term, sizeof term);
            } else {
                terms[i] = -F.offset * sum;
            }
        }
    }
}

HWY_INLINE __m512i dot(__m512i sum, __m512i weights, const std::int8_t* x) {
    std::int32_t quad = 0;
    std::memcpy(&quad, x, sizeof quad);
    return _mm512_dpbusd_epi32(sum, weights, _mm512_set1_epi32(quad));
}

/// kCols activation rows times one group, all sums in registers. In every block the integer sums
/// are exact; the float sum runs over the blocks in order, whatever kCols is.
template <class Group, int kCols, Precision kPrecision> struct Tile {
    static constexpr Format F = Group::kFormat;
    static constexpr int kSums = F.scaling == Scaling::superSixteenths ? 2 : 1;
    static constexpr int kDigits = kPrecision == Precision::exact ? 2 : 1;

    Group group;
    Activations x;
    std::size_t row;
    __m512 total[kCols];
    __m512i sums[kSums][kDigits][kCols];

    HWY_INLINE void run() {
        for (auto& sum : total)
            sum = _mm512_setzero_ps();
        for (std::size_t b = 0; b < x.blocks; ++b) {
            group.prefetch(b);
            begin(b);
            addQuads<0>(b);
            addQuads<1>(b);
            addQuads<2>(b);
            addQuads<3>(b);
            addScaled(b);
        }
    }

    HWY_INLINE std::size_t blockOf(int c, std::size_t b) const {
        return (row + static_cast<std::size_t>(c)) * x.blocks + b;
    }

    /// The low digit, the only one when there is one, starts with the offsets' share.
    HWY_INLINE void begin(std::size_t b) {
        for (int s = 0; s < kSums; ++s) {
            for (int c = 0; c < kCols; ++c) {
                for (int d = 0; d < kDigits; ++d)
                    sums[s][d][c] = _mm512_setzero_si512();
                if constexpr (!F.hasMinimum())
                    sums[s][kDigits - 1][c] = _mm512_set1_epi32(
                        x.terms[blockOf(c, b) * kSums + static_cast<std::size_t>(s)]);
            }
        }
    }

    template <int kQuad> HWY_INLINE void addQuads(std::size_t b) {
        const QuadPair w = group.template quads<kQuad>(b);
        for (int c = 0; c < kCols; ++c) {
            const std::size_t at = blockOf(c, b) * kBlockCols + 4 * kQuad;
            auto& first = sums[0];
            auto& second = sums[kSums - 1];
            first[0][c] = dot(first[0][c], w.first, x.high + at);
            second[0][c] = dot(second[0][c], w.second, x.high + at + 16);
            if constexpr (kDigits == 2) {
                first[1][c] = dot(first[1][c], w.first, x.low + at);
                second[1][c] = dot(second[1][c], w.second, x.low + at + 16);
            }
        }
    }

    /// 256 · high + low fits: at most 32 · 255 · 127 · 256 + 32 · 255 · 128 < 2³¹ for eight bits.
    HWY_INLINE __m512 integerSum(int s, int c) const {
        if constexpr (kDigits == 1) return _mm512_cvtepi32_ps(sums[s][0][c]);
        return _mm512_cvtepi32_ps(
            _mm512_add_epi32(_mm512_slli_epi32(sums[s][0][c], 8), sums[s][kDigits - 1][c]));
    }

    HWY_INLINE void addScaled(std::size_t b) {
        const Factors f = group.factors(b);
        for (int c = 0; c < kCols; ++c) {
            const __m512 scale = _mm512_set1_ps(x.scales[blockOf(c, b)]);
            for (int s = 0; s < kSums; ++s)
                total[c] =
                    _mm512_fmadd_ps(integerSum(s, c), _mm512_mul_ps(f.scale[s], scale), total[c]);
            if constexpr (F.hasMinimum()) {
                float term = 0;
                std::memcpy(&term, &x.terms[blockOf(c, b)], sizeof term);
                total[c] = _mm512_fmadd_ps(f.minimum, _mm512_set1_ps(term), total[c]);
            }
        }
    }
};

/// Rows beyond the matrix's last are not written.
HWY_INLINE void store(const PackedProduct& p, std::size_t row, std::size_t group, __m512 value) {
    const std::size_t n = group * kRows;
    const std::size_t count = std::min(kRows, p.weight->rows() - n);
    const auto mask = static_cast<__mmask16>((1u << count) - 1);
    float* out = p.out + row * p.outStride + n;
    if (p.bias) value = _mm512_add_ps(value, _mm512_maskz_loadu_ps(mask, p.bias + n));
    if (p.accumulate) value = _mm512_add_ps(value, _mm512_maskz_loadu_ps(mask, out));
    _mm512_mask_storeu_ps(out, mask, value);
}

/// The product with one weight format and precision.
template <Format F, Precision kPrecision> class Product {
public:
    explicit Product(const PackedProduct& p) : m_p(p) {
        // Kept between calls: this runs some hundred times a token.
        static thread_local std::vector<std::int32_t> terms;
        computeTerms<F>(*p.in, terms);
        m_x = {p.in->high(), p.in->low(),  p.in->scales(),
               terms.data(), p.in->cols(), p.in->cols() / kBlockCols};
    }

    void run(std::size_t first, std::size_t last) {
        const std::size_t rows = m_p.in->rows();
        if (rows < kManyRows) return fewRows(first, last, rows);
        const std::size_t step = blockRows();
        for (std::size_t row = 0; row < rows; row += step)
            manyRows(first, last, row, std::min(rows, row + step));
    }

private:
    /// From here on taking the numbers of a group apart once pays.
    static constexpr std::size_t kManyRows = 17;
    /// Bytes of activations that stay in the second-level cache beside a group.
    static constexpr std::size_t kActivationBytes = 384 * 1024;
    static constexpr std::size_t kMostCols = F.scaling == Scaling::superSixteenths ? 4 : 8;

    std::size_t blockRows() const {
        const std::size_t bytes = m_x.cols * (kPrecision == Precision::exact ? 2 : 1);
        return std::max<std::size_t>(4, kActivationBytes / bytes / 8) * 8;
    }

    void fewRows(std::size_t first, std::size_t last, std::size_t rows) {
        for (std::size_t g = first; g < last; ++g) {
            const auto* bytes = reinterpret_cast<Bytes>(m_p.weight->group(g));
            multiplyRows(PackedGroup<F>{bytes}, g, 0, rows);
        }
    }

    void manyRows(std::size_t first, std::size_t last, std::size_t row, std::size_t end) {
        static thread_local std::vector<std::uint8_t> memory;
        memory.resize(m_x.blocks * UnpackedGroup<F>::kBlockBytes + kVector);
        auto* scratch = memory.data();
        scratch += (kVector - reinterpret_cast<std::uintptr_t>(scratch) % kVector) % kVector;
        for (std::size_t g = first; g < last; ++g) {
            const auto* bytes = reinterpret_cast<Bytes>(m_p.weight->group(g));
            unpackGroup(PackedGroup<F>{bytes}, m_x.blocks, scratch);
            multiplyRows(UnpackedGroup<F>{scratch}, g, row, end);
        }
    }

    template <class Group>
    void multiplyRows(Group group, std::size_t g, std::size_t row, std::size_t end) {
        for (; end - row >= kMostCols; row += kMostCols)
            tile<Group, kMostCols>(group, g, row);
        if (end - row >= 4) {
            tile<Group, 4>(group, g, row);
            row += 4;
        }
        if (end - row == 3) tile<Group, 3>(group, g, row);
        if (end - row == 2) tile<Group, 2>(group, g, row);
        if (end - row == 1) tile<Group, 1>(group, g, row);
    }

    template <class Group, int kCols> void tile(Group group, std::size_t g, std::size_t row) {
        Tile<Group, kCols, kPrecision> tile{group, m_x, row, {}, {}};
        tile.run();
        for (int c = 0; c < kCols; ++c)
            store(m_p, row + static_cast<std::size_t>(c), g, tile.total[c]);
    }

    const PackedProduct& m_p;
    Activations m_x{};
};

} // namespace

void multiplyWithVnni(const PackedProduct& p, std::size_t first, std::size_t last) {
    withFormat(p.weight->type(), [&]<Format F> {
        if constexpr (!F.isFloat()) {
            if (p.in->precision() == Precision::exact)
                Product<F, Precision::exact>(p).run(first, last);
            else
                Product<F, Precision::fast>(p).run(first, last);
        }
    });
}

} // namespace steerscope::packed
HWY_POP_ATTRIBUTES

#else

namespace steerscope::packed {

void multiplyWithVnni(const PackedProduct&, std::size_t, std::size_t) {
    std::abort(); // hasVnni() is false here
}

} // namespace steerscope::packed

#endif
