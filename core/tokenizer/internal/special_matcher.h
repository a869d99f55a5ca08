// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/index.h"
#include "core/tokenizer/internal/vocabulary.h"

namespace steerscope {

/// Finds tokens that are read as a whole wherever their name stands in a text. Immutable.
class SpecialMatcher {
public:
    enum class Which { userDefined, allSpecial }; ///< allSpecial: control and unknown ones too.

    SpecialMatcher(const Vocabulary& vocabulary, Which which);

    struct Match {
        std::size_t begin = 0;
        std::size_t end = 0;
        TokenId id;
    };
    /// The leftmost name at or after `from`, the longest of those that begin there.
    std::optional<Match> find(std::string_view text, std::size_t from) const;

private:
    struct Name {
        std::string text;
        TokenId id;
    };
    std::optional<Match> matchAt(std::string_view text, std::size_t begin) const;

    std::vector<Name> m_names; ///< Sorted, so that names with a common beginning are neighbours.
    std::array<bool, 256> m_begins{}; ///< Whether a name begins with this byte.
};

} // namespace steerscope
