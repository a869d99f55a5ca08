// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/schema.h"

#include <gtest/gtest.h>

#include "tests/core/library/library_fixture.h"

namespace steerscope::test {
namespace {

TEST(Schema, StepsAscendFromOne) {
    int expected = 1;
    for (const Migration& step : libraryMigrations())
        EXPECT_EQ(step.version, expected++);
    EXPECT_EQ(currentSchemaVersion(), expected - 1);
}

TEST(Schema, AFreshDatabaseBecomesCurrent) {
    Database database;
    EXPECT_EQ(schemaStateOf(database), SchemaState::fresh);
    migrate(database);
    EXPECT_EQ(schemaStateOf(database), SchemaState::current);
    EXPECT_NO_THROW(requireExpectedSchema(database));
    migrate(database); // Nothing left to do.
    EXPECT_EQ(schemaStateOf(database), SchemaState::current);
}

TEST(Schema, StepsAreTakenInOrderFromWhereTheFileStands) {
    const Migration steps[] = {{1, "CREATE TABLE a (x); INSERT INTO a VALUES (1)"},
                               {2, "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1"},
                               {3, "UPDATE a SET y = y * 10"}};
    Database database;
    migrate(database, std::span(steps).first(1));
    EXPECT_EQ(database.integer("PRAGMA user_version"), 1);
    migrate(database, steps);
    EXPECT_EQ(database.integer("PRAGMA user_version"), 3);
    EXPECT_EQ(database.integer("SELECT y FROM a"), 20);
}

TEST(Schema, AStepThatFailsLeavesTheVersionBefore) {
    const Migration steps[] = {{1, "CREATE TABLE a (x); INSERT INTO a VALUES (1)"},
                               {2, "UPDATE a SET x = 2; CREATE TABLE a (x)"}};
    Database database;
    EXPECT_EQ(errorCode([&] { migrate(database, steps); }), "LIB-007");
    EXPECT_EQ(database.integer("PRAGMA user_version"), 1);
    EXPECT_EQ(database.integer("SELECT x FROM a"), 1);
}

TEST(Schema, OtherProgramsAndLaterVersionsAreToldApart) {
    Database other;
    other.execute("CREATE TABLE a (x)");
    EXPECT_EQ(schemaStateOf(other), SchemaState::foreign);
    Database later;
    migrate(later);
    later.execute("PRAGMA user_version = 999");
    EXPECT_EQ(schemaStateOf(later), SchemaState::newer);
}

TEST(Schema, AnythingThatWasAddedIsRefused) {
    for (const char* addition :
         {"CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM run; END",
          "CREATE VIEW v AS SELECT * FROM run", "CREATE TABLE x (y)",
          "CREATE INDEX i ON run (prompt)", "ALTER TABLE tag ADD COLUMN x", "DROP TABLE session"}) {
        Database database;
        migrate(database);
        database.execute(addition);
        EXPECT_EQ(errorCode([&] { requireExpectedSchema(database); }), "LIB-010") << addition;
    }
}

} // namespace
} // namespace steerscope::test
