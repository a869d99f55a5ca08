// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/recorded_run.h"

namespace steerscope::test {

inline constexpr int kLayers = 4;

/// A model of kLayers layers, width 6.
ModelInfo fixtureModel();
/// A PSR that fits fixtureModel().
std::shared_ptr<const SteeringModel> fixturePsr(const std::string& name = "pirate");
/// Prompt, steering prompt and PSR.
Experiment fixtureExperiment();

/// Token `index` of an answer as the engine would send it; steered columns carry coefficients.
TokenGenerated fixtureToken(JobId job, std::size_t column, int index, bool steered,
                            bool last = false);
/// Maps over `response` with values that say where they stand: base + 10·layer + token.
std::shared_ptr<const DeltaMaps> fixtureMaps(const std::vector<TokenId>& response, float base);
/// A finished run of three columns with `length` tokens each and both sets of maps.
RecordedRun fixtureRun(int length = 6);

} // namespace steerscope::test
