// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_page.h"

#include <gtest/gtest.h>

#include "tests/app/support/run_fixture.h"

namespace steerscope::test {
namespace {

std::size_t countOf(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

/// The data element as the page's script reads it.
Json dataOf(const std::string& page) {
    const std::string open = "<script type=\"application/json\" id=run>";
    const std::size_t start = page.find(open) + open.size();
    return parseStrictJson(page.substr(start, page.find("</script>", start) - start));
}

TEST(RunPage, HoldsEveryMapWithItsValues) {
    const RecordedRun run = fixtureRun();
    const std::string page = runPage(run);
    const Json maps = dataOf(page).at("maps");
    // Δ by the prompt, Δ local, missed Δ; push; Δ by the PSR.
    ASSERT_EQ(maps.size(), 5u);
    EXPECT_EQ(countOf(page, "<canvas"), 5u);
    EXPECT_EQ(countOf(page, "<summary>"), 5u);
    EXPECT_EQ(maps[0].at("values").size(), static_cast<std::size_t>(kLayers));
    EXPECT_EQ(maps[0].at("tokens").size(), 6u);
    EXPECT_FLOAT_EQ(maps[0].at("values")[2][3].get<float>(),
                    run.promptedDeltas->accumulated.at(2, 3));
}

TEST(RunPage, AsksNothingOfANetwork) {
    const std::string page = runPage(fixtureRun());
    for (const char* way : {"http:", "https:", "src=", "href=", "@import", "url(", "fetch("})
        EXPECT_EQ(page.find(way), page.npos) << way;
}

TEST(RunPage, TextOfTheRunCannotBecomeMarkup) {
    RecordedRun run = fixtureRun();
    run.recipe.prompt = "</title><script>alert(1)</script>";
    run.columns[2].texts[0] = "<img onerror=x>";
    run.columns[2].pieces[0] = "</script><b>";
    run.model.name = "\"&<";
    const std::string page = runPage(run);
    EXPECT_EQ(page.find("<script>alert"), page.npos);
    EXPECT_EQ(page.find("<img"), page.npos);
    EXPECT_EQ(page.find("</script><b>"), page.npos);
    EXPECT_EQ(countOf(page, "</script>"), 2u);
    EXPECT_EQ(dataOf(page).at("maps")[3].at("tokens")[0], "</script><b>");
}

TEST(RunPage, ShowsWhereAnAnswerWasForked) {
    RecordedRun run = fixtureRun();
    run.recipe.forks = {{ColumnKind::psr, {TokenId(100), TokenId(101), TokenId(7)}, {}, "<be>"}};
    run.parent = RunParent{"2026-01-01T00:00:00Z", RunParent::Change::fork, ColumnKind::psr, 2, ""};
    const std::string page = runPage(run);
    // The PSR's answer is the third column: two tokens were kept, the third is the other choice.
    EXPECT_NE(page.find("id=\"c2-1\" class=\"kept\""), page.npos);
    EXPECT_NE(page.find("id=\"c2-2\" class=\"fork\" title=\"The answer was forked here\" "
                        "data-mark=fork"),
              page.npos);
    EXPECT_EQ(countOf(page, "class=\"kept\""), 2u);
    EXPECT_NE(page.find("Forked at token 2, “&lt;be&gt;”"), page.npos);
    EXPECT_NE(page.find("the run of 2026-01-01T00:00:00Z, forked at token 2"), page.npos);
    const Json maps = dataOf(page).at("maps");
    ASSERT_EQ(maps.size(), 5u);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_TRUE(maps[i].at("fork").is_null()) << "the prompted answer is free";
    EXPECT_EQ(maps[3].at("fork"), 2);
    EXPECT_EQ(maps[4].at("fork"), 2);
    EXPECT_EQ(countOf(page, "The line is where the answer was forked."), 2u);
}

TEST(RunPage, AForkByTextBeginsBehindTheGivenTokens) {
    RecordedRun run = fixtureRun();
    run.recipe.forks = {{ColumnKind::prompted, {TokenId(100)}, " be", " be"}};
    EXPECT_EQ(dataOf(runPage(run)).at("maps")[0].at("fork"), 1);
}

TEST(RunPage, MarksTheCellsThatWereSetByHand) {
    RecordedRun run = fixtureRun();
    const Json free = dataOf(runPage(run)).at("maps");
    for (const Json& map : free)
        EXPECT_TRUE(map.at("painted").empty());
    run.recipe.painted = {{LayerIndex(1), 2, 0}, {LayerIndex(2), 2, 12.5f}, {LayerIndex(2), 99, 1}};
    const std::string page = runPage(run);
    const Json maps = dataOf(page).at("maps");
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_TRUE(maps[i].at("painted").empty()) << "nothing was painted on the prompted answer";
    for (std::size_t i = 3; i < 5; ++i) { // The cell beyond the last token is on no map.
        EXPECT_EQ(maps[i].at("painted"), parseStrictJson("[[1,2,0.0],[2,2,12.5]]"));
    }
    EXPECT_NE(page.find("id=\"c2-2\" class=\"hand\" title=\"2 cells set by hand\""), page.npos);
    EXPECT_EQ(countOf(page, "class=\"hand\""), 1u);
    EXPECT_NE(page.find("3 cells of the push were set by hand, 1 of them to 0."), page.npos);
    EXPECT_EQ(countOf(page, "a stroke says: switched off"), 2u);
}

TEST(RunPage, ARunWithoutMapsIsStillAPage) {
    RecordedRun run = fixtureRun();
    run.promptedDeltas.reset();
    run.psrDeltas.reset();
    run.columns.pop_back();
    const std::string page = runPage(run);
    EXPECT_EQ(dataOf(page).at("maps").size(), 0u);
    EXPECT_EQ(countOf(page, "<canvas"), 0u);
    EXPECT_NE(page.find("Captain"), page.npos);
}

} // namespace
} // namespace steerscope::test
