// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace steerscope {

/// `text` as it may stand in HTML, SVG or XML, in an element's content as well as in an attribute's
/// value between quotes of either kind.
std::string escapedMarkup(std::string_view text);

} // namespace steerscope
