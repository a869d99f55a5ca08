// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/run_store.h"

#include <cstring>
#include <gtest/gtest.h>

#include "core/library/schema.h"
#include "tests/core/library/library_fixture.h"

namespace steerscope::test {
namespace {

class RunStoreTest : public testing::Test {
protected:
    RunStoreTest() { migrate(m_database); }

    std::vector<RunId> found(const RunQuery& query) const {
        std::vector<RunId> ids;
        for (const RunSummary& run : m_runs.find(query))
            ids.push_back(run.id);
        return ids;
    }
    std::vector<RunId> search(const std::string& words) const { return found({.words = words}); }

    Database m_database;
    RunStore m_runs{m_database};
    LibraryItems m_items{m_database};
};

TEST_F(RunStoreTest, ARunComesBackBitByBit) {
    StoredRun run = sampleRun(3);
    const std::uint32_t oddNan = 0x7fc01234;
    std::memcpy(&run.maps[1].values.at(2, 3), &oddNan, sizeof oddNan);
    const StoredRun back = m_runs.load(m_runs.add(run));
    ASSERT_EQ(back.maps.size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto expected = std::as_bytes(run.maps[i].values.values());
        EXPECT_TRUE(std::ranges::equal(std::as_bytes(back.maps[i].values.values()), expected));
        EXPECT_EQ(back.maps[i].values.rows(), run.maps[i].values.rows());
        EXPECT_EQ(back.maps[i].name, run.maps[i].name);
    }
    StoredRun rest = back;
    rest.maps = run.maps = {};
    EXPECT_EQ(rest, run);
}

TEST_F(RunStoreTest, TheSameRunIsKeptOnce) {
    const RunId first = m_runs.add(sampleRun(1));
    EXPECT_EQ(m_runs.add(sampleRun(1)), first);
    StoredRun other = sampleRun(1);
    other.maps[0].values.at(1, 1) += 1e-6f;
    EXPECT_NE(m_runs.add(other), first);
    EXPECT_EQ(m_runs.count(), 2);
}

TEST_F(RunStoreTest, ListsTheNewestFirstInPages) {
    std::vector<RunId> ids;
    for (unsigned i = 0; i < 5; ++i)
        ids.insert(ids.begin(), m_runs.add(sampleRun(i)));
    EXPECT_EQ(found({}), ids);
    EXPECT_EQ(found({.limit = 2, .offset = 1}), (std::vector{ids[1], ids[2]}));
    const RunSummary newest = m_runs.find({}).front();
    EXPECT_EQ(newest.prompt, "Tell me about coffee 4");
    EXPECT_EQ(newest.modelName, "Tiny");
    EXPECT_EQ(newest.columns, 2);
    EXPECT_EQ(newest.tokens, 10);
    EXPECT_FALSE(newest.starred);
}

TEST_F(RunStoreTest, FindsWordsOfPromptAnswersAndNotes) {
    const RunId one = m_runs.add(sampleRun(101));
    const RunId two = m_runs.add(sampleRun(102));
    m_items.setNote(two, "Breaks apart: see the café example");
    EXPECT_EQ(search("coffee"), (std::vector{two, one}));
    EXPECT_EQ(search("matey 101"), std::vector{one});
    EXPECT_EQ(search("TRES"), (std::vector{two, one})); // Très: case and accents do not matter.
    EXPECT_EQ(search("cafe exam"), std::vector{two});
    EXPECT_TRUE(search("absent").empty());
    EXPECT_NE(m_runs.find({.words = "breaks"})[0].excerpt.find("Breaks apart"), std::string::npos);
    m_items.setNote(two, "");
    EXPECT_TRUE(search("breaks").empty());
}

TEST_F(RunStoreTest, WhatIsTypedIsNeverAnExpression) {
    m_runs.add(sampleRun(1));
    for (const char* words : {"\"", "\" OR 1", "NOT coffee", "prompt:", "(", "*", "^", "a AND",
                              "NEAR(", "-coffee", "''; DROP TABLE run", "col : x", "\xff\xfe"})
        EXPECT_NO_THROW(search(words)) << words;
    EXPECT_EQ(m_runs.count(), 1);
    EXPECT_EQ(searchExpression("  "), "");
    EXPECT_EQ(searchExpression("say \"hi"), "\"say\"* \"\"\"hi\"*");
}

TEST_F(RunStoreTest, StarsTagsAndNotesNarrowTheList) {
    const RunId one = m_runs.add(sampleRun(1)), two = m_runs.add(sampleRun(2));
    m_items.setStar(one, Star::set);
    m_items.addTag(one, "Thesis");
    m_items.addTag(one, "thesis"); // The same tag.
    m_items.addTag(two, "draft");
    EXPECT_EQ(found({.which = RunQuery::Which::starred}), std::vector{one});
    EXPECT_EQ(found({.tag = "THESIS"}), std::vector{one});
    EXPECT_EQ(found({.words = "coffee", .tag = "draft"}), std::vector{two});
    EXPECT_EQ(m_items.tags(one), std::vector<std::string>{"Thesis"});
    EXPECT_EQ(m_items.allTags().size(), 2u);
    m_items.removeTag(two, "Draft");
    EXPECT_EQ(m_items.allTags().size(), 1u);
    m_items.setStar(one, Star::unset);
    EXPECT_TRUE(found({.which = RunQuery::Which::starred}).empty());
}

TEST_F(RunStoreTest, RefusesWhatCannotBeKept) {
    const RunId run = m_runs.add(sampleRun(1));
    EXPECT_EQ(errorCode([&] { m_items.setStar(RunId(99), Star::set); }), "LIB-020");
    EXPECT_EQ(errorCode([&] { m_runs.load(RunId(99)); }), "LIB-020");
    EXPECT_EQ(errorCode([&] { m_items.addTag(run, " "); }), "LIB-021");
    EXPECT_EQ(errorCode([&] { m_items.addTag(run, std::string(101, 'x')); }), "LIB-021");
    EXPECT_EQ(errorCode([&] { m_items.setNote(run, "\xff"); }), "LIB-021");
    StoredRun empty = sampleRun(2);
    empty.maps[0].values = {};
    EXPECT_EQ(errorCode([&] { m_runs.add(empty); }), "LIB-023");
    EXPECT_EQ(m_runs.count(), 1);
}

TEST_F(RunStoreTest, OneRunIsTheReference) {
    const RunId one = m_runs.add(sampleRun(1)), two = m_runs.add(sampleRun(2));
    EXPECT_FALSE(m_runs.reference());
    m_runs.setReference(one);
    m_runs.setReference(two);
    EXPECT_EQ(m_runs.reference(), two);
    EXPECT_FALSE(m_runs.summary(one).reference);
    EXPECT_EQ(errorCode([&] { m_runs.setReference(RunId(99)); }), "LIB-020");
    EXPECT_EQ(m_runs.reference(), two); // The refusal changed nothing.
    m_items.moveToTrash(two);
    EXPECT_FALSE(m_runs.reference());
}

TEST_F(RunStoreTest, TheTrashGivesBackUntilItIsEmptied) {
    const RunId one = m_runs.add(sampleRun(1)), two = m_runs.add(sampleRun(2));
    m_items.setStar(one, Star::set);
    m_items.moveToTrash(one);
    EXPECT_EQ(found({}), std::vector{two});
    EXPECT_EQ(search("coffee"), std::vector{two});
    m_items.takeFromTrash(one);
    EXPECT_EQ(m_runs.load(one), sampleRun(1));
    EXPECT_TRUE(m_runs.summary(one).starred);
    m_items.moveToTrash(one);
    EXPECT_EQ(m_runs.emptyTrash(), 1);
    EXPECT_EQ(errorCode([&] { m_items.takeFromTrash(one); }), "LIB-020");
    EXPECT_EQ(m_database.integer("SELECT count(*) FROM run_map"), 2); // Those of run two.
    EXPECT_EQ(m_database.integer("SELECT count(*) FROM run_text"), 1);
}

TEST_F(RunStoreTest, ChecksTheSizeOfWhatIsStored) {
    const RunId run = m_runs.add(sampleRun(1));
    EXPECT_EQ(errorCode([&] { m_database.execute("UPDATE run_map SET rows = rows + 1"); }),
              "LIB-007"); // The row itself refuses.
    m_database.execute("PRAGMA ignore_check_constraints = ON");
    m_database.execute("UPDATE run_map SET rows = 4000000000, cols = 4000000000");
    EXPECT_EQ(errorCode([&] { m_runs.load(run); }), "LIB-022");
    m_database.execute("UPDATE run_map SET rows = 1, cols = 1");
    EXPECT_EQ(errorCode([&] { m_runs.load(run); }), "LIB-022");
}

TEST_F(RunStoreTest, RemembersPromptsAndModels) {
    m_runs.add(sampleRun(1));
    StoredRun again = sampleRun(1);
    again.document = "{}";
    again.model.path = "/elsewhere/tiny.gguf";
    m_runs.add(again);
    ASSERT_EQ(m_runs.prompts(PromptKind::user).size(), 1u);
    EXPECT_EQ(m_runs.prompts(PromptKind::user)[0].uses, 2);
    EXPECT_EQ(m_runs.prompts(PromptKind::steering)[0].text, "You are a pirate 1");
    ASSERT_EQ(m_runs.models().size(), 1u);
    EXPECT_EQ(m_runs.models()[0].path, "/elsewhere/tiny.gguf"); // Where it was seen last.
    m_runs.see({.sha256 = std::string(64, 'c'), .name = "Opened, never run"});
    EXPECT_EQ(m_runs.models().size(), 2u);
}

TEST_F(RunStoreTest, ARunWithoutAModelIsARun) {
    StoredRun run = sampleRun(1);
    run.model = {};
    EXPECT_EQ(m_runs.load(m_runs.add(run)), run);
    EXPECT_TRUE(m_runs.models().empty());
}

} // namespace
} // namespace steerscope::test
