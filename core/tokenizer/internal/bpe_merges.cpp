// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/bpe_merges.h"

#include <algorithm>
#include <queue>

#include "core/base/error.h"

namespace steerscope {
namespace {

constexpr std::size_t kMaxMerges = 8'000'000;
constexpr std::int32_t kNone = -1;

std::uint64_t pairKey(std::int32_t left, std::int32_t right) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32 |
           static_cast<std::uint32_t>(right);
}

[[noreturn]] void notAPair(std::size_t rank, const std::string& found) {
    throw Error({.code = "TOK-006",
                 .problem = "A merge of the tokenizer is not two pieces",
                 .field = "entry " + std::to_string(rank) + " of tokenizer.ggml.merges",
                 .found = "\"" + found.substr(0, 80) + "\"",
                 .allowed = "two pieces separated by one space",
                 .hint = "The file is damaged or was converted wrongly; fetch it again."});
}

std::int32_t idOf(const SpellingIndex& index, std::string_view spelling) {
    const auto found = index.find(spelling);
    return found == index.end() ? kNone : found->second;
}

} // namespace

BpeMerges::BpeMerges(const std::vector<std::string>& merges, const SpellingIndex& index) {
    if (merges.size() > kMaxMerges)
        throw Error({.code = "TOK-004",
                     .problem = "A list of the tokenizer has an impossible length",
                     .field = "tokenizer.ggml.merges",
                     .found = std::to_string(merges.size()) + " entries",
                     .allowed = "at most " + std::to_string(kMaxMerges),
                     .hint = "The file is damaged; fetch it again."});
    m_merges.reserve(merges.size());
    std::string joined;
    for (std::size_t rank = 0; rank < merges.size(); ++rank) {
        const std::string& merge = merges[rank];
        const std::size_t space = merge.find(' ', 1); // The left piece has at least one letter.
        if (space == std::string::npos || space + 1 == merge.size()) notAPair(rank, merge);
        const std::string_view left = std::string_view(merge).substr(0, space);
        const std::string_view right = std::string_view(merge).substr(space + 1);
        joined.assign(left).append(right);
        const std::int32_t ids[] = {idOf(index, left), idOf(index, right), idOf(index, joined)};
        if (std::ranges::find(ids, kNone) != std::end(ids)) continue;
        m_merges.try_emplace(pairKey(ids[0], ids[1]),
                             Merge{static_cast<std::int32_t>(rank), ids[2]});
    }
}

const BpeMerges::Merge* BpeMerges::find(std::int32_t left, std::int32_t right) const {
    const auto found = m_merges.find(pairKey(left, right));
    return found == m_merges.end() ? nullptr : &found->second;
}

/// The symbols of one word as a doubly linked list, and the merges that may still apply.
class BpeMerges::Word {
public:
    Word(const BpeMerges& merges, std::size_t size) : m_merges(merges) { m_symbols.reserve(size); }

    void add(std::int32_t id) {
        const auto index = static_cast<std::int32_t>(m_symbols.size());
        if (index > 0) m_symbols.back().next = index;
        m_symbols.push_back({id, index - 1, kNone});
        if (index > 0) offer(index - 1);
    }

    void mergeAll() {
        while (!m_candidates.empty()) {
            const Candidate best = m_candidates.top();
            m_candidates.pop();
            if (stillThere(best)) apply(best);
        }
    }

    void appendTo(std::vector<TokenId>& out) const {
        for (std::int32_t i = 0; i != kNone; i = m_symbols[i].next)
            if (m_symbols[i].id != kNone) out.push_back(TokenId(m_symbols[i].id));
    }

private:
    struct Symbol {
        std::int32_t id;
        std::int32_t previous;
        std::int32_t next;
    };
    struct Candidate {
        std::int32_t rank;
        std::int32_t at; ///< Left symbol.
        std::int32_t leftId;
        std::int32_t rightId;
        std::int32_t result;
        bool operator<(const Candidate& other) const { ///< The queue's top is the largest.
            return rank != other.rank ? rank > other.rank : at > other.at;
        }
    };

    void offer(std::int32_t at) {
        const Symbol& left = m_symbols[at];
        const std::int32_t rightId = m_symbols[left.next].id;
        if (left.id == kNone || rightId == kNone) return;
        if (const Merge* merge = m_merges.find(left.id, rightId))
            m_candidates.push({merge->rank, at, left.id, rightId, merge->result});
    }

    /// Candidates are not withdrawn when a neighbour changes; they are looked at again here. A
    /// symbol swallowed by its left neighbour has lost its id.
    bool stillThere(const Candidate& c) const {
        const Symbol& left = m_symbols[c.at];
        return left.id == c.leftId && left.next != kNone && m_symbols[left.next].id == c.rightId;
    }

    void apply(const Candidate& c) {
        Symbol& left = m_symbols[c.at];
        Symbol& right = m_symbols[left.next];
        left.id = c.result;
        left.next = right.next;
        right.id = kNone;
        if (left.next != kNone) {
            m_symbols[left.next].previous = c.at;
            offer(c.at);
        }
        if (left.previous != kNone) offer(left.previous);
    }

    const BpeMerges& m_merges;
    std::vector<Symbol> m_symbols;
    std::priority_queue<Candidate> m_candidates;
};

void BpeMerges::encodeWord(std::string_view word, const std::array<std::int32_t, 256>& idOfByte,
                           std::vector<TokenId>& out) const {
    if (word.empty()) return;
    Word symbols(*this, word.size());
    for (const char byte : word)
        symbols.add(idOfByte[static_cast<unsigned char>(byte)]);
    symbols.mergeAll();
    symbols.appendTo(out);
}

void BpeMerges::encodeSymbols(std::span<const TokenId> symbols, std::vector<TokenId>& out) const {
    if (symbols.empty()) return;
    Word word(*this, symbols.size());
    for (const TokenId id : symbols)
        word.add(id.value);
    word.mergeAll();
    word.appendTo(out);
}

} // namespace steerscope
