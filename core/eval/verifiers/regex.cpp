// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

Verifier regex(std::string_view arguments) {
    if (arguments.empty()) throwBadArguments("regex", arguments, "a regular expression");
    const RegexPattern pattern(arguments, RegexPattern::Case::sensitive);
    return {"", "matches " + std::string(arguments),
            [pattern](std::string_view text) { return pattern.matches(text); }};
}

} // namespace

std::vector<VerifierKind> regexKinds() {
    return {{"regex", "regex:PATTERN", "matches a Perl-compatible regular expression", regex}};
}

} // namespace steerscope
