// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>

#include "core/base/error.h"

namespace steerscope {

/// Arithmetic on numbers read from files: overflow throws instead of wrapping.
class CheckedSize {
public:
    constexpr CheckedSize(std::uint64_t value = 0)
        : m_value(value) {} // NOLINT: implicit on purpose
    constexpr std::uint64_t value() const { return m_value; }

    friend CheckedSize operator+(CheckedSize a, CheckedSize b) {
        std::uint64_t out = 0;
        if (__builtin_add_overflow(a.m_value, b.m_value, &out)) overflow("+", a, b);
        return out;
    }
    friend CheckedSize operator-(CheckedSize a, CheckedSize b) {
        if (b.m_value > a.m_value) overflow("-", a, b);
        return a.m_value - b.m_value;
    }
    friend CheckedSize operator*(CheckedSize a, CheckedSize b) {
        std::uint64_t out = 0;
        if (__builtin_mul_overflow(a.m_value, b.m_value, &out)) overflow("*", a, b);
        return out;
    }
    friend CheckedSize operator/(CheckedSize a, CheckedSize b) {
        if (b.m_value == 0) overflow("/", a, b);
        return a.m_value / b.m_value;
    }
    friend constexpr auto operator<=>(CheckedSize, CheckedSize) = default;

    /// Rounds up to a multiple of `alignment` (a power of two).
    CheckedSize alignedTo(std::uint64_t alignment) const {
        return CheckedSize((CheckedSize(m_value) + (alignment - 1)).m_value & ~(alignment - 1));
    }

private:
    [[noreturn]] static void overflow(const char* op, CheckedSize a, CheckedSize b) {
        throw Error(
            {.code = "SIZE-001",
             .problem = "A size in the file is too large to be true",
             .found = std::to_string(a.m_value) + " " + op + " " + std::to_string(b.m_value),
             .allowed = "at most " + std::to_string(std::numeric_limits<std::uint64_t>::max()),
             .hint = "The file is damaged or was made to crash readers; fetch it again."});
    }
    std::uint64_t m_value;
};

} // namespace steerscope
