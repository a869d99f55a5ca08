// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

std::string phraseOf(std::string_view id, std::string_view arguments) {
    const auto phrase = trimmed(arguments);
    if (phrase.empty() || !isValidUtf8(phrase)) throwBadArguments(id, arguments, "a text");
    return std::string(phrase);
}

/// Case, blanks, quotation marks and markdown emphasis around the answer do not matter.
Verifier startsWith(std::string_view arguments) {
    const std::string phrase = phraseOf("starts-with", arguments);
    const RegexPattern pattern("\\A[\\s\"'“”‘’*_#>]*" + literalPattern(phrase),
                               RegexPattern::Case::ignored);
    return {"", "starts with “" + phrase + "”",
            [pattern](std::string_view text) { return pattern.matches(text); }};
}

Verifier endsWith(std::string_view arguments) {
    const std::string phrase = phraseOf("ends-with", arguments);
    const RegexPattern pattern(literalPattern(phrase) + "[\\s\"'“”‘’*_]*\\z",
                               RegexPattern::Case::ignored);
    return {"", "ends with “" + phrase + "”",
            [pattern](std::string_view text) { return pattern.matches(text); }};
}

} // namespace

std::vector<VerifierKind> edgeKinds() {
    return {{"starts-with", "starts-with:TEXT", "starts with the text, in any case", startsWith},
            {"ends-with", "ends-with:TEXT", "ends with the text, in any case", endsWith}};
}

} // namespace steerscope
