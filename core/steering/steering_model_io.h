// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "core/steering/steering_model.h"

namespace steerscope {

/// Safetensors master: `layers.<l>.z` [D], `layers.<l>.w` [D], `layers.<l>.b` [1],
/// `layers.<l>.mean_coefficient` [1]; provenance as JSON in `__metadata__`.
std::vector<std::byte> serializeSteeringModel(const SteeringModel& model);
/// Errors PSR-001 … (not a steering model, missing tensor, wrong width, non-finite value, …).
SteeringModel parseSteeringModel(std::span<const std::byte> bytes);

void saveSteeringModel(const SteeringModel& model, const std::filesystem::path& path);
SteeringModel loadSteeringModel(const std::filesystem::path& path);

} // namespace steerscope
