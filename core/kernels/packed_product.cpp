// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/packed_product.h"

#include "core/kernels/internal/product_kernels.h"
#include "core/kernels/internal/simd_targets.h"

#include <hwy/targets.h>

#include <cassert>
#include <cstdint>

namespace steerscope {
namespace packed {

bool hasVnni() {
#if HWY_ARCH_X86_64 && (HWY_COMPILER_GCC || HWY_COMPILER_CLANG)
    // Highway asks the processor anew at every SupportedTargets(), which in a virtual machine takes
    // longer than a product; the target it has chosen is remembered.
    static const bool processorHas = __builtin_cpu_supports("avx512vnni") != 0;
    hwy::ChosenTarget& chosen = hwy::GetChosenTarget();
    if (!chosen.IsInitialized()) chosen.Update(hwy::SupportedTargets());
    constexpr std::uint64_t kAvx3 = HWY_CHOSEN_TARGET_SHIFT(HWY_AVX3);
    return processorHas && chosen.GetIndex() <= hwy::Num0BitsBelowLS1Bit_Nonzero64(kAvx3);
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
