// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

namespace steerscope {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

/// Length announced by a lead byte; 0 for a byte that cannot lead.
std::size_t sequenceLength(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

/// Lowest and highest legal second byte after `lead` (shuts out overlong forms and surrogates).
bool secondByteFits(unsigned char lead, unsigned char second) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

/// Number of bytes at `at` that form a legal beginning of a sequence of `length` bytes.
std::size_t legalBytes(std::string_view text, std::size_t at, std::size_t length) {
    std::size_t count = 1;
    for (; count < length && at + count < text.size(); ++count) {
        const auto byte = static_cast<unsigned char>(text[at + count]);
        const auto lead = static_cast<unsigned char>(text[at]);
        if (count == 1 ? !secondByteFits(lead, byte) : (byte & 0xC0) != 0x80) break;
    }
    return count;
}

} // namespace

std::uint32_t nextCodePoint(std::string_view text, std::size_t& position) {
    const auto lead = static_cast<unsigned char>(text[position]);
    const std::size_t length = sequenceLength(lead);
    if (length == 0 || legalBytes(text, position, length) < length) {
        ++position;
        return kReplacement;
    }
    static constexpr unsigned char kLeadMask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    std::uint32_t codePoint = lead & kLeadMask[length];
    for (std::size_t i = 1; i < length; ++i)
        codePoint = codePoint << 6 | (static_cast<unsigned char>(text[position + i]) & 0x3F);
    position += length;
    return codePoint;
}

bool isValidUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceLength(static_cast<unsigned char>(text[i]));
        if (length == 0 || legalBytes(text, i, length) < length) return false;
        i += length;
    }
    return true;
}

std::size_t completeUtf8Prefix(std::string_view text) {
    const std::size_t first = text.size() > 3 ? text.size() - 3 : 0;
    for (std::size_t i = first; i < text.size(); ++i) {
        const std::size_t length = sequenceLength(static_cast<unsigned char>(text[i]));
        const std::size_t left = text.size() - i;
        if (length > left && legalBytes(text, i, length) == left) return i;
    }
    return text.size();
}

void appendUtf8(std::string& out, std::uint32_t c) {
    const auto push = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        push(c);
    } else if (c < 0x800) {
        push(0xC0 | c >> 6);
        push(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        push(0xE0 | c >> 12);
        push(0x80 | (c >> 6 & 0x3F));
        push(0x80 | (c & 0x3F));
    } else {
        push(0xF0 | c >> 18);
        push(0x80 | (c >> 12 & 0x3F));
        push(0x80 | (c >> 6 & 0x3F));
        push(0x80 | (c & 0x3F));
    }
}

std::string sanitizedUtf8(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();)
        appendUtf8(out, nextCodePoint(text, i));
    return out;
}

} // namespace steerscope
