// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <unistd.h>
#include <vector>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_hash.h"
#include "core/base/known_hashes.h"
#include "core/base/open_file.h"
#include "core/base/sha256.h"
#include "core/base/user_paths.h"

namespace steerscope::test {
namespace {

namespace fs = std::filesystem;

class FileBytes : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "steerscope-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    void TearDown() override { fs::remove_all(m_folder); }

    fs::path m_folder;
};

ErrorRecord refusalOf(const fs::path& path, std::uint64_t maxBytes = 1'000) {
    try {
        readFile(path, maxBytes);
    } catch (const Error& error) {
        return error.record();
    }
    ADD_FAILURE() << path << " was read";
    return {};
}

TEST_F(FileBytes, AreReadWholeWithProgress) {
    const std::string content((20u << 20) + 3, 'c');
    writeFileAtomically(m_folder / "a", asBytes(content));
    std::vector<std::uint64_t> done;
    const auto bytes = readFile(m_folder / "a", 1u << 30,
                                [&](const Progress& progress) { done.push_back(progress.done); });
    EXPECT_EQ(bytes.size(), content.size());
    EXPECT_EQ(done, (std::vector<std::uint64_t>{8u << 20, 16u << 20, content.size()}));
    writeFileAtomically(m_folder / "empty", {});
    EXPECT_TRUE(readFile(m_folder / "empty").empty());
}

TEST_F(FileBytes, RefusalsNameThePath) {
    fs::create_directory(m_folder / "folder");
    writeFileAtomically(m_folder / "large", asBytes(std::string(1'001, 'x')));
    EXPECT_EQ(refusalOf(m_folder / "absent").code, "FILE-001");
    EXPECT_EQ(refusalOf(m_folder / "folder").code, "FILE-002");
    EXPECT_EQ(refusalOf("/dev/zero").code, "FILE-002");
    EXPECT_EQ(refusalOf(m_folder / "large").code, "FILE-004");
    EXPECT_EQ(refusalOf(m_folder / "absent").file, (m_folder / "absent").string());
    EXPECT_FALSE(refusalOf(m_folder / "absent").hint.empty());
}

TEST_F(FileBytes, StopBetweenPieces) {
    writeFileAtomically(m_folder / "a", asBytes(std::string(9u << 20, 'c')));
    std::stop_source stop;
    int pieces = 0;
    const auto stopAfterFirst = [&](const Progress&) {
        ++pieces;
        stop.request_stop();
    };
    EXPECT_THROW(readFile(m_folder / "a", 1u << 30, stopAfterFirst, stop.get_token()), Cancelled);
    EXPECT_EQ(pieces, 1);
}

TEST_F(FileBytes, AnOpenFileIsReadWhereSomebodyAsks) {
    writeFileAtomically(m_folder / "a", asBytes("0123456789"));
    const OpenFile file(m_folder / "a");
    EXPECT_EQ(file.size(), 10u);
    std::string part(4, ' ');
    file.read(3, std::as_writable_bytes(std::span(part)));
    EXPECT_EQ(part, "3456");
    file.requireUnchanged();
}

TEST_F(FileBytes, WhatWasCutOffOrChangedMeanwhileIsNoticed) {
    const fs::path path = m_folder / "a";
    writeFileAtomically(path, asBytes(std::string(1'000, 'x')));
    const OpenFile file(path);
    fs::resize_file(path, 500);
    std::string part(600, ' ');
    const auto codeOf = [](const auto& action) {
        try {
            action();
        } catch (const Error& error) {
            return error.record().code;
        }
        return std::string("none");
    };
    EXPECT_EQ(codeOf([&] { file.read(0, std::as_writable_bytes(std::span(part))); }), "FILE-003");
    EXPECT_EQ(codeOf([&] { file.requireUnchanged(); }), "FILE-005");
    FileHash hash(std::make_shared<OpenFile>(path));
    EXPECT_EQ(hash.hex(), sha256Hex(std::string(500, 'x')));
    FileHash late(std::make_shared<OpenFile>(path));
    fs::resize_file(path, 400);
    const std::string code = codeOf([&] { late.hex(); });
    EXPECT_TRUE(code == "FILE-003" || code == "FILE-005") << code;
}

TEST_F(FileBytes, AFilesHashIsThatOfItsBytes) {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{3u << 20}}) {
        std::string content(size, 'c');
        for (std::size_t i = 0; i < size; i += 7)
            content[i] = static_cast<char>(i);
        writeFileAtomically(m_folder / "a", asBytes(content));
        FileHash hash(std::make_shared<OpenFile>(m_folder / "a"));
        EXPECT_EQ(hash.hex(), sha256Hex(content)) << size;
        EXPECT_EQ(hash.hex(), sha256Hex(content)) << "a second time";
        FileHash(std::make_shared<OpenFile>(m_folder / "a")); // nobody asks
    }
}

class KnownSums : public FileBytes {
protected:
    void SetUp() override {
        FileBytes::SetUp();
        m_model = m_folder / "model";
        m_known = KnownHashes(m_folder / "cache" / "hashes");
    }
    /// A file written long ago, with the time of its change set to `ago` before now.
    FileState stateAgo(std::chrono::seconds ago) {
        writeFileAtomically(m_model, asBytes(std::string(1'000, 'w')));
        FileState state = OpenFile(m_model).state();
        state.changed -= std::chrono::nanoseconds(ago).count();
        return state;
    }

    fs::path m_model;
    KnownHashes m_known;
    const std::string m_sum = sha256Hex(std::string("w"));
};

TEST_F(KnownSums, HoldOnlyForTheSameStateOfTheSameFile) {
    const FileState state = stateAgo(std::chrono::minutes(1));
    EXPECT_EQ(m_known.find(state), std::nullopt);
    m_known.keep(state, m_sum);
    EXPECT_EQ(m_known.find(state), m_sum);
    for (std::int64_t FileState::*time : {&FileState::modified, &FileState::changed}) {
        FileState other = state;
        ++(other.*time);
        EXPECT_EQ(m_known.find(other), std::nullopt);
    }
    for (std::uint64_t FileState::*number :
         {&FileState::device, &FileState::inode, &FileState::size}) {
        FileState other = state;
        ++(other.*number);
        EXPECT_EQ(m_known.find(other), std::nullopt);
    }
}

TEST_F(KnownSums, AreNotKeptOfAFileThatMayChangeWithinTheSameTick) {
    const FileState state = stateAgo(std::chrono::seconds(0));
    m_known.keep(state, m_sum);
    EXPECT_EQ(m_known.find(state), std::nullopt);
}

TEST_F(KnownSums, TheLatestHundredAreKeptAndADamagedFileKnowsNothing) {
    FileState state = stateAgo(std::chrono::minutes(1));
    const FileState first = state;
    for (int i = 0; i < 100; ++i, ++state.inode)
        m_known.keep(state, m_sum);
    EXPECT_EQ(m_known.find(first), m_sum);
    m_known.keep(state, m_sum);
    EXPECT_EQ(m_known.find(first), std::nullopt);
    EXPECT_EQ(m_known.find(state), m_sum);
    writeFileAtomically(m_folder / "cache" / "hashes", asBytes(std::string("\xff\0 1 2\n", 7)));
    EXPECT_EQ(m_known.find(state), std::nullopt);
    m_known.keep(state, m_sum);
    EXPECT_EQ(m_known.find(state), m_sum);
}

TEST_F(KnownSums, AreTakenForTheFileAndMadeWhereThereAreNone) {
    stateAgo({});
    const auto file = std::make_shared<OpenFile>(m_model);
    const FileState& state = file->state();
    std::ofstream(m_folder / "hashes")
        << state.device << ' ' << state.inode << ' ' << state.size << ' ' << state.modified << ' '
        << state.changed << ' ' << m_sum << '\n';
    FileHash known(file, KnownHashes(m_folder / "hashes"));
    EXPECT_EQ(known.hex(), m_sum) << "what was known, not what is so";
    FileHash changed(file, KnownHashes(m_folder / "hashes"));
    fs::resize_file(m_model, 10);
    EXPECT_THROW(changed.hex(), Error);
}

/// Sets a variable of the environment until it goes out of scope.
class Environment {
public:
    Environment(const char* name, const char* value) : m_name(name) {
        if (const char* before = std::getenv(name)) m_before = before;
        ::setenv(name, value, 1);
    }
    ~Environment() { m_before ? ::setenv(m_name, m_before->c_str(), 1) : ::unsetenv(m_name); }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    const char* m_name;
    std::optional<std::string> m_before;
};

TEST(UserPaths, FollowTheDataFolderOfTheUser) {
    const Environment home("HOME", "/home/someone");
    {
        const Environment data("XDG_DATA_HOME", "/data");
        EXPECT_EQ(userModelPath("tiny"), "/data/steerscope/models/tiny.gguf");
    }
    const Environment none("XDG_DATA_HOME", "");
    EXPECT_EQ(userDataFolder(), "/home/someone/.local/share/steerscope");
    const Environment cache("XDG_CACHE_HOME", "");
    EXPECT_EQ(userHashesPath(), "/home/someone/.cache/steerscope/hashes");
}

} // namespace
} // namespace steerscope::test
