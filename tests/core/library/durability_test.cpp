// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a returning call promised is there after a kill at any moment and after a disk that fails at
// any write.

#include <gtest/gtest.h>

#include <csignal>
#include <ctime>
#include <map>
#include <random>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/file_bytes.h"
#include "core/library/bundle.h"
#include "core/library/library.h"
#include "tests/core/library/failing_vfs.h"
#include "tests/core/library/library_fixture.h"

namespace steerscope::test {
namespace {

enum class Work : std::uint32_t { run, star, psr, session, backup, bundle };

/// What the writer says through the pipe once a call has returned: what is in the library for good.
struct Acknowledgement {
    Work work;
    std::uint32_t seed;
    std::int64_t id;
};

void pauseFor(std::int64_t microseconds) {
    const timespec time{microseconds / 1'000'000, (microseconds % 1'000'000) * 1000};
    ::nanosleep(&time, nullptr);
}

/// One unit of work of each kind in turn; returns the id it made or changed.
std::int64_t perform(Library& library, Work work, std::uint32_t seed, std::int64_t lastRun) {
    switch (work) {
    case Work::run:
        return library.runs().add(sampleRun(seed)).value;
    case Work::star:
        library.items().setStar(RunId(lastRun), Star::set);
        return lastRun;
    case Work::psr:
        return library.psrs().add(samplePsr(seed)).value;
    case Work::session:
        library.sessions().save("experiment", std::to_string(seed));
        return 0;
    case Work::backup:
        library.backupTo(library.folder() / "copy.db");
        return 0;
    case Work::bundle:
        exportBundle(library, {RunId(lastRun)}, {}, library.folder() / "one.steerscope");
        return 0;
    }
    return 0;
}

/// The writer: works until it is killed and acknowledges what it did. Never returns.
[[noreturn]] void writeUntilKilled(const std::filesystem::path& folder, std::uint32_t seed,
                                   int pipe) {
    constexpr Work kTurns[] = {Work::run,     Work::star, Work::run,    Work::psr, Work::run,
                               Work::session, Work::run,  Work::bundle, Work::run, Work::backup};
    try {
        Library library(folder);
        std::int64_t lastRun = 0;
        for (std::uint32_t i = 0;; ++i) {
            const Work work = kTurns[i % std::size(kTurns)];
            const Acknowledgement done{work, seed + i, perform(library, work, seed + i, lastRun)};
            if (work == Work::run) lastRun = done.id;
            if (::write(pipe, &done, sizeof done) != sizeof done) ::_exit(3);
        }
    } catch (const std::exception&) {
        ::_exit(2);
    }
}

class Writer {
public:
    Writer(const std::filesystem::path& folder, std::uint32_t seed) {
        if (::pipe(m_pipe) != 0) throw std::runtime_error("no pipe");
        m_process = ::fork();
        if (m_process != 0) {
            ::close(m_pipe[1]);
            return;
        }
        ::close(m_pipe[0]);
        writeUntilKilled(folder, seed, m_pipe[1]);
    }
    ~Writer() { ::close(m_pipe[0]); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// True when the writer was at work until it was killed.
    bool kill() const {
        ::kill(m_process, SIGKILL);
        int status = 0;
        ::waitpid(m_process, &status, 0);
        return WIFSIGNALED(status);
    }
    /// Blocks until so many were acknowledged, or the writer has ended.
    void waitFor(std::size_t count) {
        Acknowledgement one;
        while (m_acknowledged.size() < count && ::read(m_pipe[0], &one, sizeof one) == sizeof one)
            m_acknowledged.push_back(one);
    }
    /// All of them, once the writer has ended.
    const std::vector<Acknowledgement>& acknowledged() {
        waitFor(std::numeric_limits<std::size_t>::max());
        return m_acknowledged;
    }

private:
    pid_t m_process = 0;
    int m_pipe[2] = {-1, -1};
    std::vector<Acknowledgement> m_acknowledged;
};

void expectKept(Library& library, const Acknowledgement& done) {
    switch (done.work) {
    case Work::run:
        ASSERT_EQ(library.runs().load(RunId(done.id)), sampleRun(done.seed));
        break;
    case Work::star:
        ASSERT_TRUE(library.runs().summary(RunId(done.id)).starred);
        break;
    case Work::psr:
        ASSERT_EQ(library.psrs().load(PsrId(done.id)).provenance.name,
                  samplePsr(done.seed).provenance.name);
        break;
    case Work::session: // A later save may have taken its place.
        ASSERT_GE(std::stoul(library.sessions().read("experiment").value()), done.seed);
        break;
    case Work::backup:
        ASSERT_TRUE(Database(library.folder() / "copy.db", OpenMode::readOnly)
                        .problems(IntegrityCheck::full)
                        .empty());
        break;
    case Work::bundle:
        ASSERT_EQ(parseBundle(readFile(library.folder() / "one.steerscope")).runs.size(), 1u);
        break;
    }
}

TEST(Durability, AKillAtAnyMomentLosesNothingAcknowledged) {
    constexpr int kLibraries = 12, kKills = 10; // 120 in all
    std::mt19937 random(20261122);
    // Every other kill comes after some time and often hits the making of the library; the others
    // come after some work, however slow the machine is.
    std::uniform_int_distribution<std::int64_t> delay(500, 30'000), instant(0, 3'000);
    std::uniform_int_distribution<std::size_t> work(1, 15);
    std::size_t acknowledged = 0;
    for (int round = 0; round < kLibraries; ++round) {
        TemporaryFolder folder;
        std::vector<Acknowledgement> all;
        for (int i = 0; i < kKills; ++i) {
            Writer writer(folder.path(), static_cast<std::uint32_t>(i) * 100'000);
            if (i % 2 == 1) writer.waitFor(work(random));
            pauseFor(i % 2 == 1 ? instant(random) : delay(random));
            ASSERT_TRUE(writer.kill());
            const auto& promised = writer.acknowledged();
            all.insert(all.end(), promised.begin(), promised.end());
            Library library(folder.path());
            ASSERT_TRUE(library.notices().empty()) << describe(library.notices()[0]);
            ASSERT_TRUE(library.database().problems(IntegrityCheck::full).empty());
            for (const Acknowledgement& done : promised)
                ASSERT_NO_FATAL_FAILURE(expectKept(library, done));
        }
        Library library(folder.path());
        for (const Acknowledgement& done : all)
            ASSERT_NO_FATAL_FAILURE(expectKept(library, done));
        ASSERT_TRUE(library.verify().sound());
        ASSERT_EQ(library.runs().find({.words = "coffee", .limit = 100'000}).size(),
                  static_cast<std::size_t>(library.runs().count()));
        acknowledged += all.size();
    }
    EXPECT_GE(acknowledged, std::size_t{kLibraries * kKills / 2});
    RecordProperty("acknowledged", static_cast<int>(acknowledged));
}

/// One user action of every kind.
void workOnce(Library& library) {
    const RunId run = library.runs().add(sampleRun(5));
    library.items().setStar(run, Star::set);
    library.items().setNote(run, "note");
    library.items().addTag(run, "tag");
    library.sessions().save("experiment", "new");
    library.items().moveToTrash(RunId(1));
    library.emptyTrash();
}

/// What was there before is there, and what is new is there whole or not at all.
void expectOldOrNew(const std::filesystem::path& folder) {
    Library library(folder);
    ASSERT_TRUE(library.notices().empty()) << describe(library.notices()[0]);
    ASSERT_TRUE(library.verify().sound());
    ASSERT_EQ(library.runs().load(RunId(2)), sampleRun(2));
    const std::string session = library.sessions().read("experiment").value();
    ASSERT_TRUE(session == "old" || session == "new");
    for (const RunSummary& run : library.runs().find())
        ASSERT_EQ(library.runs().load(run.id),
                  sampleRun(static_cast<unsigned>(library.runs().load(run.id).strength - 1.5)));
}

/// Fails the n-th change of a file, then the next, until the whole work succeeds.
void failEveryChange(DiskFailure failure) {
    int failures = 0;
    for (std::int64_t n = 1;; ++n) {
        TemporaryFolder folder;
        {
            Library before(folder.path());
            before.runs().add(sampleRun(1));
            before.runs().add(sampleRun(2));
            before.sessions().save("experiment", "old");
        }
        FailingVfs disk(n, failure);
        ErrorRecord error;
        {
            std::optional<Library> library;
            error = errorOf([&] {
                library.emplace(folder.path(), FailingVfs::kName);
                workOnce(*library);
            });
            disk.repair(); // Closing the library may still write.
        }
        ASSERT_NO_FATAL_FAILURE(expectOldOrNew(folder.path())) << "change " << n;
        if (error.code.empty()) {
            EXPECT_GT(failures, 10);
            return;
        }
        ++failures;
        ASSERT_TRUE(error.code.starts_with("LIB-00")) << describe(error);
        ASSERT_NE(error.code, "LIB-007") << describe(error);
        ASSERT_FALSE(error.hint.empty());
        // The same work succeeds once the disk is well again.
        Library library(folder.path());
        if (library.runs().find({.words = "coffee"}).size() < 3) library.runs().add(sampleRun(5));
        ASSERT_TRUE(library.verify().sound());
    }
}

TEST(Durability, EveryWriteMayFailForWantOfRoom) {
    failEveryChange(DiskFailure::full);
}

TEST(Durability, EveryWriteMayFailBecauseTheDiskDoes) {
    failEveryChange(DiskFailure::broken);
}

/// Files may not grow beyond a limit, as on a full disk, for SQLite and for our own files alike.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        ::signal(SIGXFSZ, SIG_DFL);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
};

TEST(Durability, AFullDiskNeverLeavesHalfAFile) {
    TemporaryFolder folder;
    {
        Library before(folder.path());
        before.runs().add(sampleRun(1));
        before.runs().add(sampleRun(2));
        before.psrs().add(samplePsr(1));
        before.sessions().save("experiment", "old");
    }
    const auto backup = folder / "copy.db";
    const auto bundle = folder / "one.steerscope";
    int succeeded = 0;
    constexpr int kPoints = 50;
    for (int point = 1; point <= kPoints; ++point) {
        std::filesystem::remove(backup);
        std::filesystem::remove(bundle);
        {
            Library library(folder.path());
            const FileSizeLimit limit(static_cast<rlim_t>(point) * 8192);
            const std::string copied = errorCode([&] { library.backupTo(backup); });
            const std::string sent =
                errorCode([&] { exportBundle(library, {RunId(1)}, {PsrId(1)}, bundle); });
            ASSERT_EQ(copied == "none", std::filesystem::exists(backup)) << copied;
            ASSERT_EQ(sent == "none", std::filesystem::exists(bundle)) << sent;
            succeeded += copied == "none";
        }
        if (std::filesystem::exists(bundle)) {
            ASSERT_EQ(parseBundle(readFile(bundle)).runs.size(), 1u);
        }
        if (std::filesystem::exists(backup)) {
            const Database copy(backup, OpenMode::readOnly);
            ASSERT_TRUE(copy.problems(IntegrityCheck::full).empty());
        }
        ASSERT_NO_FATAL_FAILURE(expectOldOrNew(folder.path()));
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            ASSERT_EQ(entry.path().string().find(".part-"), std::string::npos) << entry.path();
    }
    EXPECT_GT(succeeded, 0);
    EXPECT_LT(succeeded, kPoints);
}

} // namespace
} // namespace steerscope::test
