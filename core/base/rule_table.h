// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace steerscope {

/// True when row i of a table of rules describes rule i + 1, so that a rule's number is its place.
/// `Rows` is an array whose elements have a member `rule`, an enum that counts from 1.
template <class Rows> constexpr bool rulesInOrder(const Rows& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].rule) != i + 1) return false;
    return true;
}

/// "GGUF-007" from "GGUF" and a rule whose number is 7; at least three digits.
template <class Rule> std::string ruleCode(std::string_view family, Rule rule) {
    std::string number = std::to_string(static_cast<int>(rule));
    if (number.size() < 3) number.insert(0, 3 - number.size(), '0');
    return std::string(family) + "-" + number;
}

} // namespace steerscope
