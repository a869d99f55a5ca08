// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/template_text.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <new>

#include "core/base/utf8.h"

namespace steerscope {
namespace {

bool isSpace(std::uint32_t c) {
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isAmong(std::string_view character, std::string_view characters) {
    for (std::size_t i = 0; i < characters.size();) {
        const std::size_t start = i;
        nextCodePoint(characters, i);
        if (characters.substr(start, i - start) == character) return true;
    }
    return false;
}

bool isStripped(std::string_view character, std::string_view characters) {
    if (!characters.empty()) return isAmong(character, characters);
    std::size_t i = 0;
    return isSpace(nextCodePoint(character, i));
}

/// Where the code point that ends at `end` begins.
std::size_t lastCodePoint(std::string_view text, std::size_t end) {
    const std::size_t earliest = end > 4 ? end - 4 : 0;
    for (std::size_t start = earliest; start + 1 < end; ++start) {
        std::size_t position = start;
        nextCodePoint(text.substr(0, end), position);
        if (position == end) return start;
    }
    return end - 1;
}

struct Recasing {
    const char* pattern;
    const char* replacement;
};

Recasing recasingFor(LetterCase letterCase) {
    switch (letterCase) {
    case LetterCase::upper:
        return {"(?s).+", "\\U$0"};
    case LetterCase::lower:
        return {"(?s).+", "\\L$0"};
    case LetterCase::capitalized:
        return {"(?s)(.)(.*)", "\\U$1\\L$2"};
    case LetterCase::titleWords:
        return {"(\\p{L})(\\p{L}*)", "\\U$1\\L$2"};
    case LetterCase::titleChunks:
        break;
    }
    return {"([^-\\s({\\[<])([^-\\s({\\[<]*)", "\\U$1\\L$2"};
}

PCRE2_SPTR units(std::string_view text) {
    return reinterpret_cast<PCRE2_SPTR>(text.data());
}

std::string withSign(double value, std::string_view digits) {
    std::string text;
    if (std::signbit(value)) text += '-';
    return text.append(digits);
}

} // namespace

std::string_view stripLeft(std::string_view text, std::string_view characters) {
    while (!text.empty()) {
        std::size_t next = 0;
        nextCodePoint(text, next);
        if (!isStripped(text.substr(0, next), characters)) break;
        text.remove_prefix(next);
    }
    return text;
}

std::string_view stripRight(std::string_view text, std::string_view characters) {
    while (!text.empty()) {
        const std::size_t start = lastCodePoint(text, text.size());
        if (!isStripped(text.substr(start), characters)) break;
        text = text.substr(0, start);
    }
    return text;
}

std::vector<std::uint32_t> codePointOffsets(std::string_view text) {
    std::vector<std::uint32_t> offsets;
    offsets.reserve(codePointCount(text) + 1);
    for (std::size_t i = 0; i < text.size(); nextCodePoint(text, i))
        offsets.push_back(static_cast<std::uint32_t>(i));
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return offsets;
}

std::size_t occurrences(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++count;
    return count;
}

std::size_t codePointCount(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count)
        nextCodePoint(text, i);
    return count;
}

std::vector<std::string_view> splitAt(std::string_view text, std::string_view separator,
                                      std::int64_t maxCuts) {
    std::vector<std::string_view> pieces;
    std::size_t done = 0;
    while (maxCuts < 0 || static_cast<std::int64_t>(pieces.size()) < maxCuts) {
        const std::size_t at = text.find(separator, done);
        if (at == std::string_view::npos) break;
        pieces.push_back(text.substr(done, at - done));
        done = at + separator.size();
    }
    pieces.push_back(text.substr(done));
    return pieces;
}

std::vector<std::string_view> splitWords(std::string_view text, std::int64_t maxCuts) {
    std::vector<std::string_view> words;
    for (text = stripLeft(text); !text.empty(); text = stripLeft(text)) {
        if (maxCuts >= 0 && static_cast<std::int64_t>(words.size()) >= maxCuts) {
            words.push_back(text);
            break;
        }
        std::size_t end = 0;
        for (std::size_t next = 0; next < text.size(); end = next)
            if (isSpace(nextCodePoint(text, next))) break;
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

std::string recased(std::string_view text, LetterCase letterCase) {
    const std::string subject = sanitizedUtf8(text);
    const Recasing recasing = recasingFor(letterCase);
    int status = 0;
    PCRE2_SIZE offset = 0;
    const std::unique_ptr<pcre2_code, void (*)(pcre2_code*)> code(
        pcre2_compile(units(recasing.pattern), PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP,
                      &status, &offset, nullptr),
        pcre2_code_free);
    if (!code) throw std::bad_alloc();
    // A letter and its other case may differ in length, by at most one byte in two.
    std::string out(subject.size() * 2 + 1, '\0');
    PCRE2_SIZE length = out.size();
    const int count =
        pcre2_substitute(code.get(), units(subject), subject.size(), 0,
                         PCRE2_SUBSTITUTE_GLOBAL | PCRE2_SUBSTITUTE_EXTENDED | PCRE2_NO_UTF_CHECK,
                         nullptr, nullptr, units(recasing.replacement), PCRE2_ZERO_TERMINATED,
                         reinterpret_cast<PCRE2_UCHAR*>(out.data()), &length);
    if (count < 0) return subject;
    out.resize(length);
    return out;
}

std::string formatReal(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return withSign(value, "inf");
    const double size = std::fabs(value);
    const bool scientific = size != 0 && (size < 1e-4 || size >= 1e16);
    std::array<char, 64> buffer{};
    const auto [end, status] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), size,
                      scientific ? std::chars_format::scientific : std::chars_format::fixed);
    std::string digits(buffer.data(), end);
    if (!scientific && digits.find('.') == std::string::npos) digits += ".0";
    return withSign(value, digits);
}

} // namespace steerscope
