// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/run_replay.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "app/presenters/comparison_presenter.h"
#include "app/window/example_gallery.h"
#include "resources/bundled_resources.h"
#include "tests/app/support/run_fixture.h"
#include "tests/app/support/scripted_port.h"

namespace steerscope::test {
namespace {

TEST(RunReplay, PlayingARunEndsInExactlyThatRun) {
    ScriptedPort port;
    ComparisonPresenter comparison(port);
    const RecordedRun run = fixtureRun(3);
    QSignalSpy appended(&comparison, &ComparisonPresenter::tokensAppended);
    comparison.replay(run);
    EXPECT_EQ(comparison.current().find(ColumnKind::psr)->length(), 0u);
    EXPECT_EQ(comparison.current().promptedDeltas, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !comparison.replaying(); }, 3000));
    EXPECT_EQ(appended.size(), 9);
    EXPECT_EQ(serializeRecordedRun(comparison.current()), serializeRecordedRun(run));
    EXPECT_TRUE(port.asked().empty()) << "no model takes part";
}

TEST(RunReplay, StopShowsTheWholeRunAtOnce) {
    ScriptedPort port;
    ComparisonPresenter comparison(port);
    const RecordedRun run = fixtureRun(6);
    comparison.replay(run);
    comparison.stop();
    EXPECT_FALSE(comparison.replaying());
    EXPECT_EQ(serializeRecordedRun(comparison.current()), serializeRecordedRun(run));
}

TEST(Examples, EveryBundledRunIsReadAndHasItsMaps) {
    const auto names = bundledNames("runs/");
    const auto runs = bundledRuns();
    ASSERT_EQ(runs.size(), names.size());
    ASSERT_FALSE(runs.empty());
    for (const RecordedRun& run : runs) {
        EXPECT_FALSE(run.recipe.prompt.empty());
        EXPECT_NE(run.find(ColumnKind::psr), nullptr);
        EXPECT_NE(run.promptedDeltas, nullptr);
    }
}

} // namespace
} // namespace steerscope::test
