// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/internal/simd_targets.h"

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <cstdint>

namespace steerscope::test {

/// Runs `check` with the processor's best code and with that of every lesser target in turn.
template <class Check> void onEveryTarget(const Check& check) {
    check();
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        SCOPED_TRACE(hwy::TargetName(target));
        hwy::SetSupportedTargetsForTest(target);
        hwy::GetChosenTarget().Update(target);
        check();
        hwy::SetSupportedTargetsForTest(0);
        hwy::GetChosenTarget().DeInit();
    }
}

} // namespace steerscope::test
