// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Templates made to hurt the reader: each must stop with a named error, soon and in little memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "core/base/error.h"
#include "core/tokenizer/chat_template.h"

namespace steerscope {
namespace {

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

/// The error of parsing and rendering, or an empty record when both succeed.
ErrorRecord refusal(const std::string& source, const std::vector<ChatMessage>& messages = {}) {
    try {
        ChatTemplate::parse(source).render(messages, {});
    } catch (const Error& error) {
        EXPECT_NE(error.record().hint.find("ChatML"), std::string::npos) << error.what();
        EXPECT_FALSE(error.record().problem.empty());
        return error.record();
    }
    return {};
}

struct Torture {
    const char* name;
    std::string source;
    std::vector<std::string> codes; ///< Several where the limit met first depends on the speed.
};

void PrintTo(const Torture& torture, std::ostream* out) {
    *out << torture.name;
}

constexpr std::size_t kDeep = 10'000;

std::vector<Torture> nestingTortures() {
    return {
        {"deep_parentheses",
         "{{ " + repeated("(", kDeep) + "1" + repeated(")", kDeep) + " }}",
         {"TPL-006"}},
        {"deep_lists", "{{ " + repeated("[", kDeep) + repeated("]", kDeep) + " }}", {"TPL-006"}},
        {"deep_dicts",
         "{{ " + repeated("{'a':", kDeep) + "1" + repeated("}", kDeep) + " }}",
         {"TPL-006"}},
        {"deep_not", "{{ " + repeated("not ", kDeep) + "1 }}", {"TPL-006"}},
        {"deep_minus", "{{ " + repeated("- ", kDeep) + "1 }}", {"TPL-006"}},
        {"deep_subscripts",
         "{{ a" + repeated("[a", kDeep) + repeated("]", kDeep) + " }}",
         {"TPL-006"}},
        {"deep_else", "{{ " + repeated("1 if 0 else ", kDeep) + "1 }}", {"TPL-006"}},
        {"long_sum", "{{ 1" + repeated(" + 1", kDeep) + " }}", {"TPL-006"}},
        {"long_filters", "{{ 1" + repeated("|abs", kDeep) + " }}", {"TPL-006"}},
        {"long_attributes", "{{ a" + repeated(".a", kDeep) + " }}", {"TPL-006"}},
        {"deep_if", repeated("{% if 1 %}", kDeep) + repeated("{% endif %}", kDeep), {"TPL-002"}},
        {"deep_for",
         repeated("{% for i in [1] %}", kDeep) + repeated("{% endfor %}", kDeep),
         {"TPL-002"}},
        {"fairly_deep_if",
         repeated("{% if 1 %}", 1000) + repeated("{% endif %}", 1000),
         {"TPL-006"}},
        {"nested_values",
         "{% set ns = namespace(x=[]) %}{% for i in range(9999) %}{% set ns.x = [ns.x] %}"
         "{% endfor %}",
         {"TPL-006"}},
        {"shared_values",
         "{% set x = [1] %}" + repeated("{% set x = [x, x] %}", 50) + "{{ x == x ~ '' }}{{ x }}",
         {"TPL-011", "TPL-012"}},
        {"shared_equality",
         "{% set x = [] %}{% set y = [] %}" +
             repeated("{% set x = [x, x] %}{% set y = [y, y] %}", 50) + "{{ x == y }}",
         {"TPL-012"}},
    };
}

std::vector<Torture> sizeTortures() {
    const std::string doubling =
        "{% set s = 'aaaaaaaaaaaaaaaa' %}" + repeated("{% set s = s ~ s %}", 40) + "{{ s }}";
    return {
        {"endless_range", "{% for i in range(1000000000) %}{% endfor %}", {"TPL-010"}},
        {"widest_range", "{{ range(-9223372036854775807, 9223372036854775807) }}", {"TPL-010"}},
        {"nested_loops",
         "{% for i in range(9999) %}{% for j in range(9999) %}x{% endfor %}{% endfor %}",
         {"TPL-010", "TPL-012"}},
        {"loop_over_text",
         "{% for c in 'a' * 4000000 %}{% endfor %}",
         {"TPL-010", "TPL-015", "TPL-012"}},
        {"gigabyte", "{{ 'a' * 1000000000 }}", {"TPL-011"}},
        {"gigabyte_list", "{{ [1] * 1000000000 }}", {"TPL-010"}},
        {"overflowing_repeat", "{{ 'aaaa' * 9223372036854775807 }}", {"TPL-009"}},
        {"doubling_text", doubling, {"TPL-011"}},
        {"gigabyte_by_loop",
         "{% set s = 'a' * 100000 %}{% for i in range(10000) %}{{ s }}{% endfor %}",
         {"TPL-011", "TPL-012"}},
        {"gigabyte_by_replace", "{{ ('a' * 100000).replace('a', 'b' * 10000) }}", {"TPL-011"}},
        {"gigabyte_by_join", "{{ range(99999) | join('b' * 10000) }}", {"TPL-011"}},
        {"gigabyte_by_indent", "{{ ('\\n' * 90000) | indent(10000, true, true) }}", {"TPL-011"}},
        {"widest_indent", "{{ 'a' | indent(9223372036854775807) }}", {"TPL-011"}},
        {"many_texts",
         "{% set ns = namespace(l=[]) %}{% set s = 'a' * 1000000 %}{% for i in range(1000) %}"
         "{% set ns.l = ns.l + [s ~ i] %}{% endfor %}",
         {"TPL-015", "TPL-012"}},
        {"many_pieces", "{{ ('a,' * 2000000).split(',') | length }}", {"TPL-010"}},
        {"many_words", "{{ ('a ' * 2000000).split() | length }}", {"TPL-010"}},
        {"many_lines", "{{ ('a\\n' * 2000000).splitlines() | length }}", {"TPL-010"}},
        {"many_cuts", "{{ ('a,' * 2000000).split(',', 9999999) | length }}", {"TPL-010"}},
        {"many_namespaces",
         "{% for i in range(99999) %}{% set n = namespace(a=1,b=2,c=3,d=4,e=5) %}{% endfor %}",
         {"TPL-015", "TPL-012"}},
    };
}

std::vector<Torture> otherTortures() {
    return {
        {"self_calling_macro", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", {"TPL-013"}},
        {"self_calling_default", "{% macro m(a=m()) %}{% endmacro %}{{ m() }}", {"TPL-013"}},
        {"branching_macro",
         "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}"
         "{{ m(30) }}",
         {"TPL-012"}},
        {"slow_search",
         "{% set s = 'a' * 4000000 %}{% for i in range(90000) %}{{ 'b' in s }}{% endfor %}",
         {"TPL-012"}},
        {"division", "{{ 1 // 0 }}", {"TPL-009"}},
        {"modulo", "{{ 1 % 0 }}", {"TPL-009"}},
        {"real_division", "{{ 1 / 0.0 }}", {"TPL-009"}},
        {"worst_division", "{{ (-9223372036854775807 - 1) // -1 }}", {"TPL-009"}},
        {"worst_negation", "{{ -(-9223372036854775807 - 1) }}", {"TPL-009"}},
        {"overflow", "{{ 9223372036854775807 + 1 }}", {"TPL-009"}},
        {"power", "{{ 10 ** 10 ** 10 }}", {"TPL-009"}},
        {"literal", "{{ 99999999999999999999 }}", {"TPL-009"}},
        {"int_of_real", "{{ 1e300 | int }}", {"TPL-009"}},
        {"slice_of_nothing", "{{ 'abc'[::0] }}", {"TPL-009"}},
        {"too_long_source", std::string((1u << 20) + 1, 'a'), {"TPL-001"}},
        {"too_many_tokens", repeated("{{ 1 }}", 20'000), {"TPL-002"}},
        {"open_comment", "{# never closed", {"TPL-003"}},
        {"open_raw", "{% raw %} never closed", {"TPL-003"}},
        {"open_tag", "{{ 1 + ", {"TPL-003"}},
    };
}

std::vector<Torture> tortures() {
    std::vector<Torture> all = nestingTortures();
    for (const auto& more : {sizeTortures(), otherTortures()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

class TemplateTorture : public testing::TestWithParam<Torture> {};

TEST_P(TemplateTorture, StopsSoonWithANamedError) {
    const auto start = std::chrono::steady_clock::now();
    const std::string code = refusal(GetParam().source).code;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_THAT(GetParam().codes, testing::Contains(code));
    EXPECT_LT(took.count(), 2.0); // 200 ms by the clock inside; room for a loaded machine.
}

INSTANTIATE_TEST_SUITE_P(All, TemplateTorture, testing::ValuesIn(tortures()),
                         [](const auto& test) { return test.param.name; });

TEST(TemplateLimits, AHugeSliceIsHarmless) {
    const std::string source = "{{ 'abc'[-9223372036854775807:9223372036854775807:"
                               "9223372036854775807] }}";
    EXPECT_EQ(ChatTemplate::parse(source).render({}, {}), "a");
}

TEST(TemplateLimits, PartsOfALongTextAreReachable) {
    const std::string text = std::string(200'000, 'm') + "é";
    const std::string source =
        "{% set c = messages[0].content %}{{ c[0] }}{{ c[-1] }}{{ c | first }}"
        "{{ c | last }}{{ c[-2:] }}{{ c.split('é') | length }}";
    EXPECT_EQ(ChatTemplate::parse(source).render({{"user", text}}, {}), "mémémé2");
}

TEST(TemplateLimits, LongMessagesPassAndTooLongOnesAreNamed) {
    const std::string megabyte(1u << 20, 'm');
    const ChatTemplate chat = ChatTemplate::parse(kChatMlTemplate);
    EXPECT_GT(chat.render({{"user", megabyte}, {"assistant", megabyte}}, {}).size(), 2u << 20);
    const std::string tooLong((4u << 20) + 1, 'm');
    EXPECT_EQ(refusal(kChatMlTemplate, {{"user", tooLong}}).code, "TPL-011");
}

TEST(TemplateErrors, UnsupportedConstructsAreNamedWithTheirLine) {
    const std::pair<const char*, const char*> cases[] = {
        {"{% include 'x' %}", "{% include %}"},
        {"{% import 'x' as y %}", "{% import %}"},
        {"{% extends 'x' %}", "{% extends %}"},
        {"{% block b %}{% endblock %}", "{% block %}"},
        {"{% call m() %}{% endcall %}", "{% call %}"},
        {"{% filter upper %}{% endfilter %}", "{% filter %}"},
        {"{% with x = 1 %}{% endwith %}", "{% with %}"},
        {"{% for i in [] recursive %}{% endfor %}", "recursive"},
        {"{% for i in [1] %}{% macro m() %}{% endmacro %}{% endfor %}", "{% macro %}"},
        {"{{ 'a' | dictsort }}", "filter 'dictsort'"},
        {"{{ 'a' is sameas 'a' }}", "test 'is sameas'"},
        {"{{ 'a'.format(1) }}", "method 'format' of a text"},
        {"{{ [1].append(2) }}", "method 'append' of a list"},
        {"{{ {}.update({}) }}", "method 'update' of a mapping"},
        {"{{ '%s' % 1 }}", "text formatting"},
        {"{{ f(*x) }}", "argument list with *"},
        {"{{ strftime_now('%Z') }}", "strftime_now with %Z"},
        {"{% for i in [1] %}{{ loop.changed }}{% endfor %}", "loop.changed"},
    };
    for (const auto& [source, construct] : cases) {
        const ErrorRecord error = refusal(std::string("one\ntwo {{ 2 }}\n") + source);
        EXPECT_EQ(error.code, "TPL-005") << source;
        EXPECT_NE(error.field.find(construct), std::string::npos) << error.field;
        EXPECT_NE(error.field.find("line 3"), std::string::npos) << error.field;
    }
}

TEST(TemplateErrors, ARefusalByTheTemplateCarriesItsMessage) {
    const ErrorRecord error = refusal("\n{{ raise_exception('Roles must alternate') }}");
    EXPECT_EQ(error.code, "TPL-014");
    EXPECT_EQ(error.found, "Roles must alternate");
    EXPECT_EQ(error.field, "line 2");
}

TEST(TemplateErrors, UndefinedValuesAreNamed) {
    EXPECT_NE(refusal("{{ tools.name }}").field.find("'tools'"), std::string::npos);
    EXPECT_NE(refusal("{{ messages[0].a.b }}", {{"user", "x"}}).field.find("attribute 'a'"),
              std::string::npos);
    EXPECT_EQ(refusal("{{ messages[3].role }}", {{"user", "x"}}).code, "TPL-008");
}

TEST(TemplateErrors, NothingOutsideTheMessagesCanBeReached) {
    for (const char* source : {"{{ ''.__class__ }}", "{{ messages.__init__ }}",
                               "{{ namespace.__globals__ }}", "{{ self }}", "{{ lipsum }}"})
        EXPECT_EQ(ChatTemplate::parse(source).render({}, {}), "") << source;
    EXPECT_EQ(refusal("{{ ''.__class__.__mro__ }}").code, "TPL-008");
    EXPECT_EQ(refusal("{{ cycler.__init__.__globals__.os.popen('id') }}").code, "TPL-008");
}

} // namespace
} // namespace steerscope
