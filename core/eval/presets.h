// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/strict_json.h"

namespace steerscope {

enum class PresetFamily { persona, tone, format, language };
std::string toText(PresetFamily family); ///< "persona", …

/// How one language model does with a preset's instruction in its prompt; written by
/// `steerscope-cli lab presets`, never by hand.
struct PresetMeasure {
    std::string model;           ///< Its name in the model file.
    std::string modelSha256;     ///< Of the file measured.
    double prompted = 0;         ///< Share of answers that pass the verifier under x'
    double unsteered = 0;        ///< … under x
    int answers = 0;             ///< Prompts answered in each context
    std::string shippedSteering; ///< Name of a bundled steering model; empty: none.
};

/// Share of prompted answers that must pass for the preset to be offered (method.md §5).
inline constexpr double kFollowedRate = 0.4;

/// A ready instruction with its check.
struct Preset {
    std::string id;
    PresetFamily family = PresetFamily::format;
    std::string name;       ///< For a menu: "Bulleted list"
    std::string steer;      ///< The instruction
    std::string paraphrase; ///< Another wording: the reference line of relative RMSE
    std::string verifier;   ///< ID[:ARGS]
    std::vector<PresetMeasure> measured;

    /// The measure of the model with this file hash, or else of this name; null: not measured.
    const PresetMeasure* of(std::string_view modelSha256, std::string_view modelName) const;
};

/// Whether the model does what the instruction says: it passes often enough, and clearly more often
/// than without the instruction.
bool followed(const PresetMeasure& measure);

/// Reads resources/presets/presets.json. Throws PRESET-001 naming the field that is missing or
/// wrong, JSON-…, VERIFY-… for a verifier that cannot be made.
std::vector<Preset> parsePresets(std::string_view json);
/// The same document back, for the run that fills in what was measured.
Json toJson(const std::vector<Preset>& presets);

/// The preset of this id. Throws PRESET-002 listing the known ones.
const Preset& findPreset(const std::vector<Preset>& presets, std::string_view id);

} // namespace steerscope
