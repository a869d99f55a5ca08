// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizer/internal/template_error.h"
#include "core/tokenizer/internal/template_lexer.h"
#include "core/tokenizer/internal/template_syntax.h"

namespace steerscope {

/// Reads tokens in order and keeps count of how deeply the grammar is nested.
class TokenCursor {
public:
    explicit TokenCursor(std::vector<TemplateToken> tokens) : m_tokens(std::move(tokens)) {}

    const TemplateToken& peek(std::size_t ahead = 0) const {
        return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
    }
    const TemplateToken& take() {
        const TemplateToken& token = peek();
        if (m_at + 1 < m_tokens.size()) ++m_at;
        return token;
    }
    int line() const { return peek().line; }

    bool at(TokenType type, std::string_view text, std::size_t ahead = 0) const {
        return peek(ahead).type == type && peek(ahead).text == text;
    }
    bool atName(std::string_view name) const { return at(TokenType::name, name); }
    bool atSymbol(std::string_view symbol) const { return at(TokenType::symbol, symbol); }
    bool skipName(std::string_view name);
    bool skipSymbol(std::string_view symbol);
    void expectSymbol(std::string_view symbol);
    void expect(TokenType type, std::string_view allowed);
    std::string takeName(std::string_view purpose);

    /// TPL-004: the token at hand does not fit.
    [[noreturn]] void unexpected(std::string_view allowed) const;
    /// TPL-005: the construct is not part of the subset.
    [[noreturn]] void unsupported(std::string construct) const;

    /// One level of grammar; TPL-006 beyond 64.
    class Level {
    public:
        explicit Level(TokenCursor& cursor);
        ~Level() { --m_cursor.m_level; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        TokenCursor& m_cursor;
    };

private:
    std::vector<TemplateToken> m_tokens; ///< The last one is `end`.
    std::size_t m_at = 0;
    int m_level = 0;
};

/// The expressions of the language, by precedence from loosest to tightest. Errors TPL-004 to 006.
class ExpressionParser {
public:
    explicit ExpressionParser(TokenCursor& cursor) : m_cursor(cursor) {}

    /// One expression, or several separated by commas as a list.
    ExpressionPtr parseTuple();
    ExpressionPtr parseExpression(); ///< With "a if b else c".
    ExpressionPtr parseOr();         ///< Without it, as in "for x in … if …".

private:
    ExpressionPtr parseAnd();
    ExpressionPtr parseNot();
    ExpressionPtr parseComparison();
    ExpressionPtr parseSum();
    ExpressionPtr parseConcatenation();
    ExpressionPtr parseProduct();
    ExpressionPtr parsePower();
    ExpressionPtr parseUnary();
    ExpressionPtr parseSigned();
    ExpressionPtr parsePrimary();
    ExpressionPtr parseNameOrConstant();
    ExpressionPtr parseNumber();
    ExpressionPtr parseStrings();
    ExpressionPtr parseParentheses();
    ExpressionPtr parseListDisplay();
    ExpressionPtr parseDictDisplay();
    ExpressionPtr parsePostfix(ExpressionPtr subject);
    ExpressionPtr parseAttribute(ExpressionPtr subject);
    ExpressionPtr parseSubscript(ExpressionPtr subject);
    ExpressionPtr parseFiltersAndTests(ExpressionPtr subject);
    ExpressionPtr parseFilter(ExpressionPtr subject);
    ExpressionPtr parseTest(ExpressionPtr subject);
    void parseArguments(TemplateExpression& call);
    bool takeComparison(Operator& out);

    TokenCursor& m_cursor;
};

/// A whole template as statements. Errors TPL-004 to TPL-006.
std::vector<TemplateStatement> parseTemplate(std::vector<TemplateToken> tokens);

} // namespace steerscope
