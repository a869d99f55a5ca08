// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/gguf/ggml_type.h"
#include "core/gguf/gguf_value.h"

namespace steerscope {

/// A tensor as it lies in the file; `bytes` points into the buffer given to parseGguf.
struct GgufTensor {
    std::string name;
    GgmlType type;
    std::vector<std::uint64_t> shape; ///< ggml order: shape[0] is the contiguous (row) dimension.
    std::span<const std::byte> bytes;

    std::uint64_t rowLength() const { return shape.empty() ? 1 : shape[0]; }
    std::uint64_t elementCount() const;
};

/// A checked GGUF file. Holds views: the parsed bytes must outlive it.
class GgufFile {
public:
    std::uint32_t version = 3;
    std::vector<std::pair<std::string, GgufValue>> metadata; ///< In file order, unique keys.
    std::vector<GgufTensor> tensors;                         ///< In file order, unique names.

    bool has(std::string_view key) const;
    /// Typed getters; each throws naming the key when it is missing or of another type. Integers
    /// convert between signedness when the value fits.
    std::uint64_t unsignedAt(std::string_view key) const;
    double numberAt(std::string_view key) const;
    bool boolAt(std::string_view key) const;
    const std::string& textAt(std::string_view key) const;
    const std::vector<std::string>& textsAt(std::string_view key) const;
    std::vector<std::int64_t> integersAt(std::string_view key) const;
    std::vector<double> numbersAt(std::string_view key) const;
    const GgufValue* find(std::string_view key) const;
    const GgufTensor* findTensor(std::string_view name) const;
    const GgufTensor& tensor(std::string_view name) const; ///< Throws naming the tensor.
};

/// Parses GGUF v2 or v3, little-endian. Every count, length, offset and size is checked before it
/// is used; nothing is allocated beyond the size of the file. Errors GGUF-001 … (see
/// gguf_file.cpp's table) carry the offset, the field, what was found and what is allowed.
GgufFile parseGguf(std::span<const std::byte> bytes);

} // namespace steerscope
