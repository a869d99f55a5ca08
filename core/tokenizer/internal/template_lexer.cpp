// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/template_lexer.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/base/utf8.h"
#include "core/tokenizer/internal/template_error.h"
#include "core/tokenizer/internal/template_text.h"

namespace steerscope {
namespace {

constexpr std::size_t kMaxSourceBytes = 1u << 20;
constexpr std::size_t kMaxTokens = 50'000;

/// Longest first, so that "==" is not read as two assignments.
constexpr std::string_view kSymbols[] = {"==", "!=", ">=", "<=", "//", "**", "+", "-", "*",
                                         "/",  "%",  "~",  "[",  "]",  "(",  ")", "{", "}",
                                         ">",  "<",  "=",  ".",  ":",  "|",  ",", ";"};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c) ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Line ends become "\n" and one at the very end goes, as the reference does.
std::string normalized(std::string_view source) {
    std::string out;
    out.reserve(source.size());
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] != '\r') {
            out += source[i];
            continue;
        }
        out += '\n';
        if (i + 1 < source.size() && source[i + 1] == '\n') ++i;
    }
    if (!out.empty() && out.back() == '\n') out.pop_back();
    return out;
}

/// Reads the escapes of one string literal without its quotes, as Python does: unknown ones stay.
class EscapeReader {
public:
    explicit EscapeReader(std::string_view body) : m_body(body) {}

    std::string read() {
        std::string out;
        while (m_at < m_body.size()) {
            const char c = m_body[m_at++];
            if (c != '\\' || m_at == m_body.size())
                out += c;
            else
                readEscape(m_body[m_at++], out);
        }
        return out;
    }

private:
    void readEscape(char kind, std::string& out) {
        static constexpr std::string_view kFrom = "ntrabfv0'\"\\";
        static constexpr std::string_view kTo{"\n\t\r\a\b\f\v\0'\"\\", 11};
        const std::size_t simple = kFrom.find(kind);
        if (simple != std::string_view::npos) {
            out += kTo[simple];
            return;
        }
        if (kind == '\n') return; // A continued line.
        const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        if (const auto codePoint = hex(digits)) {
            appendUtf8(out, *codePoint);
        } else {
            out += '\\';
            out += kind;
        }
    }

    std::optional<std::uint32_t> hex(std::size_t digits) {
        if (digits == 0 || m_at + digits > m_body.size()) return std::nullopt;
        std::uint32_t value = 0;
        for (const char c : m_body.substr(m_at, digits)) {
            const char lower = static_cast<char>(c | 0x20);
            if (!isDigit(c) && (lower < 'a' || lower > 'f')) return std::nullopt;
            value =
                value * 16 + static_cast<std::uint32_t>(isDigit(c) ? c - '0' : lower - 'a' + 10);
        }
        if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return std::nullopt;
        m_at += digits;
        return value;
    }

    std::string_view m_body;
    std::size_t m_at = 0;
};

class Lexer {
public:
    explicit Lexer(std::string source) : m_source(std::move(source)) {}

    std::vector<TemplateToken> run() {
        while (m_at < m_source.size())
            lexTextAndTag();
        push(TokenType::end, "");
        return std::move(m_tokens);
    }

private:
    enum class Sign { none, strip, keep };

    void lexTextAndTag();
    void lexComment();
    void lexRaw(std::size_t bodyBegin);
    void lexTag(TokenType begin, TokenType end, std::string_view closer);
    bool closeTag(TokenType end, std::string_view closer);
    void lexInside();
    void lexString();
    void lexNumber();
    void lexSymbol();

    std::size_t nextTag(std::size_t from) const;
    std::string_view rest(std::size_t from) const {
        return std::string_view(m_source).substr(std::min(from, m_source.size()));
    }
    Sign takeSign() {
        const char c = m_at < m_source.size() ? m_source[m_at] : '\0';
        if (c != '-' && c != '+') return Sign::none;
        ++m_at;
        return c == '-' ? Sign::strip : Sign::keep;
    }
    std::string_view beforeTag(std::string_view text, Sign sign, char tag) const;
    void afterTag(Sign sign);
    std::optional<std::size_t> rawTagEnd(std::size_t from, std::string_view word) const;
    void advanceTo(std::size_t to) {
        m_line +=
            static_cast<int>(std::count(m_source.begin() + static_cast<std::ptrdiff_t>(m_at),
                                        m_source.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
        m_at = to;
    }
    void push(TokenType type, std::string text) {
        if (m_tokens.size() >= kMaxTokens)
            failTemplate({"TPL-002", "The chat template is too long", "", m_line, "more",
                          std::to_string(kMaxTokens) + " tokens"});
        m_tokens.push_back({type, std::move(text), m_line});
    }
    [[noreturn]] void fail(std::string problem, std::string construct, std::string found = {}) {
        failTemplate(
            {"TPL-003", std::move(problem), std::move(construct), m_line, std::move(found), ""});
    }

    std::string m_source;
    std::size_t m_at = 0;
    int m_line = 1;
    bool m_lineStarting = true; ///< The text before m_at ends a line (or is none).
    std::string m_open;         ///< Brackets open inside the current tag.
    std::vector<TemplateToken> m_tokens;
};

std::size_t Lexer::nextTag(std::size_t from) const {
    for (std::size_t at = m_source.find('{', from); at != std::string::npos;
         at = m_source.find('{', at + 1)) {
        const char next = at + 1 < m_source.size() ? m_source[at + 1] : '\0';
        if (next == '{' || next == '%' || next == '#') return at;
    }
    return m_source.size();
}

/// The text before a tag, without what whitespace control takes away.
std::string_view Lexer::beforeTag(std::string_view text, Sign sign, char tag) const {
    if (sign == Sign::strip) return stripRight(text);
    if (sign == Sign::keep || tag == '{') return text;
    const std::size_t newline = text.rfind('\n');
    if (newline == std::string_view::npos && !m_lineStarting) return text;
    const std::size_t lineBegin = newline == std::string_view::npos ? 0 : newline + 1;
    return stripLeft(text.substr(lineBegin)).empty() ? text.substr(0, lineBegin) : text;
}

/// Drops what whitespace control takes away behind a block or comment tag.
void Lexer::afterTag(Sign sign) {
    const std::size_t begin = m_at;
    if (sign == Sign::strip)
        advanceTo(m_source.size() - stripLeft(rest(m_at)).size());
    else if (sign == Sign::none && rest(m_at).starts_with('\n'))
        advanceTo(m_at + 1);
    m_lineStarting = m_at > begin && m_source[m_at - 1] == '\n';
}

/// Where "{% word %}" that begins at `from` ends, before whitespace control.
std::optional<std::size_t> Lexer::rawTagEnd(std::size_t from, std::string_view word) const {
    std::string_view inside = rest(from);
    if (!inside.starts_with("{%")) return std::nullopt;
    inside.remove_prefix(2);
    if (inside.starts_with('-') || inside.starts_with('+')) inside.remove_prefix(1);
    inside = stripLeft(inside);
    if (!inside.starts_with(word)) return std::nullopt;
    inside = stripLeft(inside.substr(word.size()));
    if (inside.starts_with('-') || inside.starts_with('+')) inside.remove_prefix(1);
    if (!inside.starts_with("%}")) return std::nullopt;
    return m_source.size() - inside.size() + 2;
}

void Lexer::lexTextAndTag() {
    const std::size_t textBegin = m_at;
    const std::size_t tagBegin = nextTag(m_at);
    const std::string_view text = rest(textBegin).substr(0, tagBegin - textBegin);
    if (tagBegin == m_source.size()) {
        if (!text.empty()) push(TokenType::text, std::string(text));
        advanceTo(tagBegin);
        return;
    }
    const char tag = m_source[tagBegin + 1];
    m_at = tagBegin + 2;
    const Sign sign = takeSign();
    const std::size_t inside = std::exchange(m_at, textBegin);
    const std::string_view kept = beforeTag(text, sign, tag);
    if (!kept.empty()) push(TokenType::text, std::string(kept));
    advanceTo(inside);
    m_lineStarting = false;
    const auto rawEnd = tag == '%' ? rawTagEnd(tagBegin, "raw") : std::nullopt;
    if (tag == '#')
        lexComment();
    else if (rawEnd)
        lexRaw(*rawEnd);
    else if (tag == '%')
        lexTag(TokenType::statementBegin, TokenType::statementEnd, "%}");
    else
        lexTag(TokenType::outputBegin, TokenType::outputEnd, "}}");
}

void Lexer::lexComment() {
    const std::size_t closer = m_source.find("#}", m_at);
    if (closer == std::string::npos) fail("A comment is not closed", "{#");
    const char before = closer > m_at ? m_source[closer - 1] : '\0';
    advanceTo(closer + 2);
    afterTag(before == '-' ? Sign::strip : before == '+' ? Sign::keep : Sign::none);
}

void Lexer::lexRaw(std::size_t bodyBegin) {
    const bool strips = m_source[bodyBegin - 3] == '-';
    advanceTo(bodyBegin);
    if (strips) advanceTo(m_source.size() - stripLeft(rest(m_at)).size());
    std::size_t at = m_source.find("{%", m_at);
    while (at != std::string::npos && !rawTagEnd(at, "endraw"))
        at = m_source.find("{%", at + 1);
    if (at == std::string::npos) fail("A raw block is not closed", "{% raw %}");
    const std::size_t end = *rawTagEnd(at, "endraw");
    const char opening = m_source[at + 2];
    const Sign sign = opening == '-' ? Sign::strip : opening == '+' ? Sign::keep : Sign::none;
    const std::string_view kept = beforeTag(rest(m_at).substr(0, at - m_at), sign, '%');
    if (!kept.empty()) push(TokenType::text, std::string(kept));
    advanceTo(end);
    const char closing = m_source[end - 3];
    afterTag(closing == '-' ? Sign::strip : closing == '+' ? Sign::keep : Sign::none);
}

void Lexer::lexTag(TokenType begin, TokenType end, std::string_view closer) {
    push(begin, "");
    m_open.clear();
    for (;;) {
        advanceTo(m_source.size() - stripLeft(rest(m_at)).size());
        if (m_at == m_source.size())
            fail("A tag is not closed", begin == TokenType::outputBegin ? "{{" : "{%");
        if (m_open.empty() && closeTag(end, closer)) return;
        lexInside();
    }
}

bool Lexer::closeTag(TokenType end, std::string_view closer) {
    const std::string_view here = rest(m_at);
    const bool isStatement = end == TokenType::statementEnd;
    Sign sign = isStatement ? Sign::none : Sign::keep; // After "}}" a newline stays.
    std::size_t length = closer.size();
    if (!here.starts_with(closer)) {
        const bool hasSign = here.starts_with('-') || (isStatement && here.starts_with('+'));
        if (!hasSign || !here.substr(1).starts_with(closer)) return false;
        sign = here[0] == '-' ? Sign::strip : Sign::keep;
        ++length;
    }
    push(end, "");
    advanceTo(m_at + length);
    afterTag(sign);
    return true;
}

void Lexer::lexInside() {
    const char c = m_source[m_at];
    if (isDigit(c)) return lexNumber();
    if (c == '\'' || c == '"') return lexString();
    if (!isNamePart(c)) return lexSymbol();
    std::size_t end = m_at;
    while (end < m_source.size() && isNamePart(m_source[end]))
        ++end;
    push(TokenType::name, m_source.substr(m_at, end - m_at));
    m_at = end;
}

void Lexer::lexString() {
    const char quote = m_source[m_at];
    std::size_t end = m_at + 1;
    while (end < m_source.size() && m_source[end] != quote)
        end += m_source[end] == '\\' ? 2 : 1;
    if (end >= m_source.size()) fail("A text in quotes is not closed", std::string(1, quote));
    push(TokenType::string,
         EscapeReader(std::string_view(m_source).substr(m_at + 1, end - m_at - 1)).read());
    advanceTo(end + 1);
}

void Lexer::lexNumber() {
    std::string digits;
    const auto takeDigits = [&] {
        for (; m_at < m_source.size() && (isDigit(m_source[m_at]) || m_source[m_at] == '_'); ++m_at)
            if (m_source[m_at] != '_') digits += m_source[m_at];
    };
    const auto digitAt = [&](std::size_t at) {
        return at < m_source.size() && isDigit(m_source[at]);
    };
    takeDigits();
    bool isReal = false;
    // "items.0.1" are two subscripts, not one number.
    const bool afterDot = !m_tokens.empty() && m_tokens.back().type == TokenType::symbol &&
                          m_tokens.back().text == ".";
    if (!afterDot && rest(m_at).starts_with('.') && digitAt(m_at + 1)) {
        isReal = true;
        digits += m_source[m_at++];
        takeDigits();
    }
    if (rest(m_at).starts_with('e') || rest(m_at).starts_with('E')) {
        const std::size_t sign =
            m_at + 1 < m_source.size() && (m_source[m_at + 1] == '-' || m_source[m_at + 1] == '+')
                ? 1
                : 0;
        if (digitAt(m_at + 1 + sign)) {
            isReal = true;
            digits += m_source.substr(m_at, 1 + sign);
            m_at += 1 + sign;
            takeDigits();
        }
    }
    push(isReal ? TokenType::real : TokenType::integer, std::move(digits));
}

void Lexer::lexSymbol() {
    const std::string_view here = rest(m_at);
    for (const std::string_view symbol : kSymbols) {
        if (!here.starts_with(symbol)) continue;
        static constexpr std::string_view kOpening = "([{";
        static constexpr std::string_view kClosing = ")]}";
        if (kOpening.find(symbol[0]) != std::string_view::npos) m_open += symbol[0];
        const std::size_t closing = kClosing.find(symbol[0]);
        if (closing != std::string_view::npos) {
            if (m_open.empty() || m_open.back() != kOpening[closing])
                fail("A bracket closes what was not opened", std::string(symbol));
            m_open.pop_back();
        }
        push(TokenType::symbol, std::string(symbol));
        m_at += symbol.size();
        return;
    }
    fail("A character has no meaning inside a tag", "", std::string(here.substr(0, 1)));
}

} // namespace

std::vector<TemplateToken> lexTemplate(std::string_view source) {
    if (source.size() > kMaxSourceBytes)
        failTemplate({"TPL-001", "The chat template is too long", "", 0,
                      std::to_string(source.size()) + " bytes",
                      "at most " + std::to_string(kMaxSourceBytes) + " bytes"});
    return Lexer(normalized(source)).run();
}

} // namespace steerscope
