// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace steerscope {

/// True when `text` is well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
bool isValidUtf8(std::string_view text);

/// Bytes of the longest prefix that ends on a code-point boundary, for streams: the rest (at most
/// three bytes) is the beginning of a code point that has not arrived whole. Invalid bytes count as
/// complete.
std::size_t completeUtf8Prefix(std::string_view text);

void appendUtf8(std::string& out, std::uint32_t codePoint);

/// Decodes one code point at `position` and advances it; malformed bytes yield U+FFFD one by one.
std::uint32_t nextCodePoint(std::string_view text, std::size_t& position);

/// Replaces every malformed byte by U+FFFD.
std::string sanitizedUtf8(std::string_view text);

} // namespace steerscope
