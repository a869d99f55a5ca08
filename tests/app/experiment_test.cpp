// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment.h"

#include <gtest/gtest.h>

namespace steerscope {
namespace {

using namespace std::chrono_literals;
using Clock = ExperimentHistory::Clock;

Experiment withPrompt(const std::string& prompt) {
    Experiment experiment;
    experiment.prompt = prompt;
    return experiment;
}

Experiment withStrength(float strength) {
    Experiment experiment;
    experiment.strength = strength;
    return experiment;
}

Undoable beginning(const std::string& prompt) {
    return {withPrompt(prompt), {}, nullptr};
}

TEST(Experiment, DifferenceNamesTheFieldThatChanged) {
    const Experiment base;
    EXPECT_EQ(difference(base, base), std::nullopt);
    EXPECT_EQ(difference(base, withPrompt("x")), EditKind::prompt);
    EXPECT_EQ(difference(base, withStrength(2)), EditKind::strength);
    Experiment role;
    role.steering.role = SteeringRole::system;
    EXPECT_EQ(difference(base, role), EditKind::role);
    Experiment twin;
    twin.twin = true;
    EXPECT_EQ(difference(base, twin), EditKind::twin);
    Experiment psr;
    psr.psr = std::make_shared<const SteeringModel>();
    EXPECT_EQ(difference(base, psr), EditKind::psr);
}

TEST(ExperimentHistory, UndoAndRedoReturnExactlyWhatWas) {
    ExperimentHistory history(beginning("a"));
    const auto now = Clock::now();
    history.record(withPrompt("b"), now);
    history.record(withPrompt("c"), now + 10s);
    EXPECT_EQ(history.undo().prompt, "b");
    EXPECT_EQ(history.undo().prompt, "a");
    EXPECT_FALSE(history.canUndo());
    EXPECT_EQ(history.undo().prompt, "a");
    EXPECT_EQ(history.redo().prompt, "b");
    EXPECT_EQ(history.redo().prompt, "c");
    EXPECT_FALSE(history.canRedo());
}

TEST(ExperimentHistory, RapidEditsOfOneKindAreOneStep) {
    ExperimentHistory history(Undoable{withStrength(1), {}, nullptr});
    const auto now = Clock::now();
    for (int i = 1; i <= 20; ++i)
        history.record(withStrength(1 + 0.1f * static_cast<float>(i)), now + i * 100ms);
    EXPECT_EQ(history.undo().strength, 1.0f);
    EXPECT_FALSE(history.canUndo());
}

TEST(ExperimentHistory, APauseOrAnotherKindBeginsANewStep) {
    ExperimentHistory history(beginning("a"));
    const auto now = Clock::now();
    history.record(withPrompt("ab"), now);
    history.record(withPrompt("abc"), now + 2s);
    Experiment next = withPrompt("abc");
    next.strength = 2;
    history.record(next, now + 2100ms);
    EXPECT_EQ(history.undoName(), "strength");
    EXPECT_EQ(history.undo().strength, 1.0f);
    EXPECT_EQ(history.undo().prompt, "ab");
    EXPECT_EQ(history.undo().prompt, "a");
}

TEST(ExperimentHistory, KeepsAHundredStepsAndANewEditEndsRedo) {
    ExperimentHistory history;
    const auto now = Clock::now();
    for (int i = 0; i < 150; ++i)
        history.record(withPrompt(std::to_string(i)), now + i * 1h);
    int steps = 0;
    while (history.canUndo()) {
        history.undo();
        ++steps;
    }
    EXPECT_EQ(steps, 100);
    EXPECT_EQ(history.current().prompt, "49");
    history.record(withPrompt("other"), now + 200h);
    EXPECT_FALSE(history.canRedo());
}

TEST(ExperimentHistory, AnEqualExperimentIsNotAnEdit) {
    ExperimentHistory history(beginning("a"));
    history.record(withPrompt("a"));
    EXPECT_FALSE(history.canUndo());
}

TEST(ExperimentHistory, UndoOfAnEditIsNotMergedWithTheNext) {
    ExperimentHistory history(beginning("a"));
    const auto now = Clock::now();
    history.record(withPrompt("b"), now);
    history.undo();
    history.record(withPrompt("c"), now + 10ms);
    EXPECT_EQ(history.undo().prompt, "a");
}

TEST(ExperimentHistory, TheSettingsOfDistilAreUndoneWithTheRest) {
    ExperimentHistory history(beginning("a"));
    const auto now = Clock::now();
    DistillSettings ranked;
    ranked.rank = 16;
    history.record(ranked, now);
    DistillSettings polished = ranked;
    polished.objective = PolishObjective::divergence;
    polished.prompts = 30;
    history.record(polished, now + 2s);
    history.record(withPrompt("b"), now + 4s);
    EXPECT_EQ(history.state().distil, polished) << "an edit of the prompt leaves them alone";
    EXPECT_EQ(history.undo().prompt, "a");
    EXPECT_EQ(history.state().distil, polished);
    EXPECT_EQ(history.undoName(), "settings of Distil");
    history.undo();
    EXPECT_EQ(history.state().distil, ranked);
    history.undo();
    EXPECT_EQ(history.state().distil, DistillSettings{});
    EXPECT_FALSE(history.canUndo());
    for (int i = 0; i < 3; ++i)
        history.redo();
    EXPECT_EQ(history.state().distil, polished);
    EXPECT_EQ(history.current().prompt, "b");
}

TEST(ExperimentHistory, QuicklyTurnedSettingsAreOneStepAndAMixedPastIsBounded) {
    ExperimentHistory history(beginning("a"));
    const auto now = Clock::now();
    DistillSettings settings;
    for (int i = 2; i < 9; ++i) {
        settings.rank = i;
        history.record(settings, now + i * 100ms);
    }
    history.undo();
    EXPECT_EQ(history.state().distil, DistillSettings{});
    for (int i = 0; i < 120; ++i) {
        settings.prompts = 100 + i;
        history.record(settings, now + (2 * i + 10) * 1h);
        history.record(withPrompt(std::to_string(i)), now + (2 * i + 11) * 1h);
    }
    int steps = 0;
    for (; history.canUndo(); ++steps)
        history.undo();
    EXPECT_EQ(steps, 100);
    EXPECT_EQ(history.state().distil.prompts, 100 + 69);
}

TEST(Handwork, PaintedCellsStandInOrderAndTheLastOfACellCounts) {
    Experiment experiment = withPainted({}, {{LayerIndex(3), 5, 1}, {LayerIndex(1), 2, 4}});
    experiment = withPainted(experiment, {{LayerIndex(3), 5, 7}, {LayerIndex(0), 5, 2}});
    EXPECT_EQ(experiment.painted,
              (std::vector<PushOverride>{
                  {LayerIndex(1), 2, 4}, {LayerIndex(0), 5, 2}, {LayerIndex(3), 5, 7}}));
    EXPECT_EQ(difference({}, experiment), EditKind::paint);
}

TEST(Handwork, TheFirstDifferenceIsTheEarliestTokenThatChanged) {
    const std::vector<PushOverride> a{{LayerIndex(1), 2, 4}, {LayerIndex(0), 5, 2}};
    const std::vector<PushOverride> b{{LayerIndex(1), 2, 4}, {LayerIndex(0), 5, 3}};
    EXPECT_EQ(firstPaintedDifference(a, b), 5);
    EXPECT_EQ(firstPaintedDifference(a, {}), 2);
    EXPECT_EQ(firstPaintedDifference({}, b), 2);
    EXPECT_EQ(firstPaintedDifference(a, a), std::nullopt);
}

TEST(Handwork, AColumnHasOneForkAtMost) {
    Experiment experiment = withFork({}, {ColumnKind::psr, {TokenId(1)}, {}, "a"});
    experiment = withFork(experiment, {ColumnKind::unsteered, {TokenId(2)}, {}, "b"});
    experiment = withFork(experiment, {ColumnKind::psr, {TokenId(3)}, {}, "c"});
    ASSERT_EQ(experiment.forks.size(), 2u);
    EXPECT_EQ(experiment.forks[0].column, ColumnKind::unsteered);
    EXPECT_EQ(findFork(experiment, ColumnKind::psr)->piece, "c");
    EXPECT_EQ(findFork(experiment, ColumnKind::prompted), nullptr);
    EXPECT_EQ(difference({}, experiment), EditKind::fork);
}

TEST(Handwork, AnotherQuestionStartsAfreshAnotherStrengthDoesNot) {
    Experiment before, next;
    next.strength = 2;
    next.maxTokens = 9;
    next.twin = true;
    EXPECT_FALSE(startsAfresh(before, next));
    next.sampler.seed = 99;
    EXPECT_TRUE(startsAfresh(before, next));
    next = before;
    next.steering.text = "x";
    EXPECT_TRUE(startsAfresh(before, next));
}

} // namespace
} // namespace steerscope
