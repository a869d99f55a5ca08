// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/text_metrics.h"

#include <set>

namespace steerscope {

double distinctShare(const std::vector<TokenId>& tokens, std::size_t n) {
    if (n == 0 || tokens.size() < n) return 1;
    std::set<std::vector<TokenId>> seen;
    const std::size_t count = tokens.size() - n + 1;
    for (std::size_t i = 0; i < count; ++i)
        seen.emplace(tokens.begin() + static_cast<std::ptrdiff_t>(i),
                     tokens.begin() + static_cast<std::ptrdiff_t>(i + n));
    return static_cast<double>(seen.size()) / static_cast<double>(count);
}

double repetition(const std::vector<TokenId>& tokens, std::size_t n) {
    return 1 - distinctShare(tokens, n);
}

} // namespace steerscope
