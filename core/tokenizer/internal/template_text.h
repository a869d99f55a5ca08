// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace steerscope {

/// Text functions with the meaning they have in Python: by code point, whitespace as in Unicode.

/// Empty `characters`: whitespace.
std::string_view stripLeft(std::string_view text, std::string_view characters = {});
std::string_view stripRight(std::string_view text, std::string_view characters = {});

/// Where each code point begins, and the end of the text last. Texts here are below 4 GiB.
std::vector<std::uint32_t> codePointOffsets(std::string_view text);
std::size_t codePointCount(std::string_view text);
/// How often `part` (not empty) occurs, without overlap.
std::size_t occurrences(std::string_view text, std::string_view part);

/// Pieces around `separator` (not empty), at most `maxCuts` cuts (negative: all), counted from the
/// left.
std::vector<std::string_view> splitAt(std::string_view text, std::string_view separator,
                                      std::int64_t maxCuts);
/// Words between runs of whitespace; what follows the last allowed cut stays one piece.
std::vector<std::string_view> splitWords(std::string_view text, std::int64_t maxCuts);

enum class LetterCase {
    upper,
    lower,
    capitalized, ///< First letter large, the rest small.
    titleWords,  ///< Every run of letters capitalized, as str.title.
    titleChunks  ///< Capitalized after blanks, dashes and opening brackets, as the title filter.
};
/// Simple one-to-one case mapping of Unicode. Malformed UTF-8 is replaced.
std::string recased(std::string_view text, LetterCase letterCase);

/// The shortest decimal that reads back as the same number, in Python's form: 1.0, 1e+16, inf.
std::string formatReal(double value);

} // namespace steerscope
