// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizer/internal/render_context.h"
#include "core/tokenizer/internal/template_syntax.h"
#include "core/tokenizer/internal/template_value.h"

namespace steerscope {

// What the template language (and Python below it) does with values. Every function pays the
// context for its work and fails through it with TPL-007 (wrong kind), TPL-008 (undefined) or
// TPL-009 (arithmetic).

/// "text", "number", "list" … for messages.
std::string kindName(const Value& value);
[[noreturn]] void failUndefined(const RenderContext& context, const Value& value);
/// Fails when the value is undefined.
const Value& requireDefined(const RenderContext& context, const Value& value);

bool isTrue(const Value& value);
bool areEqual(RenderContext& context, const Value& left, const Value& right);
bool contains(RenderContext& context, const Value& container, const Value& item);
bool compare(RenderContext& context, Operator op, const Value& left, const Value& right);
Value calculate(RenderContext& context, Operator op, const Value& left, const Value& right);
Value negated(RenderContext& context, const Value& value);

/// As printed: undefined is nothing, true is "True".
std::string toText(RenderContext& context, const Value& value);
/// As json.dumps writes it, non-ASCII letters kept; `indent` spaces per level, none: one line.
std::string toJson(RenderContext& context, const Value& value, std::optional<std::int64_t> indent);

/// What a loop goes over: items, keys, code points, or nothing when undefined.
std::vector<Value> itemsOf(RenderContext& context, const Value& value);
/// Number of those items; TPL-007 for values without a length.
std::size_t lengthOf(RenderContext& context, const Value& value);

/// value.name and value[key]; undefined when there is no such thing.
Value attributeOf(RenderContext& context, const Value& value, const std::string& name);
Value subscriptOf(RenderContext& context, const Value& value, const Value& key);
struct SliceBounds {
    std::optional<std::int64_t> begin, end, step;
};
Value sliceOf(RenderContext& context, const Value& value, const SliceBounds& bounds);

} // namespace steerscope
