// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

/// A question mark after a letter or digit, so that a lone "?" or "???" does not pass. Spanish
/// and French spacing, full-width and Arabic marks count.
Verifier question(std::string_view) {
    const RegexPattern mark("[\\p{L}\\p{N}][\"'”’»)\\]*]*[\\s\\x{A0}\\x{202F}]?[?？؟]",
                            RegexPattern::Case::sensitive);
    return {"", "asks a question", [mark](std::string_view text) { return mark.matches(text); }};
}

} // namespace

std::vector<VerifierKind> questionKinds() {
    return {{"question", "question", "asks a question", question}};
}

} // namespace steerscope
