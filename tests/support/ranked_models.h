// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/steering/steering_model.h"

namespace steerscope::test {

struct RankedKind {
    std::size_t rank;
    GateKind gate;
};

/// Like sampleModel, with `kind.rank` terms and `kind.gate` at every steered layer.
SteeringModel rankedModel(std::int32_t nLayers, std::int32_t dModel,
                          const std::vector<std::int32_t>& steered, RankedKind kind);

/// Like sampleModel, with a full affine map at every steered layer.
SteeringModel affineModel(std::int32_t nLayers, std::int32_t dModel,
                          const std::vector<std::int32_t>& steered);

} // namespace steerscope::test
