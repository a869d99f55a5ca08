// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "app/presenters/comparison_presenter.h"
#include "app/window/column_menu.h"
#include "tests/app/support/run_fixture.h"

namespace steerscope::test {
namespace {

Experiment withEverything() {
    Experiment experiment = fixtureExperiment();
    experiment.twin = true;
    experiment.stacked = true;
    experiment.further = {{1, {mixPart(fixturePsr("french"), -0.5f)}},
                          {2, {mixPart(fixturePsr("formal"), 1), mixPart(fixturePsr("short"), 2)}}};
    return experiment;
}

TEST(Columns, EveryKindIsRequestedInTheOrderOfThePanes) {
    const Experiment experiment = withEverything();
    const auto ids = columnsFor(experiment, fixtureModel());
    EXPECT_EQ(ids, (std::vector<ColumnId>{ColumnKind::unsteered,
                                          ColumnKind::prompted,
                                          ColumnKind::psr,
                                          ColumnKind::twin,
                                          ColumnKind::stacked,
                                          {ColumnKind::further, 1},
                                          {ColumnKind::further, 2}}));
    const ComparisonRequest request = comparisonRequest(experiment, ids);
    EXPECT_TRUE(request.columns[4].prompted);
    EXPECT_EQ(request.columns[4].steering.front().model, experiment.psr);
    EXPECT_FALSE(request.columns[5].prompted);
    EXPECT_EQ(request.columns[5].steering.front().strength, -0.5f);
    EXPECT_EQ(request.columns[6].steering.size(), 2u);
    EXPECT_EQ(request.columns[6].name, "formal + short");
}

TEST(Columns, AMixActsInEveryColumnOfThePsrInUse) {
    Experiment experiment = fixtureExperiment();
    experiment.twin = experiment.stacked = true;
    experiment = withMixed(experiment, fixturePsr("french"));
    const auto ids = columnsFor(experiment, fixtureModel());
    const ComparisonRequest request = comparisonRequest(experiment, ids);
    EXPECT_TRUE(request.columns[0].steering.empty());
    EXPECT_TRUE(request.columns[1].steering.empty());
    for (std::size_t i = 2; i < request.columns.size(); ++i)
        EXPECT_EQ(request.columns[i].steering.size(), 2u) << request.columns[i].name;
    EXPECT_EQ(deltaRequest(experiment, fixtureModel(), ColumnKind::prompted, {}).steering.size(),
              2u);
}

TEST(Columns, NumbersStayWithTheirColumnsWhenOthersGo) {
    Experiment experiment;
    for (const char* name : {"a", "b", "c"})
        experiment = withColumn(experiment, fixturePsr(name));
    experiment = withoutColumn(experiment, 2);
    ASSERT_NE(findFurther(experiment, 3), nullptr);
    EXPECT_EQ(nameOf(findFurther(experiment, 3)->parts), "c");
    EXPECT_EQ(findFurther(experiment, 2), nullptr);
    EXPECT_EQ(freeNumber(experiment.further), 2);
}

TEST(Columns, APsrThatDoesNotFitLeavesItsColumnOut) {
    Experiment experiment = withEverything();
    auto foreign = std::make_shared<SteeringModel>(*fixturePsr("foreign"));
    foreign->nLayers = 99;
    experiment.further.front().parts.front().psr = foreign;
    const auto ids = columnsFor(experiment, fixtureModel());
    EXPECT_EQ(std::ranges::count(ids, ColumnId(ColumnKind::further, 1)), 0);
    EXPECT_EQ(std::ranges::count(ids, ColumnId(ColumnKind::further, 2)), 1);
}

TEST(Columns, StrengthOfOnePartLeavesTheOthersAlone) {
    Experiment experiment = withMixed(withEverything(), fixturePsr("mixed"));
    const auto before = slidingParts(experiment).size();
    EXPECT_EQ(before, 4u);
    const Experiment next = withPartStrength(experiment, 2, 1.75f);
    EXPECT_EQ(slidingParts(next)[2]->strength, 1.75f);
    for (const std::size_t i : {0u, 1u, 3u})
        EXPECT_EQ(*slidingParts(next)[i], *slidingParts(experiment)[i]);
}

TEST(Columns, ChoiceOfColumnsIsKeptInFilesByName) {
    const Experiment experiment = withMixed(withEverything(), fixturePsr("mixed"));
    const Experiment back = experimentFromJson(experimentToJson(experiment), "recipe");
    EXPECT_EQ(wantedColumns(back), wantedColumns(experiment));
    ASSERT_EQ(back.further.size(), 2u);
    EXPECT_EQ(back.further[0].parts[0].name, "french");
    EXPECT_EQ(back.further[0].parts[0].strength, -0.5f);
    EXPECT_EQ(nameOf(back.mix), "mixed");
}

} // namespace
} // namespace steerscope::test
