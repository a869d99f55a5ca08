// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From a packed group to registers, AVX-512. For product_vnni.cpp only.

// g++ 12 takes the undefined pass-through operands in its own intrinsics for mistakes (bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <hwy/base.h>
#include <immintrin.h>

#include <cstdint>
#include <utility>

#include "core/kernels/internal/packed_layout.h"

#define STEERSCOPE_VNNI_TARGET "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,f16c,fma"

HWY_PUSH_ATTRIBUTES(STEERSCOPE_VNNI_TARGET)
namespace steerscope::packed::vnni {

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

    /// Asks for what will be read some blocks later, `neighbours` groups being read side by side.
    /// Hardware prefetchers stop at the pages' ends, which at this pace come every few hundred
    /// cycles.
    HWY_INLINE void prefetch(std::size_t block, std::size_t groupBytes, int neighbours) const {
        constexpr std::size_t kStep = F.unitBytes() / F.unitBlocks();
        const auto together = static_cast<std::size_t>(neighbours);
        std::size_t offset = block * kStep + kAhead / together;
        if (offset >= groupBytes) offset += (together - 1) * groupBytes;
        for (std::size_t i = 0; i < kStep; i += kVector)
            _mm_prefetch(reinterpret_cast<const char*>(bytes + offset + i), _MM_HINT_T0);
    }
    /// What memory delivers while one read of it is under way, about 50 GB/s times 150 ns.
    static constexpr std::size_t kAhead = 8192;
};

/// Unpacked, formats differ only in what their factors are: one stands for all of its kind.
constexpr Format unpacked(Format f) {
    return f.scaling == Scaling::superSixteenths ? kQ6_K : f.hasMinimum() ? kQ5_1 : kQ8_0;
}

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
    HWY_INLINE void prefetch(std::size_t, std::size_t, int) const {}
};

template <Format F> void unpackGroup(PackedGroup<F> group, std::size_t blocks, std::uint8_t* out) {
    const std::size_t groupBytes = F.groupBytes(blocks * kBlockCols);
    for (std::size_t b = 0; b < blocks; ++b, out += UnpackedGroup<unpacked(F)>::kBlockBytes) {
        group.prefetch(b, groupBytes, 1);
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

} // namespace steerscope::packed::vnni
HWY_POP_ATTRIBUTES
