// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace steerscope {

/// What a passed check says about the instruction: that it holds (a count, a format), or only that
/// typical signs of it are there (a word list for a persona).
enum class VerifierEvidence { exact, proxy };

/// A programmatic check of a response. `id` as typed: "keywords:arr|matey", "french", "bullets", …
struct Verifier {
    std::string id;
    std::string description; ///< "contains one of arr, matey, …"
    std::function<bool(std::string_view)> check;
    VerifierEvidence evidence = VerifierEvidence::exact;
};

/// Builds a verifier from ID[:ARGS]. Throws VERIFY-001 naming the known ids, VERIFY-002 when the
/// arguments cannot be used. A check may throw VERIFY-003 (a pattern took too many steps).
Verifier makeVerifier(std::string_view spec);
/// The known ids as one types them, with one-line descriptions.
std::vector<std::pair<std::string, std::string>> verifierCatalogue();

} // namespace steerscope
