// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/sentencepiece_tokenizer.h"

#include <algorithm>
#include <queue>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace steerscope {
namespace {

constexpr char kScores[] = "tokenizer.ggml.scores";
constexpr char kMerges[] = "tokenizer.ggml.merges";
constexpr std::int32_t kNone = -1;

SpacePrefix readPrefix(const GgufFile& file) {
    if (file.has(kSpacePrefixKey)) {
        const std::string& ours = file.textAt(kSpacePrefixKey);
        return ours == "first" ? SpacePrefix::firstUnlessSpace : SpacePrefix::unlessSpace;
    }
    const std::string key = "tokenizer.ggml.add_space_prefix";
    return !file.has(key) || file.boolAt(key) ? SpacePrefix::always : SpacePrefix::never;
}

std::vector<float> readScores(const GgufFile& file, std::size_t count) {
    const std::vector<double> scores = file.numbersAt(kScores);
    if (scores.size() == count) return {scores.begin(), scores.end()};
    throw Error({.code = "TOK-004",
                 .problem = "A list of the tokenizer has an impossible length",
                 .field = kScores,
                 .found = std::to_string(scores.size()) + " entries",
                 .allowed = std::to_string(count),
                 .hint = "The file is damaged or was converted wrongly; fetch it again."});
}

} // namespace

/// The pieces of one text as a doubly linked list, and the pairs that may still be joined: the pair
/// whose piece scores best first, the leftmost among equals. O(n log n).
class SentencePieceTokenizer::Joining {
public:
    Joining(const SentencePieceTokenizer& tokenizer, std::string_view text)
        : m_tokenizer(tokenizer), m_text(text) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            nextCodePoint(text, at);
            const auto index = static_cast<std::int32_t>(m_symbols.size());
            const std::int32_t next = at < text.size() ? index + 1 : kNone;
            m_symbols.push_back({begin, at - begin, index - 1, next});
        }
        for (std::size_t i = 0; i + 1 < m_symbols.size(); ++i)
            offer(static_cast<std::int32_t>(i));
    }

    void joinAll() {
        while (!m_candidates.empty()) {
            const Candidate best = m_candidates.top();
            m_candidates.pop();
            if (stillThere(best)) join(best.at);
        }
    }

    void appendTo(std::vector<TokenId>& out) const {
        for (std::int32_t i = m_symbols.empty() ? kNone : 0; i != kNone; i = symbol(i).next)
            m_tokenizer.appendPiece(m_text.substr(symbol(i).begin, symbol(i).length), out);
    }

private:
    struct Symbol {
        std::size_t begin;
        std::size_t length; ///< 0: swallowed by its left neighbour.
        std::int32_t previous;
        std::int32_t next;
    };
    struct Candidate {
        float score;
        std::int32_t at;                               ///< Left symbol.
        std::size_t length;                            ///< Of both together when it was offered.
        bool operator<(const Candidate& other) const { ///< The queue's top is the largest.
            return score != other.score ? score < other.score : at > other.at;
        }
    };

    Symbol& symbol(std::int32_t i) { return m_symbols[static_cast<std::size_t>(i)]; }
    const Symbol& symbol(std::int32_t i) const { return m_symbols[static_cast<std::size_t>(i)]; }

    void offer(std::int32_t at) {
        const Symbol& left = symbol(at);
        const std::size_t length = left.length + symbol(left.next).length;
        if (length > m_tokenizer.m_longestPiece) return;
        const auto found = m_tokenizer.m_ids.find(m_text.substr(left.begin, length));
        if (found == m_tokenizer.m_ids.end()) return;
        m_candidates.push(
            {m_tokenizer.m_scores[static_cast<std::size_t>(found->second)], at, length});
    }

    /// Whether the pair is as it was offered; lengths only grow, so their sum tells.
    bool stillThere(const Candidate& c) const {
        const Symbol& left = symbol(c.at);
        return left.length > 0 && left.next != kNone &&
               left.length + symbol(left.next).length == c.length;
    }

    void join(std::int32_t at) {
        Symbol& left = symbol(at);
        Symbol& right = symbol(left.next);
        left.length += right.length;
        left.next = right.next;
        right.length = 0;
        if (left.next != kNone) {
            symbol(left.next).previous = at;
            offer(at);
        }
        if (left.previous != kNone) offer(left.previous);
    }

    const SentencePieceTokenizer& m_tokenizer;
    std::string_view m_text;
    std::vector<Symbol> m_symbols;
    std::priority_queue<Candidate> m_candidates;
};

SentencePieceTokenizer::SentencePieceTokenizer(const GgufFile& file)
    : SentencePieceTokenizer(file, indexSpellings(file)) {}

SentencePieceTokenizer::SentencePieceTokenizer(const GgufFile& file, const SpellingIndex& index)
    : PieceTokenizer(readVocabulary(file, index, Spelling::sentencePiece)),
      m_prefix(readPrefix(file)) {
    if (file.has(kMerges)) {
        m_merges.emplace(tokenizerTexts(file, kMerges), index);
    } else {
        m_scores = readScores(file, vocabularySize());
    }
    indexPieces();
}

/// Control tokens are left out: text that happens to spell one must not become it.
void SentencePieceTokenizer::indexPieces() {
    m_ids.reserve(vocabulary().pieces.size());
    for (std::size_t id = 0; id < vocabulary().pieces.size(); ++id) {
        const TokenKind kind = vocabulary().kinds[id];
        if (kind != TokenKind::normal && kind != TokenKind::userDefined) continue;
        const std::string& piece = vocabulary().pieces[id];
        m_ids[piece] = static_cast<std::int32_t>(id);
        m_longestPiece = std::max(m_longestPiece, piece.size());
    }
}

std::string SentencePieceTokenizer::normalised(std::string_view text, Place place) const {
    std::string plain = withSpaces(text);
    const bool first = place == Place::beginning;
    const bool wanted =
        m_prefix == SpacePrefix::always ||
        (m_prefix == SpacePrefix::unlessSpace && plain.front() != ' ') ||
        (m_prefix == SpacePrefix::firstUnlessSpace && first && plain.front() != ' ');
    return wanted ? " " + plain : plain;
}

void SentencePieceTokenizer::encodePlain(std::string_view text, Place place,
                                         std::vector<TokenId>& out) const {
    const std::string plain = normalised(text, place);
    if (m_merges) return encodeByMerges(plain, out);
    Joining joining(*this, plain);
    joining.joinAll();
    joining.appendTo(out);
}

void SentencePieceTokenizer::encodeByMerges(std::string_view text,
                                            std::vector<TokenId>& out) const {
    std::vector<TokenId> symbols;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        nextCodePoint(text, at);
        appendPiece(text.substr(begin, at - begin), symbols);
    }
    m_merges->encodeSymbols(symbols, out);
}

/// The piece of this text, or one for each of its bytes.
void SentencePieceTokenizer::appendPiece(std::string_view text, std::vector<TokenId>& out) const {
    const auto found = m_ids.find(text);
    if (found != m_ids.end()) return out.push_back(TokenId(found->second));
    for (const char byte : text) {
        const std::int32_t id = vocabulary().idOfByte[static_cast<unsigned char>(byte)];
        if (id != kNone) out.push_back(TokenId(id));
    }
}

} // namespace steerscope
