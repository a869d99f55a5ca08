// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Polishing as a phase of a distillation.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "core/distill/distillation.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

DistillConfig polishedConfig(PolishObjective objective) {
    DistillConfig config;
    config.prompt.text = "Talk like a pirate.";
    for (int i = 0; i < 24; ++i)
        config.userPrompts.push_back("Question number " + std::to_string(i) + "?");
    config.temperature = 1.0f;
    config.maxTokens = 12;
    config.polish.objective = objective;
    config.polish.epochs = 2;
    config.polish.batchRows = 60;
    config.polish.patience = 10;
    return config;
}

std::unique_ptr<LanguageModel> model() {
    return tinyModel({}, {.executor = Executor::torch, .threads = 1});
}

TEST(PolishedDistillation, GoesThroughItsPhasesAndReportsTheCurves) {
    for (const auto objective :
         {PolishObjective::mse, PolishObjective::logLikelihood, PolishObjective::divergence}) {
        const auto languageModel = model();
        Distillation distillation(*languageModel, polishedConfig(objective));
        std::vector<DistillPhase> phases;
        do {
            if (phases.empty() || phases.back() != distillation.phase())
                phases.push_back(distillation.phase());
            if (distillation.phase() == DistillPhase::polishing) {
                EXPECT_TRUE(distillation.result()) << "the closed form serves meanwhile";
            }
        } while (distillation.advance());
        EXPECT_EQ(phases, (std::vector{DistillPhase::rollouts, DistillPhase::activations,
                                       DistillPhase::fitting, DistillPhase::polishing,
                                       DistillPhase::evaluating}));
        const DistillReport& report = distillation.report();
        ASSERT_EQ(report.polish.size(), 3u);
        EXPECT_GT(report.polish.back().seconds, report.polish.front().seconds);
        EXPECT_GT(report.polishSeconds, 0);
        EXPECT_EQ(report.heldoutRmse.size(), 3u);
        EXPECT_GT(report.heldout.positions, 0u);
        EXPECT_EQ(distillation.result()->provenance.method, "a-psr-" + toText(objective));
        EXPECT_EQ(distillation.result()->provenance.heldoutFidelity, report.fidelity());
    }
}

/// As on a GPU; see bfloat16_test.
TEST(PolishedDistillation, GoesThroughWithTensorsOfBfloat16) {
    const auto languageModel = tinyModel({}, {.threads = 1, .numbers = Numbers::bfloat16});
    Distillation distillation(*languageModel, polishedConfig(PolishObjective::divergence));
    while (distillation.advance()) {
    }
    ASSERT_TRUE(distillation.result());
    const DistillReport& report = distillation.report();
    EXPECT_EQ(distillation.result()->provenance.method, "a-psr-kl");
    ASSERT_EQ(report.polish.size(), 3u);
    for (const PolishPoint& point : report.polish)
        EXPECT_TRUE(std::isfinite(point.validationKl));
    EXPECT_GT(report.heldout.positions, 0u);
}

TEST(PolishedDistillation, EndsAtOnceWhenTheBestSoFarIsEnough) {
    const auto languageModel = model();
    DistillConfig config = polishedConfig(PolishObjective::divergence);
    config.polish.epochs = 1000;
    Distillation distillation(*languageModel, config);
    distillation.finishPolishing(); // too early: nothing happens
    while (distillation.report().polish.size() < 2)
        ASSERT_TRUE(distillation.advance());
    EXPECT_EQ(distillation.phase(), DistillPhase::polishing);
    distillation.finishPolishing();
    distillation.advance();
    EXPECT_EQ(distillation.phase(), DistillPhase::evaluating);
    while (distillation.advance()) {
    }
    EXPECT_EQ(distillation.report().polish.size(), 2u);
    EXPECT_GT(distillation.result()->provenance.heldoutKl, 0);
}

TEST(PolishedDistillation, ResumesFromItsCheckpointFile) {
    const auto languageModel = model();
    const auto file = std::filesystem::temp_directory_path() / "steerscope_distil.checkpoint";
    std::filesystem::remove(file);
    DistillConfig config = polishedConfig(PolishObjective::divergence);
    Distillation whole(*languageModel, config);
    while (whole.advance()) {
    }
    config.polish.checkpointFile = file.string();
    {
        Distillation interrupted(*languageModel, config);
        while (interrupted.report().polish.size() < 2)
            interrupted.advance();
    }
    ASSERT_TRUE(std::filesystem::exists(file));
    Distillation resumed(*languageModel, config);
    while (resumed.advance()) {
    }
    std::filesystem::remove(file);
    ASSERT_EQ(resumed.report().polish.size(), 3u);
    EXPECT_EQ(resumed.report().polish.back().train, whole.report().polish.back().train);
    EXPECT_EQ(resumed.report().heldout.kl, whole.report().heldout.kl);
}

} // namespace
} // namespace steerscope::test
