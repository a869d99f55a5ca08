// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/activation.h"

#include <cassert>
#include <cmath>
#include <cstddef>

#include "core/kernels/internal/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/activation.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <hwy/contrib/math/math-inl.h>

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<float>;
using V = hn::Vec<D>;

/// x · sigmoid(y) for vectors. The argument of Exp stays in its domain: sigmoid(−87) is 0 in
/// effect.
V timesSigmoid(D d, V x, V y) {
    const V e = hn::Exp(d, hn::Min(hn::Neg(y), hn::Set(d, 87.0f)));
    return hn::Div(x, hn::Add(hn::Set(d, 1.0f), e));
}

constexpr float kGeluScale = 1.5957691216057308f; ///< 2·√(2/π)
constexpr float kGeluCubic = 0.044715f;

void siluTimes(const float* gate, const float* up, std::size_t n, float* out) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
        const V g = hn::LoadU(d, gate + i);
        hn::StoreU(hn::Mul(timesSigmoid(d, g, g), hn::LoadU(d, up + i)), d, out + i);
    }
    for (; i < n; ++i)
        out[i] = gate[i] / (1.0f + std::exp(-gate[i])) * up[i];
}

void geluTimes(const float* gate, const float* up, std::size_t n, float* out) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
        const V g = hn::LoadU(d, gate + i);
        const V cubic = hn::MulAdd(hn::Mul(hn::Set(d, kGeluCubic), hn::Mul(g, g)), g, g);
        const V gelu = timesSigmoid(d, g, hn::Mul(hn::Set(d, kGeluScale), cubic));
        hn::StoreU(hn::Mul(gelu, hn::LoadU(d, up + i)), d, out + i);
    }
    for (; i < n; ++i) {
        const float y = kGeluScale * (gate[i] + kGeluCubic * gate[i] * gate[i] * gate[i]);
        out[i] = gate[i] / (1.0f + std::exp(-y)) * up[i];
    }
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope {

HWY_EXPORT(siluTimes);
HWY_EXPORT(geluTimes);

void siluMultiply(std::span<const float> gate, std::span<const float> up, std::span<float> out) {
    assert(gate.size() == up.size() && gate.size() == out.size());
    HWY_DYNAMIC_DISPATCH(siluTimes)(gate.data(), up.data(), gate.size(), out.data());
}

void geluTanhMultiply(std::span<const float> gate, std::span<const float> up,
                      std::span<float> out) {
    assert(gate.size() == up.size() && gate.size() == out.size());
    HWY_DYNAMIC_DISPATCH(geluTimes)(gate.data(), up.data(), gate.size(), out.data());
}

} // namespace steerscope
#endif
