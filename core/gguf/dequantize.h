// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "core/base/half_float.h" // halfToFloat and floatToHalf, used wherever blocks are
#include "core/gguf/ggml_type.h"

namespace steerscope {

/// Expands whole blocks to float32 exactly as the reference gguf package does.
/// `bytes` holds out.size() / blockLayout(type).elements blocks and may be unaligned; GGUF-038 when
/// the sizes do not belong together. Infinite or NaN scales give what the formula gives. Pure; any
/// thread.
void dequantize(GgmlType type, std::span<const std::byte> bytes, std::span<float> out);

} // namespace steerscope
