// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/short_name.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace steerscope {
namespace {

constexpr std::size_t kMaxWords = 3, kMaxBytes = 24;

constexpr std::array<std::string_view, 40> kUntelling{
    "a",    "all", "always", "an",   "and",   "answer", "answers", "are",     "as",    "be",
    "but",  "do",  "every",  "for",  "give",  "i",      "in",      "is",      "it",    "like",
    "must", "of",  "on",     "only", "or",    "please", "reply",   "respond", "speak", "talk",
    "that", "the", "to",     "use",  "using", "with",   "write",   "you",     "your",  "yours"};

/// Letters and digits; bytes above ASCII belong to letters of other scripts.
bool isWordByte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 128 || std::isalnum(byte) || c == '-' || c == '\'';
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isWordByte(c))
            words.back() += byte < 128 ? static_cast<char>(std::tolower(byte)) : c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

} // namespace

std::string shortName(std::string_view instruction) {
    std::vector<std::string> telling;
    std::size_t bytes = 0;
    for (const std::string& word : wordsOf(instruction)) {
        const bool known = std::ranges::find(telling, word) != telling.end();
        if (known || std::ranges::find(kUntelling, word) != kUntelling.end()) continue;
        bytes += word.size() + 1;
        if (telling.size() == kMaxWords || bytes > kMaxBytes + 1) break;
        telling.push_back(word);
    }
    std::string name;
    for (const std::string& word : telling)
        name += (name.empty() ? "" : " ") + word;
    return name.empty() ? "psr" : name;
}

} // namespace steerscope
