// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/tokenizer/internal/template_functions.h"
#include "core/tokenizer/internal/template_text.h"
#include "core/tokenizer/internal/template_values.h"

namespace steerscope {
namespace {

using Bound = BoundArguments;

template <LetterCase C> Value recase(RenderContext& context, const Value& subject, const Bound&) {
    return context.text(recased(toText(context, subject), C));
}

Value trim(RenderContext& context, const Value& subject, const Bound& arguments) {
    const std::string text = toText(context, subject);
    const std::string characters = textOr(context, arguments[0], "");
    return context.text(std::string(stripLeft(stripRight(text, characters), characters)));
}

Value length(RenderContext& context, const Value& subject, const Bound&) {
    return Value::Held(static_cast<std::int64_t>(lengthOf(context, subject)));
}

Value attributePath(RenderContext& context, Value value, const std::string& path) {
    for (const std::string_view name : splitAt(path, ".", -1))
        value = attributeOf(context, value, std::string(name));
    return value;
}

Value join(RenderContext& context, const Value& subject, const Bound& arguments) {
    std::vector<Value> items = itemsOf(context, subject);
    if (arguments[1])
        for (Value& item : items)
            item = attributePath(context, item, requireText(context, *arguments[1]));
    return joinedTexts(context, items, arguments[0] ? toText(context, *arguments[0]) : "");
}

Value orDefault(RenderContext& context, const Value& subject, const Bound& arguments) {
    const bool ifFalse = arguments[1] && isTrue(*arguments[1]);
    if (!subject.is<UndefinedValue>() && (!ifFalse || isTrue(subject))) return subject;
    return arguments[0] ? *arguments[0] : context.text("");
}

Value json(RenderContext& context, const Value& subject, const Bound& arguments) {
    if (arguments[0] && isTrue(*arguments[0]))
        context.fail("TPL-005", "The chat template uses a construct that is not supported",
                     "tojson(ensure_ascii=true)");
    const bool hasIndent = arguments[1] && !arguments[1]->is<NoneValue>();
    return context.text(
        toJson(context, subject,
               hasIndent ? std::optional(integerOr(context, arguments[1], 0)) : std::nullopt));
}

Value first(RenderContext& context, const Value& subject, const Bound&) {
    if (subject.text()) return subscriptOf(context, subject, Value::Held(std::int64_t{0}));
    const std::vector<Value> items = itemsOf(context, subject);
    return items.empty() ? Value::undefined("the first item of nothing") : items.front();
}

Value last(RenderContext& context, const Value& subject, const Bound&) {
    if (subject.text()) return subscriptOf(context, subject, Value::Held(std::int64_t{-1}));
    const std::vector<Value> items = itemsOf(context, subject);
    return items.empty() ? Value::undefined("the last item of nothing") : items.back();
}

Value replace(RenderContext& context, const Value& subject, const Bound& arguments) {
    return replacedText(context, toText(context, subject), arguments);
}

Value asList(RenderContext& context, const Value& subject, const Bound&) {
    return context.list(itemsOf(context, subject));
}

Value asText(RenderContext& context, const Value& subject, const Bound&) {
    return context.text(toText(context, subject));
}

std::optional<double> parsedReal(std::string_view text) {
    text = stripLeft(stripRight(text));
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> realOf(RenderContext& context, const Value& value) {
    std::int64_t scratch = 0;
    if (const std::string* text = requireDefined(context, value).text()) return parsedReal(*text);
    if (const std::int64_t* integer = value.integer(scratch)) return static_cast<double>(*integer);
    if (const double* real = value.as<double>()) return *real;
    return std::nullopt;
}

Value asInteger(RenderContext& context, const Value& subject, const Bound& arguments) {
    std::int64_t scratch = 0;
    if (const std::int64_t* integer = subject.integer(scratch)) return Value::Held(*integer);
    const Value fallback = arguments[0] ? *arguments[0] : Value(Value::Held(std::int64_t{0}));
    const auto real = realOf(context, subject);
    if (!real) return fallback;
    if (!(std::fabs(*real) < 0x1p63))
        context.fail("TPL-009", "A number in the chat template becomes too large", "filter 'int'");
    return Value::Held(static_cast<std::int64_t>(*real));
}

Value asReal(RenderContext& context, const Value& subject, const Bound& arguments) {
    if (const auto real = realOf(context, subject)) return Value::Held(*real);
    return arguments[0] ? *arguments[0] : Value(Value::Held(0.0));
}

Value absolute(RenderContext& context, const Value& subject, const Bound&) {
    const auto real = realOf(context, subject);
    const bool isNegative = !subject.text() && real && *real < 0;
    return isNegative ? negated(context, subject) : subject;
}

Value pairs(RenderContext& context, const Value& subject, const Bound&) {
    if (subject.is<UndefinedValue>()) return context.list({});
    return callMethod(context, "items", subject, {});
}

Value reverse(RenderContext& context, const Value& subject, const Bound&) {
    return sliceOf(context, subject, {.step = -1});
}

Value asIs(RenderContext&, const Value& subject, const Bound&) {
    return subject;
}

Value indent(RenderContext& context, const Value& subject, const Bound& arguments) {
    const std::int64_t width = integerOr(context, arguments[0], 4);
    const bool indentFirst = arguments[1] && isTrue(*arguments[1]);
    const bool indentBlank = arguments[2] && isTrue(*arguments[2]);
    context.requireTextSize(static_cast<std::size_t>(std::max<std::int64_t>(width, 0)));
    const std::string blanks(static_cast<std::size_t>(std::max<std::int64_t>(width, 0)), ' ');
    const std::string text = toText(context, subject);
    context.requireIterable(occurrences(text, "\n") + 1);
    std::string out;
    for (const std::string_view line : splitAt(text, "\n", -1)) {
        const bool isFirst = line.data() == text.data();
        if (!isFirst) out += '\n';
        if (isFirst ? indentFirst : indentBlank || !line.empty()) out += blanks;
        out += line;
        context.requireTextSize(out.size());
    }
    return context.text(std::move(out));
}

/// select and reject, by the item or by one of its attributes.
enum class Keep { passing, failing };

Value selected(RenderContext& context, const Value& subject, const Value* attribute,
               std::pair<const Value*, const Value*> test, Keep keep) {
    Arguments arguments;
    if (test.second) arguments.positional.push_back(*test.second);
    std::vector<Value> kept;
    for (const Value& item : itemsOf(context, subject)) {
        const Value tested =
            attribute ? attributePath(context, item, requireText(context, *attribute)) : item;
        const bool passes =
            test.first ? applyTest(context, requireText(context, *test.first), tested, arguments)
                       : isTrue(tested);
        if (passes == (keep == Keep::passing)) kept.push_back(item);
    }
    return context.list(std::move(kept));
}

template <Keep K>
Value selectItems(RenderContext& context, const Value& subject, const Bound& arguments) {
    return selected(context, subject, nullptr, {arguments[0], arguments[1]}, K);
}

template <Keep K>
Value selectByAttribute(RenderContext& context, const Value& subject, const Bound& arguments) {
    return selected(context, subject, arguments[0], {arguments[1], arguments[2]}, K);
}

Value map(RenderContext& context, const Value& subject, const Bound& arguments) {
    std::vector<Value> items = itemsOf(context, subject);
    for (Value& item : items) {
        if (arguments[0]) {
            item = applyFilter(context, requireText(context, *arguments[0]), item, {});
            continue;
        }
        if (!arguments[1])
            context.fail("TPL-007", "The chat template maps without saying what", "filter 'map'");
        item = attributePath(context, item, requireText(context, *arguments[1]));
        if (arguments[2] && item.is<UndefinedValue>()) item = *arguments[2];
    }
    return context.list(std::move(items));
}

constexpr LanguageFunction kFilters[] = {
    {"trim", {"chars"}, 0, trim},
    {"upper", {}, 0, recase<LetterCase::upper>},
    {"lower", {}, 0, recase<LetterCase::lower>},
    {"capitalize", {}, 0, recase<LetterCase::capitalized>},
    {"title", {}, 0, recase<LetterCase::titleChunks>},
    {"length", {}, 0, length},
    {"count", {}, 0, length},
    {"join", {"d", "attribute"}, 0, join},
    {"default", {"default_value", "boolean"}, 0, orDefault},
    {"d", {"default_value", "boolean"}, 0, orDefault},
    {"tojson", {"ensure_ascii", "indent"}, 0, json},
    {"first", {}, 0, first},
    {"last", {}, 0, last},
    {"replace", {"old", "new", "count"}, 2, replace},
    {"list", {}, 0, asList},
    {"string", {}, 0, asText},
    {"int", {"default"}, 0, asInteger},
    {"float", {"default"}, 0, asReal},
    {"abs", {}, 0, absolute},
    {"items", {}, 0, pairs},
    {"reverse", {}, 0, reverse},
    {"safe", {}, 0, asIs},
    {"indent", {"width", "first", "blank"}, 0, indent},
    {"select", {"test", "argument"}, 0, selectItems<Keep::passing>},
    {"reject", {"test", "argument"}, 0, selectItems<Keep::failing>},
    {"selectattr", {"attribute", "test", "argument"}, 1, selectByAttribute<Keep::passing>},
    {"rejectattr", {"attribute", "test", "argument"}, 1, selectByAttribute<Keep::failing>},
    {"map", {"filter", "attribute", "default"}, 0, map},
};

} // namespace

Value applyFilter(RenderContext& context, const std::string& name, const Value& subject,
                  const Arguments& arguments) {
    const std::string construct = "filter '" + name + "'";
    for (const LanguageFunction& filter : kFilters)
        if (filter.name == name)
            return applyFunction(context, filter, construct, subject, arguments);
    context.fail("TPL-005", "The chat template uses a construct that is not supported", construct);
}

} // namespace steerscope
