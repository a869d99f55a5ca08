// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

Verifier capitals(std::string_view) {
    const RegexPattern upper("\\p{Lu}", RegexPattern::Case::sensitive);
    const RegexPattern lower("\\p{Ll}", RegexPattern::Case::sensitive);
    return {"", "has at least 80 % of its letters in capitals",
            [upper, lower](std::string_view text) {
                const std::size_t capital = upper.count(text);
                return capital > 0 && capital >= 4 * lower.count(text);
            }};
}

} // namespace

std::vector<VerifierKind> capitalKinds() {
    return {{"capitals", "capitals", "has at least 80 % of its letters in capitals", capitals}};
}

} // namespace steerscope
