// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/template_values.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/tokenizer/internal/template_text.h"

namespace steerscope {
namespace {

Value loopAttribute(RenderContext& context, const LoopState& loop, const std::string& name) {
    const auto number = [](std::size_t n) {
        return Value(Value::Held(static_cast<std::int64_t>(n)));
    };
    const auto& items = loop.items->items;
    const std::size_t count = items.size();
    if (name == "index") return number(loop.index + 1);
    if (name == "index0") return number(loop.index);
    if (name == "revindex") return number(count - loop.index);
    if (name == "revindex0") return number(count - loop.index - 1);
    if (name == "length") return number(count);
    if (name == "depth") return number(1); // Counts recursion only, which we lack.
    if (name == "depth0") return number(0);
    if (name == "first") return Value::Held(loop.index == 0);
    if (name == "last") return Value::Held(loop.index + 1 == count);
    if (name == "previtem")
        return loop.index > 0 ? items[loop.index - 1]
                              : Value::undefined("there is no previous item");
    if (name == "nextitem")
        return loop.index + 1 < count ? items[loop.index + 1]
                                      : Value::undefined("there is no next item");
    context.fail("TPL-005", "The chat template uses a construct that is not supported",
                 "loop." + name);
}

/// Python's meaning of an index: negative ones count from the end.
std::optional<std::size_t> resolvedIndex(std::int64_t index, std::size_t count) {
    const auto size = static_cast<std::int64_t>(count);
    if (index < -size || index >= size) return std::nullopt;
    return static_cast<std::size_t>(index < 0 ? index + size : index);
}

Value missing(const Value& key) {
    if (const std::string* name = key.text()) return Value::undefined("'" + *name + "'");
    return Value::undefined("the item");
}

/// Calls `visit` with the positions a slice goes through, in order.
template <class Visit>
void visitSlice(std::size_t count, const SliceBounds& bounds, const Visit& visit) {
    const auto size = static_cast<std::int64_t>(count);
    const std::int64_t step = bounds.step.value_or(1);
    const bool forward = step > 0;
    const std::int64_t lowest = forward ? 0 : -1;
    const std::int64_t highest = forward ? size : size - 1;
    const auto clamped = [&](std::int64_t bound) {
        return std::clamp(bound < 0 ? std::max(bound, -size - 1) + size : bound, lowest, highest);
    };
    const std::int64_t begin = bounds.begin ? clamped(*bounds.begin) : forward ? lowest : highest;
    const std::int64_t end = bounds.end ? clamped(*bounds.end) : forward ? highest : lowest;
    // A step longer than everything visits one position at most, and cannot overflow.
    const std::int64_t stride = std::clamp(step, -size - 1, size + 1);
    for (std::int64_t i = begin; forward ? i < end : i > end; i += stride)
        visit(static_cast<std::size_t>(i));
}

} // namespace

std::string kindName(const Value& value) {
    static constexpr const char* kNames[] = {"undefined", "none", "truth value", "number",
                                             "number",    "text", "list",        "mapping",
                                             "namespace", "loop", "macro",       "function"};
    return kNames[value.held().index()];
}

void failUndefined(const RenderContext& context, const Value& value) {
    context.fail("TPL-008", "The chat template uses a value that is not defined",
                 value.as<UndefinedValue>()->what);
}

const Value& requireDefined(const RenderContext& context, const Value& value) {
    if (value.is<UndefinedValue>()) failUndefined(context, value);
    return value;
}

bool isTrue(const Value& value) {
    if (value.is<UndefinedValue>() || value.is<NoneValue>()) return false;
    if (const bool* truth = value.as<bool>()) return *truth;
    if (const auto* integer = value.as<std::int64_t>()) return *integer != 0;
    if (const double* real = value.as<double>()) return *real != 0;
    if (const std::string* text = value.text()) return !text->empty();
    if (const List* list = value.as<List>()) return !(*list)->items.empty();
    if (const Dict* dict = value.as<Dict>()) return !(*dict)->entries.empty();
    return true;
}

std::vector<Value> itemsOf(RenderContext& context, const Value& value) {
    if (value.is<UndefinedValue>()) return {};
    if (const List* list = value.as<List>()) return (*list)->items;
    std::vector<Value> items;
    if (const Dict* dict = value.as<Dict>()) {
        for (const auto& [key, entry] : (*dict)->entries)
            items.push_back(context.text(key));
    } else if (const std::string* text = value.text()) {
        context.requireIterable(codePointCount(*text));
        for (std::size_t i = 0; i < text->size();) {
            const std::size_t begin = i;
            nextCodePoint(*text, i);
            items.push_back(context.text(text->substr(begin, i - begin)));
        }
    } else {
        context.fail("TPL-007", "The chat template loops over something that has no items", "",
                     kindName(value), "a list, a mapping or a text");
    }
    return items;
}

std::size_t lengthOf(RenderContext& context, const Value& value) {
    if (value.is<UndefinedValue>()) return 0;
    if (const List* list = value.as<List>()) return (*list)->items.size();
    if (const Dict* dict = value.as<Dict>()) return (*dict)->entries.size();
    if (const std::string* text = value.text()) {
        context.spendBytes(text->size());
        return codePointCount(*text);
    }
    context.fail("TPL-007", "The chat template asks for the length of something that has none",
                 "length", kindName(value), "a list, a mapping or a text");
}

Value attributeOf(RenderContext& context, const Value& value, const std::string& name) {
    requireDefined(context, value);
    if (const Dict* dict = value.as<Dict>()) {
        const Value* entry = (*dict)->find(name);
        if (entry) return *entry;
    } else if (TemplateNamespace* const* space = value.as<TemplateNamespace*>()) {
        if (const Value* entry = (*space)->find(name)) return *entry;
    } else if (const Loop* loop = value.as<Loop>()) {
        return loopAttribute(context, **loop, name);
    }
    return Value::undefined("attribute '" + name + "'");
}

Value subscriptOf(RenderContext& context, const Value& value, const Value& key) {
    requireDefined(context, value);
    std::int64_t scratch = 0;
    const std::int64_t* index = key.integer(scratch);
    const std::string* name = key.text();
    if (const List* list = value.as<List>(); list && index) {
        const auto at = resolvedIndex(*index, (*list)->items.size());
        return at ? (*list)->items[*at] : missing(key);
    }
    if (const std::string* text = value.text(); text && index) {
        context.spendBytes(text->size());
        const auto offsets = codePointOffsets(*text);
        const auto at = resolvedIndex(*index, offsets.size() - 1);
        if (!at) return missing(key);
        return context.text(text->substr(offsets[*at], offsets[*at + 1] - offsets[*at]));
    }
    if (name) return attributeOf(context, value, *name);
    return missing(key);
}

Value sliceOf(RenderContext& context, const Value& value, const SliceBounds& bounds) {
    requireDefined(context, value);
    if (bounds.step == 0)
        context.fail("TPL-009", "The chat template cuts in steps of nothing", "slice", "step 0");
    if (const List* list = value.as<List>()) {
        std::vector<Value> items;
        visitSlice((*list)->items.size(), bounds,
                   [&](std::size_t at) { items.push_back((*list)->items[at]); });
        return context.list(std::move(items));
    }
    const std::string* text = value.text();
    if (!text)
        context.fail("TPL-007", "The chat template cuts something that has no parts", "slice",
                     kindName(value), "a list or a text");
    context.spendBytes(text->size());
    const auto offsets = codePointOffsets(*text);
    std::string out;
    visitSlice(offsets.size() - 1, bounds, [&](std::size_t at) {
        out.append(*text, offsets[at], offsets[at + 1] - offsets[at]);
    });
    return context.text(std::move(out));
}

} // namespace steerscope
