// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/packed_product.h"

#include <hwy/targets.h>

#include <algorithm>
#include <cassert>
#include <vector>

#include "core/kernels/internal/product_kernels.h"

namespace steerscope {
namespace {

bool hasIntegerBlocks(GgmlType type) {
    return type != GgmlType::F32 && type != GgmlType::F16 && type != GgmlType::BF16;
}

double dotIntegers(const ActivationRows& in, std::size_t b, const std::vector<float>& weight) {
    const bool exact = in.precision() == Precision::exact;
    double sum = 0;
    for (std::size_t k = 0; k < weight.size(); ++k) {
        const std::size_t at = b * weight.size() + k;
        const int x = exact ? 256 * in.high()[at] + in.low()[at] : in.high()[at];
        sum += static_cast<double>(weight[k]) * x * in.scales()[at / ActivationRows::kBlock];
    }
    return sum;
}

double dotFloats(const ActivationRows& in, std::size_t b, const std::vector<float>& weight) {
    const auto row = in.floats(b);
    double sum = 0;
    for (std::size_t k = 0; k < weight.size(); ++k)
        sum += static_cast<double>(weight[k]) * row[k];
    return sum;
}

} // namespace

namespace packed {

bool hasVnni() {
#if HWY_ARCH_X86_64 && (HWY_COMPILER_GCC || HWY_COMPILER_CLANG)
    return (hwy::SupportedTargets() & HWY_AVX3) != 0 && __builtin_cpu_supports("avx512vnni");
#else
    return false;
#endif
}

} // namespace packed

void multiplyGroups(const PackedProduct& p, std::size_t firstGroup, std::size_t lastGroup) {
    const PackedMatrix& weight = *p.weight;
    assert(p.in->cols() == weight.cols() && lastGroup <= weight.groups());
    const bool integers = hasIntegerBlocks(weight.type());
    if (integers && packed::hasVnni()) return packed::multiplyWithVnni(p, firstGroup, lastGroup);
    std::vector<float> row(weight.cols());
    const std::size_t last = std::min(weight.rows(), lastGroup * PackedMatrix::kGroupRows);
    for (std::size_t n = firstGroup * PackedMatrix::kGroupRows; n < last; ++n) {
        weight.readRow(n, row);
        for (std::size_t b = 0; b < p.in->rows(); ++b) {
            const double sum = integers ? dotIntegers(*p.in, b, row) : dotFloats(*p.in, b, row);
            float& out = p.out[b * p.outStride + n];
            const float value = static_cast<float>(sum) + (p.bias ? p.bias[n] : 0.0f);
            out = p.accumulate ? out + value : value;
        }
    }
}

} // namespace steerscope
