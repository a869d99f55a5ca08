// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/utf8_stream.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/utf8.h"

namespace steerscope {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

std::string hexBytes(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (!text.empty()) text += ' ';
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return "⟨" + text + "⟩";
}

std::string visibleCharacter(std::uint32_t c) {
    std::string text;
    if (c == '\n') return "↵";
    if (c == '\t') return "⇥";
    if (c < 0x20)
        appendUtf8(text, 0x2400 + c); // Control pictures: U+240D is the picture of CR.
    else if (c == 0x7F)
        appendUtf8(text, 0x2421);
    else
        appendUtf8(text, c);
    return text;
}

} // namespace

std::string Utf8Stream::push(std::string_view piece) {
    m_pending += piece;
    const std::size_t complete = completeUtf8Prefix(m_pending);
    std::string text = sanitizedUtf8(std::string_view(m_pending).substr(0, complete));
    m_pending.erase(0, complete);
    return text;
}

std::string Utf8Stream::finish() {
    std::string text = sanitizedUtf8(m_pending);
    m_pending.clear();
    return text;
}

std::string visiblePiece(std::string_view piece) {
    if (piece == " ") return "␣";
    std::string text;
    std::size_t brokenFrom = 0;
    std::size_t position = 0;
    const auto flushBroken = [&](std::size_t end) {
        if (brokenFrom < end) text += hexBytes(piece.substr(brokenFrom, end - brokenFrom));
    };
    while (position < piece.size()) {
        const std::size_t start = position;
        const std::uint32_t codePoint = nextCodePoint(piece, position);
        const bool broken = codePoint == kReplacement && position - start == 1;
        if (broken) continue;
        flushBroken(start);
        text += visibleCharacter(codePoint);
        brokenFrom = position;
    }
    flushBroken(piece.size());
    return text;
}

} // namespace steerscope
