// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/distill_settings.h"

#include "app/engine_words.h"

#include <gtest/gtest.h>

#include "app/ready_instructions.h"
#include "core/base/error.h"
#include "core/eval/verifier.h"

namespace steerscope {
namespace {

std::vector<std::string> questions(int count) {
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i)
        out.push_back("Question " + std::to_string(i) + "?");
    return out;
}

DistillTask pirate() {
    return {.instruction = {"You are a pirate."},
            .name = "pirate",
            .ownCheck = "pirate",
            .questions = questions(100),
            .seed = 11};
}

std::optional<DistillProblem> problem(const DistillSettings& settings,
                                      const DistillTask& task = pirate()) {
    return problemOf(distillConfig(settings, task), settings, task.questions.size(), 30, 576);
}

TEST(DistillSettings, AConfigurationSaysAllOfThem) {
    const DistillSettings settings{.method = DistillMethod::aPsr,
                                   .rank = 4,
                                   .layers = {3, 4, 9},
                                   .objective = PolishObjective::divergence,
                                   .epochs = 2,
                                   .prompts = 40,
                                   .heldout = 10,
                                   .tokens = 24,
                                   .check = "french"};
    const DistillConfig config = distillConfig(settings, pirate());
    EXPECT_EQ(config.rank, 4);
    EXPECT_EQ(config.layers, (std::vector<int>{3, 4, 9}));
    EXPECT_EQ(config.layer, -1);
    EXPECT_EQ(config.polish.objective, PolishObjective::divergence);
    EXPECT_EQ(config.polish.epochs, 2);
    EXPECT_EQ(config.userPrompts.size(), 50u);
    EXPECT_EQ(config.heldoutPrompts, 10);
    EXPECT_EQ(config.maxTokens, 24);
    EXPECT_EQ(config.seed, 11u);
    EXPECT_EQ(config.verifier, "french");
    EXPECT_NO_THROW(validate(config));
}

TEST(DistillSettings, WhatAMethodDoesNotHaveIsLeftOut) {
    DistillSettings settings{.method = DistillMethod::sConst, .rank = 16, .layers = {12}};
    const DistillConfig one = distillConfig(settings, pirate());
    EXPECT_EQ(one.rank, 1);
    EXPECT_EQ(one.layer, 12);
    EXPECT_TRUE(one.layers.empty());
    EXPECT_NO_THROW(validate(one));
    settings.method = DistillMethod::sPsr;
    settings.layers.clear();
    EXPECT_EQ(distillConfig(settings, pirate()).layer, -1);
    EXPECT_EQ(distillConfig(settings, pirate()).rank, 16);
}

TEST(DistillSettings, TheCheckIsTheInstructionsOwnUnlessOneIsChosen) {
    DistillSettings settings;
    EXPECT_EQ(distillConfig(settings, pirate()).verifier, "pirate");
    settings.check = "";
    EXPECT_EQ(distillConfig(settings, pirate()).verifier, "");
    settings.check = "max-words:20";
    EXPECT_EQ(distillConfig(settings, pirate()).verifier, "max-words:20");
}

TEST(DistillSettings, EveryProblemIsToldWithItsPart) {
    EXPECT_EQ(problem({}), std::nullopt);
    const auto partOf = [](const DistillSettings& settings) {
        const auto found = problem(settings);
        return found ? std::optional(found->part) : std::nullopt;
    };
    EXPECT_EQ(partOf({.prompts = 90, .heldout = 20}), DistillPart::prompts);
    EXPECT_EQ(partOf({.prompts = 5, .heldout = 20}), DistillPart::heldout);
    EXPECT_EQ(partOf({.heldout = 0}), DistillPart::heldout);
    EXPECT_EQ(partOf({.tokens = 2}), DistillPart::tokens);
    EXPECT_EQ(partOf({.rank = 4000}), DistillPart::rank);
    EXPECT_EQ(partOf({.rank = 600}), DistillPart::rank) << "wider than the model";
    EXPECT_EQ(partOf({.layers = {2, 31}}), DistillPart::layers);
    EXPECT_EQ(partOf({.method = DistillMethod::sPsr, .layers = {30}}), DistillPart::layers);
    EXPECT_EQ(partOf({.objective = PolishObjective::mse, .epochs = 0}), DistillPart::epochs);
    EXPECT_EQ(partOf({.check = "no such check"}), DistillPart::check);
    EXPECT_EQ(partOf({.check = "max-words:many"}), DistillPart::check);
    DistillTask nothing = pirate();
    nothing.instruction.text = " ";
    EXPECT_EQ(problem({}, nothing)->part, DistillPart::instruction);
}

TEST(DistillSettings, AReasonSaysWhatIsAllowed) {
    const auto reasonOf = [](const DistillSettings& settings) {
        return problemText(*problem(settings)).toStdString();
    };
    EXPECT_EQ(reasonOf({.tokens = 2}),
              "Not 2: allowed is 6 to 4096. Answers of 30 to 60 tokens are usual.");
    EXPECT_EQ(reasonOf({.layers = {40}}), "The layers of this model are 0 to 29.");
    EXPECT_EQ(reasonOf({.prompts = 90, .heldout = 20}),
              "Together with those held out there are 100 questions; 110 are wanted.");
    EXPECT_EQ(reasonOf({.check = "max-words:%1 7"}),
              "Not %1 7: allowed is a whole number from 1. Write them after a colon, such as "
              "keywords:arr*|matey or max-words:50.");
}

TEST(DistillSettings, FilesKeepThemAndRefuseWhatCannotBe) {
    const DistillSettings settings{.method = DistillMethod::sPsr,
                                   .rank = 0,
                                   .layers = {7},
                                   .objective = PolishObjective::mse,
                                   .epochs = 3,
                                   .prompts = 30,
                                   .heldout = 9,
                                   .tokens = 22,
                                   .check = "keywords:arr*|matey"};
    const Json json = distillSettingsToJson(settings);
    EXPECT_EQ(distillSettingsFromJson(json, "distil"), settings);
    EXPECT_EQ(distillSettingsFromJson(distillSettingsToJson({}), "distil"), DistillSettings{});
    for (const char* key : {"method", "rank", "layers", "objective", "epochs"}) {
        Json damaged = json;
        damaged[key] = "nonsense";
        EXPECT_THROW(distillSettingsFromJson(damaged, "distil"), Error) << key;
    }
    Json layers = json;
    layers["layers"] = {1, -2};
    EXPECT_THROW(distillSettingsFromJson(layers, "distil"), Error);
}

TEST(ReadyInstructions, NineteenWithAWorkingCheckEach) {
    const auto presets = bundledPresets();
    EXPECT_EQ(presets.size(), 19u);
    for (const Preset& preset : presets) {
        EXPECT_NO_THROW(makeVerifier(preset.verifier)) << preset.id;
        EXPECT_EQ(presetWith(presets, preset.steer), &preset);
        EXPECT_EQ(presetWith(presets, preset.paraphrase), &preset);
    }
    EXPECT_EQ(presetWith(presets, "Speak in riddles about my garden."), nullptr);
}

} // namespace
} // namespace steerscope
