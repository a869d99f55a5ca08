// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifier.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/eval/verifiers/kind.h"

namespace steerscope {
namespace {

[[noreturn]] void throwUnknown(std::string_view spec) {
    std::string known;
    for (const VerifierKind& kind : verifierKinds())
        known += (known.empty() ? "" : ", ") + std::string(kind.usage);
    throw Error({.code = "VERIFY-001",
                 .problem = "There is no verifier of this name",
                 .field = "verifier",
                 .found = std::string(spec),
                 .allowed = known,
                 .hint = "Choose one of the known verifiers, or leave the verifier out."});
}

const VerifierKind& kindOf(std::string_view id, std::string_view spec) {
    const auto& kinds = verifierKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&](const VerifierKind& kind) { return kind.id == id; });
    if (found == kinds.end()) throwUnknown(spec);
    return *found;
}

} // namespace

Verifier makeVerifier(std::string_view spec) {
    const auto colon = spec.find(':');
    const auto id = spec.substr(0, colon);
    const auto arguments =
        colon == std::string_view::npos ? std::string_view() : spec.substr(colon + 1);
    const VerifierKind& kind = kindOf(id, spec);
    if (kind.usage == kind.id && !arguments.empty())
        throwBadArguments(id, arguments, "no arguments");
    Verifier out = kind.make(arguments);
    out.id = std::string(spec);
    return out;
}

std::vector<std::pair<std::string, std::string>> verifierCatalogue() {
    std::vector<std::pair<std::string, std::string>> out;
    for (const VerifierKind& kind : verifierKinds())
        out.emplace_back(kind.usage, kind.description);
    return out;
}

} // namespace steerscope
