// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace steerscope {

/// The alphabet in which byte-level vocabularies are written: every byte is one printable code
/// point. Bytes that print in Latin-1 stand for themselves, the other 68 follow from U+0100 on.
std::uint32_t letterOfByte(unsigned char byte);
std::string lettersOfBytes(std::string_view bytes);

/// The bytes a token is written for. Code points outside the alphabet stay as they are, which is
/// how added tokens such as "<tool_call>" with a plain space or an emoji are stored.
std::string bytesOfLetters(std::string_view letters);

} // namespace steerscope
