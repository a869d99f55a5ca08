// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/verifiers/kind.h"
#include "core/eval/verifiers/reading.h"

namespace steerscope {
namespace {

Verifier noCommas(std::string_view) {
    return {"", "has no comma", [](std::string_view text) {
                return !trimmed(text).empty() && text.find(',') == std::string_view::npos;
            }};
}

} // namespace

std::vector<VerifierKind> commaKinds() {
    return {{"no-commas", "no-commas", "has no comma", noCommas}};
}

} // namespace steerscope
