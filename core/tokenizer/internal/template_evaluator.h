// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/tokenizer/internal/render_context.h"
#include "core/tokenizer/internal/template_functions.h"
#include "core/tokenizer/internal/template_syntax.h"

namespace steerscope {

using TemplateVariables = std::unordered_map<std::string, Value>;

/// Runs the statements of one template once. Variables live in scopes: one for the template, one
/// for every pass of a loop, one for every call of a macro; a macro sees its own and the first.
class TemplateEvaluator {
public:
    TemplateEvaluator(RenderContext& context, TemplateVariables globals);

    /// Errors TPL-005, TPL-006 to TPL-015.
    std::string run(const std::vector<TemplateStatement>& statements);

private:
    using Statements = std::vector<TemplateStatement>;
    enum class Flow { onward, breakLoop, continueLoop };

    Flow execute(const Statements& statements);
    Flow execute(const TemplateStatement& statement);
    Flow executeConditional(const TemplateStatement& statement);
    Flow executeLoop(const TemplateStatement& statement);
    std::vector<Value> loopItems(const TemplateStatement& statement);
    void assign(const std::vector<std::string>& names, Value value);
    void assignAttribute(const TemplateStatement& statement);
    void write(const std::string& text);
    std::string captured(const Statements& statements);

    Value evaluate(const TemplateExpression& node);
    Value evaluateVariable(const std::string& name);
    Value evaluateList(const TemplateExpression& node);
    Value evaluateDict(const TemplateExpression& node);
    Value evaluateSlice(const TemplateExpression& node);
    Value evaluateConditional(const TemplateExpression& node);
    Value evaluateComparison(const TemplateExpression& node);
    Value evaluateConcatenation(const TemplateExpression& node);
    Value evaluateSigned(const TemplateExpression& node);
    Value evaluateCall(const TemplateExpression& node);
    Arguments evaluateArguments(const TemplateExpression& node);
    Value callMacro(Macro macro, const Arguments& arguments);
    void bindParameters(Macro macro, const Arguments& arguments);
    Value callGlobal(GlobalFunction function, const Arguments& arguments);
    Value cycle(const LoopState& loop, const Arguments& arguments);

    RenderContext& m_context;
    std::vector<TemplateVariables> m_scopes; ///< The first is the template's own.
    std::size_t m_frame = 0;                 ///< First scope of the macro that runs, else 0.
    std::size_t m_calls = 0;
    std::string m_output;
    std::size_t m_outerOutput = 0; ///< Bytes set aside while a macro or block is captured.
};

// The functions every template may call.
Value callRange(RenderContext& context, const Arguments& arguments);
/// strftime_now: always the same day, so that a rendering is the same on every day.
Value formatFixedDate(RenderContext& context, const Arguments& arguments);

} // namespace steerscope
