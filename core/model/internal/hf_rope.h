// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/model/internal/hf_fields.h"
#include "core/model/model_config.h"

namespace steerscope {

/// Reads bases, partial rotation and scaling (linear, llama3, longrope; others are refused) into
/// the configuration, whose sizes are there already. Returns divisors of the frequencies, one per
/// pair, or none.
std::vector<float> readHfRope(const HfFields& fields, ModelConfig& config);

} // namespace steerscope
