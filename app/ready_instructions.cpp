// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ready_instructions.h"

#include <algorithm>

#include "resources/bundled_resources.h"

namespace steerscope {

std::vector<Preset> bundledPresets() {
    const std::string_view json = bundledResource("presets/presets.json");
    return json.empty() ? std::vector<Preset>{} : parsePresets(json);
}

const Preset* presetWith(std::span<const Preset> presets, std::string_view instruction) {
    const auto found = std::ranges::find_if(presets, [instruction](const Preset& preset) {
        return preset.steer == instruction || preset.paraphrase == instruction;
    });
    return found == presets.end() ? nullptr : &*found;
}

} // namespace steerscope
