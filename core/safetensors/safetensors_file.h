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

enum class SafetensorsType {
    F64,
    F32,
    F16,
    BF16,
    I64,
    I32,
    I16,
    I8,
    U64,
    U32,
    U16,
    U8,
    Bool,
    F8E4M3,
    F8E5M2,
    F8E8M0,
};

/// As written in files: "F32", "BOOL", "F8_E4M3", …
std::string_view safetensorsTypeName(SafetensorsType type);

struct SafetensorsTensor {
    std::string name;
    SafetensorsType type;
    std::vector<std::uint64_t> shape; ///< Row-major, outermost first.
    std::span<const std::byte> bytes; ///< Into the parsed buffer; maybe unaligned.

    std::uint64_t elementCount() const; ///< 1 for a scalar (empty shape).
    /// Converts F32, F16, BF16 or F64 data to float32; ST-022 for other types.
    std::vector<float> toFloat() const;
};

/// A checked safetensors file; holds views into the bytes given to parseSafetensors.
struct SafetensorsFile {
    std::map<std::string, std::string> metadata; ///< `__metadata__`
    std::vector<SafetensorsTensor> tensors;      ///< By offset.

    const SafetensorsTensor* find(std::string_view name) const;
    const SafetensorsTensor& tensor(std::string_view name) const; ///< ST-021 naming it.
};

/// Checks the whole file: header size and JSON, keys, types, shapes, and that the tensors fill the
/// data without hole, overlap or tail. Errors ST-001 … (the table in
/// internal/safetensors_rules.cpp) carry offset, field, found, allowed and hint.
SafetensorsFile parseSafetensors(std::span<const std::byte> bytes);

/// One float32 tensor to be written.
struct SafetensorsEntry {
    std::string name;
    std::vector<std::uint64_t> shape;
    std::span<const float> values;
};

/// Serialises in the given order, header padded to 8 bytes; metadata only when there are any.
/// ST-023 when a name appears twice or is not UTF-8, or when values and shape do not match.
std::vector<std::byte> serializeSafetensors(std::span<const SafetensorsEntry> entries,
                                            const std::map<std::string, std::string>& metadata);

} // namespace steerscope
