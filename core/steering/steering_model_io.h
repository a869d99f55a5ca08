// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "core/steering/steering_model.h"

namespace steerscope {

/// The highest `format_version` known; higher ones are refused. A model that version 1 can hold is
/// written as version 1, so that earlier versions of the program read it too.
inline constexpr int kSteeringFormatVersion = 2;

/// Safetensors master, float32. `__metadata__` holds `format`, `format_version`, `shape` (JSON:
/// d_model, n_layers, the steered layers) and `provenance` (JSON).
///   Version 1, rank 1: `layers.<l>.z` [D], `layers.<l>.w` [D] (absent for a constant probe),
///   `layers.<l>.b` [1], `layers.<l>.mean_coefficient` [1]; a layer of `shape` has `layer` and
///   `probe` (relu or constant).
///   Version 2, any rank r: z [r × D] (absent when `directions` is identity, then r = D), w [r × D]
///   (absent for a constant probe), b [r], mean_coefficient [r]; a layer of `shape` has also `rank`
///   and `directions` (free or identity), and `probe` may be linear or clamp.
/// Refuses non-finite numbers (PSR-006), layers out of order or range (PSR-008) and parts that do
/// not fit together (PSR-009), so that no file is written that would not load again.
std::vector<std::byte> serializeSteeringModel(const SteeringModel& model);

/// Errors: PSR-001 not a steering model; PSR-002 a newer format; PSR-003 metadata field missing or
/// not what it should be; PSR-004 missing tensor; PSR-005 wrong type or shape; PSR-006 not finite;
/// PSR-007 a tensor that does not belong; PSR-008 layers out of order, out of range or none. A
/// broken container keeps the code of its reader (ST-…, JSON-…).
SteeringModel parseSteeringModel(std::span<const std::byte> bytes);

/// Atomic: the old file stays intact unless the new one is complete (SAVE-…).
void saveSteeringModel(const SteeringModel& model, const std::filesystem::path& path);
/// Errors name the file; FILE-… when it cannot be read. At most 1 GiB is read.
SteeringModel loadSteeringModel(const std::filesystem::path& path);

} // namespace steerscope
