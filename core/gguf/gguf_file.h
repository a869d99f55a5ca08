// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/open_file.h"
#include "core/gguf/ggml_type.h"
#include "core/gguf/gguf_value.h"

namespace steerscope {

/// Caps on what a file may ask of the reader: tighter than the format's own, above every real
/// model. Tests lower them to reach a rule with a small file.
struct GgufLimits {
    std::uint64_t tensors = 65'536;
    std::uint64_t keys = 4'096;
    std::uint64_t keyBytes = 64u << 10;
    std::uint64_t textBytes = 16u << 20;
    std::uint64_t templateBytes = 1u << 20; ///< Of keys that begin with tokenizer.chat_template.
    std::uint64_t tokenBytes = 64u << 10;   ///< Of texts in arrays that begin with tokenizer.ggml.
    std::uint64_t arrayElements = 8'000'000;
    std::uint64_t nameBytes = 63;
    std::uint64_t dimensions = 4;
    std::uint64_t steps = 10'000'000; ///< Keys, array elements and tensors together.
    std::uint64_t metadataBytes = 256u
                                  << 20; ///< From the first key to the last tensor description.
};

/// A tensor as it lies in the file.
struct GgufTensor {
    std::string name;
    GgmlType type;
    std::vector<std::uint64_t> shape; ///< ggml order: shape[0] is the contiguous (row) dimension.
    std::uint64_t offset = 0;         ///< From the beginning of the file.
    std::uint64_t byteCount = 0;
    std::span<const std::byte> bytes; ///< In the buffer given to parseGguf; else empty.

    std::uint64_t rowLength() const { return shape.empty() ? 1 : shape[0]; }
    std::uint64_t elementCount() const; ///< 1 for a scalar (no dimensions).
};

/// A checked GGUF file. Tensors may be views: the bytes given to parseGguf must outlive them.
class GgufFile {
public:
    std::uint32_t version = 3;
    std::vector<std::pair<std::string, GgufValue>> metadata; ///< In file order, unique keys.
    std::vector<GgufTensor> tensors;                         ///< In file order, unique names.

    bool has(std::string_view key) const;
    /// Typed getters; each throws naming the key when it is missing (GGUF-034) or of another kind
    /// (GGUF-035). Integers convert between signedness when the value fits, else GGUF-036;
    /// numberAt and numbersAt also take integers.
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
/// is used, and memory is taken only for elements that the file really holds. Errors GGUF-001 …
/// (the table in internal/gguf_rules.cpp) carry the offset, the field, what was found, what is
/// allowed and a hint.
GgufFile parseGguf(std::span<const std::byte> bytes, const GgufLimits& limits = {});

/// The same of a file on disk, of which no more than the description is read: tensors know where
/// their bytes lie and hold none.
GgufFile readGguf(const OpenFile& file, const GgufLimits& limits = {});

} // namespace steerscope
