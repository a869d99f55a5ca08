// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/bpe_tokenizer.h"

namespace steerscope {
namespace {

/// Files older than the key name no rule; the GPT-2 rule was the only one then.
std::string pretokenizerName(const GgufFile& file) {
    const std::string key = "tokenizer.ggml.pre";
    return file.has(key) ? tokenizerText(file, key) : "gpt-2";
}

} // namespace

BpeTokenizer::BpeTokenizer(const GgufFile& file) : BpeTokenizer(file, indexSpellings(file)) {}

BpeTokenizer::BpeTokenizer(const GgufFile& file, const SpellingIndex& index)
    : PieceTokenizer(readVocabulary(file, index, Spelling::byteLetters)),
      m_merges(tokenizerTexts(file, "tokenizer.ggml.merges"), index),
      m_pretokenizer(pretokenizerName(file)) {
    if (m_pretokenizer.wholeWords() == WholeWords::merge) return;
    m_wholeWords.reserve(vocabulary().pieces.size());
    for (std::size_t id = 0; id < vocabulary().pieces.size(); ++id)
        if (vocabulary().kinds[id] == TokenKind::normal)
            m_wholeWords[vocabulary().pieces[id]] = TokenId(static_cast<std::int32_t>(id));
}

void BpeTokenizer::encodePlain(std::string_view text, Place, std::vector<TokenId>& out) const {
    for (const TextRange& range : m_pretokenizer.split(text)) {
        const std::string_view word = range.of(text);
        const auto whole = m_wholeWords.find(word);
        if (whole != m_wholeWords.end())
            out.push_back(whole->second);
        else
            m_merges.encodeWord(word, vocabulary().idOfByte, out);
    }
}

} // namespace steerscope
