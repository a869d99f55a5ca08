// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/prefill_plan.h"

#include <algorithm>

namespace steerscope {
namespace {

std::size_t commonLength(std::span<const TokenId> a, std::span<const TokenId> b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first -
                                    a.begin());
}

} // namespace

std::vector<SharedPrefix> sharedPrefixes(const std::vector<std::span<const TokenId>>& prefills) {
    std::vector<SharedPrefix> out(prefills.size());
    for (std::size_t i = 0; i < prefills.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const std::size_t length = commonLength(prefills[i], prefills[j]);
            if (length > out[i].length) out[i] = {j, length};
        }
    }
    return out;
}

} // namespace steerscope
