// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

Verifier noLetter(std::string_view arguments) {
    static const RegexPattern letter("\\A\\p{L}\\z", RegexPattern::Case::sensitive);
    if (!isValidUtf8(arguments) || !letter.matches(arguments))
        throwBadArguments("no-letter", arguments, "one letter");
    const RegexPattern banned(arguments, RegexPattern::Case::ignored);
    static const RegexPattern any("\\p{L}", RegexPattern::Case::sensitive);
    return {"", "has letters, but no " + std::string(arguments),
            [banned](std::string_view text) { return any.matches(text) && !banned.matches(text); }};
}

} // namespace

std::vector<VerifierKind> letterKinds() {
    return {{"no-letter", "no-letter:X", "does not use the letter, in either case", noLetter}};
}

} // namespace steerscope
