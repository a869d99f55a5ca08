// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/eval/presets.h"

namespace steerscope {

/// The ready-made instructions compiled in.
std::vector<Preset> bundledPresets();

/// The one whose instruction, or other wording of it, this is; null for a person's own.
const Preset* presetWith(std::span<const Preset> presets, std::string_view instruction);

} // namespace steerscope
