// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/gguf/gguf_file.h"
#include "core/model/weight_source.h"

namespace steerscope {

/// Where a weight lies in a GGUF file: a tensor of its own, or rows of one that several share
/// (Phi-3 stacks query, key and value, and gate and up).
struct GgufPlace {
    std::string tensor;
    std::uint64_t firstRow = 0;
    WeightShape whole; ///< Shape that the tensor must have.
};

GgufPlace ggufPlace(const GgufFile& file, const ModelConfig& config, WeightName name,
                    LayerIndex layer);

/// Checks that every weight the configuration needs is there in its shape (MODEL-005, MODEL-006)
/// and that the file holds no tensor that we would ignore (MODEL-004).
void checkGgufTensors(const GgufFile& file, const ModelConfig& config);

} // namespace steerscope
