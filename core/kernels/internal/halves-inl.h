// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Included once per Highway target, hence the guard of that pattern.
#if defined(STEERSCOPE_KERNELS_HALVES_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef STEERSCOPE_KERNELS_HALVES_INL_H
#undef STEERSCOPE_KERNELS_HALVES_INL_H
#else
#define STEERSCOPE_KERNELS_HALVES_INL_H
#endif

#include <hwy/highway.h>

#include <cstdint>
#include <cstring>

#include "core/base/half_float.h"

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {

/// out = 16 binary16 values, infinities and NaN included.
HWY_INLINE void widenHalves(const std::uint8_t* from, float* HWY_RESTRICT out) {
    namespace hn = hwy::HWY_NAMESPACE;
    std::uint16_t bits[16];
    std::memcpy(bits, from, sizeof bits);
#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_SSSE3 || HWY_TARGET == HWY_SSE4
    // Without an instruction for it; Highway's emulation takes infinities for numbers.
    for (int i = 0; i < 16; ++i)
        out[i] = halfToFloat(bits[i]);
#else
    const hn::CappedTag<float, 16> d;
    const hn::Rebind<hwy::float16_t, decltype(d)> half;
    for (std::size_t i = 0; i < 16; i += hn::Lanes(d)) {
        const auto* at = reinterpret_cast<const hwy::float16_t*>(bits + i);
        hn::StoreU(hn::PromoteTo(d, hn::LoadU(half, at)), d, out + i);
    }
#endif
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
