// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace steerscope {

enum class TokenType {
    text, ///< Literal text between tags, whitespace control already applied.
    outputBegin,
    outputEnd,
    statementBegin,
    statementEnd,
    name,
    string, ///< Escapes already resolved.
    integer,
    real,
    symbol,
    end
};

struct TemplateToken {
    TokenType type = TokenType::end;
    std::string text;
    int line = 0;
};

/// Cuts a template into tokens with whitespace control as chat templates expect it: one newline
/// after a block tag is dropped, blanks before a block tag that begins a line are dropped, "-"
/// drops all whitespace on its side, and one newline at the very end is dropped. The last token is
/// `end`. Errors TPL-001, TPL-002, TPL-003.
std::vector<TemplateToken> lexTemplate(std::string_view source);

} // namespace steerscope
