// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values as text and as JSON.
#include "core/base/utf8.h"
#include "core/tokenizer/internal/template_text.h"
#include "core/tokenizer/internal/template_values.h"

namespace steerscope {
namespace {

/// "\x1f" for repr, "\u001f" for JSON.
std::string escaped(unsigned char byte, std::string_view prefix) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out(prefix);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
    return out;
}

/// Python's repr of a text: single quotes unless only single quotes lie inside.
std::string quoted(std::string_view text) {
    const bool hasSingle = text.find('\'') != std::string_view::npos;
    const char quote = hasSingle && text.find('"') == std::string_view::npos ? '"' : '\'';
    std::string out(1, quote);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == quote || c == '\\')
            out += {'\\', c};
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (byte < 0x20 || byte == 0x7F)
            out += escaped(byte, "\\x");
        else
            out += c;
    }
    return out + quote;
}

std::string jsonText(std::string_view text) {
    static constexpr std::string_view kFrom = "\"\\\n\r\t\b\f";
    static constexpr std::string_view kTo = "\"\\nrtbf";
    std::string out = "\"";
    for (const char c : text) {
        const std::size_t simple = kFrom.find(c);
        if (simple != std::string_view::npos)
            out += {'\\', kTo[simple]};
        else if (static_cast<unsigned char>(c) < 0x20)
            out += escaped(static_cast<unsigned char>(c), "\\u00");
        else
            out += c;
    }
    return out + "\"";
}

/// The values both forms write alike but for the three constants.
std::string scalar(const Value& value, const char* const (&constants)[3]) {
    if (value.is<NoneValue>()) return constants[0];
    if (const bool* truth = value.as<bool>()) return constants[*truth ? 1 : 2];
    if (const auto* integer = value.as<std::int64_t>()) return std::to_string(*integer);
    return formatReal(*value.as<double>());
}

std::string representation(RenderContext& context, const Value& value);

std::string listRepresentation(RenderContext& context, const TemplateList& list) {
    std::string out = "[";
    for (const Value& item : list.items) {
        out += (out.size() > 1 ? ", " : "") + representation(context, item);
        context.requireTextSize(out.size());
    }
    return out + "]";
}

std::string dictRepresentation(RenderContext& context, const TemplateDict& dict) {
    std::string out = "{";
    for (const auto& [key, value] : dict.entries) {
        out += (out.size() > 1 ? ", " : "") + quoted(key) + ": " + representation(context, value);
        context.requireTextSize(out.size());
    }
    return out + "}";
}

std::string representation(RenderContext& context, const Value& value) {
    static constexpr const char* kConstants[] = {"None", "True", "False"};
    context.spend(1);
    if (const std::string* text = value.text()) {
        context.spendBytes(text->size());
        return quoted(*text);
    }
    if (value.is<UndefinedValue>()) return "Undefined";
    if (const List* list = value.as<List>()) return listRepresentation(context, **list);
    if (const Dict* dict = value.as<Dict>()) return dictRepresentation(context, **dict);
    if (value.held().index() <= Value(Value::Held(0.0)).held().index())
        return scalar(value, kConstants);
    context.fail("TPL-007", "The chat template prints something that has no text", "",
                 kindName(value));
}

/// Writes JSON with Python's separators and line breaks.
class JsonWriter {
public:
    JsonWriter(RenderContext& context, std::optional<std::int64_t> indent)
        : m_context(context), m_indent(indent) {}

    std::string take() { return std::move(m_out); }

    void write(const Value& value) {
        static constexpr const char* kConstants[] = {"null", "true", "false"};
        m_context.spend(1);
        m_context.requireTextSize(m_out.size());
        if (const std::string* text = value.text())
            writeText(*text);
        else if (const List* list = value.as<List>())
            writeList(**list);
        else if (const Dict* dict = value.as<Dict>())
            writeDict(**dict);
        else if (value.is<NoneValue>() || value.is<bool>() || value.is<std::int64_t>() ||
                 value.is<double>())
            m_out += scalar(value, kConstants);
        else
            m_context.fail("TPL-007", "The chat template writes something JSON does not know",
                           "filter 'tojson'", kindName(value));
    }

private:
    void writeText(const std::string& text) {
        m_context.spendBytes(text.size());
        m_out += jsonText(text);
    }
    void writeList(const TemplateList& list) {
        m_out += '[';
        ++m_level;
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            separate(i);
            write(list.items[i]);
        }
        --m_level;
        if (!list.items.empty()) breakLine();
        m_out += ']';
    }
    void writeDict(const TemplateDict& dict) {
        m_out += '{';
        ++m_level;
        for (std::size_t i = 0; i < dict.entries.size(); ++i) {
            separate(i);
            writeText(dict.entries[i].first);
            m_out += ": ";
            write(dict.entries[i].second);
        }
        --m_level;
        if (!dict.entries.empty()) breakLine();
        m_out += '}';
    }
    void separate(std::size_t index) {
        if (index > 0) m_out += m_indent ? "," : ", ";
        breakLine();
    }
    void breakLine() {
        if (!m_indent) return;
        m_out += '\n';
        m_out.append(static_cast<std::size_t>(*m_indent) * m_level, ' ');
    }

    RenderContext& m_context;
    std::optional<std::int64_t> m_indent;
    std::size_t m_level = 0;
    std::string m_out;
};

constexpr std::int64_t kMaxIndent = 64;

} // namespace

std::string toText(RenderContext& context, const Value& value) {
    if (const std::string* text = value.text()) return *text;
    if (value.is<UndefinedValue>()) return "";
    return representation(context, value);
}

std::string toJson(RenderContext& context, const Value& value, std::optional<std::int64_t> indent) {
    if (indent && (*indent < 0 || *indent > kMaxIndent))
        context.fail("TPL-007", "The chat template indents JSON strangely", "filter 'tojson'",
                     std::to_string(*indent), "0 to " + std::to_string(kMaxIndent));
    JsonWriter writer(context, indent);
    writer.write(requireDefined(context, value));
    return writer.take();
}

} // namespace steerscope
