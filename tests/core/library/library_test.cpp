// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/library.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

#include "core/library/internal/open_library.h"
#include "core/library/schema.h"
#include "core/steering/steering_model_io.h"
#include "tests/core/library/library_fixture.h"

namespace steerscope::test {
namespace {

namespace fs = std::filesystem;

class LibraryTest : public testing::Test {
protected:
    fs::path file() const { return m_folder / "library.db"; }
    /// Two runs and a PSR with everything a person may attach.
    void fill() {
        Library library(m_folder.path());
        const RunId one = library.runs().add(sampleRun(1));
        library.runs().add(sampleRun(2));
        const PsrId psr = library.psrs().add(samplePsr(1));
        library.items().setStar(one, Star::set);
        library.items().addTag(one, "thesis");
        library.items().setNote(psr, "for the talk");
        library.sessions().save("experiment", "{\"strength\": 2}");
    }
    void expectFilled(Library& library) const {
        const auto runs = library.runs().find();
        ASSERT_EQ(runs.size(), 2u);
        EXPECT_EQ(library.runs().load(runs[1].id), sampleRun(1));
        EXPECT_TRUE(runs[1].starred);
        EXPECT_EQ(runs[1].tags, std::vector<std::string>{"thesis"});
        ASSERT_EQ(library.psrs().list().size(), 1u);
        EXPECT_EQ(library.psrs().list()[0].note, "for the talk");
        EXPECT_EQ(library.sessions().read("experiment"), "{\"strength\": 2}");
        EXPECT_EQ(library.runs().find({.words = "matey"}).size(), 2u);
        EXPECT_TRUE(library.verify().sound());
    }
    std::vector<fs::path> beside(const std::string& stem) const {
        std::vector<fs::path> found;
        for (const auto& entry : fs::recursive_directory_iterator(m_folder.path()))
            if (entry.path().filename().string().starts_with(stem)) found.push_back(entry.path());
        std::ranges::sort(found);
        return found;
    }

    TemporaryFolder m_folder;
};

TEST_F(LibraryTest, EverythingIsThereAfterReopening) {
    fill();
    Library library(m_folder.path());
    EXPECT_TRUE(library.notices().empty());
    EXPECT_FALSE(library.readOnly());
    expectFilled(library);
    const LibraryCheck check = library.verify();
    EXPECT_EQ(check.runsChecked, 2);
    EXPECT_EQ(check.psrsChecked, 1);
}

TEST_F(LibraryTest, ADatabaseOfALaterVersionIsReadButNotChanged) {
    fill();
    Database(file()).execute("PRAGMA user_version = 999");
    Library library(m_folder.path());
    EXPECT_TRUE(library.readOnly());
    ASSERT_EQ(library.notices().size(), 1u);
    EXPECT_EQ(library.notices()[0].code, "LIB-012");
    expectFilled(library);
    EXPECT_EQ(errorCode([&] { library.runs().add(sampleRun(3)); }), "LIB-005");
}

TEST_F(LibraryTest, ADatabaseOfAnotherProgramIsLeftAlone) {
    {
        Database other(file());
        other.execute("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (7)");
        other.leaveOneFile();
    }
    const std::string before = readText(file());
    EXPECT_EQ(errorCode([&] { Library library(m_folder.path()); }), "LIB-011");
    EXPECT_EQ(readText(file()), before);
}

TEST_F(LibraryTest, AFileThatIsNoDatabaseIsPutAside) {
    writeText(file(), std::string(10'000, 'x'));
    Library library(m_folder.path());
    ASSERT_EQ(library.notices().size(), 1u);
    EXPECT_EQ(library.notices()[0].code, "LIB-013");
    ASSERT_EQ(beside("library-damaged").size(), 1u);
    EXPECT_EQ(readText(beside("library-damaged")[0]), std::string(10'000, 'x'));
    library.runs().add(sampleRun(1));
    EXPECT_TRUE(library.verify().sound());
}

TEST_F(LibraryTest, WhatReadsOfADamagedFileIsCarriedOver) {
    fill();
    {
        Database changed(file());
        changed.execute("CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM run; END");
    }
    Library library(m_folder.path()); // The layout is wrong, every row reads.
    ASSERT_EQ(library.notices().size(), 1u);
    EXPECT_EQ(library.notices()[0].code, "LIB-013");
    expectFilled(library);
    EXPECT_EQ(library.database().integer("SELECT count(*) FROM sqlite_schema WHERE type = "
                                         "'trigger'"),
              0);
}

/// Overwrites one page at a time: the library always opens, whatever it still lists can be read or
/// is named as broken, and nothing disappears without a word.
TEST_F(LibraryTest, DamagedPagesAreNoticedOrHarmless) {
    fill();
    {
        Database whole(file());
        whole.leaveOneFile();
    }
    const std::string sound = readText(file());
    constexpr std::size_t kPage = 4096;
    std::size_t recovered = 0;
    for (std::size_t page = 0; page * kPage < sound.size(); ++page) {
        TemporaryFolder folder;
        fs::copy(m_folder / "psr", folder / "psr");
        std::string damaged = sound;
        for (std::size_t i = 0; i < 200; ++i)
            damaged[page * kPage + (page == 0 ? 100 : 0) + i] =
                static_cast<char>((i * 131 + page * 17) & 0xff);
        writeText(folder / "library.db", damaged);
        Library library(folder.path());
        if (library.notices().empty()) continue; // A page that holds nothing.
        ++recovered;
        EXPECT_EQ(library.notices()[0].code, "LIB-013");
        EXPECT_TRUE(library.verify().database.empty());
        EXPECT_EQ(library.psrs().list().size(), 1u); // Its file was taken in again.
        library.runs().add(sampleRun(9));
    }
    EXPECT_GT(recovered, sound.size() / kPage / 2);
}

TEST_F(LibraryTest, ABackupIsOneFileThatBringsEverythingBack) {
    fill();
    const fs::path backup = m_folder / "copy.db";
    Library(m_folder.path()).backupTo(backup);
    EXPECT_FALSE(fs::exists(backup.string() + "-wal"));
    TemporaryFolder elsewhere;
    Library other(elsewhere.path());
    other.runs().add(sampleRun(7));
    other.restoreFrom(backup);
    expectFilled(other);
    EXPECT_EQ(other.database().integer("SELECT count(*) FROM psr_file"), 0);
    EXPECT_TRUE(other.database().integer("PRAGMA foreign_keys"));
    // What was there before is not lost either.
    Library again(elsewhere.path());
    expectFilled(again);
    std::optional<fs::path> before;
    for (const auto& entry : fs::directory_iterator(elsewhere / "backups"))
        before = entry.path();
    ASSERT_TRUE(before);
    again.restoreFrom(*before);
    ASSERT_EQ(again.runs().find().size(), 1u);
    EXPECT_EQ(again.runs().load(again.runs().find()[0].id), sampleRun(7));
}

TEST_F(LibraryTest, ABackupThatCannotBeTrustedChangesNothing) {
    fill();
    const fs::path backup = m_folder / "copy.db";
    Library library(m_folder.path());
    library.backupTo(backup);
    const std::string sound = readText(backup);
    const auto codeAfter = [&](const std::function<void(Database&)>& change) {
        writeText(backup, sound);
        {
            Database database(backup);
            change(database);
            database.leaveOneFile();
        }
        return errorCode([&] { library.restoreFrom(backup); });
    };
    EXPECT_EQ(codeAfter([](Database& d) { d.execute("PRAGMA user_version = 999"); }), "LIB-012");
    EXPECT_EQ(codeAfter([](Database& d) { d.execute("PRAGMA application_id = 1"); }), "LIB-011");
    EXPECT_EQ(codeAfter([](Database& d) { d.execute("CREATE VIEW v AS SELECT 1"); }), "LIB-010");
    EXPECT_EQ(codeAfter([](Database& d) { d.execute("UPDATE psr_file SET bytes = x'00'"); }),
              "LIB-041");
    writeText(backup, sound.substr(0, sound.size() / 2));
    EXPECT_NE(errorCode([&] { library.restoreFrom(backup); }), "none");
    writeText(backup, "text");
    EXPECT_EQ(errorCode([&] { library.restoreFrom(backup); }), "LIB-002");
    expectFilled(library);
}

TEST_F(LibraryTest, TheDailyBackupIsMadeOnceAndFiveAreKept) {
    fill();
    Library library(m_folder.path());
    for (int day = 0; day < 8; ++day) {
        library.backupDaily();
        library.backupDaily(); // The same day: nothing.
        EXPECT_EQ(beside("library-2").size(), std::min<std::size_t>(day + 1, 5));
        for (const fs::path& backup : beside("library-2"))
            fs::last_write_time(backup, fs::last_write_time(backup) - std::chrono::hours(25));
    }
}

TEST_F(LibraryTest, AnOlderDatabaseIsCopiedBeforeItIsMigrated) {
    const Migration steps[] = {{1, "CREATE TABLE a (x); INSERT INTO a VALUES (1)"},
                               {2, "UPDATE a SET x = 2"}};
    Database database(file());
    updateDatabase(database, m_folder / "backups", std::span(steps).first(1));
    EXPECT_TRUE(beside("before-update").empty()); // It was new.
    updateDatabase(database, m_folder / "backups", steps);
    updateDatabase(database, m_folder / "backups", steps); // Nothing to do.
    EXPECT_EQ(database.integer("SELECT x FROM a"), 2);
    ASSERT_EQ(beside("before-update").size(), 1u);
    const Database copy(beside("before-update")[0], OpenMode::readOnly);
    EXPECT_EQ(copy.integer("SELECT x FROM a"), 1);
}

TEST_F(LibraryTest, TwoProgramsTakeTurns) {
    Library mine(m_folder.path());
    constexpr int kEach = 20;
    std::thread theirs([this] {
        Library other(m_folder.path());
        for (unsigned i = 0; i < kEach; ++i)
            other.runs().add(sampleRun(1000 + i));
    });
    for (unsigned i = 0; i < kEach; ++i)
        mine.runs().add(sampleRun(i));
    theirs.join();
    EXPECT_EQ(mine.runs().count(), 2 * kEach);
    EXPECT_TRUE(mine.verify().sound());
}

TEST_F(LibraryTest, AFolderThatCannotBeMadeIsNamed) {
    writeText(m_folder / "blocked", "a file where the folder should be");
    const auto error = errorOf([&] { Library library(m_folder / "blocked"); });
    EXPECT_EQ(error.code, "LIB-001");
    EXPECT_FALSE(error.hint.empty());
}

} // namespace
} // namespace steerscope::test
