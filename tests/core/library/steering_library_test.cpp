// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/steering_library.h"

#include <gtest/gtest.h>

#include "core/base/file_bytes.h"
#include "core/base/sha256.h"
#include "core/library/schema.h"
#include "core/steering/steering_model_io.h"
#include "tests/core/library/library_fixture.h"

namespace steerscope::test {
namespace {

class SteeringLibraryTest : public testing::Test {
protected:
    SteeringLibraryTest() { migrate(m_database); }

    std::filesystem::path fileOf(PsrId id) const { return m_psrs.fileOf(m_psrs.summary(id)); }

    TemporaryFolder m_folder;
    Database m_database;
    SteeringLibrary m_psrs{m_database, m_folder / "psr"};
    LibraryItems m_items{m_database};
};

TEST_F(SteeringLibraryTest, AFileIsNamedAfterItsBytes) {
    const SteeringModel model = samplePsr(1);
    const PsrId id = m_psrs.add(model);
    const PsrSummary psr = m_psrs.summary(id);
    EXPECT_EQ(psr.sha256, sha256Hex(readFile(fileOf(id))));
    EXPECT_EQ(fileOf(id).filename(), psr.sha256 + ".safetensors");
    EXPECT_EQ(psr.name, "pirate 1");
    EXPECT_EQ(psr.steeredLayers, 2);
    EXPECT_EQ(psr.bytes, std::filesystem::file_size(fileOf(id)));
    EXPECT_EQ(serializeSteeringModel(m_psrs.load(id)), serializeSteeringModel(model));
    EXPECT_EQ(m_psrs.add(model), id);
    EXPECT_EQ(m_psrs.list().size(), 1u);
}

TEST_F(SteeringLibraryTest, IsFoundByHashPrefixOrName) {
    const PsrId one = m_psrs.add(samplePsr(1)), two = m_psrs.add(samplePsr(2));
    const std::string sha256 = m_psrs.summary(two).sha256;
    EXPECT_EQ(m_psrs.find(sha256), two);
    EXPECT_EQ(m_psrs.find(sha256.substr(0, 12)), two);
    EXPECT_EQ(m_psrs.find("pirate 1"), one);
    EXPECT_FALSE(m_psrs.find(sha256.substr(0, 7))); // Too short to be a hash.
    EXPECT_FALSE(m_psrs.find("*"));
}

TEST_F(SteeringLibraryTest, AMissingOrChangedFileIsNamed) {
    const PsrId one = m_psrs.add(samplePsr(1)), two = m_psrs.add(samplePsr(2));
    std::filesystem::remove(fileOf(one));
    writeText(fileOf(two), readText(fileOf(two)) + "x");
    EXPECT_EQ(errorCode([&] { m_psrs.load(one); }), "LIB-030");
    EXPECT_EQ(errorCode([&] { m_psrs.load(two); }), "LIB-031");
    EXPECT_EQ(m_psrs.verify().size(), 2u);
    m_psrs.add(samplePsr(1)); // Keeping it again brings the file back.
    EXPECT_EQ(m_psrs.verify().size(), 1u);
}

TEST_F(SteeringLibraryTest, FilesWithoutARowAreTakenIn) {
    std::filesystem::create_directories(m_folder / "psr");
    saveSteeringModel(samplePsr(1), m_folder / "psr" / "pirate-1234abcd.safetensors");
    writeText(m_folder / "psr" / "broken.safetensors", "nothing");
    const auto problems = m_psrs.adoptFiles();
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_NE(problems[0].file.find("broken.safetensors"), std::string::npos);
    EXPECT_TRUE(std::filesystem::exists(m_folder / "psr" / "broken.safetensors"));
    ASSERT_EQ(m_psrs.list().size(), 1u);
    EXPECT_EQ(m_psrs.list()[0].name, "pirate 1");
    EXPECT_FALSE(std::filesystem::exists(m_folder / "psr" / "pirate-1234abcd.safetensors"));
    EXPECT_TRUE(m_psrs.verify().empty());
    m_psrs.adoptFiles();
    EXPECT_EQ(m_psrs.list().size(), 1u);
}

TEST_F(SteeringLibraryTest, TheTrashKeepsTheFileUntilItIsEmptied) {
    const PsrId id = m_psrs.add(samplePsr(1));
    m_items.addTag(id, "talk");
    const auto file = fileOf(id);
    m_items.moveToTrash(id);
    EXPECT_TRUE(m_psrs.list().empty());
    EXPECT_TRUE(std::filesystem::exists(file));
    m_psrs.adoptFiles(); // A file in the trash is no orphan.
    EXPECT_TRUE(m_psrs.list().empty());
    m_items.takeFromTrash(id);
    EXPECT_EQ(m_psrs.list()[0].tags, std::vector<std::string>{"talk"});
    m_items.moveToTrash(id);
    EXPECT_EQ(m_psrs.emptyTrash(), 1);
    EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(SteeringLibraryTest, NothingIsKeptOfAFileThatIsNoPsr) {
    writeText(m_folder / "x.safetensors", "nothing");
    const auto error = errorOf([&] { m_psrs.addFile(m_folder / "x.safetensors"); });
    EXPECT_FALSE(error.code.empty());
    EXPECT_EQ(error.file, (m_folder / "x.safetensors").string());
    EXPECT_TRUE(m_psrs.list().empty());
    EXPECT_FALSE(std::filesystem::exists(m_folder / "psr"));
}

} // namespace
} // namespace steerscope::test
