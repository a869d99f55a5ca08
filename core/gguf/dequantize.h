// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "core/gguf/ggml_type.h"

namespace steerscope {

/// Expands whole blocks to float32 exactly as the reference gguf package does.
/// `bytes` holds out.size() / blockLayout(type).elements blocks. Pure; any thread.
void dequantize(GgmlType type, std::span<const std::byte> bytes, std::span<float> out);

float halfToFloat(std::uint16_t bits);
std::uint16_t floatToHalf(float value);

} // namespace steerscope
