// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace steerscope {

/// An integer that cannot be mixed with another kind of index. Zero-based; explicit in and out.
template <class Tag, class Value = std::int32_t> struct Index {
    Value value = 0;

    constexpr Index() = default;
    constexpr explicit Index(Value v) : value(v) {}
    friend constexpr auto operator<=>(Index, Index) = default;
    constexpr Index& operator++() {
        ++value;
        return *this;
    }
    friend constexpr Index operator+(Index a, Value b) { return Index(a.value + b); }
    friend constexpr Value operator-(Index a, Index b) { return a.value - b.value; }
};

using LayerIndex = Index<struct LayerTag>;         ///< Zero-based block number.
using Position = Index<struct PositionTag>;        ///< Absolute position in a sequence.
using TokenId = Index<struct TokenTag>;            ///< Row of the embedding matrix.
using JobId = Index<struct JobTag, std::uint64_t>; ///< Unique within one Engine.

} // namespace steerscope

template <class Tag, class Value> struct std::hash<steerscope::Index<Tag, Value>> {
    std::size_t operator()(steerscope::Index<Tag, Value> i) const noexcept {
        return std::hash<Value>{}(i.value);
    }
};
