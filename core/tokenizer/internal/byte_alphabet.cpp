// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/byte_alphabet.h"

#include <array>

#include "core/base/utf8.h"

namespace steerscope {
namespace {

constexpr std::uint32_t kFirstShifted = 0x100;
constexpr std::size_t kShifted = 68;

constexpr bool standsForItself(unsigned byte) {
    return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
}

struct Alphabet {
    std::array<std::uint32_t, 256> letter{};
    std::array<unsigned char, kShifted> shiftedByte{}; ///< Of the letters from U+0100 on.
};

constexpr Alphabet makeAlphabet() {
    Alphabet alphabet;
    std::uint32_t shifted = 0;
    for (unsigned byte = 0; byte < 256; ++byte) {
        if (standsForItself(byte)) {
            alphabet.letter[byte] = byte;
        } else {
            alphabet.shiftedByte[shifted] = static_cast<unsigned char>(byte);
            alphabet.letter[byte] = kFirstShifted + shifted++;
        }
    }
    return alphabet;
}

constexpr Alphabet kAlphabet = makeAlphabet();

} // namespace

std::uint32_t letterOfByte(unsigned char byte) {
    return kAlphabet.letter[byte];
}

std::string lettersOfBytes(std::string_view bytes) {
    std::string letters;
    for (const char byte : bytes)
        appendUtf8(letters, letterOfByte(static_cast<unsigned char>(byte)));
    return letters;
}

std::string bytesOfLetters(std::string_view letters) {
    std::string bytes;
    bytes.reserve(letters.size());
    for (std::size_t i = 0; i < letters.size();) {
        const std::size_t start = i;
        const std::uint32_t letter = nextCodePoint(letters, i);
        if (letter >= kFirstShifted && letter < kFirstShifted + kShifted)
            bytes += static_cast<char>(kAlphabet.shiftedByte[letter - kFirstShifted]);
        else if (letter < kFirstShifted && standsForItself(letter))
            bytes += static_cast<char>(letter);
        else
            bytes += letters.substr(start, i - start);
    }
    return bytes;
}

} // namespace steerscope
