// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Comparison and arithmetic.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/tokenizer/internal/template_values.h"

namespace steerscope {
namespace {

constexpr const char* kOperatorNames[] = {
    "+", "-", "*", "/", "//", "%", "**", "==", "!=", "<", "<=", ">", ">=", "in", "not in"};

std::string nameOf(Operator op) {
    return kOperatorNames[static_cast<std::size_t>(op)];
}

std::optional<double> numberOf(const Value& value) {
    std::int64_t scratch = 0;
    if (const std::int64_t* integer = value.integer(scratch)) return static_cast<double>(*integer);
    if (const double* real = value.as<double>()) return *real;
    return std::nullopt;
}

[[noreturn]] void doesNotApply(const RenderContext& context, Operator op, const Value& left,
                               const Value& right) {
    requireDefined(context, left);
    requireDefined(context, right);
    context.fail("TPL-007", "The chat template combines values that do not fit", nameOf(op),
                 kindName(left) + " " + nameOf(op) + " " + kindName(right));
}

[[noreturn]] void overflow(const RenderContext& context, Operator op) {
    context.fail("TPL-009", "A number in the chat template becomes too large", nameOf(op), "",
                 "64-bit integers");
}

std::int64_t floorQuotient(std::int64_t a, std::int64_t b) {
    const std::int64_t quotient = a / b;
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

std::int64_t powerOf(const RenderContext& context, std::int64_t base, std::int64_t exponent) {
    std::int64_t out = 1;
    if (base == 0 || base == 1) return exponent == 0 ? 1 : base;
    if (base == -1) return exponent % 2 == 0 ? 1 : -1;
    for (; exponent > 0; --exponent) // At most 63 rounds before it overflows.
        if (__builtin_mul_overflow(out, base, &out)) overflow(context, Operator::power);
    return out;
}

std::int64_t integerResult(const RenderContext& context, Operator op, std::int64_t a,
                           std::int64_t b) {
    std::int64_t out = 0;
    bool overflows = false;
    switch (op) {
    case Operator::add:
        overflows = __builtin_add_overflow(a, b, &out);
        break;
    case Operator::subtract:
        overflows = __builtin_sub_overflow(a, b, &out);
        break;
    case Operator::multiply:
        overflows = __builtin_mul_overflow(a, b, &out);
        break;
    case Operator::power:
        return powerOf(context, a, b);
    default:
        overflows = a == std::numeric_limits<std::int64_t>::min() && b == -1;
        if (overflows) break;
        out = op == Operator::floorDivide ? floorQuotient(a, b) : a - floorQuotient(a, b) * b;
    }
    if (overflows) overflow(context, op);
    return out;
}

double realResult(Operator op, double a, double b) {
    switch (op) {
    case Operator::add:
        return a + b;
    case Operator::subtract:
        return a - b;
    case Operator::multiply:
        return a * b;
    case Operator::divide:
        return a / b;
    case Operator::floorDivide:
        return std::floor(a / b);
    case Operator::power:
        return std::pow(a, b);
    default:
        return a - std::floor(a / b) * b;
    }
}

bool divides(Operator op) {
    return op == Operator::divide || op == Operator::floorDivide || op == Operator::modulo;
}

Value repeated(RenderContext& context, const Value& value, std::int64_t times) {
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(times, 0));
    const std::string* text = value.text();
    const std::size_t size = text ? text->size() : (*value.as<List>())->items.size();
    std::size_t total = 0;
    if (__builtin_mul_overflow(size, count, &total)) overflow(context, Operator::multiply);
    if (text) {
        context.requireTextSize(total);
        std::string out;
        out.reserve(total);
        for (std::size_t i = 0; i < count && size > 0; ++i)
            out += *text;
        return context.text(std::move(out));
    }
    context.requireIterable(total);
    std::vector<Value> items;
    for (std::size_t i = 0; i < count && size > 0; ++i)
        items.insert(items.end(), (*value.as<List>())->items.begin(),
                     (*value.as<List>())->items.end());
    return context.list(std::move(items));
}

bool isRepeatable(const Value& value) {
    return value.is<Text>() || value.is<List>();
}

Value joined(RenderContext& context, const Value& left, const Value& right) {
    if (left.text()) {
        context.requireTextSize(left.text()->size() + right.text()->size());
        return context.text(*left.text() + *right.text());
    }
    std::vector<Value> items = (*left.as<List>())->items;
    const auto& more = (*right.as<List>())->items;
    items.insert(items.end(), more.begin(), more.end());
    return context.list(std::move(items));
}

bool listsEqual(RenderContext& context, const TemplateList& left, const TemplateList& right) {
    return std::ranges::equal(left.items, right.items, [&](const Value& a, const Value& b) {
        return areEqual(context, a, b);
    });
}

bool dictsEqual(RenderContext& context, const TemplateDict& left, const TemplateDict& right) {
    if (left.entries.size() != right.entries.size()) return false;
    return std::ranges::all_of(left.entries, [&](const auto& entry) {
        context.spend(1);
        const Value* other = right.find(entry.first);
        return other && areEqual(context, entry.second, *other);
    });
}

bool ordered(Operator op, std::partial_ordering order) {
    switch (op) {
    case Operator::less:
        return order < 0;
    case Operator::lessEqual:
        return order <= 0;
    case Operator::greater:
        return order > 0;
    default:
        return order >= 0;
    }
}

} // namespace

bool areEqual(RenderContext& context, const Value& left, const Value& right) {
    context.spend(1);
    std::int64_t leftScratch = 0, rightScratch = 0;
    const std::int64_t* a = left.integer(leftScratch);
    const std::int64_t* b = right.integer(rightScratch);
    if (a && b) return *a == *b;
    const auto x = numberOf(left);
    const auto y = numberOf(right);
    if (x && y) return *x == *y;
    if (left.held().index() != right.held().index()) return false;
    if (const std::string* text = left.text()) {
        context.spendBytes(text->size());
        return *text == *right.text();
    }
    if (const List* list = left.as<List>()) return listsEqual(context, **list, **right.as<List>());
    if (const Dict* dict = left.as<Dict>()) return dictsEqual(context, **dict, **right.as<Dict>());
    if (const auto* space = left.as<TemplateNamespace*>())
        return *space == *right.as<TemplateNamespace*>();
    if (const Macro* macro = left.as<Macro>()) return *macro == *right.as<Macro>();
    if (const Loop* loop = left.as<Loop>()) return *loop == *right.as<Loop>();
    return true; // Both undefined, or both none.
}

bool contains(RenderContext& context, const Value& container, const Value& item) {
    if (container.is<UndefinedValue>()) return false;
    if (const std::string* text = container.text()) {
        const std::string* part = requireDefined(context, item).text();
        if (!part) doesNotApply(context, Operator::in, item, container);
        context.spendBytes(text->size() + part->size());
        return text->find(*part) != std::string::npos;
    }
    if (const Dict* dict = container.as<Dict>()) {
        context.spend((*dict)->entries.size());
        return item.text() && (*dict)->find(*item.text());
    }
    const List* list = container.as<List>();
    if (!list) doesNotApply(context, Operator::in, item, container);
    return std::ranges::any_of(
        (*list)->items, [&](const Value& candidate) { return areEqual(context, candidate, item); });
}

bool compare(RenderContext& context, Operator op, const Value& left, const Value& right) {
    switch (op) {
    case Operator::equal:
        return areEqual(context, left, right);
    case Operator::notEqual:
        return !areEqual(context, left, right);
    case Operator::in:
        return contains(context, right, left);
    case Operator::notIn:
        return !contains(context, right, left);
    default:
        break;
    }
    std::int64_t leftScratch = 0, rightScratch = 0;
    const std::int64_t* a = left.integer(leftScratch);
    const std::int64_t* b = right.integer(rightScratch);
    if (a && b) return ordered(op, *a <=> *b);
    const auto x = numberOf(left);
    const auto y = numberOf(right);
    if (x && y) return ordered(op, *x <=> *y);
    if (!left.text() || !right.text()) doesNotApply(context, op, left, right);
    context.spendBytes(left.text()->size());
    return ordered(op, *left.text() <=> *right.text()); // UTF-8 sorts as its code points do.
}

Value calculate(RenderContext& context, Operator op, const Value& left, const Value& right) {
    std::int64_t leftScratch = 0, rightScratch = 0;
    const std::int64_t* a = left.integer(leftScratch);
    const std::int64_t* b = right.integer(rightScratch);
    const auto x = numberOf(left);
    const auto y = numberOf(right);
    if (x && y) {
        if (divides(op) && *y == 0)
            context.fail("TPL-009", "The chat template divides by zero", nameOf(op));
        const bool isReal = op == Operator::divide || (op == Operator::power && *y < 0);
        if (a && b && !isReal) return Value::Held(integerResult(context, op, *a, *b));
        return Value::Held(realResult(op, *x, *y));
    }
    const bool alike = (left.text() && right.text()) || (left.is<List>() && right.is<List>());
    if (op == Operator::add && alike) return joined(context, left, right);
    if (op == Operator::multiply && isRepeatable(left) && b) return repeated(context, left, *b);
    if (op == Operator::multiply && isRepeatable(right) && a) return repeated(context, right, *a);
    if (op == Operator::modulo && left.text())
        context.fail("TPL-005", "The chat template uses a construct that is not supported",
                     "text formatting with %");
    doesNotApply(context, op, left, right);
}

Value negated(RenderContext& context, const Value& value) {
    std::int64_t scratch = 0;
    if (const std::int64_t* integer = value.integer(scratch))
        return Value::Held(integerResult(context, Operator::subtract, 0, *integer));
    if (const double* real = value.as<double>()) return Value::Held(-*real);
    doesNotApply(context, Operator::subtract, Value::Held(std::int64_t{0}), value);
}

} // namespace steerscope
