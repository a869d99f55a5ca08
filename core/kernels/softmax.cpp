// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/softmax.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

#include "core/kernels/internal/simd_targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/softmax.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <hwy/contrib/math/math-inl.h>

HWY_BEFORE_NAMESPACE();
namespace steerscope::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<float>;
using V = hn::Vec<D>;

/// Values summed in float32 before their sum goes to the double accumulator.
constexpr std::size_t kPiece = 256;

float largest(const float* x, std::size_t n) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    float top = x[0];
    std::size_t i = 0;
    if (n >= lanes) {
        V best = hn::LoadU(d, x);
        for (; i + lanes <= n; i += lanes)
            best = hn::Max(best, hn::LoadU(d, x + i));
        top = hn::GetLane(hn::MaxOfLanes(d, best));
    }
    for (; i < n; ++i)
        top = std::max(top, x[i]);
    return top;
}

float sumOfExp(const float* x, std::size_t n, float top) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    V sums = hn::Zero(d);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
        sums = hn::Add(sums, hn::Exp(d, hn::Sub(hn::LoadU(d, x + i), hn::Set(d, top))));
    }
    float sum = hn::GetLane(hn::SumOfLanes(d, sums));
    for (; i < n; ++i)
        sum += std::exp(x[i] - top);
    return sum;
}

double logSum(const float* x, std::size_t n) {
    const float top = largest(x, n);
    double sum = 0;
    for (std::size_t i = 0; i < n; i += kPiece)
        sum += sumOfExp(x + i, std::min(kPiece, n - i), top);
    return top + std::log(sum);
}

} // namespace steerscope::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace steerscope {

HWY_EXPORT(logSum);

double logSumExp(std::span<const float> x) {
    assert(!x.empty());
    return HWY_DYNAMIC_DISPATCH(logSum)(x.data(), x.size());
}

} // namespace steerscope
#endif
