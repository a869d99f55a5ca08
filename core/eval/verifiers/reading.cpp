// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifiers/reading.h"

#include <cctype>
#include <charconv>

namespace steerscope {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

/// The word taken literally, a trailing * standing for any further letters.
std::string wordPattern(std::string_view word) {
    if (!word.ends_with('*')) return literalPattern(word);
    return literalPattern(word.substr(0, word.size() - 1)) + "[\\p{L}\\p{N}_]*";
}

} // namespace

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string> splitAtBars(std::string_view list) {
    std::vector<std::string> words;
    while (true) {
        const auto bar = list.find('|');
        const auto word = trimmed(list.substr(0, bar));
        if (!word.empty() && word != "*") words.emplace_back(word);
        if (bar == std::string_view::npos) return words;
        list.remove_prefix(bar + 1);
    }
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::size_t wordCount(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = kBlank.find(c) != std::string_view::npos;
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

std::size_t sentenceCount(std::string_view text) {
    // An end mark counts when a blank, a closing quote or the end follows: 3.5 and e.g. a.b do not.
    static const RegexPattern end("[.!?…]+[\"'”’»)\\]]*(?=\\s|$)|[。！？]+",
                                  RegexPattern::Case::sensitive);
    static const RegexPattern tail("[.!?…。！？][\"'”’»)\\]]*\\s*\\z",
                                   RegexPattern::Case::sensitive);
    if (trimmed(text).empty()) return 0;
    return end.count(text) + (tail.matches(text) ? 0 : 1);
}

std::optional<std::size_t> positiveNumber(std::string_view text) {
    std::size_t value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || value == 0) return std::nullopt;
    return value;
}

std::string literalPattern(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && !std::isalnum(byte)) out += '\\';
        out += c;
    }
    return out;
}

RegexPattern anyWordPattern(const std::vector<std::string>& words) {
    std::string alternatives;
    for (const std::string& word : words)
        alternatives += (alternatives.empty() ? "" : "|") + wordPattern(word);
    return {"(?<![\\p{L}\\p{N}_])(?:" + alternatives + ")(?![\\p{L}\\p{N}_])",
            RegexPattern::Case::ignored};
}

} // namespace steerscope
