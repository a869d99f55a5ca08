// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/tokenizer/internal/template_functions.h"
#include "core/tokenizer/internal/template_text.h"
#include "core/tokenizer/internal/template_values.h"

namespace steerscope {
namespace {

using Bound = BoundArguments;

template <class T> Value holds(RenderContext&, const Value& subject, const Bound&) {
    return Value::Held(subject.is<T>());
}

Value isDefined(RenderContext&, const Value& subject, const Bound&) {
    return Value::Held(!subject.is<UndefinedValue>());
}

Value isIterable(RenderContext&, const Value& subject, const Bound&) {
    return Value::Held(subject.is<Text>() || subject.is<List>() || subject.is<Dict>() ||
                       subject.is<UndefinedValue>());
}

Value isNumber(RenderContext&, const Value& subject, const Bound&) {
    return Value::Held(subject.is<bool>() || subject.is<std::int64_t>() || subject.is<double>());
}

Value isCallable(RenderContext&, const Value& subject, const Bound&) {
    return Value::Held(subject.is<Macro>() || subject.is<GlobalFunction>());
}

template <bool Wanted> Value isExactly(RenderContext&, const Value& subject, const Bound&) {
    const bool* truth = subject.as<bool>();
    return Value::Held(truth && *truth == Wanted);
}

template <std::int64_t Rest>
Value hasParity(RenderContext& context, const Value& subject, const Bound&) {
    return Value::Held(std::abs(integerOr(context, &subject, 0) % 2) == Rest);
}

Value isDivisible(RenderContext& context, const Value& subject, const Bound& arguments) {
    const Value rest = calculate(context, Operator::modulo, subject, *arguments[0]);
    return Value::Held(!isTrue(rest));
}

template <Operator O>
Value compares(RenderContext& context, const Value& subject, const Bound& arguments) {
    return Value::Held(compare(context, O, subject, *arguments[0]));
}

/// str.isupper and str.islower: cased letters exist and all have this case.
template <LetterCase C, LetterCase Other>
Value hasCase(RenderContext& context, const Value& subject, const Bound&) {
    const std::string text = toText(context, subject);
    context.spendBytes(text.size());
    return Value::Held(recased(text, C) == text && recased(text, Other) != text);
}

constexpr LanguageFunction kTests[] = {
    {"defined", {}, 0, isDefined},
    {"undefined", {}, 0, holds<UndefinedValue>},
    {"none", {}, 0, holds<NoneValue>},
    {"string", {}, 0, holds<Text>},
    {"mapping", {}, 0, holds<Dict>},
    {"iterable", {}, 0, isIterable},
    {"sequence", {}, 0, isIterable},
    {"number", {}, 0, isNumber},
    {"integer", {}, 0, holds<std::int64_t>},
    {"float", {}, 0, holds<double>},
    {"boolean", {}, 0, holds<bool>},
    {"true", {}, 0, isExactly<true>},
    {"false", {}, 0, isExactly<false>},
    {"callable", {}, 0, isCallable},
    {"odd", {}, 0, hasParity<1>},
    {"even", {}, 0, hasParity<0>},
    {"divisibleby", {"num"}, 1, isDivisible},
    {"eq", {"other"}, 1, compares<Operator::equal>},
    {"equalto", {"other"}, 1, compares<Operator::equal>},
    {"==", {"other"}, 1, compares<Operator::equal>},
    {"ne", {"other"}, 1, compares<Operator::notEqual>},
    {"!=", {"other"}, 1, compares<Operator::notEqual>},
    {"lt", {"other"}, 1, compares<Operator::less>},
    {"le", {"other"}, 1, compares<Operator::lessEqual>},
    {"gt", {"other"}, 1, compares<Operator::greater>},
    {"ge", {"other"}, 1, compares<Operator::greaterEqual>},
    {"in", {"seq"}, 1, compares<Operator::in>},
    {"upper", {}, 0, hasCase<LetterCase::upper, LetterCase::lower>},
    {"lower", {}, 0, hasCase<LetterCase::lower, LetterCase::upper>},
};

} // namespace

bool applyTest(RenderContext& context, const std::string& name, const Value& subject,
               const Arguments& arguments) {
    const std::string construct = "test 'is " + name + "'";
    for (const LanguageFunction& test : kTests)
        if (test.name == name)
            return isTrue(applyFunction(context, test, construct, subject, arguments));
    context.fail("TPL-005", "The chat template uses a construct that is not supported", construct);
}

} // namespace steerscope
