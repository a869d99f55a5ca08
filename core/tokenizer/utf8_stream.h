// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace steerscope {

/// Turns byte pieces of a token stream into whole code points.
class Utf8Stream {
public:
    /// Text that is complete after this piece; maybe empty.
    std::string push(std::string_view piece);
    /// What is left at the end, malformed bytes replaced.
    std::string finish();

private:
    std::string m_pending;
};

/// How a piece is shown alone: newline ↵, tab ⇥, lone space ␣, broken UTF-8 as ⟨E2 80⟩.
std::string visiblePiece(std::string_view piece);

} // namespace steerscope
