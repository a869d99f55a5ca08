// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/internal/weight_stacks.h"

#include <array>

namespace steerscope {
namespace {

struct Part {
    WeightStack stack;
    WeightName name;
};

/// In the order of the rows.
constexpr std::array kParts = {
    Part{WeightStack::queryKeyValue, WeightName::query},
    Part{WeightStack::queryKeyValue, WeightName::key},
    Part{WeightStack::queryKeyValue, WeightName::value},
    Part{WeightStack::gateUp, WeightName::gate},
    Part{WeightStack::gateUp, WeightName::up},
};

} // namespace

std::optional<WeightStack> stackOf(WeightName name) {
    for (const Part& part : kParts)
        if (part.name == name) return part.stack;
    return std::nullopt;
}

StackedRows rowsInStack(const ModelConfig& config, WeightName name) {
    const std::optional<WeightStack> stack = stackOf(name);
    StackedRows out{.first = 0, .whole = {0, weightShape(config, name).cols}};
    for (const Part& part : kParts) {
        if (part.stack != stack) continue;
        if (part.name == name) out.first = out.whole.rows;
        out.whole.rows += weightShape(config, part.name).rows;
    }
    return out;
}

} // namespace steerscope
