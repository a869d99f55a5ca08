// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/internal/polish_stage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

#include "core/model/load_model.h"
#include "core/safetensors/safetensors_file.h"
#include "tests/support/polish_problem.h"
#include "tests/support/steering_samples.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

PolishConfig configFor(PolishObjective objective, int epochs = 6) {
    PolishConfig config;
    config.objective = objective;
    config.epochs = epochs;
    config.batchRows = 40;
    config.validationShare = 0.25;
    config.learningRate = 0.02;
    config.patience = 100;
    return config;
}

void runToEnd(PolishStage& stage) {
    while (stage.advance({})) {
    }
}

bool sameNumbers(const std::vector<SteeringLayer>& a, const std::vector<SteeringLayer>& b) {
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i)
        same = a[i].z == b[i].z && a[i].probe.w == b[i].probe.w && a[i].probe.b == b[i].probe.b;
    return same;
}

/// A tiny model, a planted teacher at some layers, and a student that starts beside it.
struct Planted {
    explicit Planted(const std::vector<std::int32_t>& layers = {0, 1, 2},
                     Executor executor = Executor::torch)
        : model(tinyModel({}, {.executor = executor, .threads = 1})),
          teacher(plantedTeacher(*model, layers)),
          problem(*model, teacher, 24) {}
    PolishStage stage(const PolishConfig& config) const {
        return {*model, *problem.caches, problem.all(), disturbed(teacher, 0.5f).layers, config, 7};
    }

    std::unique_ptr<LanguageModel> model;
    SteeringModel teacher;
    PolishProblem problem;
};

class PolishObjectives : public testing::TestWithParam<PolishObjective> {};
INSTANTIATE_TEST_SUITE_P(All, PolishObjectives,
                         testing::Values(PolishObjective::mse, PolishObjective::divergence),
                         [](const auto& test) { return toText(test.param); });

TEST_P(PolishObjectives, LowersTheValidationDivergenceTowardsThePlantedTeacher) {
    for (const auto& layers : {std::vector{0, 1, 2}, std::vector{1}}) {
        const Planted planted(layers);
        PolishStage stage = planted.stage(configFor(GetParam(), 20));
        runToEnd(stage);
        const auto& curve = stage.curve();
        ASSERT_EQ(curve.size(), 21u);
        EXPECT_LT(stage.bestKl(), 0.5 * curve.front().validationKl);
        EXPECT_LT(curve.back().train, 0.5 * curve[1].train);
    }
}

TEST(PolishStage, LogLikelihoodRaisesTheProbabilityOfTheAnswers) {
    const Planted planted;
    PolishStage stage = planted.stage(configFor(PolishObjective::logLikelihood, 10));
    runToEnd(stage);
    EXPECT_LT(stage.curve().back().train, 0.95 * stage.curve()[1].train);
}

TEST(PolishStage, AStudentThatIsTheTeacherStaysAtZero) {
    const Planted planted;
    PolishStage stage(*planted.model, *planted.problem.caches, planted.problem.all(),
                      planted.teacher.layers, configFor(PolishObjective::divergence, 1), 7);
    runToEnd(stage);
    EXPECT_LT(stage.curve().front().validationKl, 1e-5);
}

TEST(PolishStage, ACheckpointFromTheMiddleOfAnEpochResumesToTheSameBits) {
    const Planted planted;
    const PolishConfig config = configFor(PolishObjective::divergence, 3);
    PolishStage whole = planted.stage(config);
    const auto path = std::filesystem::temp_directory_path() / "steerscope_polish.checkpoint";
    bool saved = false;
    do {
        const PolishCheckpoint now = whole.checkpoint();
        if (saved || now.epoch != 1 || now.consumed == 0) continue;
        savePolishCheckpoint(now, path);
        EXPECT_EQ(loadPolishCheckpoint(path), now) << "nothing is lost in the file";
        saved = true;
    } while (whole.advance({}));
    ASSERT_TRUE(saved);

    PolishStage resumed = planted.stage(config);
    resumed.resume(loadPolishCheckpoint(path));
    std::filesystem::remove(path);
    runToEnd(resumed);
    EXPECT_EQ(resumed.checkpoint().values, whole.checkpoint().values);
    EXPECT_EQ(resumed.checkpoint().secondMoments, whole.checkpoint().secondMoments);
    EXPECT_TRUE(sameNumbers(resumed.best(), whole.best()));
    ASSERT_EQ(resumed.curve().size(), whole.curve().size());
    for (std::size_t i = 0; i < whole.curve().size(); ++i) {
        EXPECT_EQ(resumed.curve()[i].train, whole.curve()[i].train) << i;
        EXPECT_EQ(resumed.curve()[i].validationKl, whole.curve()[i].validationKl) << i;
    }
}

TEST(PolishStage, RefusesTheCheckpointOfAnotherTraining) {
    const Planted planted;
    PolishStage stage = planted.stage(configFor(PolishObjective::divergence));
    const PolishCheckpoint checkpoint = stage.checkpoint();
    PolishStage same = planted.stage(configFor(PolishObjective::divergence));
    EXPECT_EQ(errorCode([&] { same.resume(checkpoint); }), "none");
    PolishStage other = planted.stage(configFor(PolishObjective::mse));
    EXPECT_EQ(errorCode([&] { other.resume(checkpoint); }), "DISTILL-004");
    const auto foreign = serializeSafetensors({}, {{"format", "something else"}});
    EXPECT_EQ(errorCode([&] { parsePolishCheckpoint(foreign); }), "DISTILL-005");
}

TEST(PolishStage, MemoryForBlockInputsOnlyGivesTheSameBits) {
    const Planted planted;
    PolishConfig config = configFor(PolishObjective::divergence, 2);
    PolishStage fast = planted.stage(config);
    const DifferentiableModel model(*planted.model);
    config.memoryLimit = model.bytes(51, 3, 19, GradientMemory::graphs) - 1;
    PolishStage frugal = planted.stage(config);
    ASSERT_EQ(fast.memory(), GradientMemory::graphs);
    ASSERT_EQ(frugal.memory(), GradientMemory::inputs);
    runToEnd(fast);
    runToEnd(frugal);
    EXPECT_TRUE(sameNumbers(fast.best(), frugal.best()));
    config.memoryLimit = 1'000'000;
    EXPECT_EQ(errorCode([&] { planted.stage(config); }), "MEM-001");
}

TEST(PolishStage, NumbersThatAreNotFiniteAreRolledBackAndTheBestIsKept) {
    Planted planted({1});
    // Layer 2 is not steered: its teacher enters the loss only.
    planted.problem.rollouts[3].teacher.layers[2].at(1, 4) =
        std::numeric_limits<float>::quiet_NaN();
    PolishStage stage = planted.stage(configFor(PolishObjective::mse));
    runToEnd(stage);
    EXPECT_EQ(stage.checkpoint().rollbacks, 5);
    EXPECT_EQ(stage.checkpoint().rateScale, 1.0 / 32);
    EXPECT_TRUE(std::isfinite(stage.bestKl()));
    for (const SteeringLayer& layer : stage.best())
        EXPECT_TRUE(std::ranges::all_of(layer.z, [](float z) { return std::isfinite(z); }));
}

TEST(PolishStage, EndsEarlyWhenTheValidationDoesNotImprove) {
    const Planted planted;
    PolishConfig config = configFor(PolishObjective::divergence, 50);
    config.learningRate = 1.0; // far too large: it only gets worse
    config.patience = 3;
    PolishStage stage = planted.stage(config);
    const auto start = stage.best();
    runToEnd(stage);
    EXPECT_LT(stage.curve().size(), 20u);
    const auto least =
        std::ranges::min_element(stage.curve(), {}, &PolishPoint::validationKl)->validationKl;
    EXPECT_EQ(stage.bestKl(), least);
}

TEST(PolishStage, StopsWithinItsSecondsAndWhenAsked) {
    const Planted planted;
    PolishConfig config = configFor(PolishObjective::divergence, 1000);
    config.seconds = 0.5;
    PolishStage stage = planted.stage(config);
    runToEnd(stage);
    ASSERT_FALSE(stage.curve().empty());
    EXPECT_LT(stage.curve().back().epoch, 1000);

    PolishStage cancelled = planted.stage(config);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(cancelled.advance(stop.get_token()), Cancelled);
}

TEST(PolishStage, LearnsFromARandomStartToo) {
    const Planted planted;
    PolishConfig config = configFor(PolishObjective::mse, 30);
    config.start = PolishStart::random;
    PolishStage stage = planted.stage(config);
    runToEnd(stage);
    EXPECT_LT(stage.bestKl(), 0.6 * stage.curve().front().validationKl);
}

TEST(PolishStage, TheQuantisedExecutorCanBeTrainedThrough) {
    const Planted planted({0, 1, 2}, Executor::quantized);
    PolishStage stage = planted.stage(configFor(PolishObjective::divergence, 10));
    runToEnd(stage);
    EXPECT_LT(stage.bestKl(), 0.75 * stage.curve().front().validationKl);
}

TEST(PolishConfig, NamesTheFirstBadField) {
    PolishConfig config;
    EXPECT_EQ(errorCode([&] { validate(config); }), "none");
    config.epochs = 0;
    EXPECT_EQ(errorOf([&] { validate(config); }).field, "epochs");
    config = {};
    config.learningRate = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(errorOf([&] { validate(config); }).field, "learningRate");
    EXPECT_EQ(errorCode([] { polishObjectiveFromText("best"); }), "DISTILL-001");
}

} // namespace
} // namespace steerscope::test
