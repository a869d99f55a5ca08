// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/index.h"
#include "core/gguf/gguf_file.h"

namespace steerscope {

/// tokenizer.ggml.token_type, with the numbers of the file format.
enum class TokenKind : std::uint8_t {
    normal = 1,
    unknown = 2,
    control = 3,
    userDefined = 4,
    unused = 5,
    byte = 6
};

/// How a file spells normal tokens: in the alphabet of bytes, or as text with ▁ for spaces.
enum class Spelling { byteLetters, sentencePiece };

/// Special tokens may swallow the white space beside them; bits of Vocabulary::strips.
enum class StripSide : std::uint8_t { left = 1, right = 2 };

/// Keys of our own that say what GGUF has no key for; descriptions made from Hugging Face folders
/// carry them. The first holds StripSide bits for every token, the second "first" or "always".
inline constexpr char kStripsKey[] = "steerscope.tokenizer.strips";
inline constexpr char kSpacePrefixKey[] = "steerscope.tokenizer.space_prefix";

/// Everything about single tokens that a GGUF file says, checked. Immutable after reading.
struct Vocabulary {
    std::vector<std::string> pieces; ///< Raw bytes; names for tokens that are not normal text.
    std::vector<TokenKind> kinds;    ///< As long as pieces.
    std::array<std::int32_t, 256> idOfByte{}; ///< -1: this vocabulary cannot write the byte.
    std::optional<TokenId> bos;
    std::optional<bool> addsBos;      ///< As the file says; empty when it does not.
    std::vector<bool> endsText;       ///< As long as pieces.
    std::vector<std::uint8_t> strips; ///< StripSide bits, as long as pieces; empty: none strips.
};

/// Ids of tokens as they are written in the file. Of equal spellings the last wins, as in the
/// reference. Views into the GgufFile: only for building.
using SpellingIndex = std::unordered_map<std::string_view, std::int32_t>;

/// Errors TOK-001 (key missing or of another type), TOK-004 (counts), TOK-005 (token too long),
/// TOK-007 (special id outside the vocabulary), TOK-008 (unknown token type).
Vocabulary readVocabulary(const GgufFile& file, const SpellingIndex& index, Spelling spelling);
SpellingIndex indexSpellings(const GgufFile& file);

/// tokenizer.ggml.<name> as a list of texts or as one text; TOK-001 when it is missing.
const std::vector<std::string>& tokenizerTexts(const GgufFile& file, const std::string& key);
const std::string& tokenizerText(const GgufFile& file, const std::string& key);

/// `text` with a space for every ▁.
std::string withSpaces(std::string_view text);

} // namespace steerscope
