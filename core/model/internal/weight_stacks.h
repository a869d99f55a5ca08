// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/model/weight_source.h"

namespace steerscope {

/// Weights that some formats keep in one tensor, one above the other (Phi-3): query, key and value;
/// gate and up.
enum class WeightStack { queryKeyValue, gateUp };

std::optional<WeightStack> stackOf(WeightName name);

/// Where a weight lies in its stack.
struct StackedRows {
    std::uint64_t first = 0;
    WeightShape whole; ///< Of the stack.
};

/// `name` must be one of a stack.
StackedRows rowsInStack(const ModelConfig& config, WeightName name);

} // namespace steerscope
