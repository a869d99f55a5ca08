// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/byte_reader.h"
#include "core/gguf/gguf_file.h"
#include "core/gguf/internal/gguf_rules.h"

namespace steerscope::gguf {

/// The reader with the parser's limits: counts work, and refuses texts before they are copied.
class Cursor {
public:
    Cursor(std::span<const std::byte> bytes, const GgufLimits& limits)
        : m_reader(bytes), m_limits(limits) {}

    const GgufLimits& limits() const { return m_limits; }
    std::uint64_t offset() const { return m_reader.offset(); }
    std::uint64_t remaining() const { return m_reader.remaining(); }
    template <class T> T read(std::string_view field) { return m_reader.read<T>(field); }

    /// A text with its length before it: `smallest` to `largest` bytes, else `rule`.
    std::string_view text(const std::string& field, std::uint64_t smallest, std::uint64_t largest,
                          Rule rule);

    /// Books `steps` of work before they are done; GGUF-022 when the budget is spent.
    void spend(std::uint64_t steps, const std::string& field);

private:
    ByteReader m_reader;
    const GgufLimits& m_limits;
    std::uint64_t m_steps = 0;
};

using Metadata = std::vector<std::pair<std::string, GgufValue>>;

/// Reads `count` keys with their values; `alignment` receives general.alignment when it is there.
Metadata readMetadata(Cursor& cursor, std::uint64_t count, std::uint64_t& alignment);

} // namespace steerscope::gguf
