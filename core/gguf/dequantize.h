// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/gguf/ggml_type.h"

namespace steerscope {

/// Expands whole blocks to float32 exactly as the reference gguf package does.
/// `bytes` holds out.size() / blockLayout(type).elements blocks and may be unaligned; GGUF-038 when
/// the sizes do not belong together. Infinite or NaN scales give what the formula gives. Pure; any
/// thread.
void dequantize(GgmlType type, std::span<const std::byte> bytes, std::span<float> out);

/// IEEE binary16 to binary32: exact for every value, NaN payloads kept.
float halfToFloat(std::uint16_t bits);

/// Rounds to the nearest binary16, ties to even, denormals included; too large becomes infinite, a
/// NaN stays one.
std::uint16_t floatToHalf(float value);

} // namespace steerscope
