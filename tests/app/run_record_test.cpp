// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/run_record.h"

#include <gtest/gtest.h>

#include <limits>

#include "resources/bundled_resources.h"
#include "tests/app/support/run_fixture.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

TEST(RunRecord, ARunComesBackExactly) {
    RecordedRun run = fixtureRun();
    run.find(ColumnKind::psr)->coefficients.at(1, 2) = std::numeric_limits<float>::quiet_NaN();
    run.find(ColumnKind::psr)->pushes.at(0, 0) = 0.1f;
    run.find(ColumnKind::psr)->pushes.at(0, 1) = std::numeric_limits<float>::denorm_min();
    const StoredRun stored = toStoredRun(run, std::string(64, 'a'));
    // Everything a recorded-run file holds is a file's text in one form.
    EXPECT_EQ(serializeRecordedRun(fromStoredRun(stored)), serializeRecordedRun(run));
    EXPECT_EQ(fromStoredRun(stored).find(ColumnKind::psr)->pushes,
              run.find(ColumnKind::psr)->pushes);
}

TEST(RunRecord, TheShippedRunComesBackExactly) {
    const auto text = bundledResource("runs/coffee-pirate.json");
    if (text.empty()) GTEST_SKIP() << "built without the shipped run";
    const RecordedRun run = parseRecordedRun(text);
    EXPECT_EQ(serializeRecordedRun(fromStoredRun(toStoredRun(run))), serializeRecordedRun(run));
}

TEST(RunRecord, MapsAreFloatsOutsideTheDocument) {
    const StoredRun stored = toStoredRun(fixtureRun());
    EXPECT_EQ(stored.document.find("\"values\""), std::string::npos);
    std::vector<std::string> names;
    for (const StoredMap& map : stored.maps)
        names.push_back(map.name);
    EXPECT_NE(std::ranges::find(names, "/columns/2/pushes"), names.end());
    EXPECT_NE(std::ranges::find(names, "/psr_deltas/missed"), names.end());
    EXPECT_EQ(stored.prompt, fixtureRun().recipe.prompt);
    EXPECT_EQ(stored.psrName, "pirate");
    ASSERT_EQ(stored.columns.size(), 3u);
    EXPECT_EQ(stored.columns[0].text, fixtureRun().columns[0].text());
}

TEST(RunRecord, DamagedRecordsAreNamed) {
    StoredRun stored = toStoredRun(fixtureRun());
    StoredRun without = stored;
    without.maps.pop_back();
    EXPECT_EQ(errorCode([&] { fromStoredRun(without); }), "RUN-003");
    StoredRun shorter = stored;
    for (StoredMap& map : shorter.maps)
        if (map.name == "/columns/2/pushes") map.values = FloatMatrix(2, map.values.cols());
    EXPECT_EQ(errorCode([&] { fromStoredRun(shorter); }), "RUN-002");
    stored.document = "{}";
    EXPECT_EQ(errorCode([&] { fromStoredRun(stored); }), "RUN-001");
}

} // namespace
} // namespace steerscope::test
