// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/strict_json.h"
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

/// Without a surrounding code fence such as ```json … ```.
std::string_view unfenced(std::string_view text) {
    text = trimmed(text);
    constexpr std::string_view kFence = "```";
    if (!text.starts_with(kFence) || !text.ends_with(kFence) || text.size() < 2 * kFence.size())
        return text;
    text = text.substr(kFence.size(), text.size() - 2 * kFence.size());
    const auto line = text.find('\n');
    return line == std::string_view::npos ? text : trimmed(text.substr(line + 1));
}

Verifier json(std::string_view) {
    return {"", "is one JSON object or list, a code fence around it allowed",
            [](std::string_view text) {
                try {
                    return parseStrictJson(unfenced(text)).is_structured();
                } catch (const Error&) {
                    return false;
                }
            }};
}

} // namespace

std::vector<VerifierKind> jsonKinds() {
    return {{"json", "json", "is one JSON object or list", json}};
}

} // namespace steerscope
