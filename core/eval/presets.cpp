// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/presets.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/eval/verifier.h"

namespace steerscope {
namespace {

constexpr const char* kFormat = "steerscope-presets";
constexpr int kVersion = 1;
constexpr std::array<std::pair<PresetFamily, const char*>, 4> kFamilies{
    {{PresetFamily::persona, "persona"},
     {PresetFamily::tone, "tone"},
     {PresetFamily::format, "format"},
     {PresetFamily::language, "language"}}};

[[noreturn]] void refuse(const std::string& field, const std::string& found, const char* allowed) {
    throw Error({.code = "PRESET-001",
                 .problem = "The list of presets is not in the expected form",
                 .field = field,
                 .found = found,
                 .allowed = allowed,
                 .hint = "Restore resources/presets/presets.json, or correct this field."});
}

std::string text(const Json& object, const char* key) {
    if (!object.is_object() || !object.contains(key) || !object.at(key).is_string())
        refuse(key, "nothing", "a text");
    return object.at(key).get<std::string>();
}

std::string requiredText(const Json& object, const char* key) {
    std::string out = text(object, key);
    if (out.empty()) refuse(key, "an empty text", "a text");
    return out;
}

double share(const Json& object, const char* key) {
    if (!object.is_object() || !object.contains(key) || !object.at(key).is_number())
        refuse(key, "nothing", "a number from 0 to 1");
    const double out = object.at(key).get<double>();
    if (out < 0 || out > 1) refuse(key, std::to_string(out), "a number from 0 to 1");
    return out;
}

PresetFamily familyFromText(const std::string& name) {
    for (const auto& [family, known] : kFamilies)
        if (name == known) return family;
    refuse("family", name, "persona, tone, format or language");
}

PresetMeasure measureFromJson(const Json& json) {
    if (!json.is_object() || !json.contains("answers") || !json.at("answers").is_number_integer())
        refuse("answers", "nothing", "a whole number");
    return {.model = requiredText(json, "model"),
            .modelSha256 = requiredText(json, "sha256"),
            .prompted = share(json, "prompted"),
            .unsteered = share(json, "unsteered"),
            .answers = json.at("answers").get<int>(),
            .shippedSteering = text(json, "shipped")};
}

Preset presetFromJson(const Json& json) {
    Preset out{.id = requiredText(json, "id"),
               .family = familyFromText(requiredText(json, "family")),
               .name = requiredText(json, "name"),
               .steer = requiredText(json, "steer"),
               .paraphrase = requiredText(json, "paraphrase"),
               .verifier = requiredText(json, "verifier")};
    makeVerifier(out.verifier); // throws when it cannot be made
    if (!json.contains("measured") || !json.at("measured").is_array())
        refuse("measured", "nothing", "a list");
    for (const Json& measure : json.at("measured"))
        out.measured.push_back(measureFromJson(measure));
    return out;
}

Json toJson(const PresetMeasure& m) {
    return {{"model", m.model},         {"sha256", m.modelSha256}, {"prompted", m.prompted},
            {"unsteered", m.unsteered}, {"answers", m.answers},    {"shipped", m.shippedSteering}};
}

} // namespace

std::string toText(PresetFamily family) {
    for (const auto& [known, name] : kFamilies)
        if (family == known) return name;
    return {};
}

const PresetMeasure* Preset::of(std::string_view modelSha256, std::string_view modelName) const {
    for (const PresetMeasure& measure : measured)
        if (measure.modelSha256 == modelSha256) return &measure;
    for (const PresetMeasure& measure : measured)
        if (measure.model == modelName) return &measure;
    return nullptr;
}

bool followed(const PresetMeasure& measure) {
    return measure.prompted >= kFollowedRate && measure.prompted >= measure.unsteered + 0.2;
}

std::vector<Preset> parsePresets(std::string_view json) {
    const Json document = parseStrictJson(json);
    if (requiredText(document, "format") != kFormat) refuse("format", "another", kFormat);
    if (!document.contains("version") || document.at("version") != kVersion)
        refuse("version", "another", "1");
    if (!document.contains("presets") || !document.at("presets").is_array())
        refuse("presets", "nothing", "a list");
    std::vector<Preset> out;
    for (const Json& preset : document.at("presets")) {
        out.push_back(presetFromJson(preset));
        const auto same = std::count_if(
            out.begin(), out.end(), [&](const Preset& other) { return other.id == out.back().id; });
        if (same > 1) refuse("id", out.back().id + " twice", "every id once");
    }
    return out;
}

Json toJson(const std::vector<Preset>& presets) {
    Json list = Json::array();
    for (const Preset& preset : presets) {
        Json measured = Json::array();
        for (const PresetMeasure& measure : preset.measured)
            measured.push_back(toJson(measure));
        list.push_back({{"id", preset.id},
                        {"family", toText(preset.family)},
                        {"name", preset.name},
                        {"steer", preset.steer},
                        {"paraphrase", preset.paraphrase},
                        {"verifier", preset.verifier},
                        {"measured", std::move(measured)}});
    }
    return {{"format", kFormat}, {"version", kVersion}, {"presets", std::move(list)}};
}

const Preset& findPreset(const std::vector<Preset>& presets, std::string_view id) {
    std::string known;
    for (const Preset& preset : presets) {
        if (preset.id == id) return preset;
        known += (known.empty() ? "" : ", ") + preset.id;
    }
    throw Error({.code = "PRESET-002",
                 .problem = "There is no preset of this name",
                 .field = "preset",
                 .found = std::string(id),
                 .allowed = known,
                 .hint = "Choose one of the known presets, or type the instruction yourself."});
}

} // namespace steerscope
