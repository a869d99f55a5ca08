// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/study_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "core/eval/dot_chart.h"
#include "core/eval/study_plots.h"

namespace steerscope::test {
namespace {

std::vector<double> passes(int passed, int of = 20) {
    std::vector<double> out(static_cast<std::size_t>(of), 0.0);
    std::fill(out.begin(), out.begin() + passed, 1.0);
    return out;
}

/// Six attributes on one model; A-PSR passes 18 of 20, A-Const 6, prompting 15.
Study sampleStudy() {
    Study study;
    for (int i = 0; i < 6; ++i) {
        const std::string attribute = "attribute" + std::to_string(i);
        study.baselines.push_back({.model = "M",
                                   .attribute = attribute,
                                   .unsteered = passes(0),
                                   .prompted = passes(15),
                                   .floor = 70});
        study.cells.push_back({.model = "M",
                               .attribute = attribute,
                               .method = "a-psr",
                               .fidelity = 0.8 + 0.01 * i,
                               .strength = 1.5,
                               .coherence = 75,
                               .attributeRate = passes(18),
                               .stackedRate = passes(15)});
        study.cells.push_back({.model = "M",
                               .attribute = attribute,
                               .method = "a-const",
                               .fidelity = 0.5,
                               .attributeRate = passes(6)});
    }
    return study;
}

const StudyClaim& claim(const std::vector<StudyClaim>& claims, const std::string& part) {
    return *std::find_if(claims.begin(), claims.end(), [&](const StudyClaim& one) {
        return one.statement.find(part) != std::string::npos;
    });
}

TEST(StudyClaims, HoldWhenTheIntervalLiesAboveZero) {
    const auto claims = testClaims(sampleStudy());
    const StudyClaim& attribute = claim(claims, "attribute, A-PSR − A-Const");
    EXPECT_NEAR(attribute.difference.value, 0.6, 1e-9);
    EXPECT_EQ(attribute.wins, 6);
    EXPECT_EQ(attribute.comparisons, 6);
    EXPECT_EQ(attribute.verdict, Verdict::holds);
    EXPECT_NEAR(claim(claims, "fidelity, A-PSR − A-Const").difference.value, 0.325, 1e-9);
    EXPECT_EQ(claim(claims, "A-PSR − prompting").verdict, Verdict::holds);
}

TEST(StudyClaims, SayWhenTheyFailOrStayOpenOrWereNotMeasured) {
    Study study = sampleStudy();
    EXPECT_EQ(claim(testClaims(study), "PSR + prompt").verdict, Verdict::open) << "all equal";
    EXPECT_EQ(claim(testClaims(study), "PSR + prompt").ties, 6);
    EXPECT_EQ(claim(testClaims(study), "S-PSR − S-Const").verdict, Verdict::noData);
    for (StudyCell& cell : study.cells)
        if (cell.method == "a-psr") cell.attributeRate = passes(2);
    EXPECT_EQ(claim(testClaims(study), "attribute, A-PSR − A-Const").verdict, Verdict::fails);
}

TEST(StudyClaims, LeaveRefusedCellsOut) {
    Study study = sampleStudy();
    study.cells[0].refused = "prompted pass rate 5 %";
    EXPECT_EQ(claim(testClaims(study), "attribute, A-PSR − A-Const").comparisons, 5);
}

TEST(MarkdownReport, HasEveryCellInAFullRow) {
    Study study = sampleStudy();
    study.cells[2].refused = "prompted pass rate 5 %";
    const std::string text = markdownReport(study);
    std::size_t rows = 0;
    std::istringstream lines(text.substr(text.find("## All cells")));
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("| M ")) {
            ++rows;
            EXPECT_EQ(std::count(line.begin(), line.end(), '|'), 13) << line;
        }
    EXPECT_EQ(rows, 6u * 2 + study.cells.size());
    EXPECT_NE(text.find("- M, attribute1: prompted pass rate 5 %"), std::string::npos);
    EXPECT_NE(text.find("| holds |"), std::string::npos);
}

TEST(StudyCells, AreReadFromWhatTheRunnerStores) {
    const Json json = {{"model", "M"},          {"attribute", "a"},
                       {"method", "a-psr"},     {"fidelity", 0.9},
                       {"strength", 1.5},       {"attribute_rate", {1.0, 0.0}},
                       {"stacked_rate", {1.0}}, {"points", Json::array()}};
    const StudyCell cell = cellFromJson(json);
    EXPECT_EQ(cell.fidelity, 0.9);
    EXPECT_EQ(cell.attributeRate, (std::vector<double>{1, 0}));
    EXPECT_EQ(cell.refused, "");
    EXPECT_EQ(cellFromJson({{"refused", "why"}}).refused, "why");
    EXPECT_EQ(baselineFromJson({{"floor", 66.5}, {"prompted_rate", {1.0}}}).floor, 66.5);
}

TEST(StudyPlots, DrawEveryMeasuredCell) {
    const auto plots = studyPlots(sampleStudy());
    ASSERT_EQ(plots.size(), 3u);
    EXPECT_EQ(plots[0].first, "attribute-M.svg");
    const std::string& svg = plots[0].second;
    std::size_t marks = 0;
    for (std::size_t at = svg.find("<title>"); at != std::string::npos;
         at = svg.find("<title>", at + 1))
        ++marks;
    EXPECT_EQ(marks, 6u * 3) << "prompted, a-psr, a-const for six attributes";
}

TEST(DotChart, EscapesTextAndKeepsValuesOnTheChart) {
    const DotChart chart{.title = "a < b & c",
                         .categories = {"x"},
                         .series = {{"s", {Interval{5, -3, 9}}}, {"none", {std::nullopt}}}};
    const std::string svg = toSvg(chart);
    EXPECT_NE(svg.find("a &lt; b &amp; c"), std::string::npos);
    EXPECT_EQ(svg.find("nan"), std::string::npos);
    EXPECT_NE(svg.find("cy='64'"), std::string::npos) << "clamped to the top edge";
    EXPECT_TRUE(svg.ends_with("</svg>\n"));
}

} // namespace
} // namespace steerscope::test
