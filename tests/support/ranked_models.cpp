// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ranked_models.h"

#include "tests/support/steering_samples.h"

namespace steerscope::test {

SteeringModel rankedModel(std::int32_t nLayers, std::int32_t dModel,
                          const std::vector<std::int32_t>& steered, RankedKind kind) {
    SteeringModel model = sampleModel(nLayers, dModel, steered);
    const std::size_t size = kind.rank * static_cast<std::size_t>(dModel);
    for (SteeringLayer& layer : model.layers) {
        const unsigned seed = 1000 + 4 * static_cast<unsigned>(layer.layer.value);
        layer.z = randomVector(size, seed);
        layer.probe = {randomVector(size, seed + 1), randomVector(kind.rank, seed + 2), kind.gate};
        if (kind.gate == GateKind::constant) layer.probe.w.clear();
        layer.meanCoefficients = randomVector(kind.rank, seed + 3);
    }
    return model;
}

SteeringModel affineModel(std::int32_t nLayers, std::int32_t dModel,
                          const std::vector<std::int32_t>& steered) {
    SteeringModel model =
        rankedModel(nLayers, dModel, steered, {static_cast<std::size_t>(dModel), GateKind::linear});
    for (SteeringLayer& layer : model.layers)
        layer.z.clear();
    return model;
}

} // namespace steerscope::test
