// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/tokenizer/internal/render_context.h"
#include "core/tokenizer/internal/template_value.h"

namespace steerscope {

/// Arguments as written: "join(', ', attribute='name')" has one of each kind.
struct Arguments {
    std::vector<Value> positional;
    std::vector<std::pair<std::string, Value>> named;
};

inline constexpr std::size_t kMaxParameters = 3;
/// Arguments by parameter; null where none was given.
using BoundArguments = std::array<const Value*, kMaxParameters>;

/// A filter, test or method: what it is called, its parameters in order, and what it does.
struct LanguageFunction {
    std::string_view name;
    std::array<std::string_view, kMaxParameters> parameters; ///< Empty names: no more.
    std::size_t required;
    Value (*apply)(RenderContext&, const Value& subject, const BoundArguments&);
};

/// Each throws TPL-005 when the language subset has no function of that name, TPL-007 when the
/// arguments do not fit.
Value applyFilter(RenderContext& context, const std::string& name, const Value& subject,
                  const Arguments& arguments);
bool applyTest(RenderContext& context, const std::string& name, const Value& subject,
               const Arguments& arguments);
Value callMethod(RenderContext& context, const std::string& name, const Value& subject,
                 const Arguments& arguments);

/// Binds and applies; `construct` as in messages: "filter 'join'".
Value applyFunction(RenderContext& context, const LanguageFunction& function,
                    const std::string& construct, const Value& subject, const Arguments& arguments);

// Arguments of the expected kind, or a default when absent.
const std::string& requireText(RenderContext& context, const Value& value);
std::string textOr(RenderContext& context, const Value* value, std::string_view otherwise);
std::int64_t integerOr(RenderContext& context, const Value* value, std::int64_t otherwise);
/// text.replace(old, new, count); a negative count means all.
Value replacedText(RenderContext& context, const std::string& text,
                   const BoundArguments& arguments);
Value textList(RenderContext& context, const std::vector<std::string_view>& pieces);
/// The printed forms of the items with `separator` between them.
Value joinedTexts(RenderContext& context, const std::vector<Value>& items,
                  std::string_view separator);

} // namespace steerscope
