// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/template_parser.h"

#include <charconv>
#include <cstdlib>
#include <optional>

namespace steerscope {
namespace {

/// Deeper trees come from long chains such as "a + b + c …"; evaluation recurses this far.
constexpr int kMaxTreeDepth = 256;

struct Symbol {
    std::string_view text;
    Operator meaning;
};
constexpr Symbol kComparisons[] = {{"==", Operator::equal},     {"!=", Operator::notEqual},
                                   {"<=", Operator::lessEqual}, {">=", Operator::greaterEqual},
                                   {"<", Operator::less},       {">", Operator::greater}};
constexpr Symbol kSums[] = {{"+", Operator::add}, {"-", Operator::subtract}};
constexpr Symbol kProducts[] = {{"*", Operator::multiply},
                                {"//", Operator::floorDivide},
                                {"/", Operator::divide},
                                {"%", Operator::modulo}};

template <std::size_t N>
std::optional<Operator> takeOneOf(TokenCursor& cursor, const Symbol (&symbols)[N]) {
    for (const Symbol& symbol : symbols)
        if (cursor.skipSymbol(symbol.text)) return symbol.meaning;
    return std::nullopt;
}

ExpressionPtr make(ExpressionKind kind, int line, std::string name = {}) {
    auto node = std::make_unique<TemplateExpression>();
    node->kind = kind;
    node->line = line;
    node->name = std::move(name);
    return node;
}

void adopt(TemplateExpression& parent, ExpressionPtr child) {
    if (child) parent.depth = std::max(parent.depth, child->depth + 1);
    if (parent.depth > kMaxTreeDepth)
        failTemplate({"TPL-006", "The chat template nests too deeply", "expression", parent.line,
                      "more", std::to_string(kMaxTreeDepth) + " levels"});
    parent.operands.push_back(std::move(child));
}

ExpressionPtr makeConstant(Value value, int line) {
    ExpressionPtr node = make(ExpressionKind::constant, line);
    node->constant = std::move(value);
    return node;
}

ExpressionPtr makeText(std::string text, int line) {
    return makeConstant(
        Value::Held(std::make_shared<const TemplateText>(TemplateText{std::move(text), {}})), line);
}

ExpressionPtr makePair(ExpressionKind kind, ExpressionPtr left, ExpressionPtr right) {
    ExpressionPtr node = make(kind, left->line);
    adopt(*node, std::move(left));
    adopt(*node, std::move(right));
    return node;
}

ExpressionPtr makeArithmetic(Operator op, ExpressionPtr left, ExpressionPtr right) {
    ExpressionPtr node = makePair(ExpressionKind::arithmetic, std::move(left), std::move(right));
    node->operators.push_back(op);
    return node;
}

} // namespace

ExpressionPtr ExpressionParser::parseTuple() {
    const int line = m_cursor.line();
    ExpressionPtr first = parseExpression();
    if (!m_cursor.atSymbol(",")) return first;
    ExpressionPtr tuple = make(ExpressionKind::list, line);
    adopt(*tuple, std::move(first));
    while (m_cursor.skipSymbol(",")) {
        const TokenType next = m_cursor.peek().type;
        if (next == TokenType::statementEnd || next == TokenType::outputEnd) break;
        adopt(*tuple, parseExpression());
    }
    return tuple;
}

ExpressionPtr ExpressionParser::parseExpression() {
    const TokenCursor::Level level(m_cursor);
    ExpressionPtr value = parseOr();
    while (m_cursor.skipName("if")) {
        ExpressionPtr node = make(ExpressionKind::conditional, value->line);
        adopt(*node, std::move(value));
        adopt(*node, parseOr());
        adopt(*node, m_cursor.skipName("else") ? parseExpression() : nullptr);
        value = std::move(node);
    }
    return value;
}

ExpressionPtr ExpressionParser::parseOr() {
    ExpressionPtr left = parseAnd();
    while (m_cursor.skipName("or"))
        left = makePair(ExpressionKind::logicalOr, std::move(left), parseAnd());
    return left;
}

ExpressionPtr ExpressionParser::parseAnd() {
    ExpressionPtr left = parseNot();
    while (m_cursor.skipName("and"))
        left = makePair(ExpressionKind::logicalAnd, std::move(left), parseNot());
    return left;
}

ExpressionPtr ExpressionParser::parseNot() {
    if (!m_cursor.atName("not")) return parseComparison();
    const TokenCursor::Level level(m_cursor);
    ExpressionPtr node = make(ExpressionKind::logicalNot, m_cursor.take().line);
    adopt(*node, parseNot());
    return node;
}

bool ExpressionParser::takeComparison(Operator& out) {
    if (const auto symbol = takeOneOf(m_cursor, kComparisons)) {
        out = *symbol;
        return true;
    }
    if (m_cursor.skipName("in")) {
        out = Operator::in;
        return true;
    }
    if (!m_cursor.atName("not") || !m_cursor.at(TokenType::name, "in", 1)) return false;
    m_cursor.take();
    m_cursor.take();
    out = Operator::notIn;
    return true;
}

ExpressionPtr ExpressionParser::parseComparison() {
    ExpressionPtr first = parseSum();
    Operator op{};
    if (!takeComparison(op)) return first;
    ExpressionPtr node = make(ExpressionKind::comparison, first->line);
    adopt(*node, std::move(first));
    do {
        node->operators.push_back(op);
        adopt(*node, parseSum());
    } while (takeComparison(op));
    return node;
}

ExpressionPtr ExpressionParser::parseSum() {
    ExpressionPtr left = parseConcatenation();
    while (const auto op = takeOneOf(m_cursor, kSums))
        left = makeArithmetic(*op, std::move(left), parseConcatenation());
    return left;
}

ExpressionPtr ExpressionParser::parseConcatenation() {
    ExpressionPtr first = parseProduct();
    if (!m_cursor.atSymbol("~")) return first;
    ExpressionPtr node = make(ExpressionKind::concatenation, first->line);
    adopt(*node, std::move(first));
    while (m_cursor.skipSymbol("~"))
        adopt(*node, parseProduct());
    return node;
}

ExpressionPtr ExpressionParser::parseProduct() {
    ExpressionPtr left = parsePower();
    while (const auto op = takeOneOf(m_cursor, kProducts))
        left = makeArithmetic(*op, std::move(left), parsePower());
    return left;
}

ExpressionPtr ExpressionParser::parsePower() {
    ExpressionPtr left = parseUnary();
    while (m_cursor.skipSymbol("**"))
        left = makeArithmetic(Operator::power, std::move(left), parseUnary());
    return left;
}

ExpressionPtr ExpressionParser::parseUnary() {
    return parseFiltersAndTests(parseSigned());
}

/// A sign binds tighter than a filter: "-1 | abs" filters the negative number.
ExpressionPtr ExpressionParser::parseSigned() {
    const bool minus = m_cursor.atSymbol("-");
    if (!minus && !m_cursor.atSymbol("+")) return parsePostfix(parsePrimary());
    const TokenCursor::Level level(m_cursor);
    ExpressionPtr node =
        make(minus ? ExpressionKind::negate : ExpressionKind::plus, m_cursor.take().line);
    adopt(*node, parseSigned());
    return node;
}

ExpressionPtr ExpressionParser::parsePrimary() {
    switch (m_cursor.peek().type) {
    case TokenType::name:
        return parseNameOrConstant();
    case TokenType::string:
        return parseStrings();
    case TokenType::integer:
    case TokenType::real:
        return parseNumber();
    default:
        break;
    }
    if (m_cursor.atSymbol("(")) return parseParentheses();
    if (m_cursor.atSymbol("[")) return parseListDisplay();
    if (m_cursor.atSymbol("{")) return parseDictDisplay();
    m_cursor.unexpected("an expression");
}

ExpressionPtr ExpressionParser::parseNameOrConstant() {
    const TemplateToken& token = m_cursor.take();
    const std::string& name = token.text;
    if (name == "true" || name == "True") return makeConstant(Value::Held(true), token.line);
    if (name == "false" || name == "False") return makeConstant(Value::Held(false), token.line);
    if (name == "none" || name == "None") return makeConstant(Value(), token.line);
    return make(ExpressionKind::variable, token.line, name);
}

ExpressionPtr ExpressionParser::parseNumber() {
    const TemplateToken& token = m_cursor.take();
    const char* const begin = token.text.data();
    const char* const end = begin + token.text.size();
    std::int64_t integer = 0;
    double real = 0;
    const bool isInteger = token.type == TokenType::integer;
    const auto result =
        isInteger ? std::from_chars(begin, end, integer) : std::from_chars(begin, end, real);
    if (result.ec != std::errc() || result.ptr != end)
        failTemplate({"TPL-009", "A number in the chat template is too large", "number", token.line,
                      token.text, "64-bit numbers"});
    return makeConstant(isInteger ? Value(Value::Held(integer)) : Value(Value::Held(real)),
                        token.line);
}

ExpressionPtr ExpressionParser::parseStrings() {
    const int line = m_cursor.line();
    std::string text;
    while (m_cursor.peek().type == TokenType::string)
        text += m_cursor.take().text;
    return makeText(std::move(text), line);
}

ExpressionPtr ExpressionParser::parseParentheses() {
    const int line = m_cursor.line();
    m_cursor.expectSymbol("(");
    if (m_cursor.skipSymbol(")")) return make(ExpressionKind::list, line);
    ExpressionPtr first = parseExpression();
    if (m_cursor.skipSymbol(")")) return first;
    ExpressionPtr tuple = make(ExpressionKind::list, line);
    adopt(*tuple, std::move(first));
    while (m_cursor.skipSymbol(",") && !m_cursor.atSymbol(")"))
        adopt(*tuple, parseExpression());
    m_cursor.expectSymbol(")");
    return tuple;
}

ExpressionPtr ExpressionParser::parseListDisplay() {
    ExpressionPtr list = make(ExpressionKind::list, m_cursor.line());
    m_cursor.expectSymbol("[");
    while (!m_cursor.skipSymbol("]")) {
        adopt(*list, parseExpression());
        if (!m_cursor.atSymbol("]")) m_cursor.expectSymbol(",");
    }
    return list;
}

ExpressionPtr ExpressionParser::parseDictDisplay() {
    ExpressionPtr dict = make(ExpressionKind::dict, m_cursor.line());
    m_cursor.expectSymbol("{");
    while (!m_cursor.skipSymbol("}")) {
        adopt(*dict, parseExpression());
        m_cursor.expectSymbol(":");
        adopt(*dict, parseExpression());
        if (!m_cursor.atSymbol("}")) m_cursor.expectSymbol(",");
    }
    return dict;
}

ExpressionPtr ExpressionParser::parsePostfix(ExpressionPtr subject) {
    for (;;) {
        if (m_cursor.atSymbol(".")) {
            subject = parseAttribute(std::move(subject));
        } else if (m_cursor.atSymbol("[")) {
            subject = parseSubscript(std::move(subject));
        } else if (m_cursor.atSymbol("(")) {
            ExpressionPtr call = make(ExpressionKind::call, m_cursor.line());
            adopt(*call, std::move(subject));
            parseArguments(*call);
            subject = std::move(call);
        } else {
            return subject;
        }
    }
}

ExpressionPtr ExpressionParser::parseAttribute(ExpressionPtr subject) {
    const int line = m_cursor.line();
    m_cursor.expectSymbol(".");
    if (m_cursor.peek().type == TokenType::integer)
        return makePair(ExpressionKind::subscript, std::move(subject), parseNumber());
    ExpressionPtr node = make(ExpressionKind::attribute, line, m_cursor.takeName("an attribute"));
    adopt(*node, std::move(subject));
    return node;
}

ExpressionPtr ExpressionParser::parseSubscript(ExpressionPtr subject) {
    const int line = m_cursor.line();
    m_cursor.expectSymbol("[");
    ExpressionPtr first = m_cursor.atSymbol(":") ? nullptr : parseExpression();
    if (first && m_cursor.skipSymbol("]"))
        return makePair(ExpressionKind::subscript, std::move(subject), std::move(first));
    ExpressionPtr slice = make(ExpressionKind::slice, line);
    adopt(*slice, std::move(subject));
    adopt(*slice, std::move(first));
    for (int part = 0; part < 2; ++part) {
        const bool given = m_cursor.skipSymbol(":");
        const bool empty = !given || m_cursor.atSymbol(":") || m_cursor.atSymbol("]");
        adopt(*slice, empty ? nullptr : parseExpression());
    }
    m_cursor.expectSymbol("]");
    return slice;
}

ExpressionPtr ExpressionParser::parseFiltersAndTests(ExpressionPtr subject) {
    for (;;) {
        if (m_cursor.skipSymbol("|"))
            subject = parseFilter(std::move(subject));
        else if (m_cursor.skipName("is"))
            subject = parseTest(std::move(subject));
        else
            return subject;
    }
}

ExpressionPtr ExpressionParser::parseFilter(ExpressionPtr subject) {
    const int line = m_cursor.line();
    ExpressionPtr node = make(ExpressionKind::filter, line, m_cursor.takeName("a filter"));
    adopt(*node, std::move(subject));
    if (m_cursor.atSymbol("(")) parseArguments(*node);
    return node;
}

ExpressionPtr ExpressionParser::parseTest(ExpressionPtr subject) {
    const int line = m_cursor.line();
    const bool negated = m_cursor.skipName("not");
    ExpressionPtr node = make(ExpressionKind::test, line, m_cursor.takeName("a test"));
    adopt(*node, std::move(subject));
    const TokenType next = m_cursor.peek().type;
    const bool isWord = m_cursor.atName("else") || m_cursor.atName("or") ||
                        m_cursor.atName("and") || m_cursor.atName("if") || m_cursor.atName("is");
    if (m_cursor.atSymbol("("))
        parseArguments(*node);
    else if ((next == TokenType::name && !isWord) || next == TokenType::string ||
             next == TokenType::integer || next == TokenType::real || m_cursor.atSymbol("[") ||
             m_cursor.atSymbol("{"))
        adopt(*node, parsePostfix(parsePrimary()));
    if (!negated) return node;
    ExpressionPtr inverse = make(ExpressionKind::logicalNot, line);
    adopt(*inverse, std::move(node));
    return inverse;
}

void ExpressionParser::parseArguments(TemplateExpression& call) {
    m_cursor.expectSymbol("(");
    while (!m_cursor.skipSymbol(")")) {
        if (m_cursor.atSymbol("*") || m_cursor.atSymbol("**"))
            m_cursor.unsupported("argument list with " + m_cursor.peek().text);
        if (m_cursor.peek().type == TokenType::name && m_cursor.at(TokenType::symbol, "=", 1)) {
            std::string name = m_cursor.take().text;
            m_cursor.expectSymbol("=");
            ExpressionPtr value = parseExpression();
            call.depth = std::max(call.depth, value->depth + 1);
            call.named.emplace_back(std::move(name), std::move(value));
        } else {
            adopt(call, parseExpression());
        }
        if (!m_cursor.atSymbol(")")) m_cursor.expectSymbol(",");
    }
}

} // namespace steerscope
