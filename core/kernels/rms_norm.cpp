// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/rms_norm.h"

#include <cassert>
#include <cmath>
#include <cstddef>

#include "core/kernels/internal/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/rms_norm.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<float>;

float sumOfSquares(const float* x, std::size_t n) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    auto s0 = hn::Zero(d);
    auto s1 = hn::Zero(d);
    std::size_t i = 0;
    for (; i + 2 * lanes <= n; i += 2 * lanes) {
        const auto a = hn::LoadU(d, x + i);
        const auto b = hn::LoadU(d, x + i + lanes);
        s0 = hn::MulAdd(a, a, s0);
        s1 = hn::MulAdd(b, b, s1);
    }
    float sum = hn::GetLane(hn::SumOfLanes(d, hn::Add(s0, s1)));
    for (; i < n; ++i)
        sum += x[i] * x[i];
    return sum;
}

void normalise(const float* in, const float* weight, std::size_t n, float eps, float* out) {
    const float inverse = 1.0f / std::sqrt(sumOfSquares(in, n) / static_cast<float>(n) + eps);
    for (std::size_t i = 0; i < n; ++i)
        out[i] = in[i] * inverse * weight[i];
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope {

HWY_EXPORT(normalise);

void rmsNorm(std::span<const float> in, std::span<const float> weight, float eps,
             std::span<float> out) {
    assert(in.size() == weight.size() && in.size() == out.size());
    HWY_DYNAMIC_DISPATCH(normalise)(in.data(), weight.data(), in.size(), eps, out.data());
}

} // namespace steerscope
#endif
