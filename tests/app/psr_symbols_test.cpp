// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/psr_symbols.h"

#include <gtest/gtest.h>

#include <set>

#include "app/presenters/run_maps.h"
#include "app/window/column_menu.h"
#include "tests/app/support/run_fixture.h"
#include "widgets/theme.h"

namespace steerscope::test {
namespace {

TEST(PsrSymbols, UpToFivePsrsOfOneWindowAllDiffer) {
    Experiment experiment = fixtureExperiment();
    experiment = withMixed(experiment, fixturePsr("mixed"));
    experiment = withMixed(experiment, fixturePsr("mixed too"));
    experiment = withColumn(experiment, fixturePsr("further"));
    experiment = withColumn(experiment, fixturePsr("furthest"));
    std::set<int> symbols{0};
    for (int part = 0; part < 4; ++part)
        EXPECT_TRUE(symbols.insert(symbolOfPart(experiment, part)).second) << part;
    EXPECT_EQ(symbols.size(), static_cast<std::size_t>(kSymbolVariants));
}

TEST(PsrSymbols, ASliderCarriesTheSymbolOfItsColumn) {
    Experiment experiment = withMixed(fixtureExperiment(), fixturePsr("mixed"));
    for (int i = 0; i < 7; ++i)
        experiment = withColumn(experiment, fixturePsr("further"));
    for (int i = 0; i < 7; ++i) {
        const int number = experiment.further[static_cast<std::size_t>(i)].number;
        EXPECT_EQ(symbolOfPart(experiment, i + 1), symbolOf(ColumnId(ColumnKind::further, number)));
        EXPECT_NE(symbolOfPart(experiment, i + 1), 0) << "● is the PSR in use";
    }
}

TEST(PsrSymbols, OtherColumnsDoNotChangeASymbol) {
    Experiment experiment = withMixed(fixtureExperiment(), fixturePsr("mixed"));
    experiment = withColumn(experiment, fixturePsr("a"));
    experiment = withColumn(experiment, fixturePsr("b"));
    const int mixed = symbolOfPart(experiment, 0), b = symbolOfPart(experiment, 2);
    experiment = withoutColumn(experiment, 1);
    EXPECT_EQ(symbolOfPart(experiment, 0), mixed);
    EXPECT_EQ(symbolOfPart(experiment, 1), b);
}

TEST(PsrSymbols, ThePsrInUseIsADiscAndOneThatRestsHasNone) {
    Experiment experiment = fixtureExperiment();
    const auto further = fixturePsr("further");
    experiment = withColumn(experiment, further);
    EXPECT_EQ(symbolOf(experiment, experiment.psr), 0);
    EXPECT_EQ(symbolOf(experiment, further), 1);
    EXPECT_EQ(symbolOf(experiment, fixturePsr("resting")), std::nullopt);
    EXPECT_EQ(symbolOf(experiment, nullptr), std::nullopt);
}

} // namespace
} // namespace steerscope::test
