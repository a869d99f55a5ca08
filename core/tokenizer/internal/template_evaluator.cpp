// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Statements.
#include "core/tokenizer/internal/template_evaluator.h"

#include <iterator>

#include "core/tokenizer/internal/template_values.h"

namespace steerscope {

TemplateEvaluator::TemplateEvaluator(RenderContext& context, TemplateVariables globals)
    : m_context(context) {
    m_scopes.push_back(std::move(globals));
}

std::string TemplateEvaluator::run(const Statements& statements) {
    execute(statements);
    return std::move(m_output);
}

void TemplateEvaluator::write(const std::string& text) {
    m_context.requireTextSize(m_outerOutput + m_output.size() + text.size());
    m_context.spendBytes(text.size());
    m_output += text;
}

std::string TemplateEvaluator::captured(const Statements& statements) {
    std::string outer = std::exchange(m_output, {});
    m_outerOutput += outer.size();
    execute(statements);
    m_outerOutput -= outer.size();
    return std::exchange(m_output, std::move(outer));
}

TemplateEvaluator::Flow TemplateEvaluator::execute(const Statements& statements) {
    for (const TemplateStatement& statement : statements)
        if (const Flow flow = execute(statement); flow != Flow::onward) return flow;
    return Flow::onward;
}

TemplateEvaluator::Flow TemplateEvaluator::execute(const TemplateStatement& statement) {
    const RenderContext::NodeScope scope(m_context, statement.line);
    switch (statement.kind) {
    case StatementKind::text:
        write(statement.text);
        break;
    case StatementKind::output:
        write(toText(m_context, evaluate(*statement.expressions[0])));
        break;
    case StatementKind::conditional:
        return executeConditional(statement);
    case StatementKind::loop:
        return executeLoop(statement);
    case StatementKind::assign:
        assign(statement.names, evaluate(*statement.expressions[0]));
        break;
    case StatementKind::assignAttribute:
        assignAttribute(statement);
        break;
    case StatementKind::capture:
        assign(statement.names, m_context.text(captured(statement.branches[0].body)));
        break;
    case StatementKind::macro:
        m_scopes.back()[statement.text] = Value::Held(Macro(&statement));
        break;
    case StatementKind::breakLoop:
        return Flow::breakLoop;
    case StatementKind::continueLoop:
        return Flow::continueLoop;
    case StatementKind::group:
        return execute(statement.branches[0].body);
    }
    return Flow::onward;
}

TemplateEvaluator::Flow TemplateEvaluator::executeConditional(const TemplateStatement& statement) {
    for (const auto& [condition, body] : statement.branches)
        if (!condition || isTrue(evaluate(*condition))) return execute(body);
    return Flow::onward;
}

/// The items that pass the loop's own filter, which sees the targets.
std::vector<Value> TemplateEvaluator::loopItems(const TemplateStatement& statement) {
    std::vector<Value> items = itemsOf(m_context, evaluate(*statement.expressions[0]));
    m_context.spendIterations(items.size());
    if (!statement.expressions[1]) return items;
    std::vector<Value> kept;
    for (Value& item : items) {
        m_scopes.emplace_back();
        assign(statement.names, item);
        const bool passes = isTrue(evaluate(*statement.expressions[1]));
        m_scopes.pop_back();
        if (passes) kept.push_back(std::move(item));
    }
    return kept;
}

TemplateEvaluator::Flow TemplateEvaluator::executeLoop(const TemplateStatement& statement) {
    const Value items = m_context.list(loopItems(statement));
    const List& list = *items.as<List>();
    if (list->items.empty() && statement.branches.size() > 1)
        return execute(statement.branches[1].body);
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        m_context.spend(1);
        m_scopes.emplace_back();
        assign(statement.names, list->items[i]);
        m_scopes.back()["loop"] =
            Value::Held(std::make_shared<const LoopState>(LoopState{list, i}));
        const Flow flow = execute(statement.branches[0].body);
        m_scopes.pop_back();
        if (flow == Flow::breakLoop) break;
    }
    return Flow::onward;
}

void TemplateEvaluator::assign(const std::vector<std::string>& names, Value value) {
    if (names.size() == 1) {
        m_scopes.back()[names[0]] = std::move(value);
        return;
    }
    const std::vector<Value> parts = itemsOf(m_context, requireDefined(m_context, value));
    if (parts.size() != names.size())
        m_context.fail("TPL-007", "The chat template takes apart something of another size", "",
                       std::to_string(parts.size()) + " items", std::to_string(names.size()));
    for (std::size_t i = 0; i < names.size(); ++i)
        m_scopes.back()[names[i]] = parts[i];
}

void TemplateEvaluator::assignAttribute(const TemplateStatement& statement) {
    const Value target = evaluateVariable(statement.names[0]);
    TemplateNamespace* const* space = target.as<TemplateNamespace*>();
    if (!space)
        m_context.fail("TPL-007", "The chat template changes something that cannot change",
                       statement.names[0] + "." + statement.names[1], kindName(target),
                       "a namespace");
    m_context.setAttribute(**space, statement.names[1], evaluate(*statement.expressions[0]));
}

} // namespace steerscope
