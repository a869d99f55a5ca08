// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/distill_settings.h"

#include <algorithm>
#include <array>

#include "app/field_reader.h"
#include "core/base/error.h"

namespace steerscope {
namespace {

constexpr int kMostLayers = 10'000, kMostPrompts = 1'000'000;

/// Fields of DistillConfig and PolishConfig by the names validate() gives them.
DistillPart partOf(const ErrorRecord& error) {
    constexpr std::array<std::pair<std::string_view, DistillPart>, 10> kParts{{
        {"prompt", DistillPart::instruction},
        {"userPrompts", DistillPart::prompts},
        {"heldoutPrompts", DistillPart::heldout},
        {"heldoutShare", DistillPart::heldout},
        {"maxTokens", DistillPart::tokens},
        {"rank", DistillPart::rank},
        {"layers", DistillPart::layers},
        {"layer", DistillPart::layers},
        {"epochs", DistillPart::epochs},
        {"method", DistillPart::method},
    }};
    if (error.code.starts_with("VERIFY")) return DistillPart::check;
    const auto found =
        std::ranges::find(kParts, error.field, [](const auto& p) { return p.first; });
    return found == kParts.end() ? DistillPart::objective : found->second;
}

DistillProblem problemIn(const ErrorRecord& error) {
    if (error.found.empty() || error.allowed.empty())
        return {partOf(error), error.problem, {}, {}, error.hint};
    return {partOf(error), {}, error.found, error.allowed, error.hint};
}

DistillProblem sentence(DistillPart part, std::string problem, std::string hint = {}) {
    return {part, std::move(problem), {}, {}, std::move(hint)};
}

std::optional<DistillProblem> modelProblem(const DistillConfig& config, int layerCount, int width) {
    if (layerCount == 0) return std::nullopt;
    const int last = std::max(config.layer, config.layers.empty() ? -1 : config.layers.back());
    if (last >= layerCount)
        return sentence(DistillPart::layers,
                        "The layers of this model are 0 to " + std::to_string(layerCount - 1));
    if (config.rank > width)
        return sentence(DistillPart::rank,
                        "The rank of this model's layers is at most " + std::to_string(width));
    return std::nullopt;
}

} // namespace

bool hasRank(DistillMethod method) {
    return method == DistillMethod::aPsr || method == DistillMethod::sPsr;
}

DistillConfig distillConfig(const DistillSettings& settings, const DistillTask& task) {
    DistillConfig config;
    config.prompt = task.instruction;
    config.name = task.name;
    config.method = settings.method;
    config.rank = hasRank(settings.method) ? settings.rank : 1;
    if (!steersOneLayer(settings.method))
        config.layers = settings.layers;
    else if (!settings.layers.empty())
        config.layer = settings.layers.front();
    const auto wanted = static_cast<std::size_t>(std::max(0, settings.prompts + settings.heldout));
    const auto asked = std::min(wanted, task.questions.size());
    config.userPrompts.assign(task.questions.begin(),
                              task.questions.begin() + static_cast<std::ptrdiff_t>(asked));
    config.heldoutPrompts = settings.heldout;
    config.maxTokens = settings.tokens;
    config.seed = task.seed;
    config.polish.objective = settings.objective;
    config.polish.epochs = settings.epochs;
    config.verifier = settings.check.value_or(task.ownCheck);
    return config;
}

std::optional<DistillProblem> problemOf(const DistillConfig& config, const DistillSettings& wanted,
                                        std::size_t available, int layerCount, int width) {
    const auto asked = static_cast<std::size_t>(wanted.prompts + wanted.heldout);
    if (asked > available)
        return sentence(DistillPart::prompts, "Together with those held out there are " +
                                                  std::to_string(available) + " questions; " +
                                                  std::to_string(asked) + " are wanted");
    if (wanted.heldout < 1)
        return sentence(DistillPart::heldout, "At least 1 question must be held out",
                        "It measures the result.");
    try {
        validate(config);
    } catch (const Error& error) {
        return problemIn(error.record());
    }
    return modelProblem(config, layerCount, width);
}

Json distillSettingsToJson(const DistillSettings& settings) {
    Json json{{"method", toText(settings.method)}, {"rank", settings.rank},
              {"layers", settings.layers},         {"objective", toText(settings.objective)},
              {"epochs", settings.epochs},         {"prompts", settings.prompts},
              {"heldout", settings.heldout},       {"tokens", settings.tokens}};
    if (settings.check) json["check"] = *settings.check;
    return json;
}

DistillSettings distillSettingsFromJson(const Json& json, std::string path) {
    const FieldReader fields(json, std::move(path));
    const auto number = [&fields](const char* key, int low, int high) {
        return static_cast<int>(fields.integer(key, low, high));
    };
    DistillSettings settings;
    settings.method = distillMethodFromText(fields.text("method"));
    settings.rank = number("rank", 0, kMostPrompts);
    for (const Json& layer : fields.array("layers", kMostLayers)) {
        if (!layer.is_number_integer() || layer.get<std::int64_t>() < 0 ||
            layer.get<std::int64_t>() >= kMostLayers)
            refuseField(fields.pathOf("layers"), layer.dump(), "layer numbers");
        settings.layers.push_back(layer.get<int>());
    }
    settings.objective = polishObjectiveFromText(fields.text("objective"));
    settings.epochs = number("epochs", 0, kMostPrompts);
    settings.prompts = number("prompts", 0, kMostPrompts);
    settings.heldout = number("heldout", 0, kMostPrompts);
    settings.tokens = number("tokens", 0, kMostPrompts);
    if (fields.has("check")) settings.check = fields.text("check", 65536);
    return settings;
}

} // namespace steerscope
