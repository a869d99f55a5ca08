// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace steerscope {

enum class Language { unknown, english, french, german, spanish };

/// The language of a Latin-script text by its function words and letters with diacritics. Needs at
/// least two pieces of evidence and a clear lead, else unknown: short answers stay undecided rather
/// than guessed.
Language guessLanguage(std::string_view text);

} // namespace steerscope
