// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/database.h"

#include <gtest/gtest.h>

#include "tests/core/library/library_fixture.h"

namespace steerscope::test {
namespace {

class DatabaseTest : public testing::Test {
protected:
    DatabaseTest() { m_database.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)"); }

    void add(const std::string& text) {
        Statement(m_database, "INSERT INTO note (text) VALUES (:text)").bind(":text", text).run();
    }
    std::int64_t count() const { return m_database.integer("SELECT count(*) FROM note"); }

    TemporaryFolder m_folder;
    Database m_database{m_folder / "x.db"};
};

TEST_F(DatabaseTest, IsSetUpForDurabilityAndStrangers) {
    EXPECT_TRUE(m_database.hasWriteAheadLog());
    EXPECT_EQ(m_database.integer("PRAGMA synchronous"), 2); // FULL
    EXPECT_EQ(m_database.integer("PRAGMA foreign_keys"), 1);
    EXPECT_EQ(m_database.integer("PRAGMA trusted_schema"), 0);
    EXPECT_EQ(m_database.integer("PRAGMA cell_size_check"), 1);
    EXPECT_EQ(m_database.integer("PRAGMA busy_timeout"), Database::kBusyMilliseconds);
}

TEST_F(DatabaseTest, AValueIsNeverPartOfTheStatement) {
    const std::string hostile = "'); DROP TABLE note; --\0x\"";
    add(hostile);
    Statement row(m_database, "SELECT text FROM note");
    ASSERT_TRUE(row.step());
    EXPECT_EQ(row.text(0), hostile);
    EXPECT_EQ(count(), 1);
}

TEST_F(DatabaseTest, AnUnknownParameterIsRefused) {
    Statement statement(m_database, "SELECT :a");
    EXPECT_EQ(errorCode([&] { statement.bind(":b", 1); }), "LIB-007");
    EXPECT_EQ(errorCode([&] { Statement(m_database, "SELECT FROM"); }), "LIB-007");
}

TEST_F(DatabaseTest, ATransactionIsAllOrNothing) {
    {
        Transaction transaction(m_database);
        add("one");
    }
    EXPECT_EQ(count(), 0);
    Transaction transaction(m_database);
    add("one");
    add("two");
    transaction.commit();
    EXPECT_EQ(count(), 2);
}

TEST_F(DatabaseTest, KeepsEveryKindOfValue) {
    const std::vector<std::byte> bytes{std::byte{0}, std::byte{255}, std::byte{39}};
    Statement row(m_database, "SELECT :i, :r, :t, :b, :n");
    row.bind(":i", std::int64_t{-9'007'199'254'740'993})
        .bind(":r", 0.1)
        .bind(":t", std::string("a\0b", 3))
        .bind(":b", std::span<const std::byte>(bytes))
        .bindNull(":n");
    ASSERT_TRUE(row.step());
    Statement copy(m_database, "SELECT :i, :r, :t, :b, :n");
    for (int column = 0; const char* name : {":i", ":r", ":t", ":b", ":n"})
        copy.bindFrom(name, row, column++);
    ASSERT_TRUE(copy.step());
    EXPECT_EQ(copy.integer(0), -9'007'199'254'740'993);
    EXPECT_EQ(copy.real(1), 0.1);
    EXPECT_EQ(copy.text(2), std::string("a\0b", 3));
    EXPECT_TRUE(std::ranges::equal(copy.blob(3), bytes));
    EXPECT_TRUE(copy.isNull(4));
}

TEST_F(DatabaseTest, ASecondConnectionSeesWhatWasCommitted) {
    add("one");
    Database reader(m_folder / "x.db", OpenMode::readOnly);
    EXPECT_EQ(reader.integer("SELECT count(*) FROM note"), 1);
    EXPECT_EQ(errorCode([&] { reader.execute("DELETE FROM note"); }), "LIB-005");
    add("two");
    EXPECT_EQ(reader.integer("SELECT count(*) FROM note"), 2);
}

TEST_F(DatabaseTest, ACopyIsExactAndReplacesWhatWasThere) {
    add("one");
    Database copy(m_folder / "y.db");
    copy.execute("CREATE TABLE other (id INTEGER)");
    copy.copyFrom(m_database);
    EXPECT_EQ(copy.integer("SELECT count(*) FROM note"), 1);
    EXPECT_EQ(copy.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'other'"), 0);
    copy.leaveOneFile();
    EXPECT_FALSE(std::filesystem::exists(m_folder / "y.db-wal"));
}

TEST_F(DatabaseTest, WhatIsNoDatabaseIsToldApart) {
    writeText(m_folder / "z.db", std::string(8192, 'x'));
    EXPECT_EQ(errorCode([&] { Database(m_folder / "z.db"); }), "LIB-002");
    EXPECT_EQ(errorCode([&] { Database(m_folder / "none" / "z.db"); }), "LIB-001");
}

} // namespace
} // namespace steerscope::test
