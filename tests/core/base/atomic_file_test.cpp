// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/file_bytes.h"

namespace steerscope::test {
namespace {

namespace fs = std::filesystem;

/// A fresh folder for each test, removed with all it holds.
class AtomicFile : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "steerscope-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    void TearDown() override { fs::remove_all(m_folder); }

    std::size_t filesInFolder() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()));
    }

    fs::path m_folder;
};

ErrorRecord refusalOf(const fs::path& path, std::string_view content) {
    try {
        writeFileAtomically(path, asBytes(content));
    } catch (const Error& error) {
        return error.record();
    }
    ADD_FAILURE() << path << " was written";
    return {};
}

/// Files cannot grow beyond `bytes` while this lives: what a full disk looks like to a program.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

TEST_F(AtomicFile, WritesAndReplacesLeavingNothingElse) {
    const fs::path path = m_folder / "psr größe.bin";
    writeFileAtomically(path, asBytes("old"));
    EXPECT_EQ(readTextFile(path), "old");
    writeFileAtomically(path, asBytes(std::string("new\0longer", 10)));
    EXPECT_EQ(readTextFile(path), std::string("new\0longer", 10));
    writeFileAtomically(path, {});
    EXPECT_EQ(fs::file_size(path), 0u);
    EXPECT_EQ(filesInFolder(), 1u);
}

TEST_F(AtomicFile, MayBeReadByOthers) {
    writeFileAtomically(m_folder / "a", asBytes("x"));
    EXPECT_EQ(fs::status(m_folder / "a").permissions(), fs::perms(0644));
}

TEST_F(AtomicFile, RefusesAMissingFolder) {
    const ErrorRecord record = refusalOf(m_folder / "absent" / "a.bin", "x");
    EXPECT_EQ(record.code, "SAVE-001");
    EXPECT_EQ(record.file, (m_folder / "absent" / "a.bin").string());
    EXPECT_FALSE(record.hint.empty());
    EXPECT_FALSE(fs::exists(m_folder / "absent"));
}

TEST_F(AtomicFile, RefusesAFileInPlaceOfAFolder) {
    writeFileAtomically(m_folder / "file", asBytes("kept"));
    EXPECT_EQ(refusalOf(m_folder / "file" / "a.bin", "x").code, "SAVE-001");
    EXPECT_EQ(readTextFile(m_folder / "file"), "kept");
}

TEST_F(AtomicFile, RefusesAFolderThatNobodyCanWriteTo) {
    EXPECT_EQ(refusalOf("/proc/steerscope-test.bin", "x").code, "SAVE-001");
}

TEST_F(AtomicFile, LeavesAFolderOfThatNameAloneAndNoTemporaryFile) {
    fs::create_directories(m_folder / "taken" / "inside");
    EXPECT_EQ(refusalOf(m_folder / "taken", "x").code, "SAVE-003");
    EXPECT_TRUE(fs::is_directory(m_folder / "taken" / "inside"));
    EXPECT_EQ(filesInFolder(), 1u);
}

TEST_F(AtomicFile, KeepsTheOldFileWhenTheDiskIsFull) {
    const fs::path path = m_folder / "a.bin";
    writeFileAtomically(path, asBytes("old"));
    const std::string large(100'000, 'n');
    for (const rlim_t limit : {rlim_t{0}, rlim_t{1}, rlim_t{4096}, rlim_t{99'999}}) {
        const FileSizeLimit full(limit);
        const ErrorRecord record = refusalOf(path, large);
        EXPECT_EQ(record.code, "SAVE-002") << limit;
        EXPECT_NE(record.hint.find("100000 bytes"), std::string::npos);
        EXPECT_EQ(readTextFile(path), "old");
        EXPECT_EQ(filesInFolder(), 1u);
    }
    writeFileAtomically(path, asBytes(large));
    EXPECT_EQ(readTextFile(path), large);
}

} // namespace
} // namespace steerscope::test
