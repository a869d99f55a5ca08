// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/base/error.h"

namespace steerscope {

static_assert(std::endian::native == std::endian::little, "file formats are read in place");

/// Bounded little-endian cursor over bytes; every read is checked against the bytes left.
/// Does not own the bytes: keep them alive as long as the reader and every view it returned.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes, std::uint64_t base = 0)
        : m_bytes(bytes), m_base(base) {}

    std::uint64_t offset() const { return m_base + m_position; }
    std::uint64_t remaining() const { return m_bytes.size() - m_position; }
    bool atEnd() const { return remaining() == 0; }

    /// Reads one arithmetic value; `field` names it in the error.
    template <class T>
    requires std::is_arithmetic_v<T> T read(std::string_view field) {
        require(sizeof(T), field);
        T out;
        std::memcpy(&out, m_bytes.data() + m_position, sizeof(T));
        m_position += sizeof(T);
        return out;
    }

    std::span<const std::byte> take(std::uint64_t count, std::string_view field) {
        require(count, field);
        const auto out = m_bytes.subspan(m_position, count);
        m_position += count;
        return out;
    }

    std::string_view takeText(std::uint64_t count, std::string_view field) {
        const auto raw = take(count, field);
        return {reinterpret_cast<const char*>(raw.data()), raw.size()};
    }

    /// Throws BYTES-001 unless `count` bytes are left.
    void require(std::uint64_t count, std::string_view field) const {
        if (count <= remaining()) return;
        throw Error({.code = "BYTES-001",
                     .problem = "The file ends before the data it announces",
                     .offset = offset(),
                     .field = std::string(field),
                     .found = std::to_string(remaining()) + " bytes left",
                     .allowed = std::to_string(count) + " bytes or more",
                     .hint = "The file is truncated or damaged; fetch it again."});
    }

private:
    std::span<const std::byte> m_bytes;
    std::uint64_t m_base = 0;
    std::size_t m_position = 0;
};

} // namespace steerscope
