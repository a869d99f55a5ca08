// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions.
#include <algorithm>

#include "core/tokenizer/internal/template_evaluator.h"
#include "core/tokenizer/internal/template_values.h"

namespace steerscope {
namespace {

constexpr std::pair<std::string_view, GlobalFunction> kGlobalFunctions[] = {
    {"range", GlobalFunction::range},
    {"namespace", GlobalFunction::makeNamespace},
    {"dict", GlobalFunction::dict},
    {"raise_exception", GlobalFunction::raiseException},
    {"strftime_now", GlobalFunction::strftimeNow},
};

} // namespace

Value TemplateEvaluator::evaluate(const TemplateExpression& node) {
    const RenderContext::NodeScope scope(m_context, node.line);
    const auto operand = [&](std::size_t i) { return evaluate(*node.operands[i]); };
    switch (node.kind) {
    case ExpressionKind::constant:
        return node.constant;
    case ExpressionKind::variable:
        return evaluateVariable(node.name);
    case ExpressionKind::list:
        return evaluateList(node);
    case ExpressionKind::dict:
        return evaluateDict(node);
    case ExpressionKind::attribute:
        return attributeOf(m_context, operand(0), node.name);
    case ExpressionKind::subscript: {
        const Value subject = operand(0);
        return subscriptOf(m_context, subject, operand(1));
    }
    case ExpressionKind::slice:
        return evaluateSlice(node);
    case ExpressionKind::call:
        return evaluateCall(node);
    case ExpressionKind::filter: {
        const Value subject = operand(0);
        return applyFilter(m_context, node.name, subject, evaluateArguments(node));
    }
    case ExpressionKind::test: {
        const Value subject = operand(0);
        return Value::Held(applyTest(m_context, node.name, subject, evaluateArguments(node)));
    }
    case ExpressionKind::negate:
    case ExpressionKind::plus:
        return evaluateSigned(node);
    case ExpressionKind::logicalNot:
        return Value::Held(!isTrue(operand(0)));
    case ExpressionKind::logicalAnd: {
        Value left = operand(0);
        return isTrue(left) ? operand(1) : left;
    }
    case ExpressionKind::logicalOr: {
        Value left = operand(0);
        return isTrue(left) ? left : operand(1);
    }
    case ExpressionKind::conditional:
        return evaluateConditional(node);
    case ExpressionKind::arithmetic: {
        const Value left = operand(0);
        return calculate(m_context, node.operators[0], left, operand(1));
    }
    case ExpressionKind::comparison:
        return evaluateComparison(node);
    case ExpressionKind::concatenation:
        break;
    }
    return evaluateConcatenation(node);
}

Value TemplateEvaluator::evaluateVariable(const std::string& name) {
    for (std::size_t i = m_scopes.size(); i-- > m_frame;)
        if (const auto found = m_scopes[i].find(name); found != m_scopes[i].end())
            return found->second;
    if (const auto found = m_scopes[0].find(name); found != m_scopes[0].end()) return found->second;
    for (const auto& [known, function] : kGlobalFunctions)
        if (known == name) return Value::Held(function);
    return Value::undefined("'" + name + "'");
}

Value TemplateEvaluator::evaluateList(const TemplateExpression& node) {
    std::vector<Value> items;
    for (const ExpressionPtr& item : node.operands)
        items.push_back(evaluate(*item));
    return m_context.list(std::move(items));
}

Value TemplateEvaluator::evaluateDict(const TemplateExpression& node) {
    std::vector<std::pair<std::string, Value>> entries;
    for (std::size_t i = 0; i < node.operands.size(); i += 2) {
        const Value keyValue = evaluate(*node.operands[i]);
        const std::string& key = requireText(m_context, keyValue);
        const auto known = std::ranges::find(entries, key, [](const auto& e) { return e.first; });
        m_context.spend(1 + entries.size());
        Value value = evaluate(*node.operands[i + 1]);
        if (known == entries.end())
            entries.emplace_back(key, std::move(value));
        else
            known->second = std::move(value);
    }
    return m_context.dict(std::move(entries));
}

Value TemplateEvaluator::evaluateSlice(const TemplateExpression& node) {
    const Value subject = evaluate(*node.operands[0]);
    const auto bound = [&](std::size_t i) -> std::optional<std::int64_t> {
        if (!node.operands[i]) return std::nullopt;
        const Value value = evaluate(*node.operands[i]);
        if (value.is<NoneValue>()) return std::nullopt;
        return integerOr(m_context, &value, 0);
    };
    const SliceBounds bounds{bound(1), bound(2), bound(3)};
    return sliceOf(m_context, subject, bounds);
}

Value TemplateEvaluator::evaluateConditional(const TemplateExpression& node) {
    if (isTrue(evaluate(*node.operands[1]))) return evaluate(*node.operands[0]);
    if (node.operands[2]) return evaluate(*node.operands[2]);
    return Value::undefined("the missing else of an inline if");
}

/// "a < b < c" compares neighbours and stops at the first that does not hold.
Value TemplateEvaluator::evaluateComparison(const TemplateExpression& node) {
    Value left = evaluate(*node.operands[0]);
    for (std::size_t i = 0; i < node.operators.size(); ++i) {
        Value right = evaluate(*node.operands[i + 1]);
        if (!compare(m_context, node.operators[i], left, right)) return Value::Held(false);
        left = std::move(right);
    }
    return Value::Held(true);
}

Value TemplateEvaluator::evaluateConcatenation(const TemplateExpression& node) {
    std::vector<Value> parts;
    for (const ExpressionPtr& part : node.operands)
        parts.push_back(evaluate(*part));
    return joinedTexts(m_context, parts, "");
}

Value TemplateEvaluator::evaluateSigned(const TemplateExpression& node) {
    const Value value = evaluate(*node.operands[0]);
    const Value opposite = negated(m_context, value); // Refuses what has no sign, in both cases.
    return node.kind == ExpressionKind::negate ? opposite : value;
}

Arguments TemplateEvaluator::evaluateArguments(const TemplateExpression& node) {
    Arguments arguments;
    for (std::size_t i = 1; i < node.operands.size(); ++i)
        arguments.positional.push_back(evaluate(*node.operands[i]));
    for (const auto& [name, value] : node.named)
        arguments.named.emplace_back(name, evaluate(*value));
    return arguments;
}

Value TemplateEvaluator::evaluateCall(const TemplateExpression& node) {
    const TemplateExpression& callee = *node.operands[0];
    if (callee.kind == ExpressionKind::attribute) {
        const Value subject = evaluate(*callee.operands[0]);
        const Loop* loop = subject.as<Loop>();
        if (loop && callee.name == "cycle") return cycle(**loop, evaluateArguments(node));
        return callMethod(m_context, callee.name, subject, evaluateArguments(node));
    }
    const Value function = evaluate(callee);
    const Arguments arguments = evaluateArguments(node);
    if (const Macro* macro = function.as<Macro>()) return callMacro(*macro, arguments);
    if (const auto* global = function.as<GlobalFunction>()) return callGlobal(*global, arguments);
    requireDefined(m_context, function);
    m_context.fail("TPL-007", "The chat template calls something that is not a function",
                   callee.name, kindName(function));
}

Value TemplateEvaluator::callMacro(Macro macro, const Arguments& arguments) {
    const RenderContext::NodeScope scope(m_context, macro->line);
    if (++m_calls > m_context.limits().callDepth)
        m_context.fail("TPL-013", "A macro of the chat template calls itself too deeply",
                       "macro '" + macro->text + "'", "",
                       std::to_string(m_context.limits().callDepth) + " calls within one another");
    const std::size_t outerFrame = m_frame;
    m_frame = m_scopes.size();
    m_scopes.emplace_back();
    bindParameters(macro, arguments);
    std::string text = captured(macro->branches[0].body);
    m_scopes.pop_back();
    m_frame = outerFrame;
    --m_calls;
    return m_context.text(std::move(text));
}

void TemplateEvaluator::bindParameters(Macro macro, const Arguments& arguments) {
    const auto refuse = [&](std::string found) {
        std::string parameters;
        for (const std::string& name : macro->names)
            parameters += (parameters.empty() ? "" : ", ") + name;
        m_context.fail("TPL-007", "The chat template passes arguments that do not fit",
                       "macro '" + macro->text + "'", std::move(found), "(" + parameters + ")");
    };
    if (arguments.positional.size() > macro->names.size())
        refuse(std::to_string(arguments.positional.size()) + " arguments");
    for (std::size_t i = 0; i < arguments.positional.size(); ++i)
        m_scopes.back()[macro->names[i]] = arguments.positional[i];
    for (const auto& [name, value] : arguments.named) {
        const bool known = std::ranges::find(macro->names, name) != macro->names.end();
        if (!known || m_scopes.back().contains(name)) refuse("argument '" + name + "'");
        m_scopes.back()[name] = value;
    }
    for (std::size_t i = 0; i < macro->names.size(); ++i) {
        const std::string& name = macro->names[i];
        if (m_scopes.back().contains(name)) continue;
        m_scopes.back()[name] = macro->expressions[i]
                                    ? evaluate(*macro->expressions[i])
                                    : Value::undefined("parameter '" + name + "'");
    }
}

Value TemplateEvaluator::callGlobal(GlobalFunction function, const Arguments& arguments) {
    switch (function) {
    case GlobalFunction::range:
        return callRange(m_context, arguments);
    case GlobalFunction::makeNamespace:
    case GlobalFunction::dict:
        break;
    case GlobalFunction::strftimeNow:
        return formatFixedDate(m_context, arguments);
    case GlobalFunction::raiseException: {
        const std::string message =
            arguments.positional.empty() ? "" : toText(m_context, arguments.positional[0]);
        m_context.fail("TPL-014", "The chat template does not accept these messages", "", message);
    }
    }
    if (!arguments.positional.empty())
        m_context.fail("TPL-005", "The chat template uses a construct that is not supported",
                       "namespace or dict made from another one");
    if (function == GlobalFunction::dict) return m_context.dict(arguments.named);
    return Value::Held(m_context.makeNamespace(arguments.named));
}

Value TemplateEvaluator::cycle(const LoopState& loop, const Arguments& arguments) {
    if (arguments.positional.empty())
        m_context.fail("TPL-007", "The chat template cycles through nothing", "loop.cycle");
    return arguments.positional[loop.index % arguments.positional.size()];
}

} // namespace steerscope
