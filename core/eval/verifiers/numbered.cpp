// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

/// Lines that begin with 1., 2., … (or 1) 2)) in this order; others may stand between.
std::size_t numberedLines(std::string_view text) {
    std::size_t next = 1;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = trimmed(text.substr(0, end));
        const std::string number = std::to_string(next);
        if (line.starts_with(number)) {
            line.remove_prefix(number.size());
            next += line.size() > 1 && (line[0] == '.' || line[0] == ')') && line[1] == ' ';
        }
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return next - 1;
}

Verifier numbered(std::string_view arguments) {
    const auto least = positiveNumber(arguments.empty() ? "2" : arguments);
    if (!least) throwBadArguments("numbered", arguments, "a whole number from 1, or nothing");
    return {"", "has at least " + std::to_string(*least) + " lines numbered in order",
            [least = *least](std::string_view text) { return numberedLines(text) >= least; }};
}

} // namespace

std::vector<VerifierKind> numberedKinds() {
    return {{"numbered", "numbered[:N]", "has at least N (2) lines numbered in order", numbered}};
}

} // namespace steerscope
