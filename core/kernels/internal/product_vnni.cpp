// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// By hand: Highway 1.0.3 has no product of unsigned with signed bytes summed by fours (vpdpbusd).
// Its widest substitute, pairs of 16-bit numbers, needs four instructions for one of these.

#include "core/kernels/internal/product_kernels.h"

#include <hwy/base.h>

#include <cstdlib>

#if HWY_ARCH_X86_64 && (HWY_COMPILER_GCC || HWY_COMPILER_CLANG)

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "core/kernels/internal/vnni_groups.h"

HWY_PUSH_ATTRIBUTES(STEERSCOPE_VNNI_TARGET)
namespace steerscope::packed {
namespace {

using namespace vnni;

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

/// Where a tile's sums go.
struct Target {
    const PackedProduct& product;
    std::size_t group, row;
};

/// A function of its own: all formats of a kind share the one for unpacked groups.
template <class Group, int kCols, Precision kPrecision>
HWY_NOINLINE void runTile(Group group, const Activations& x, const Target& to) {
    Tile<Group, kCols, kPrecision> tile{group, x, to.row, {}, {}};
    tile.run();
    for (int c = 0; c < kCols; ++c)
        store(to.product, to.row + static_cast<std::size_t>(c), to.group, tile.total[c]);
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
        memory.resize(m_x.blocks * UnpackedGroup<unpacked(F)>::kBlockBytes + kVector);
        auto* scratch = memory.data();
        scratch += (kVector - reinterpret_cast<std::uintptr_t>(scratch) % kVector) % kVector;
        for (std::size_t g = first; g < last; ++g) {
            const auto* bytes = reinterpret_cast<Bytes>(m_p.weight->group(g));
            unpackGroup(PackedGroup<F>{bytes}, m_x.blocks, scratch);
            multiplyRows(UnpackedGroup<unpacked(F)>{scratch}, g, row, end);
        }
    }

    template <class Group>
    void multiplyRows(Group group, std::size_t g, std::size_t row, std::size_t end) {
        for (; end - row >= kMostCols; row += kMostCols)
            runTile<Group, kMostCols, kPrecision>(group, m_x, {m_p, g, row});
        if (end - row >= 4) {
            runTile<Group, 4, kPrecision>(group, m_x, {m_p, g, row});
            row += 4;
        }
        const Target rest{m_p, g, row};
        if (end - row == 3) runTile<Group, 3, kPrecision>(group, m_x, rest);
        if (end - row == 2) runTile<Group, 2, kPrecision>(group, m_x, rest);
        if (end - row == 1) runTile<Group, 1, kPrecision>(group, m_x, rest);
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
