// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/packed_product.h"

#include <hwy/targets.h>

#include <cassert>

#include "core/kernels/internal/product_kernels.h"

namespace steerscope {
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
    assert(p.in->cols() == p.weight->cols() && lastGroup <= p.weight->groups());
    const GgmlType type = p.weight->type();
    if (type == GgmlType::F32 || type == GgmlType::F16 || type == GgmlType::BF16)
        return packed::multiplyFloats(p, firstGroup, lastGroup);
    if (packed::hasVnni()) return packed::multiplyWithVnni(p, firstGroup, lastGroup);
    packed::multiplyIntegers(p, firstGroup, lastGroup);
}

} // namespace steerscope
