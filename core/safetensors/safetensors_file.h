// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/matrix.h"

namespace steerscope {

enum class SafetensorsType { F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, Bool };

struct SafetensorsTensor {
    std::string name;
    SafetensorsType type;
    std::vector<std::uint64_t> shape; ///< Row-major, outermost first.
    std::span<const std::byte> bytes; ///< Into the parsed buffer; maybe unaligned.

    std::uint64_t elementCount() const;
    /// Converts F32, F16, BF16 or F64 data to float32; throws for other types.
    std::vector<float> toFloat() const;
};

/// A checked safetensors file; holds views into the bytes given to parseSafetensors.
struct SafetensorsFile {
    std::map<std::string, std::string> metadata; ///< `__metadata__`
    std::vector<SafetensorsTensor> tensors;      ///< By offset.

    const SafetensorsTensor* find(std::string_view name) const;
    const SafetensorsTensor& tensor(std::string_view name) const; ///< Throws naming the tensor.
};

/// Errors ST-001 …: header size, JSON, duplicate keys, holes, overlaps, tails, wrong sizes.
SafetensorsFile parseSafetensors(std::span<const std::byte> bytes);

/// One float32 tensor to be written.
struct SafetensorsEntry {
    std::string name;
    std::vector<std::uint64_t> shape;
    std::span<const float> values;
};

/// Serialises in the given order, header padded to 8 bytes.
std::vector<std::byte> serializeSafetensors(std::span<const SafetensorsEntry> entries,
                                            const std::map<std::string, std::string>& metadata);

} // namespace steerscope
