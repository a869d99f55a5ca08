// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gguf/gguf_writer.h"

#include <algorithm>

namespace steerscope {
namespace {

constexpr std::size_t kAlignment = 32;
constexpr std::uint32_t kVersion = 3;
constexpr std::uint32_t kArray = 9;

void append(std::vector<std::byte>& out, std::span<const std::byte> bytes) {
    const std::size_t before = out.size();
    out.resize(before + bytes.size());
    std::ranges::copy(bytes, out.begin() + static_cast<std::ptrdiff_t>(before));
}

template <class T> void append(std::vector<std::byte>& out, T value) {
    append(out, std::span<const std::byte>(std::as_bytes(std::span(&value, 1))));
}

void append(std::vector<std::byte>& out, std::string_view text) {
    append(out, std::uint64_t{text.size()});
    append(out, std::as_bytes(std::span(text)));
}

void pad(std::vector<std::byte>& out) {
    out.resize((out.size() + kAlignment - 1) / kAlignment * kAlignment);
}

} // namespace

void GgufWriter::beginKey(std::string_view key, std::uint32_t type) {
    ++m_keys;
    append(m_metadata, key);
    append(m_metadata, type);
}

template <class T> void GgufWriter::addValue(std::string_view key, std::uint32_t type, T value) {
    beginKey(key, type);
    append(m_metadata, value);
}

template <class T>
void GgufWriter::addValues(std::string_view key, std::uint32_t type, std::span<const T> values) {
    beginKey(key, kArray);
    append(m_metadata, type);
    append(m_metadata, std::uint64_t{values.size()});
    append(m_metadata, std::as_bytes(values));
}

void GgufWriter::addU8(std::string_view key, std::uint8_t value) {
    addValue(key, 0, value);
}
void GgufWriter::addI8(std::string_view key, std::int8_t value) {
    addValue(key, 1, value);
}
void GgufWriter::addU16(std::string_view key, std::uint16_t value) {
    addValue(key, 2, value);
}
void GgufWriter::addI16(std::string_view key, std::int16_t value) {
    addValue(key, 3, value);
}
void GgufWriter::addU32(std::string_view key, std::uint32_t value) {
    addValue(key, 4, value);
}
void GgufWriter::addI32(std::string_view key, std::int32_t value) {
    addValue(key, 5, value);
}
void GgufWriter::addF32(std::string_view key, float value) {
    addValue(key, 6, value);
}
void GgufWriter::addBool(std::string_view key, bool value) {
    addValue(key, 7, static_cast<std::uint8_t>(value));
}
void GgufWriter::addText(std::string_view key, std::string_view value) {
    addValue(key, 8, value);
}
void GgufWriter::addU64(std::string_view key, std::uint64_t value) {
    addValue(key, 10, value);
}
void GgufWriter::addI64(std::string_view key, std::int64_t value) {
    addValue(key, 11, value);
}
void GgufWriter::addF64(std::string_view key, double value) {
    addValue(key, 12, value);
}

void GgufWriter::addU32s(std::string_view key, std::span<const std::uint32_t> values) {
    addValues(key, 4, values);
}
void GgufWriter::addI32s(std::string_view key, std::span<const std::int32_t> values) {
    addValues(key, 5, values);
}
void GgufWriter::addF32s(std::string_view key, std::span<const float> values) {
    addValues(key, 6, values);
}

void GgufWriter::addBools(std::string_view key, const std::vector<bool>& values) {
    const std::vector<std::uint8_t> bytes(values.begin(), values.end());
    addValues<std::uint8_t>(key, 7, bytes);
}

void GgufWriter::addTexts(std::string_view key, std::span<const std::string> values) {
    beginKey(key, kArray);
    append(m_metadata, std::uint32_t{8});
    append(m_metadata, std::uint64_t{values.size()});
    for (const std::string& value : values)
        append(m_metadata, std::string_view(value));
}

void GgufWriter::addTensor(std::string_view name, GgmlType type,
                           std::span<const std::uint64_t> shape, std::span<const std::byte> bytes) {
    ++m_tensors;
    append(m_descriptions, name);
    append(m_descriptions, static_cast<std::uint32_t>(shape.size()));
    append(m_descriptions, std::as_bytes(shape));
    append(m_descriptions, static_cast<std::uint32_t>(type));
    append(m_descriptions, std::uint64_t{m_data.size()});
    append(m_data, bytes);
    pad(m_data);
}

void GgufWriter::addTensor(std::string_view name, std::span<const std::uint64_t> shape,
                           std::span<const float> values) {
    addTensor(name, GgmlType::F32, shape, std::as_bytes(values));
}

std::vector<std::byte> GgufWriter::bytes() const {
    std::vector<std::byte> out;
    append(out, std::as_bytes(std::span("GGUF", 4)));
    append(out, kVersion);
    append(out, m_tensors);
    append(out, m_keys);
    append(out, std::span<const std::byte>(m_metadata));
    append(out, std::span<const std::byte>(m_descriptions));
    pad(out);
    append(out, std::span<const std::byte>(m_data));
    return out;
}

} // namespace steerscope
