// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/distill/distill_config.h"
#include "core/distill/internal/fit_stage.h"
#include "core/model/model_config.h"

namespace steerscope {

// What a configuration means for the fit.

FitKind fitKindOf(const DistillConfig& config);
/// Whether the fit of one layer is corrected for what later blocks make of it. Ours alone: the
/// published methods are left as they are.
bool correctsForLaterLayers(const DistillConfig& config);
/// Whether the directions of several layers are solved once more, together.
bool solvesTogether(const DistillConfig& config);
bool hasRidge(FitKind kind);
/// The layers to be fitted once they are known: those asked for, or all of `count`.
std::vector<LayerIndex> steeredLayers(const DistillConfig& config, std::int32_t count);
/// Throws DISTILL-001 naming a layer or a rank that the model does not have.
void requireModelHas(const DistillConfig& config, const ModelConfig& model);

} // namespace steerscope
