// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/eval/internal/regex_pattern.h"

namespace steerscope {

/// Without blanks and line ends around it.
std::string_view trimmed(std::string_view text);
/// The parts between bars, trimmed; empty ones and lone stars left out.
std::vector<std::string> splitAtBars(std::string_view list);
std::string joined(const std::vector<std::string>& words);

/// Runs of characters between blanks.
std::size_t wordCount(std::string_view text);
/// Runs of text that end in . ! ? … or their full-width forms, or with the text.
std::size_t sentenceCount(std::string_view text);

/// A whole number from 1; nothing when `text` is anything else.
std::optional<std::size_t> positiveNumber(std::string_view text);

/// A pattern that matches exactly this text.
std::string literalPattern(std::string_view text);
/// Matches any of the words, whole, in any case; "arr*" also stands for "arrr".
RegexPattern anyWordPattern(const std::vector<std::string>& words);

} // namespace steerscope
