// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/vocabulary.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <variant>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/tokenizer/internal/byte_alphabet.h"

namespace steerscope {
namespace {

constexpr std::size_t kMaxTokens = 8'000'000;
constexpr std::size_t kMaxTokenBytes = 64 * 1024;

/// Ends of turns and of texts in the model families we know, besides the ids the file names.
constexpr std::string_view kEndNames[] = {"<|im_end|>",      "<|endoftext|>", "<|eot_id|>",
                                          "<end_of_turn>",   "</s>",          "<|end|>",
                                          "<|end_of_text|>", "<|eom_id|>"};
constexpr const char* kEndKeys[] = {"tokenizer.ggml.eos_token_id", "tokenizer.ggml.eot_token_id",
                                    "tokenizer.ggml.eom_token_id"};

[[noreturn]] void keyAtFault(const std::string& key, bool present, const std::string& allowed) {
    throw Error({.code = "TOK-001",
                 .problem = "The model file does not describe its tokenizer completely",
                 .field = key,
                 .found = present ? "a value of another type" : "nothing",
                 .allowed = allowed,
                 .hint = "Fetch the model again, or convert it with a current converter."});
}

template <class T>
const T& valueAt(const GgufFile& file, const std::string& key, const std::string& allowed) {
    const GgufValue* value = file.find(key);
    const T* typed = value ? std::get_if<T>(value) : nullptr;
    if (!typed) keyAtFault(key, value != nullptr, allowed);
    return *typed;
}

std::optional<TokenId> specialId(const GgufFile& file, const std::string& key, std::size_t count) {
    if (!file.has(key)) return std::nullopt;
    const std::uint64_t id = file.unsignedAt(key);
    if (id < count) return TokenId(static_cast<std::int32_t>(id));
    throw Error({.code = "TOK-007",
                 .problem = "A special token lies outside the vocabulary",
                 .field = key,
                 .found = std::to_string(id),
                 .allowed = "0 to " + std::to_string(count - 1),
                 .hint = "The file is damaged or was converted wrongly; fetch it again."});
}

TokenKind kindOf(std::int64_t number, std::size_t id) {
    if (number >= 1 && number <= 6) return static_cast<TokenKind>(number);
    throw Error({.code = "TOK-008",
                 .problem = "A token has an unknown type",
                 .field = "tokenizer.ggml.token_type of token " + std::to_string(id),
                 .found = std::to_string(number),
                 .allowed = "1 to 6",
                 .hint = "The file is damaged or newer than this program; fetch another one."});
}

void requireCount(const std::string& key, std::size_t found, std::size_t low, std::size_t high) {
    if (found >= low && found <= high) return;
    throw Error({.code = "TOK-004",
                 .problem = "A list of the tokenizer has an impossible length",
                 .field = key,
                 .found = std::to_string(found) + " entries",
                 .allowed = low == high ? std::to_string(low)
                                        : std::to_string(low) + " to " + std::to_string(high),
                 .hint = "The file is damaged or was converted wrongly; fetch it again."});
}

std::vector<TokenKind> readKinds(const GgufFile& file, std::size_t count) {
    const std::string key = "tokenizer.ggml.token_type";
    if (!file.has(key)) return std::vector<TokenKind>(count, TokenKind::normal);
    const std::vector<std::int64_t> numbers = file.integersAt(key);
    requireCount(key, numbers.size(), count, count);
    std::vector<TokenKind> kinds;
    kinds.reserve(count);
    for (const std::int64_t number : numbers)
        kinds.push_back(kindOf(number, kinds.size()));
    return kinds;
}

/// "<0x0A>" → 10; nothing when it is spelt otherwise.
std::optional<unsigned char> namedByte(std::string_view name) {
    unsigned value = 0;
    if (name.size() != 6 || !name.starts_with("<0x") || name.back() != '>') return std::nullopt;
    const auto [end, error] = std::from_chars(name.data() + 3, name.data() + 5, value, 16);
    if (error != std::errc() || end != name.data() + 5) return std::nullopt;
    return static_cast<unsigned char>(value);
}

std::string pieceOf(const std::string& written, TokenKind kind, Spelling spelling) {
    if (spelling == Spelling::sentencePiece) {
        if (kind == TokenKind::normal) return withSpaces(written);
        const auto byte = namedByte(written);
        return kind == TokenKind::byte && byte ? std::string(1, static_cast<char>(*byte)) : written;
    }
    return kind == TokenKind::normal ? bytesOfLetters(written) : written;
}

std::vector<std::string> readPieces(const std::vector<std::string>& spellings,
                                    const std::vector<TokenKind>& kinds, Spelling how) {
    std::vector<std::string> pieces;
    pieces.reserve(spellings.size());
    for (std::size_t id = 0; id < spellings.size(); ++id) {
        const std::string& spelling = spellings[id];
        if (spelling.size() > kMaxTokenBytes)
            throw Error({.code = "TOK-005",
                         .problem = "A token is too long to be true",
                         .field = "token " + std::to_string(id) + " of tokenizer.ggml.tokens",
                         .found = std::to_string(spelling.size()) + " bytes",
                         .allowed = "at most " + std::to_string(kMaxTokenBytes) + " bytes",
                         .hint = "The file is damaged; fetch it again."});
        pieces.push_back(pieceOf(spelling, kinds[id], how));
    }
    return pieces;
}

std::vector<bool> readEnds(const GgufFile& file, const Vocabulary& vocabulary) {
    const std::size_t count = vocabulary.pieces.size();
    std::vector<bool> ends(count, false);
    for (const char* key : kEndKeys)
        if (const auto id = specialId(file, key, count))
            ends[static_cast<std::size_t>(id->value)] = true;
    for (std::size_t id = 0; id < count; ++id)
        if (vocabulary.kinds[id] == TokenKind::control &&
            std::ranges::find(kEndNames, vocabulary.pieces[id]) != std::end(kEndNames))
            ends[id] = true;
    return ends;
}

std::array<std::int32_t, 256> readBytes(const SpellingIndex& index, Spelling spelling) {
    std::array<std::int32_t, 256> ids{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        std::string name;
        if (spelling == Spelling::byteLetters) {
            appendUtf8(name, letterOfByte(static_cast<unsigned char>(byte)));
        } else {
            char text[8];
            std::snprintf(text, sizeof text, "<0x%02X>", static_cast<unsigned>(byte));
            name = text;
        }
        const auto found = index.find(name);
        ids[byte] = found == index.end() ? -1 : found->second;
    }
    return ids;
}

/// Phi-3's special tokens swallow the white space behind them, but for these; its GGUF files have
/// no key for it.
constexpr std::string_view kPhi3Keeping[] = {"<unk>", "<s>", "<|endoftext|>"};

std::vector<std::uint8_t> readStrips(const GgufFile& file, const Vocabulary& vocabulary) {
    const std::size_t count = vocabulary.pieces.size();
    if (file.has(kStripsKey)) {
        const std::vector<std::int64_t> bits = file.integersAt(kStripsKey);
        requireCount(kStripsKey, bits.size(), count, count);
        return {bits.begin(), bits.end()};
    }
    const GgufValue* architecture = file.find("general.architecture");
    if (!architecture || *architecture != GgufValue(std::string("phi3"))) return {};
    std::vector<std::uint8_t> strips(count, 0);
    for (std::size_t id = 0; id < count; ++id) {
        const bool special = vocabulary.kinds[id] == TokenKind::control ||
                             vocabulary.kinds[id] == TokenKind::userDefined;
        const bool keeps =
            std::ranges::find(kPhi3Keeping, vocabulary.pieces[id]) != std::end(kPhi3Keeping);
        if (special && !keeps) strips[id] = static_cast<std::uint8_t>(StripSide::right);
    }
    return strips;
}

} // namespace

const std::vector<std::string>& tokenizerTexts(const GgufFile& file, const std::string& key) {
    return valueAt<std::vector<std::string>>(file, key, "a list of texts");
}

const std::string& tokenizerText(const GgufFile& file, const std::string& key) {
    return valueAt<std::string>(file, key, "a text");
}

SpellingIndex indexSpellings(const GgufFile& file) {
    const auto& spellings = tokenizerTexts(file, "tokenizer.ggml.tokens");
    requireCount("tokenizer.ggml.tokens", spellings.size(), 1, kMaxTokens);
    SpellingIndex index;
    index.reserve(spellings.size());
    for (std::size_t id = 0; id < spellings.size(); ++id)
        index[spellings[id]] = static_cast<std::int32_t>(id);
    return index;
}

std::string withSpaces(std::string_view text) {
    constexpr std::string_view kMark = "\xE2\x96\x81"; // ▁
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool mark = text.substr(at).starts_with(kMark);
        out += mark ? ' ' : text[at];
        at += mark ? kMark.size() : 1;
    }
    return out;
}

Vocabulary readVocabulary(const GgufFile& file, const SpellingIndex& index, Spelling spelling) {
    const auto& spellings = tokenizerTexts(file, "tokenizer.ggml.tokens");
    Vocabulary vocabulary;
    vocabulary.kinds = readKinds(file, spellings.size());
    vocabulary.pieces = readPieces(spellings, vocabulary.kinds, spelling);
    vocabulary.idOfByte = readBytes(index, spelling);
    vocabulary.strips = readStrips(file, vocabulary);
    vocabulary.bos = specialId(file, "tokenizer.ggml.bos_token_id", spellings.size());
    if (file.has("tokenizer.ggml.add_bos_token"))
        vocabulary.addsBos = file.boolAt("tokenizer.ggml.add_bos_token");
    vocabulary.endsText = readEnds(file, vocabulary);
    return vocabulary;
}

} // namespace steerscope
