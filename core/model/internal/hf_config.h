// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/strict_json.h"
#include "core/model/model_config.h"

namespace steerscope {

/// What config.json says. Embeddings count as tied when it says so; HfWeights decides otherwise.
struct HfConfig {
    ModelConfig model;
    std::vector<float> ropeFactors; ///< [ropeDim / 2] divisors of the frequencies, or empty.
    bool normsWithoutOne = false;   ///< Norm weights are stored less 1 (Gemma).
};

/// Reads config.json in the form of published models and in that of transformers 5
/// (rope_parameters, layer_types). What we would compute otherwise is refused by name: MODEL-001
/// (kind), MODEL-002 (value), MODEL-003 (values disagree), MODEL-004 (feature).
HfConfig readHfConfig(const Json& config);

} // namespace steerscope
