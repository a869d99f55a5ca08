// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged and shuffled templates: whatever the source, it renders or fails with a named error.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/utf8.h"
#include "core/tokenizer/chat_template.h"
#include "tests/support/test_paths.h"

namespace steerscope {
namespace {

/// Renders or refuses; anything but an Error of the template engine escapes and fails the test.
bool rendersOrRefuses(const std::string& source) {
    const std::vector<ChatMessage> messages{{"user", "a {{ b }}"}, {"assistant", "é\xFF"}};
    try {
        ChatTemplate::parse(source).render(messages, {"<s>", "</s>", true});
        return true;
    } catch (const Error& error) {
        return error.record().code.starts_with("TPL-") && !error.record().hint.empty();
    }
}

const std::vector<std::string>& realTemplates() {
    static const std::vector<std::string> sources = [] {
        std::vector<std::string> out;
        for (const auto& entry :
             std::filesystem::directory_iterator(test::dataPath("tokenizer/templates")))
            out.push_back(readTextFile(entry.path()));
        return out;
    }();
    return sources;
}

RC_GTEST_PROP(TemplateFuzz, RealTemplatesWithDamage, ()) {
    std::string source = *rc::gen::elementOf(realTemplates());
    const int edits = *rc::gen::inRange(1, 8);
    for (int i = 0; i < edits && !source.empty(); ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, source.size());
        const auto length = *rc::gen::inRange<std::size_t>(0, 12);
        const auto with = *rc::gen::element<std::string>(
            "", "{%", "%}", "{{", "}}", "-", "(", ")", "[", "]", "'", "|", ".", ":", "9", "\n",
            "if ", "else", "not ", " in ", "loop", "~", "{#", "#}", "\xFF", "==", "=", ",",
            "namespace()");
        source.replace(at, length, with);
    }
    RC_ASSERT(rendersOrRefuses(source));
}

RC_GTEST_PROP(TemplateFuzz, ShuffledPiecesOfTheLanguage, ()) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "{{ ", " }}", "{% ", " %}", "{%- ", " -%}", "if ", "for x in ", "set a = ", "endif",
        "endfor", "messages", "loop.index", "[0]", ".role", "['content']", " | ", "length",
        "tojson", "trim", "join(',')", "map(attribute='role')", "(", ")", "[", "]", "{'a': ", "}",
        "1", "-3", "2.5", "'t'", " + ", " * ", " // ", " % ", " ** ", " ~ ", " == ", " < ", " in ",
        " is defined", " is string", "not ", " and ", " or ", " if ", " else ", ":", ",", "range(",
        "a", "text ", "macro m(a)", "endmacro", "m(", ".split(", ".items()", "::-1", "{# ", " #}",
        "\n"));
    std::string source;
    for (const std::string& piece : pieces)
        source += piece;
    RC_ASSERT(rendersOrRefuses(source));
}

RC_GTEST_PROP(TemplateFuzz, ExpressionsOfManyShapes, ()) {
    const auto atom = [] {
        return *rc::gen::element<std::string>("1", "-7", "0", "2.5", "'héllo'", "''", "[1, 'b']",
                                              "{'k': 2}", "none", "true", "nothing", "messages",
                                              "messages[0].role", "9223372036854775807");
    };
    std::string expression = atom();
    const int steps = *rc::gen::inRange(1, 10);
    for (int i = 0; i < steps; ++i) {
        const auto shape = *rc::gen::element<std::string>(
            "(@ + #)", "(@ - #)", "(@ * #)", "(@ / #)", "(@ // #)", "(@ % #)", "(@ ** #)",
            "(@ ~ #)", "(@ == #)", "(@ < #)", "(@ in #)", "(@ and #)", "(@ or #)", "(not @)",
            "(-@)", "@[#]", "@[#:]", "@[::#]", "@|trim", "@|upper", "@|title", "@|length",
            "@|tojson", "@|list", "@|first", "@|int", "@|string", "@|join(#)", "@|default(#)",
            "@|replace(#, 'x')", "@|indent(#)", "@|map('string')|list", "@.split(#)", "@.strip(#)",
            "@.get(#)", "(@ if # else @)", "@|reverse", "range(#)", "[@, #]",
            "(@ is divisibleby #)");
        std::string next;
        for (const char c : shape)
            next += c == '@' ? expression : c == '#' ? atom() : std::string(1, c);
        if (next.size() < 4000) expression = next;
    }
    RC_ASSERT(rendersOrRefuses("{{ " + expression + " }}"));
}

} // namespace
} // namespace steerscope
