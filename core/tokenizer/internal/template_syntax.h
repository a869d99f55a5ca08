// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/tokenizer/internal/template_value.h"

namespace steerscope {

enum class Operator {
    add,
    subtract,
    multiply,
    divide,
    floorDivide,
    modulo,
    power,
    equal,
    notEqual,
    less,
    lessEqual,
    greater,
    greaterEqual,
    in,
    notIn
};

enum class ExpressionKind {
    constant,     ///< `constant`.
    variable,     ///< `name`.
    list,         ///< operands: the items. Tuples are lists.
    dict,         ///< operands: key, value, key, value …
    attribute,    ///< operands[0].name
    subscript,    ///< operands[0][operands[1]]
    slice,        ///< operands[0][1:2:3], absent parts null
    call,         ///< operands[0](operands[1] …, named …)
    filter,       ///< operands[0] | name(operands[1] …, named …)
    test,         ///< operands[0] is name(operands[1] …)
    negate,       ///< - operands[0]
    plus,         ///< + operands[0]
    logicalNot,   ///< not operands[0]
    logicalAnd,   ///< operands[0] and operands[1]
    logicalOr,    ///< operands[0] or operands[1]
    conditional,  ///< operands[0] if operands[1] else operands[2], which may be null
    arithmetic,   ///< operands[0] operators[0] operands[1]
    comparison,   ///< operands[0] operators[0] operands[1] operators[1] operands[2] …
    concatenation ///< operands joined as texts
};

struct TemplateExpression;
using ExpressionPtr = std::unique_ptr<TemplateExpression>;

struct TemplateExpression {
    ExpressionKind kind = ExpressionKind::constant;
    int line = 0;
    int depth = 1; ///< Of this tree; bounded by the parser.
    std::string name;
    Value constant;
    std::vector<Operator> operators;
    std::vector<ExpressionPtr> operands;
    std::vector<std::pair<std::string, ExpressionPtr>> named;
};

enum class StatementKind {
    text,        ///< `text` as it stands.
    output,      ///< expressions[0], printed.
    conditional, ///< branches in order; a null condition is `else`.
    loop,        ///< names: targets; expressions: iterable, filter or null; branches: body, else.
    assign,      ///< names = expressions[0]
    assignAttribute, ///< names[0].names[1] = expressions[0]
    capture,         ///< names[0] = the output of branches[0]
    macro,           ///< text: name; names: parameters; expressions: defaults or null.
    breakLoop,
    continueLoop,
    group ///< branches[0], run as it stands.
};

struct TemplateStatement {
    struct Branch {
        ExpressionPtr condition;
        std::vector<TemplateStatement> body;
    };
    StatementKind kind = StatementKind::text;
    int line = 0;
    std::string text;
    std::vector<std::string> names;
    std::vector<ExpressionPtr> expressions;
    std::vector<Branch> branches;
};

} // namespace steerscope
