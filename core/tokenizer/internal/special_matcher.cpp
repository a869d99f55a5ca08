// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/special_matcher.h"

#include <algorithm>

namespace steerscope {
namespace {

/// Longer names are never found: they bound the work per byte of text.
constexpr std::size_t kMaxNameBytes = 256;

bool isWanted(TokenKind kind, SpecialMatcher::Which which) {
    if (kind == TokenKind::userDefined) return true;
    return which == SpecialMatcher::Which::allSpecial &&
           (kind == TokenKind::control || kind == TokenKind::unknown);
}

} // namespace

SpecialMatcher::SpecialMatcher(const Vocabulary& vocabulary, Which which) {
    for (std::size_t id = 0; id < vocabulary.pieces.size(); ++id) {
        const std::string& name = vocabulary.pieces[id];
        if (!isWanted(vocabulary.kinds[id], which) || name.empty()) continue;
        if (name.size() > kMaxNameBytes) continue;
        m_names.push_back({name, TokenId(static_cast<std::int32_t>(id))});
        m_begins[static_cast<unsigned char>(name[0])] = true;
    }
    std::ranges::stable_sort(m_names, {}, &Name::text);
}

std::optional<SpecialMatcher::Match> SpecialMatcher::find(std::string_view text,
                                                          std::size_t from) const {
    for (std::size_t at = from; at < text.size(); ++at) {
        if (!m_begins[static_cast<unsigned char>(text[at])]) continue;
        if (const auto match = matchAt(text, at)) return match;
    }
    return std::nullopt;
}

std::optional<SpecialMatcher::Match> SpecialMatcher::matchAt(std::string_view text,
                                                             std::size_t begin) const {
    auto low = m_names.begin();
    auto high = m_names.end();
    std::optional<Match> longest;
    for (std::size_t depth = 0; low != high && begin + depth < text.size(); ++depth) {
        const auto wanted = static_cast<unsigned char>(text[begin + depth]);
        const auto byteAt = [depth](const Name& name) {
            return depth < name.text.size() ? static_cast<unsigned char>(name.text[depth]) : -1;
        };
        low = std::partition_point(low, high, [&](const Name& n) { return byteAt(n) < wanted; });
        high = std::partition_point(low, high, [&](const Name& n) { return byteAt(n) == wanted; });
        if (low != high && low->text.size() == depth + 1)
            longest = Match{begin, begin + depth + 1, low->id};
    }
    return longest;
}

} // namespace steerscope
