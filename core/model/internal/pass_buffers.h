// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/kernels/activation_rows.h"

namespace steerscope {

/// Working memory of one pass of the quantised executor. N rows, D width, H query heads, K
/// key/value heads, d head width, F MLP width.
struct PassBuffers {
    std::vector<float> x;        ///< [N × D] residual stream
    std::vector<float> qkv;      ///< [N × (H + 2K)·d]
    std::vector<float> added;    ///< [N × D] what attention or MLP adds, where it is normed first
    std::vector<float> gate;     ///< [N × F]
    std::vector<float> up;       ///< [N × F]
    std::vector<float> cos;      ///< [N × ropeDim/2]
    std::vector<float> sin;      ///< [N × ropeDim/2]
    std::vector<float> localCos; ///< The same for sliding layers.
    std::vector<float> localSin;
    ActivationRows normed;   ///< [N × D]
    ActivationRows attended; ///< [N × H·d]
    ActivationRows gated;    ///< [N × F]
    ActivationRows final;    ///< [M × D] rows that get logits
};

} // namespace steerscope
