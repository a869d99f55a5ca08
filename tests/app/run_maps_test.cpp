// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/run_maps.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include <cmath>

#include "app/presenters/heatmap_presenter.h"
#include "app/presenters/inspector_presenter.h"
#include "app/presenters/run_tints.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"

namespace steerscope::test {
namespace {

TEST(RunMaps, EachTabShowsItsGridOverItsPane) {
    const RecordedRun run = fixtureRun();
    const struct {
        MapKind map;
        float atLayer2Token3;
    } cases[] = {{MapKind::push, 5},      {MapKind::promptDelta, 24}, {MapKind::localDelta, 25},
                 {MapKind::psrDelta, 29}, {MapKind::missed, 29},      {MapKind::projected, 30}};
    for (const auto& [map, expected] : cases) {
        const auto grid = gridOf(run, map);
        ASSERT_TRUE(grid.has_value());
        EXPECT_EQ(grid->rows, kLayers);
        EXPECT_EQ(grid->cols, 6);
        EXPECT_EQ(grid->columnLabels.size(), 6);
        EXPECT_FLOAT_EQ(grid->at(3, 2), expected) << static_cast<int>(map);
        EXPECT_FALSE(grid->valueName.isEmpty());
    }
    EXPECT_EQ(ownerOf(MapKind::push), ColumnKind::psr);
    EXPECT_EQ(ownerOf(MapKind::missed), ColumnKind::prompted);
}

TEST(RunMaps, AMapThatWasNotComputedIsAbsentNotZero) {
    RecordedRun run = fixtureRun();
    run.psrDeltas = nullptr;
    EXPECT_FALSE(gridOf(run, MapKind::psrDelta).has_value());
    EXPECT_TRUE(tokenSums(run, MapKind::psrDelta).empty());
    EXPECT_TRUE(layerValues(run, MapKind::push, 99).empty());
    EXPECT_FALSE(gridOf(RecordedRun{}, MapKind::push).has_value());
}

TEST(RunMaps, TabsSayWhatIsMissing) {
    RecordedRun run = fixtureRun();
    for (const MapTab& tab : mapTabs(run))
        EXPECT_TRUE(tab.enabled);
    run.columns.erase(run.columns.begin() + 1); // No prompted answer.
    const auto tabs = mapTabs(run);
    EXPECT_TRUE(tabs[0].enabled);
    EXPECT_FALSE(tabs[1].enabled);
    EXPECT_FALSE(tabs[1].disabledReason.isEmpty());
    EXPECT_FALSE(tabs[4].enabled);
}

TEST(RunMaps, SumsAndTintAgreeWithTheGrid) {
    const RecordedRun run = fixtureRun();
    // Token t of the push: layers 0 … 3 plus 4 t.
    EXPECT_EQ(tokenSums(run, MapKind::push), (std::vector<float>{6, 10, 14, 18, 22, 26}));
    EXPECT_EQ(layerValues(run, MapKind::push, 1), (std::vector<float>{1, 2, 3, 4}));
    EXPECT_TRUE(tintFooter(run, ColumnKind::psr).contains(QStringLiteral("Σ push")));
    EXPECT_TRUE(tintFooter(run, ColumnKind::prompted).contains(QStringLiteral("Σ ‖Δ‖")));
    EXPECT_FALSE(tintFooter(run, ColumnKind::unsteered).isEmpty());
}

TEST(RunMaps, ARunMinusItselfIsZeroAndMissingWhereThePinnedOneEnds) {
    const RecordedRun run = fixtureRun();
    RecordedRun shorter = fixtureRun(4);
    for (const MapKind map : kMapKinds) {
        const auto zero = gridOf(run, map, &run);
        ASSERT_TRUE(zero.has_value());
        EXPECT_EQ(zero->scale, ScaleKind::diverging);
        EXPECT_TRUE(zero->valueName.endsWith(QStringLiteral("− pinned")));
        for (const float value : zero->values)
            EXPECT_EQ(value, 0.0f);
        const auto cut = gridOf(run, map, &shorter);
        EXPECT_EQ(cut->at(3, 1), 0.0f);
        EXPECT_TRUE(std::isnan(cut->at(4, 1)));
        // What is added to the difference is this run again.
        shorter.columns[2].pushes.at(2, 1) += 5;
        if (map == MapKind::push) {
            EXPECT_EQ(gridOf(run, map, &shorter)->at(2, 1), -5.0f);
        }
        shorter.columns[2].pushes.at(2, 1) -= 5;
    }
    EXPECT_TRUE(mapTabs(run, TitleForm::full, &run)[0].title.endsWith(QStringLiteral("− pinned")));
    RecordedRun bare = run;
    bare.promptedDeltas = nullptr;
    EXPECT_FALSE(differs(run, MapKind::promptDelta, &bare));
    EXPECT_EQ(gridOf(run, MapKind::promptDelta, &bare)->scale, ScaleKind::sequential);
}

TEST(RunTints, EveryQuantityOfAnAnswerIsThereAndTheDefaultFirst) {
    const RecordedRun run = fixtureRun();
    const auto kinds = [&run](ColumnId id) {
        std::vector<TintKind> list;
        for (const RunTint& tint : tintsOf(run, id)) {
            list.push_back(tint.kind);
            EXPECT_EQ(tint.tint.values.size(), 6u);
        }
        return list;
    };
    using enum TintKind;
    EXPECT_EQ(kinds(ColumnKind::psr), (std::vector{push, delta, lambda, kl, surprise, none}));
    EXPECT_EQ(kinds(ColumnKind::prompted), (std::vector{delta, kl, surprise, none}));
    EXPECT_EQ(kinds(ColumnKind::unsteered), (std::vector{none, surprise}));
    const auto tints = tintsOf(run, ColumnKind::psr);
    EXPECT_EQ(tints[0].tint.values, tokenSums(run, MapKind::push));
    EXPECT_EQ(tints[1].tint.values, tokenSums(run, MapKind::psrDelta));
    EXPECT_FLOAT_EQ(tints[2].tint.values[0], 0 + 0.5f + 1 + 1.5f);
    EXPECT_FLOAT_EQ(tints[3].tint.values[2], 0.125f);
    EXPECT_FLOAT_EQ(tints[4].tint.values[2], 0.5f);
    for (const RunTint& tint : tintsOf(run, ColumnKind::psr, &run)) {
        if (tint.kind == none) continue;
        EXPECT_EQ(tint.tint.sign, TintSign::both);
        for (const float value : tint.tint.values)
            EXPECT_EQ(value, 0.0f);
    }
}

TEST(RunMaps, ContinuationsAreWordPieces) {
    // "Arr" ", I" " be" " Captain" " Black" "wood"
    EXPECT_EQ(continuationsOf(fixtureRun().columns[0]),
              (std::vector<bool>{false, false, false, false, false, true}));
}

TEST(HeatmapPresenter, ThePushFillsWhileTokensStream) {
    ScriptedPort port;
    ComparisonPresenter comparison(port);
    comparison.setModel(fixtureModel());
    HeatmapPresenter maps(comparison);
    std::vector<std::vector<float>> columns;
    int expected = -1, ended = 0;
    QObject::connect(&maps, &HeatmapPresenter::gridChanged,
                     [&](const HeatmapGrid&, int count, int) { expected = count; });
    QObject::connect(
        &maps, &HeatmapPresenter::columnAppended,
        [&](const std::vector<float>& values, const QString&, bool) { columns.push_back(values); });
    QObject::connect(&maps, &HeatmapPresenter::streamingEnded, [&] { ++ended; });
    comparison.run(fixtureExperiment());
    const JobId job = port.last();
    port.play(fixtureToken(job, 0, 0, false), fixtureToken(job, 2, 0, true));
    port.play(fixtureToken(job, 2, 1, true, true));
    ASSERT_EQ(columns.size(), 2u);
    EXPECT_EQ(columns[1], (std::vector<float>{1, 2, 3, 4}));
    EXPECT_EQ(ended, 1);
    EXPECT_EQ(expected, 6); // As many columns as tokens may come are reserved.
}

TEST(HeatmapPresenter, ComputedMapsReplaceTheGridOfTheirOwnTabOnly) {
    ScriptedPort port;
    ComparisonPresenter comparison(port);
    HeatmapPresenter maps(comparison);
    comparison.show(fixtureRun());
    maps.setCurrent(MapKind::missed);
    HeatmapGrid shown;
    int changes = 0;
    QObject::connect(&maps, &HeatmapPresenter::gridChanged, [&](const HeatmapGrid& grid, int, int) {
        shown = grid;
        ++changes;
    });
    Q_EMIT comparison.mapsChanged(ColumnKind::psr);
    EXPECT_EQ(changes, 0);
    Q_EMIT comparison.mapsChanged(ColumnKind::prompted);
    EXPECT_EQ(changes, 1);
    EXPECT_FLOAT_EQ(shown.at(0, 0), 6);
}

TEST(Inspector, SaysHowFarTheChoicesMoved) {
    RecordedRun run = fixtureRun();
    const auto kl = [&run](ColumnKind kind) {
        return factsFor(run, {.column = kind, .token = 2}, MapKind::push)->kl;
    };
    EXPECT_EQ(kl(ColumnKind::psr), 0.375) << "KL(steered ‖ plain)";
    EXPECT_EQ(kl(ColumnKind::prompted), 0.75) << "KL(prompted ‖ plain)";
    EXPECT_EQ(kl(ColumnKind::unsteered), std::nullopt);
    auto earlier = std::make_shared<DeltaMaps>(*run.psrDeltas);
    earlier->klOfSteering.clear(); // Runs of earlier versions do not know it.
    run.psrDeltas = earlier;
    EXPECT_EQ(kl(ColumnKind::psr), std::nullopt);
}

TEST(Inspector, SaysSumShareRankPeakAndChoices) {
    const RecordedRun run = fixtureRun();
    const auto facts =
        factsFor(run, {.column = ColumnKind::psr, .token = 5, .layer = 2}, MapKind::push);
    ASSERT_TRUE(facts.has_value());
    EXPECT_EQ(facts->token, QStringLiteral("wood"));
    EXPECT_TRUE(facts->place.contains(QStringLiteral("#5")));
    EXPECT_TRUE(facts->place.contains(QStringLiteral("Black")));
    EXPECT_EQ(facts->identity, Identity::psr);
    EXPECT_EQ(facts->layer, 2);
    ASSERT_GE(facts->keyValues.size(), 4u);
    EXPECT_EQ(facts->keyValues[0].value, QStringLiteral("26"));
    EXPECT_EQ(facts->keyValues[1].value, QStringLiteral("27.1 %")); // 26 of 96
    EXPECT_EQ(facts->keyValues[2].value, QStringLiteral("1 of 6"));
    EXPECT_EQ(facts->keyValues[3].value, QStringLiteral("3"));
    ASSERT_EQ(facts->series.size(), 2u); // Push, and the PSR's own Δ.
    EXPECT_EQ(facts->series[0].values, (std::vector<float>{5, 6, 7, 8}));
    EXPECT_EQ(facts->before.choices[0].text, QStringLiteral("plain"));
    EXPECT_TRUE(facts->after.choices[0].chosen);
}

TEST(Inspector, NumbersSayHowTheyDifferFromThePinnedRun) {
    const RecordedRun run = fixtureRun();
    RecordedRun pinned = fixtureRun();
    for (float& value : pinned.columns[2].pushes.values())
        value -= 2;
    const CursorPlace place{.column = ColumnKind::psr, .token = 5, .layer = 2};
    const auto facts = factsFor(run, place, MapKind::push, &pinned);
    ASSERT_TRUE(facts.has_value());
    EXPECT_EQ(facts->keyValues[0].value, QStringLiteral("26 (+8)")); // Four layers.
    EXPECT_EQ(facts->series[0].values, (std::vector<float>{2, 2, 2, 2}));
    EXPECT_TRUE(facts->series[0].name.contains(QStringLiteral("pinned")));
}

TEST(Inspector, ChoicesCanBeNamedBySideAndRow) {
    const RecordedRun run = fixtureRun();
    const CursorPlace place{.column = ColumnKind::psr, .token = 1};
    EXPECT_EQ(choiceAt(run, place, ChoiceSide::after, 1)->piece, "other");
    EXPECT_EQ(choiceAt(run, place, ChoiceSide::before, 0)->piece, "plain");
    EXPECT_EQ(choiceAt(run, place, ChoiceSide::after, 2), std::nullopt);
    EXPECT_EQ(choiceAt(run, {.column = ColumnKind::unsteered, .token = 1}, ChoiceSide::before, 0),
              std::nullopt);
    EXPECT_EQ(choiceAt(run, {.column = ColumnKind::psr, .token = 9}, ChoiceSide::after, 0),
              std::nullopt);
}

TEST(Inspector, AnUnsteeredTokenHasChoicesOnlyAndNoTokenNothing) {
    const RecordedRun run = fixtureRun();
    const auto facts = factsFor(run, {.column = ColumnKind::unsteered, .token = 1}, MapKind::push);
    ASSERT_TRUE(facts.has_value());
    EXPECT_TRUE(facts->keyValues.empty());
    EXPECT_TRUE(facts->series.empty());
    EXPECT_FALSE(facts->after.choices.empty());
    EXPECT_FALSE(factsFor(run, {.column = ColumnKind::psr, .token = 6}, MapKind::push));
    EXPECT_FALSE(factsFor(run, {.column = ColumnKind::psr, .token = -1}, MapKind::push));
    EXPECT_FALSE(factsFor(run, {.column = ColumnKind::twin, .token = 0}, MapKind::push));
}

} // namespace
} // namespace steerscope::test
