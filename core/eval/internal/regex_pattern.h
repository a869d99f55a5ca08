// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace steerscope {

/// A compiled PCRE2 pattern: UTF-8, Unicode properties, ignoring case on demand; matching is
/// bounded in steps and memory, so that no pattern can hang a run. Immutable; any thread.
class RegexPattern {
public:
    enum class Case { sensitive, ignored };
    /// Throws VERIFY-002 with the position and the reason when the pattern is not valid.
    RegexPattern(std::string_view pattern, Case sensitivity);

    /// Malformed UTF-8 in the text is read as U+FFFD. Throws VERIFY-003 when a limit is hit.
    bool matches(std::string_view text) const;
    std::size_t count(std::string_view text) const; ///< Matches that do not overlap.

private:
    struct Compiled;
    std::shared_ptr<const Compiled> m_compiled;
};

} // namespace steerscope
