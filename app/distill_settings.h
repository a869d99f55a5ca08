// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/strict_json.h"
#include "core/distill/distill_config.h"

namespace steerscope {

/// How the Distil button distils: a value that is kept with the session. What it distils (the
/// instruction, the questions) comes from elsewhere.
struct DistillSettings {
    DistillMethod method = DistillMethod::aPsr;
    int rank = 1;            ///< kFullRank: the affine map; means nothing to methods without one.
    std::vector<int> layers; ///< Ascending; empty: all, or the best one of a one-layer method.
    PolishObjective objective = PolishObjective::none;
    int epochs = 6;
    int prompts = 48;                 ///< To train on
    int heldout = 16;                 ///< Never trained on
    int tokens = 40;                  ///< Of each answer, at most
    std::optional<std::string> check; ///< Empty text: none; nothing: that of the instruction.
    friend bool operator==(const DistillSettings&, const DistillSettings&) = default;
};

/// Whether the method has a rank to choose.
bool hasRank(DistillMethod method);

/// What is distilled.
struct DistillTask {
    SteeringPrompt instruction;
    std::string name;                   ///< Of the result
    std::string ownCheck;               ///< Of the instruction; empty: it has none.
    std::vector<std::string> questions; ///< The first prompts + heldout of them are asked.
    std::uint64_t seed = 7;
};

/// The same call as `steerscope-cli distill` makes from the words of distillWords().
DistillConfig distillConfig(const DistillSettings& settings, const DistillTask& task);

/// What a problem is about, in the order of the form.
enum class DistillPart {
    instruction,
    method,
    rank,
    layers,
    objective,
    epochs,
    prompts,
    heldout,
    tokens,
    check
};
/// Said in English phrases of core and of this file; problemText() of engine_words.h says it in the
/// language of the window. Either `problem`, or `found` and `allowed`.
struct DistillProblem {
    DistillPart part = DistillPart::instruction;
    std::string problem; ///< A sentence without its full stop.
    std::string found, allowed;
    std::string hint; ///< A sentence with it; maybe empty.
};
/// The first thing that cannot be used: what validate() refuses, more prompts than `available`
/// questions, layers or a rank that a model of `layerCount` layers and width `width` does not have
/// (0: no model is known).
std::optional<DistillProblem> problemOf(const DistillConfig& config, const DistillSettings& wanted,
                                        std::size_t available, int layerCount, int width);

Json distillSettingsToJson(const DistillSettings& settings);
/// FIELD-… and DISTILL-001 for what cannot be.
DistillSettings distillSettingsFromJson(const Json& json, std::string path);

} // namespace steerscope
