// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "core/base/index.h"

namespace steerscope {

/// Share of n-grams that repeat an earlier one: 0 none … →1 a loop. 0 when fewer than one n-gram.
double repetition(const std::vector<TokenId>& tokens, std::size_t n);
/// Distinct n-grams / n-grams; 1 when there are none.
double distinctShare(const std::vector<TokenId>& tokens, std::size_t n);

} // namespace steerscope
