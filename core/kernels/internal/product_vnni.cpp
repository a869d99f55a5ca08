// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// By hand: Highway 1.0.3 has no product of unsigned with signed bytes summed by fours (vpdpbusd).
// Its widest substitute, pairs of 16-bit numbers, needs four instructions for one of these.

#include "core/kernels/internal/product_kernels.h"

#include <hwy/base.h>

#include <cstdlib>

#if HWY_ARCH_X86_64 && (HWY_COMPILER_GCC || HWY_COMPILER_CLANG)

#include <algorithm>
#include <array>
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

HWY_INLINE __m512i fourOf(const std::int8_t* x) {
    std::int32_t quad = 0;
    std::memcpy(&quad, x, sizeof quad);
    return _mm512_set1_epi32(quad);
}

/// kCols activation rows times kGroups neighbouring groups, all sums in registers: every four
/// activations that are loaded meet the weights of all groups. In every block the integer sums are
/// exact; the float sum runs over the blocks in order, whatever kCols and kGroups are.
template <class Group, int kGroups, int kCols, Precision kPrecision> struct Tile {
    static constexpr Format F = Group::kFormat;
    static constexpr int kSums = F.scaling == Scaling::superSixteenths ? 2 : 1;
    static constexpr int kDigits = kPrecision == Precision::exact ? 2 : 1;

    std::array<Group, kGroups> groups;
    Activations x;
    std::size_t row;
    __m512 total[kCols][kGroups];
    __m512i sums[kSums][kDigits][kCols][kGroups];

    HWY_INLINE void run() {
        for (auto& some : total) {
            for (auto& sum : some)
                sum = _mm512_setzero_ps();
        }
        const std::size_t groupBytes = F.groupBytes(x.cols);
        for (std::size_t b = 0; b < x.blocks; ++b) {
            for (const Group& group : groups)
                group.prefetch(b, groupBytes, kGroups);
            begin(b);
            addQuads<0>(b);
            addQuads<1>(b);
            addQuads<2>(b);
            addQuads<3>(b);
            for (int g = 0; g < kGroups; ++g)
                addScaled(b, g);
        }
    }

    HWY_INLINE std::size_t blockOf(int c, std::size_t b) const {
        return (row + static_cast<std::size_t>(c)) * x.blocks + b;
    }

    /// The low digit, the only one when there is one, starts with the offsets' share.
    HWY_INLINE void begin(std::size_t b) {
        for (int s = 0; s < kSums; ++s) {
            for (int c = 0; c < kCols; ++c) {
                __m512i start = _mm512_setzero_si512();
                if constexpr (!F.hasMinimum())
                    start = _mm512_set1_epi32(
                        x.terms[blockOf(c, b) * kSums + static_cast<std::size_t>(s)]);
                for (int g = 0; g < kGroups; ++g) {
                    for (int d = 0; d < kDigits; ++d)
                        sums[s][d][c][g] = d == kDigits - 1 ? start : _mm512_setzero_si512();
                }
            }
        }
    }

    template <int kQuad> HWY_INLINE void addQuads(std::size_t b) {
        QuadPair w[kGroups];
        for (int g = 0; g < kGroups; ++g)
            w[g] = groups[static_cast<std::size_t>(g)].template quads<kQuad>(b);
        for (int c = 0; c < kCols; ++c) {
            const std::size_t at = blockOf(c, b) * kBlockCols + 4 * kQuad;
            addDigit<0>(w, c, x.high + at);
            if constexpr (kDigits == 2) addDigit<1>(w, c, x.low + at);
        }
    }

    template <int kDigit>
    HWY_INLINE void addDigit(const QuadPair (&w)[kGroups], int c, const std::int8_t* values) {
        const __m512i four = fourOf(values);
        const __m512i otherFour = fourOf(values + 16);
        for (int g = 0; g < kGroups; ++g) {
            auto& first = sums[0][kDigit][c][g];
            first = _mm512_dpbusd_epi32(first, w[g].first, four);
            auto& second = sums[kSums - 1][kDigit][c][g];
            second = _mm512_dpbusd_epi32(second, w[g].second, otherFour);
        }
    }

    /// 256 · high + low fits: at most 32 · 255 · 127 · 256 + 32 · 255 · 128 < 2³¹ for eight bits.
    HWY_INLINE __m512 integerSum(int s, int c, int g) const {
        if constexpr (kDigits == 1) return _mm512_cvtepi32_ps(sums[s][0][c][g]);
        return _mm512_cvtepi32_ps(
            _mm512_add_epi32(_mm512_slli_epi32(sums[s][0][c][g], 8), sums[s][kDigits - 1][c][g]));
    }

    HWY_INLINE void addScaled(std::size_t b, int g) {
        const Factors f = groups[static_cast<std::size_t>(g)].factors(b);
        for (int c = 0; c < kCols; ++c) {
            const __m512 scale = _mm512_set1_ps(x.scales[blockOf(c, b)]);
            __m512& sum = total[c][g];
            for (int s = 0; s < kSums; ++s)
                sum = _mm512_fmadd_ps(integerSum(s, c, g), _mm512_mul_ps(f.scale[s], scale), sum);
            if constexpr (F.hasMinimum()) {
                float term = 0;
                std::memcpy(&term, &x.terms[blockOf(c, b)], sizeof term);
                sum = _mm512_fmadd_ps(f.minimum, _mm512_set1_ps(term), sum);
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
template <int kGroups, int kCols, Precision kPrecision, class Group>
HWY_NOINLINE void runTile(const std::array<Group, kGroups>& groups, const Activations& x,
                          const Target& to) {
    Tile<Group, kGroups, kCols, kPrecision> tile{groups, x, to.row, {}, {}};
    tile.run();
    for (int c = 0; c < kCols; ++c) {
        for (int g = 0; g < kGroups; ++g)
            store(to.product, to.row + static_cast<std::size_t>(c),
                  to.group + static_cast<std::size_t>(g), tile.total[c][g]);
    }
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
        const std::size_t step = rows < kManyRows ? rows : blockRows();
        for (std::size_t row = 0; row < rows; row += step) {
            const std::size_t end = std::min(rows, row + step);
            std::size_t g = first;
            for (; rows > kFewRows && g + 2 <= last; g += 2)
                someGroups<2>(g, row, end);
            for (; g < last; ++g)
                someGroups<1>(g, row, end);
        }
    }

private:
    /// Up to here memory is the bound, and one group after the other is read from it at its best;
    /// beyond, two groups share the loading of activations.
    static constexpr std::size_t kFewRows = 4;
    /// From here on taking the numbers of a group apart once pays.
    static constexpr std::size_t kManyRows = 17;
    /// Bytes of activations that stay in the second-level cache beside two groups.
    static constexpr std::size_t kActivationBytes = 384 * 1024;
    /// What fits the registers with two groups.
    static constexpr int kMostCols =
        F.scaling == Scaling::superSixteenths && kPrecision == Precision::exact ? 2 : 4;

    std::size_t blockRows() const {
        const std::size_t bytes = m_x.cols * (kPrecision == Precision::exact ? 2 : 1);
        return std::max<std::size_t>(4, kActivationBytes / bytes / 8) * 8;
    }

    template <int kGroups> void someGroups(std::size_t g, std::size_t row, std::size_t end) {
        std::array<PackedGroup<F>, kGroups> groups;
        for (std::size_t i = 0; i < kGroups; ++i)
            groups[i].bytes = reinterpret_cast<Bytes>(m_p.weight->group(g + i));
        if (m_p.in->rows() < kManyRows) return multiplyRows<kGroups>(groups, {m_p, g, row}, end);
        static thread_local std::vector<std::uint8_t> memory;
        const std::size_t size = m_x.blocks * UnpackedGroup<unpacked(F)>::kBlockBytes;
        memory.resize(kGroups * size + kVector);
        auto* scratch = memory.data();
        scratch += (kVector - reinterpret_cast<std::uintptr_t>(scratch) % kVector) % kVector;
        std::array<UnpackedGroup<unpacked(F)>, kGroups> parts;
        for (std::size_t i = 0; i < kGroups; ++i, scratch += size) {
            unpackGroup(groups[i], m_x.blocks, scratch);
            parts[i].bytes = scratch;
        }
        multiplyRows<kGroups>(parts, {m_p, g, row}, end);
    }

    template <int kGroups, class Group>
    void multiplyRows(const std::array<Group, kGroups>& groups, Target to, std::size_t end) {
        for (; end - to.row >= kMostCols; to.row += kMostCols)
            runTile<kGroups, kMostCols, kPrecision>(groups, m_x, to);
        if constexpr (kMostCols == 4) {
            if (end - to.row == 3) return runTile<kGroups, 3, kPrecision>(groups, m_x, to);
            if (end - to.row == 2) return runTile<kGroups, 2, kPrecision>(groups, m_x, to);
        }
        if (end - to.row == 1) runTile<kGroups, 1, kPrecision>(groups, m_x, to);
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
