// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/steering/steering_model.h"

namespace steerscope {

/// What is told of a PSR where its weights are not needed.
struct PsrHead {
    std::int32_t dModel = 0, nLayers = 0; ///< Of the language model it was made for.
    std::size_t steeredLayers = 0;
    Provenance provenance;
};

inline PsrHead headOf(const SteeringModel& psr) {
    return {psr.dModel, psr.nLayers, psr.layers.size(), psr.provenance};
}

} // namespace steerscope
