// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/gguf/ggml_type.h"

namespace steerscope {

/// Builds a GGUF file (version 3, little-endian, alignment 32) in memory: for steering-vector
/// export and for tests. It writes what it is told and checks nothing; parseGguf does. Entries keep
/// their order; data of the tensors follow in the same order, each padded to the alignment.
class GgufWriter {
public:
    void addU8(std::string_view key, std::uint8_t value);
    void addI8(std::string_view key, std::int8_t value);
    void addU16(std::string_view key, std::uint16_t value);
    void addI16(std::string_view key, std::int16_t value);
    void addU32(std::string_view key, std::uint32_t value);
    void addI32(std::string_view key, std::int32_t value);
    void addU64(std::string_view key, std::uint64_t value);
    void addI64(std::string_view key, std::int64_t value);
    void addF32(std::string_view key, float value);
    void addF64(std::string_view key, double value);
    void addBool(std::string_view key, bool value);
    void addText(std::string_view key, std::string_view value);
    void addU32s(std::string_view key, std::span<const std::uint32_t> values);
    void addI32s(std::string_view key, std::span<const std::int32_t> values);
    void addF32s(std::string_view key, std::span<const float> values);
    void addBools(std::string_view key, const std::vector<bool>& values);
    void addTexts(std::string_view key, std::span<const std::string> values);

    /// `shape` in ggml order (contiguous dimension first); the bytes are copied.
    void addTensor(std::string_view name, GgmlType type, std::span<const std::uint64_t> shape,
                   std::span<const std::byte> bytes);
    /// The same for float32 values.
    void addTensor(std::string_view name, std::span<const std::uint64_t> shape,
                   std::span<const float> values);

    std::vector<std::byte> bytes() const;

private:
    template <class T> void addValue(std::string_view key, std::uint32_t type, T value);
    template <class T>
    void addValues(std::string_view key, std::uint32_t type, std::span<const T> values);
    void beginKey(std::string_view key, std::uint32_t type);

    std::uint64_t m_keys = 0;
    std::uint64_t m_tensors = 0;
    std::vector<std::byte> m_metadata;     ///< Serialised keys and values.
    std::vector<std::byte> m_descriptions; ///< Serialised tensor descriptions.
    std::vector<std::byte> m_data;         ///< Padded after each tensor.
};

} // namespace steerscope
