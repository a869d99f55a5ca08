// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <unistd.h>
#include <vector>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_hash.h"
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
}

} // namespace
} // namespace steerscope::test
