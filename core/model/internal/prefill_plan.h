// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/base/index.h"

namespace steerscope {

/// A lane's unsteered prefill may begin with a copy of an earlier lane's cache.
struct SharedPrefix {
    std::optional<std::size_t> parent; ///< Earlier lane; none: the lane starts from nothing.
    std::size_t length = 0;            ///< Tokens both begin with.
};

/// For each token list the earlier one with which it shares the longest prefix (first of equals).
std::vector<SharedPrefix> sharedPrefixes(const std::vector<std::span<const TokenId>>& prefills);

} // namespace steerscope
