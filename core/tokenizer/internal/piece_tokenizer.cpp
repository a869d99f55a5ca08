// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/piece_tokenizer.h"

#include "core/base/error.h"

namespace steerscope {
namespace {

constexpr std::size_t kMaxTextBytes = 4u << 20;
constexpr std::string_view kSpaces = " \t\n\v\f\r";

void requireEncodable(std::string_view text) {
    if (text.size() <= kMaxTextBytes) return;
    throw Error({.code = "TOK-009",
                 .problem = "The text is too long to be turned into tokens at once",
                 .found = std::to_string(text.size()) + " bytes",
                 .allowed = "at most " + std::to_string(kMaxTextBytes) + " bytes (4 MiB)",
                 .hint = "Shorten the text."});
}

std::string_view withoutSpacesAtEnd(std::string_view text) {
    return text.substr(0, text.find_last_not_of(kSpaces) + 1);
}

std::size_t pastSpaces(std::string_view text, std::size_t from) {
    return std::min(text.find_first_not_of(kSpaces, from), text.size());
}

} // namespace

PieceTokenizer::PieceTokenizer(Vocabulary vocabulary)
    : m_vocabulary(std::move(vocabulary)),
      m_userDefined(m_vocabulary, SpecialMatcher::Which::userDefined),
      m_allSpecial(m_vocabulary, SpecialMatcher::Which::allSpecial) {}

std::vector<TokenId> PieceTokenizer::encode(std::string_view text, SpecialTokens special) const {
    requireEncodable(text);
    const SpecialMatcher& matcher = special == SpecialTokens::parse ? m_allSpecial : m_userDefined;
    std::vector<TokenId> ids;
    std::size_t done = 0;
    Place place = Place::beginning;
    const auto plain = [&](std::string_view stretch) {
        if (!stretch.empty()) encodePlain(stretch, place, ids);
        place = Place::afterSpecial;
    };
    while (const auto match = matcher.find(text, done)) {
        const std::string_view before = text.substr(done, match->begin - done);
        plain(strips(match->id, StripSide::left) ? withoutSpacesAtEnd(before) : before);
        ids.push_back(match->id);
        done = strips(match->id, StripSide::right) ? pastSpaces(text, match->end) : match->end;
    }
    plain(text.substr(done));
    return ids;
}

bool PieceTokenizer::strips(TokenId id, StripSide side) const {
    const auto index = static_cast<std::size_t>(id.value);
    return index < m_vocabulary.strips.size() &&
           (m_vocabulary.strips[index] & static_cast<std::uint8_t>(side)) != 0;
}

bool PieceTokenizer::holds(TokenId id) const {
    return id.value >= 0 && static_cast<std::size_t>(id.value) < m_vocabulary.pieces.size();
}

std::string_view PieceTokenizer::piece(TokenId id) const {
    if (holds(id)) return m_vocabulary.pieces[static_cast<std::size_t>(id.value)];
    throw Error({.code = "TOK-011",
                 .problem = "There is no such token",
                 .field = "token id",
                 .found = std::to_string(id.value),
                 .allowed = "0 to " + std::to_string(m_vocabulary.pieces.size() - 1),
                 .hint = "Use ids of the model that is open."});
}

bool PieceTokenizer::isSpecial(TokenId id) const {
    if (!holds(id)) return false;
    const TokenKind kind = m_vocabulary.kinds[static_cast<std::size_t>(id.value)];
    return kind == TokenKind::control || kind == TokenKind::unknown || kind == TokenKind::unused;
}

bool PieceTokenizer::addsBos() const {
    return m_vocabulary.bos && m_vocabulary.addsBos.value_or(addsBosByDefault());
}

bool PieceTokenizer::endsText(TokenId id) const {
    return holds(id) && m_vocabulary.endsText[static_cast<std::size_t>(id.value)];
}

} // namespace steerscope
