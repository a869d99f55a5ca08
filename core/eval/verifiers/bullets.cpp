// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

Verifier bullets(std::string_view arguments) {
    const auto least = positiveNumber(arguments.empty() ? "2" : arguments);
    if (!least) throwBadArguments("bullets", arguments, "a whole number from 1, or nothing");
    const RegexPattern line("(?m)^[ \\t]*[-*•+–‣◦][ \\t]+\\S", RegexPattern::Case::sensitive);
    return {"", "has at least " + std::to_string(*least) + " lines that begin with a bullet",
            [line, least = *least](std::string_view text) { return line.count(text) >= least; }};
}

} // namespace

std::vector<VerifierKind> bulletKinds() {
    return {
        {"bullets", "bullets[:N]", "has at least N (2) lines that begin with a bullet", bullets}};
}

} // namespace steerscope
