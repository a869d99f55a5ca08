// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace steerscope {

/// A programmatic check of a response. `id` as typed: "keywords:arr|matey", "french", "bullets", …
struct Verifier {
    std::string id;
    std::string description; ///< "contains one of arr, matey, …"
    std::function<bool(std::string_view)> check;
};

/// Builds a verifier from ID[:ARGS]. Throws VERIFY-001 naming the known ids, VERIFY-002 when the
/// arguments cannot be used. A check may throw VERIFY-003 (a pattern took too many steps).
Verifier makeVerifier(std::string_view spec);
/// The known ids with one-line descriptions.
std::vector<std::pair<std::string, std::string>> verifierCatalogue();

} // namespace steerscope
