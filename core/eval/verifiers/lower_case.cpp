// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

/// Strict, because ordinary English has only three capitals in a hundred letters.
Verifier lowerCase(std::string_view) {
    const RegexPattern upper("[\\p{Lu}\\p{Lt}]", RegexPattern::Case::sensitive);
    const RegexPattern lower("\\p{Ll}", RegexPattern::Case::sensitive);
    return {"", "has letters but no capital one", [upper, lower](std::string_view text) {
                return lower.matches(text) && !upper.matches(text);
            }};
}

} // namespace

std::vector<VerifierKind> lowerCaseKinds() {
    return {{"lower-case", "lower-case", "has letters but no capital one", lowerCase}};
}

} // namespace steerscope
