// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/bpe_tokenizer.h"

#include "core/base/error.h"

namespace steerscope {
namespace {

constexpr std::size_t kMaxTextBytes = 4u << 20;

/// Files older than the key name no rule; the GPT-2 rule was the only one then.
std::string pretokenizerName(const GgufFile& file) {
    const std::string key = "tokenizer.ggml.pre";
    return file.has(key) ? tokenizerText(file, key) : "gpt-2";
}

void requireEncodable(std::string_view text) {
    if (text.size() <= kMaxTextBytes) return;
    throw Error({.code = "TOK-009",
                 .problem = "The text is too long to be turned into tokens at once",
                 .found = std::to_string(text.size()) + " bytes",
                 .allowed = "at most " + std::to_string(kMaxTextBytes) + " bytes (4 MiB)",
                 .hint = "Shorten the text."});
}

} // namespace

BpeTokenizer::BpeTokenizer(const GgufFile& file) : BpeTokenizer(file, indexSpellings(file)) {}

BpeTokenizer::BpeTokenizer(const GgufFile& file, const SpellingIndex& index)
    : m_vocabulary(readVocabulary(file, index)),
      m_merges(tokenizerTexts(file, "tokenizer.ggml.merges"), index),
      m_pretokenizer(pretokenizerName(file)),
      m_userDefined(m_vocabulary, SpecialMatcher::Which::userDefined),
      m_allSpecial(m_vocabulary, SpecialMatcher::Which::allSpecial) {
    if (m_pretokenizer.wholeWords() == WholeWords::merge) return;
    m_wholeWords.reserve(m_vocabulary.pieces.size());
    for (std::size_t id = 0; id < m_vocabulary.pieces.size(); ++id)
        if (m_vocabulary.kinds[id] == TokenKind::normal)
            m_wholeWords[m_vocabulary.pieces[id]] = TokenId(static_cast<std::int32_t>(id));
}

std::vector<TokenId> BpeTokenizer::encode(std::string_view text, SpecialTokens special) const {
    requireEncodable(text);
    const SpecialMatcher& matcher = special == SpecialTokens::parse ? m_allSpecial : m_userDefined;
    std::vector<TokenId> ids;
    std::size_t done = 0;
    while (const auto match = matcher.find(text, done)) {
        encodePlain(text.substr(done, match->begin - done), ids);
        ids.push_back(match->id);
        done = match->end;
    }
    encodePlain(text.substr(done), ids);
    return ids;
}

void BpeTokenizer::encodePlain(std::string_view text, std::vector<TokenId>& out) const {
    if (text.empty()) return;
    for (const TextRange& range : m_pretokenizer.split(text)) {
        const std::string_view word = range.of(text);
        const auto whole = m_wholeWords.find(word);
        if (whole != m_wholeWords.end())
            out.push_back(whole->second);
        else
            m_merges.encodeWord(word, m_vocabulary.idOfByte, out);
    }
}

bool BpeTokenizer::holds(TokenId id) const {
    return id.value >= 0 && static_cast<std::size_t>(id.value) < m_vocabulary.pieces.size();
}

std::string_view BpeTokenizer::piece(TokenId id) const {
    if (holds(id)) return m_vocabulary.pieces[static_cast<std::size_t>(id.value)];
    throw Error({.code = "TOK-011",
                 .problem = "There is no such token",
                 .field = "token id",
                 .found = std::to_string(id.value),
                 .allowed = "0 to " + std::to_string(m_vocabulary.pieces.size() - 1),
                 .hint = "Use ids of the model that is open."});
}

bool BpeTokenizer::isSpecial(TokenId id) const {
    if (!holds(id)) return false;
    const TokenKind kind = m_vocabulary.kinds[static_cast<std::size_t>(id.value)];
    return kind == TokenKind::control || kind == TokenKind::unknown || kind == TokenKind::unused;
}

bool BpeTokenizer::addsBos() const {
    return m_vocabulary.bos && m_vocabulary.addsBos.value_or(m_pretokenizer.addsBosByDefault());
}

bool BpeTokenizer::endsText(TokenId id) const {
    return holds(id) && m_vocabulary.endsText[static_cast<std::size_t>(id.value)];
}

} // namespace steerscope
