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
