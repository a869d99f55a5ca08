// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace steerscope::test {

/// Value types as stored in GGUF files.
enum Stored : std::uint32_t { U8, I8, U16, I16, U32, I32, F32, Bool, Text, Array, U64, I64, F64 };

/// Raw little-endian bytes of a number.
template <class T> std::string le(T value) {
    std::string out(sizeof(T), '\0');
    std::memcpy(out.data(), &value, sizeof(T));
    return out;
}

/// A text with an announced length, by default the true one.
inline std::string text(std::string_view value, std::optional<std::uint64_t> length = {}) {
    return le<std::uint64_t>(length.value_or(value.size())) + std::string(value);
}

/// A key, a type and the raw bytes of a value.
inline std::string key(std::string_view name, std::uint32_t type, std::string_view value) {
    return text(name) + le(type) + std::string(value);
}

/// The value of a key of type Array.
inline std::string array(std::uint32_t type, std::uint64_t count, std::string_view elements) {
    return le(type) + le(count) + std::string(elements);
}

/// A tensor description.
inline std::string tensor(std::string_view name, const std::vector<std::uint64_t>& shape,
                          std::uint32_t type = 0, std::uint64_t offset = 0) {
    std::string out = text(name) + le(static_cast<std::uint32_t>(shape.size()));
    for (const std::uint64_t extent : shape)
        out += le(extent);
    return out + le(type) + le(offset);
}

/// A GGUF file that says whatever a test wants; what is not set is consistent. A field's place in
/// the bytes follows from the sizes: the header has 24, a key named "k" has its type at 33 and its
/// value at 37; so has a tensor named "t" its number of dimensions at 33 and its shape at 37.
struct RawGguf {
    std::string magic = "GGUF";
    std::uint32_t version = 3;
    std::vector<std::string> keys{};
    std::vector<std::string> tensors{};
    std::string data{}; ///< Put at the next multiple of `alignment`, if not empty.
    std::size_t alignment = 32;
    std::optional<std::uint64_t> tensorCount{};
    std::optional<std::uint64_t> keyCount{};

    std::string bytes() const {
        std::string out = magic + le(version) + le(tensorCount.value_or(tensors.size())) +
                          le(keyCount.value_or(keys.size()));
        for (const std::string& record : keys)
            out += record;
        for (const std::string& record : tensors)
            out += record;
        if (!data.empty()) out.resize((out.size() + alignment - 1) / alignment * alignment, '\0');
        return out + data;
    }
};

inline std::span<const std::byte> view(const std::string& bytes) {
    return {reinterpret_cast<const std::byte*>(bytes.data()), bytes.size()};
}

} // namespace steerscope::test
