// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/internal/template_functions.h"

#include "core/tokenizer/internal/template_text.h"
#include "core/tokenizer/internal/template_values.h"

namespace steerscope {
namespace {

std::string signature(const LanguageFunction& function) {
    std::string text;
    for (const std::string_view parameter : function.parameters)
        if (!parameter.empty()) text += (text.empty() ? "" : ", ") + std::string(parameter);
    return "arguments (" + text + ")";
}

[[noreturn]] void badArguments(const RenderContext& context, const LanguageFunction& function,
                               const std::string& construct, std::string found) {
    context.fail("TPL-007", "The chat template passes arguments that do not fit", construct,
                 std::move(found), signature(function));
}

BoundArguments bind(const RenderContext& context, const LanguageFunction& function,
                    const std::string& construct, const Arguments& arguments) {
    BoundArguments bound{};
    for (std::size_t i = 0; i < arguments.positional.size(); ++i) {
        if (i >= kMaxParameters || function.parameters[i].empty())
            badArguments(context, function, construct,
                         std::to_string(arguments.positional.size()) + " arguments");
        bound[i] = &arguments.positional[i];
    }
    for (const auto& [name, value] : arguments.named) {
        std::size_t at = 0;
        while (at < kMaxParameters && function.parameters[at] != name)
            ++at;
        if (at == kMaxParameters || bound[at])
            badArguments(context, function, construct, "argument '" + name + "'");
        bound[at] = &value;
    }
    for (std::size_t i = 0; i < function.required; ++i)
        if (!bound[i]) badArguments(context, function, construct, "too few arguments");
    return bound;
}

} // namespace

Value applyFunction(RenderContext& context, const LanguageFunction& function,
                    const std::string& construct, const Value& subject,
                    const Arguments& arguments) {
    context.spend(1);
    return function.apply(context, subject, bind(context, function, construct, arguments));
}

const std::string& requireText(RenderContext& context, const Value& value) {
    if (const std::string* text = requireDefined(context, value).text()) return *text;
    context.fail("TPL-007", "The chat template needs a text here", "", kindName(value), "a text");
}

std::string textOr(RenderContext& context, const Value* value, std::string_view otherwise) {
    if (!value || value->is<NoneValue>()) return std::string(otherwise);
    return requireText(context, *value);
}

std::int64_t integerOr(RenderContext& context, const Value* value, std::int64_t otherwise) {
    if (!value || value->is<NoneValue>()) return otherwise;
    std::int64_t scratch = 0;
    if (const std::int64_t* integer = requireDefined(context, *value).integer(scratch))
        return *integer;
    context.fail("TPL-007", "The chat template needs a whole number here", "", kindName(*value),
                 "a whole number");
}

Value textList(RenderContext& context, const std::vector<std::string_view>& pieces) {
    std::vector<Value> items;
    items.reserve(pieces.size());
    for (const std::string_view piece : pieces)
        items.push_back(context.text(std::string(piece)));
    return context.list(std::move(items));
}

Value joinedTexts(RenderContext& context, const std::vector<Value>& items,
                  std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += separator;
        out += toText(context, items[i]);
        context.spend(1);
        context.requireTextSize(out.size());
    }
    return context.text(std::move(out));
}

Value replacedText(RenderContext& context, const std::string& text,
                   const BoundArguments& arguments) {
    const std::string& from = requireText(context, *arguments[0]);
    const std::string& to = requireText(context, *arguments[1]);
    const std::int64_t count = integerOr(context, arguments[2], -1);
    context.spendBytes(text.size());
    if (from.empty())
        context.fail("TPL-005", "The chat template uses a construct that is not supported",
                     "replacing the empty text");
    std::string out;
    std::size_t done = 0;
    for (std::int64_t n = 0; count < 0 || n < count; ++n) {
        const std::size_t at = text.find(from, done);
        if (at == std::string::npos) break;
        out.append(text, done, at - done).append(to);
        context.requireTextSize(out.size());
        done = at + from.size();
    }
    return context.text(out.append(text, done));
}

} // namespace steerscope
