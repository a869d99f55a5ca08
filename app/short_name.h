// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace steerscope {

/// A name for an instruction from its telling words: "You are a pirate. Always speak like a
/// pirate." → "pirate", "Answer using a bulleted list." → "bulleted list". At most three words
/// and 24 bytes, cut between words; "psr" when nothing telling is left.
std::string shortName(std::string_view instruction);

} // namespace steerscope
