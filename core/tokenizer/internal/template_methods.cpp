// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/tokenizer/internal/template_functions.h"
#include "core/tokenizer/internal/template_text.h"
#include "core/tokenizer/internal/template_values.h"

namespace steerscope {
namespace {

using Bound = BoundArguments;

/// Splitting more often than this is first counted.
constexpr std::int64_t kManyCuts = 1000;

enum class Side { left, right, both };

template <Side S> Value strip(RenderContext& context, const Value& subject, const Bound& given) {
    const std::string characters = textOr(context, given[0], "");
    std::string_view text = *subject.text();
    if (S != Side::right) text = stripLeft(text, characters);
    if (S != Side::left) text = stripRight(text, characters);
    return context.text(std::string(text));
}

/// startswith and endswith take one text or several.
template <bool AtStart>
Value hasAffix(RenderContext& context, const Value& subject, const Bound& given) {
    const std::string& text = *subject.text();
    const auto fits = [&](const Value& affix) {
        const std::string& wanted = requireText(context, affix);
        return AtStart ? text.starts_with(wanted) : text.ends_with(wanted);
    };
    if (const List* list = given[0]->as<List>())
        return Value::Held(std::ranges::any_of((*list)->items, fits));
    return Value::Held(fits(*given[0]));
}

template <bool AtStart>
Value removeAffix(RenderContext& context, const Value& subject, const Bound& given) {
    std::string_view text = *subject.text();
    const std::string& affix = requireText(context, *given[0]);
    if (AtStart && text.starts_with(affix)) text.remove_prefix(affix.size());
    if (!AtStart && text.ends_with(affix)) text.remove_suffix(affix.size());
    return context.text(std::string(text));
}

Value splitAtBlanks(RenderContext& context, std::string_view text, std::int64_t cuts) {
    const auto most = static_cast<std::int64_t>(context.limits().loopIterations);
    const bool all = cuts < 0 || cuts > most;
    const auto words = splitWords(text, all ? most : cuts);
    if (all) context.requireIterable(words.size());
    return textList(context, words);
}

Value split(RenderContext& context, const Value& subject, const Bound& given) {
    const std::string& text = *subject.text();
    const std::int64_t cuts = integerOr(context, given[1], -1);
    context.spendBytes(text.size());
    if (!given[0] || given[0]->is<NoneValue>()) return splitAtBlanks(context, text, cuts);
    const std::string& separator = requireText(context, *given[0]);
    if (separator.empty())
        context.fail("TPL-007", "The chat template splits at the empty text", "method 'split'");
    if (cuts < 0 || cuts > kManyCuts) context.requireIterable(occurrences(text, separator) + 1);
    return textList(context, splitAt(text, separator, cuts));
}

Value splitLines(RenderContext& context, const Value& subject, const Bound&) {
    std::string_view text = *subject.text();
    if (text.empty()) return context.list({});
    if (text.ends_with('\n')) text.remove_suffix(1);
    context.requireIterable(occurrences(text, "\n") + 1);
    return textList(context, splitAt(text, "\n", -1));
}

template <LetterCase C> Value recase(RenderContext& context, const Value& subject, const Bound&) {
    return context.text(recased(*subject.text(), C));
}

Value replace(RenderContext& context, const Value& subject, const Bound& given) {
    return replacedText(context, *subject.text(), given);
}

Value join(RenderContext& context, const Value& subject, const Bound& given) {
    const std::vector<Value> items = itemsOf(context, *given[0]);
    for (const Value& item : items)
        requireText(context, item);
    return joinedTexts(context, items, *subject.text());
}

Value find(RenderContext& context, const Value& subject, const Bound& given) {
    const std::string& text = *subject.text();
    context.spendBytes(text.size());
    const std::size_t at = text.find(requireText(context, *given[0]));
    if (at == std::string::npos) return Value::Held(std::int64_t{-1});
    return Value::Held(
        static_cast<std::int64_t>(codePointCount(std::string_view(text).substr(0, at))));
}

Value count(RenderContext& context, const Value& subject, const Bound& given) {
    const std::string& part = requireText(context, *given[0]);
    context.spendBytes(subject.text()->size());
    if (part.empty())
        return Value::Held(static_cast<std::int64_t>(codePointCount(*subject.text()) + 1));
    return Value::Held(static_cast<std::int64_t>(occurrences(*subject.text(), part)));
}

constexpr LanguageFunction kTextMethods[] = {
    {"strip", {"chars"}, 0, strip<Side::both>},
    {"lstrip", {"chars"}, 0, strip<Side::left>},
    {"rstrip", {"chars"}, 0, strip<Side::right>},
    {"startswith", {"prefix"}, 1, hasAffix<true>},
    {"endswith", {"suffix"}, 1, hasAffix<false>},
    {"removeprefix", {"prefix"}, 1, removeAffix<true>},
    {"removesuffix", {"suffix"}, 1, removeAffix<false>},
    {"split", {"sep", "maxsplit"}, 0, split},
    {"splitlines", {}, 0, splitLines},
    {"upper", {}, 0, recase<LetterCase::upper>},
    {"lower", {}, 0, recase<LetterCase::lower>},
    {"capitalize", {}, 0, recase<LetterCase::capitalized>},
    {"title", {}, 0, recase<LetterCase::titleWords>},
    {"replace", {"old", "new", "count"}, 2, replace},
    {"join", {"iterable"}, 1, join},
    {"find", {"sub"}, 1, find},
    {"count", {"sub"}, 1, count},
};

Value get(RenderContext& context, const Value& subject, const Bound& given) {
    context.spend(1);
    const std::string* key = requireDefined(context, *given[0]).text();
    const Value* found = key ? (*subject.as<Dict>())->find(*key) : nullptr;
    if (found) return *found;
    return given[1] ? *given[1] : Value();
}

Value keys(RenderContext& context, const Value& subject, const Bound&) {
    return context.list(itemsOf(context, subject));
}

Value values(RenderContext& context, const Value& subject, const Bound&) {
    std::vector<Value> out;
    for (const auto& [key, value] : (*subject.as<Dict>())->entries)
        out.push_back(value);
    return context.list(std::move(out));
}

Value items(RenderContext& context, const Value& subject, const Bound&) {
    std::vector<Value> out;
    for (const auto& [key, value] : (*subject.as<Dict>())->entries)
        out.push_back(context.list({context.text(key), value}));
    return context.list(std::move(out));
}

constexpr LanguageFunction kDictMethods[] = {
    {"get", {"key", "default"}, 1, get},
    {"keys", {}, 0, keys},
    {"values", {}, 0, values},
    {"items", {}, 0, items},
};

template <std::size_t N>
const LanguageFunction* named(const LanguageFunction (&functions)[N], const std::string& name) {
    const auto found = std::ranges::find(functions, name, &LanguageFunction::name);
    return found == std::end(functions) ? nullptr : found;
}

} // namespace

Value callMethod(RenderContext& context, const std::string& name, const Value& subject,
                 const Arguments& arguments) {
    requireDefined(context, subject);
    const LanguageFunction* method = nullptr;
    if (subject.is<Text>()) method = named(kTextMethods, name);
    if (subject.is<Dict>()) method = named(kDictMethods, name);
    const std::string construct = "method '" + name + "' of a " + kindName(subject);
    if (method) return applyFunction(context, *method, construct, subject, arguments);
    context.fail("TPL-005", "The chat template uses a construct that is not supported", construct);
}

} // namespace steerscope
