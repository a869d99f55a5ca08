// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/tokenizer/internal/template_parser.h"

namespace steerscope {
namespace {

constexpr int kMaxNesting = 64;

/// "a 'name'" for messages.
std::string shown(const TemplateToken& token) {
    switch (token.type) {
    case TokenType::text:
    case TokenType::outputBegin:
    case TokenType::statementBegin:
        return "the next tag";
    case TokenType::outputEnd:
    case TokenType::statementEnd:
        return "the end of the tag";
    case TokenType::end:
        return "the end of the template";
    default:
        return "'" + token.text.substr(0, 60) + "'";
    }
}

} // namespace

bool TokenCursor::skipName(std::string_view name) {
    if (!atName(name)) return false;
    take();
    return true;
}

bool TokenCursor::skipSymbol(std::string_view symbol) {
    if (!atSymbol(symbol)) return false;
    take();
    return true;
}

void TokenCursor::expectSymbol(std::string_view symbol) {
    if (!skipSymbol(symbol)) unexpected("'" + std::string(symbol) + "'");
}

void TokenCursor::expect(TokenType type, std::string_view allowed) {
    if (peek().type != type) unexpected(allowed);
    take();
}

std::string TokenCursor::takeName(std::string_view purpose) {
    if (peek().type != TokenType::name) unexpected("the name of " + std::string(purpose));
    return take().text;
}

void TokenCursor::unexpected(std::string_view allowed) const {
    failTemplate({"TPL-004", "The chat template cannot be understood", "", line(), shown(peek()),
                  std::string(allowed)});
}

void TokenCursor::unsupported(std::string construct) const {
    failTemplate({"TPL-005", "The chat template uses a construct that is not supported",
                  std::move(construct), line(), "", ""});
}

TokenCursor::Level::Level(TokenCursor& cursor) : m_cursor(cursor) {
    if (++cursor.m_level <= kMaxNesting) return;
    --cursor.m_level; // The destructor does not run when the constructor throws.
    failTemplate({"TPL-006", "The chat template nests too deeply", "", cursor.line(), "more",
                  std::to_string(kMaxNesting) + " levels"});
}

namespace {

using Statements = std::vector<TemplateStatement>;

class StatementParser {
public:
    explicit StatementParser(std::vector<TemplateToken> tokens)
        : m_cursor(std::move(tokens)), m_expressions(m_cursor) {}

    Statements parseAll() {
        Statements all = parseUntil({});
        if (m_cursor.peek().type != TokenType::end) m_cursor.unexpected("the end of the template");
        return all;
    }

private:
    using Ends = std::vector<std::string_view>;

    Statements parseUntil(const Ends& ends);
    TemplateStatement parseTag();
    TemplateStatement parseOutput();
    TemplateStatement parseIf();
    TemplateStatement parseFor();
    TemplateStatement parseSet();
    TemplateStatement parseMacro();
    TemplateStatement parseGroup(std::string_view end);
    TemplateStatement parseLoopControl(StatementKind kind);
    std::vector<std::string> parseTargets();
    void closeTag() { m_cursor.expect(TokenType::statementEnd, "the end of the tag"); }
    /// Takes "{% name", where the name was already looked at.
    std::string takeEnd() {
        m_cursor.expect(TokenType::statementBegin, "a tag");
        return m_cursor.takeName("a tag");
    }
    TemplateStatement make(StatementKind kind) const {
        TemplateStatement statement;
        statement.kind = kind;
        statement.line = m_cursor.line();
        return statement;
    }

    TokenCursor m_cursor;
    ExpressionParser m_expressions;
    int m_loops = 0;  ///< Loops around the statement, within its macro.
    int m_scopes = 0; ///< Loops and macros around the statement.
};

/// Statements up to a tag with one of the names, which is not taken; up to the end when none.
Statements StatementParser::parseUntil(const Ends& ends) {
    const TokenCursor::Level level(m_cursor);
    Statements statements;
    for (;;) {
        const TemplateToken& token = m_cursor.peek();
        if (token.type == TokenType::end) {
            if (!ends.empty()) m_cursor.unexpected("{% " + std::string(ends.back()) + " %}");
            return statements;
        }
        if (token.type == TokenType::text) {
            statements.push_back(make(StatementKind::text));
            statements.back().text = m_cursor.take().text;
        } else if (token.type == TokenType::outputBegin) {
            statements.push_back(parseOutput());
        } else {
            for (const std::string_view end : ends)
                if (m_cursor.at(TokenType::name, end, 1)) return statements;
            statements.push_back(parseTag());
        }
    }
}

TemplateStatement StatementParser::parseOutput() {
    TemplateStatement statement = make(StatementKind::output);
    m_cursor.expect(TokenType::outputBegin, "'{{'");
    statement.expressions.push_back(m_expressions.parseTuple());
    m_cursor.expect(TokenType::outputEnd, "'}}'");
    return statement;
}

TemplateStatement StatementParser::parseTag() {
    m_cursor.expect(TokenType::statementBegin, "a tag");
    if (m_cursor.peek().type != TokenType::name) m_cursor.unexpected("the name of a tag");
    const std::string name = m_cursor.peek().text;
    if (name == "if") return parseIf();
    if (name == "for") return parseFor();
    if (name == "set") return parseSet();
    if (name == "macro") return parseMacro();
    if (name == "break") return parseLoopControl(StatementKind::breakLoop);
    if (name == "continue") return parseLoopControl(StatementKind::continueLoop);
    if (name == "generation") return parseGroup("endgeneration");
    static constexpr std::array<std::string_view, 8> kKnown = {
        "elif", "else", "endif", "endfor", "endset", "endmacro", "endgeneration", "endraw"};
    if (std::ranges::find(kKnown, name) != kKnown.end())
        m_cursor.unexpected("a tag that fits the open one");
    m_cursor.unsupported("{% " + name + " %}");
}

TemplateStatement StatementParser::parseIf() {
    TemplateStatement statement = make(StatementKind::conditional);
    std::string tag = m_cursor.takeName("a tag");
    while (tag == "if" || tag == "elif") {
        ExpressionPtr condition = m_expressions.parseTuple();
        closeTag();
        statement.branches.push_back({std::move(condition), parseUntil({"elif", "else", "endif"})});
        tag = takeEnd();
    }
    if (tag == "else") {
        closeTag();
        statement.branches.push_back({nullptr, parseUntil({"endif"})});
        takeEnd();
    }
    closeTag();
    return statement;
}

std::vector<std::string> StatementParser::parseTargets() {
    const bool parentheses = m_cursor.skipSymbol("(");
    std::vector<std::string> names;
    do
        names.push_back(m_cursor.takeName("a variable"));
    while (m_cursor.skipSymbol(","));
    if (parentheses) m_cursor.expectSymbol(")");
    return names;
}

TemplateStatement StatementParser::parseFor() {
    TemplateStatement statement = make(StatementKind::loop);
    m_cursor.take();
    statement.names = parseTargets();
    if (!m_cursor.skipName("in")) m_cursor.unexpected("'in'");
    statement.expressions.push_back(m_expressions.parseOr());
    statement.expressions.push_back(m_cursor.skipName("if") ? m_expressions.parseExpression()
                                                            : nullptr);
    if (m_cursor.atName("recursive")) m_cursor.unsupported("{% for … recursive %}");
    closeTag();
    ++m_loops, ++m_scopes;
    statement.branches.push_back({nullptr, parseUntil({"else", "endfor"})});
    --m_loops, --m_scopes;
    if (takeEnd() == "else") {
        closeTag();
        statement.branches.push_back({nullptr, parseUntil({"endfor"})});
        takeEnd();
    }
    closeTag();
    return statement;
}

TemplateStatement StatementParser::parseSet() {
    TemplateStatement statement = make(StatementKind::assign);
    m_cursor.take();
    statement.names = parseTargets();
    if (statement.names.size() == 1 && m_cursor.skipSymbol(".")) {
        statement.kind = StatementKind::assignAttribute;
        statement.names.push_back(m_cursor.takeName("an attribute"));
    }
    if (m_cursor.skipSymbol("=")) {
        statement.expressions.push_back(m_expressions.parseTuple());
        closeTag();
        return statement;
    }
    if (m_cursor.atSymbol("|")) m_cursor.unsupported("{% set … | filter %}");
    if (statement.kind != StatementKind::assign || statement.names.size() != 1)
        m_cursor.unexpected("'='");
    statement.kind = StatementKind::capture;
    closeTag();
    statement.branches.push_back({nullptr, parseUntil({"endset"})});
    takeEnd();
    closeTag();
    return statement;
}

TemplateStatement StatementParser::parseMacro() {
    TemplateStatement statement = make(StatementKind::macro);
    m_cursor.take();
    if (m_scopes > 0) m_cursor.unsupported("{% macro %} inside a loop or a macro");
    statement.text = m_cursor.takeName("a macro");
    m_cursor.expectSymbol("(");
    while (!m_cursor.skipSymbol(")")) {
        statement.names.push_back(m_cursor.takeName("a parameter"));
        statement.expressions.push_back(m_cursor.skipSymbol("=") ? m_expressions.parseExpression()
                                                                 : nullptr);
        if (!m_cursor.atSymbol(")")) m_cursor.expectSymbol(",");
    }
    closeTag();
    const int loops = std::exchange(m_loops, 0);
    ++m_scopes;
    statement.branches.push_back({nullptr, parseUntil({"endmacro"})});
    --m_scopes;
    m_loops = loops;
    takeEnd();
    if (m_cursor.peek().type == TokenType::name) m_cursor.take();
    closeTag();
    return statement;
}

TemplateStatement StatementParser::parseGroup(std::string_view end) {
    TemplateStatement statement = make(StatementKind::group);
    m_cursor.take();
    closeTag();
    statement.branches.push_back({nullptr, parseUntil({end})});
    takeEnd();
    closeTag();
    return statement;
}

TemplateStatement StatementParser::parseLoopControl(StatementKind kind) {
    if (m_loops == 0) m_cursor.unexpected("a loop around it");
    TemplateStatement statement = make(kind);
    m_cursor.take();
    closeTag();
    return statement;
}

} // namespace

std::vector<TemplateStatement> parseTemplate(std::vector<TemplateToken> tokens) {
    return StatementParser(std::move(tokens)).parseAll();
}

} // namespace steerscope
