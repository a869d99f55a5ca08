// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/base/utf8.h"
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

std::vector<std::string> readWords(std::string_view id, std::string_view arguments) {
    auto words = splitAtBars(arguments);
    if (words.empty() || !isValidUtf8(arguments))
        throwBadArguments(id, arguments, "words separated by |");
    return words;
}

Verifier anyKeyword(std::string_view arguments) {
    const auto words = readWords("keywords", arguments);
    return {
        "", "contains one of " + joined(words),
        [pattern = anyWordPattern(words)](std::string_view text) { return pattern.matches(text); }};
}

Verifier allKeywords(std::string_view arguments) {
    const auto words = readWords("all-keywords", arguments);
    std::vector<RegexPattern> patterns;
    for (const std::string& word : words)
        patterns.push_back(anyWordPattern({word}));
    return {"", "contains all of " + joined(words),
            [patterns = std::move(patterns)](std::string_view text) {
                return std::all_of(patterns.begin(), patterns.end(),
                                   [&](const RegexPattern& one) { return one.matches(text); });
            }};
}

} // namespace

std::vector<VerifierKind> keywordKinds() {
    return {{"keywords", "keywords:a|b|c", "contains one of the words; arr* also matches arrr",
             anyKeyword},
            {"all-keywords", "all-keywords:a|b|c", "contains every one of the words", allKeywords}};
}

} // namespace steerscope
