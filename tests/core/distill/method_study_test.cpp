// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/distill/method_study.h"

#include <gtest/gtest.h>

#include <set>

#include "core/eval/study_report.h"
#include "tests/support/steering_samples.h"
#include "tests/support/tiny_model.h"

namespace steerscope::test {
namespace {

StudyPlan plan() {
    StudyPlan out{.maxTokens = 12, .budget = 2, .stackedBudget = 1, .forcedAnswers = 2};
    for (int i = 0; i < 24; ++i)
        out.trainingPrompts.push_back("Question number " + std::to_string(i) + "?");
    for (int i = 0; i < 6; ++i)
        out.heldoutPrompts.push_back("Another one, " + std::to_string(i) + "?");
    return out;
}

Preset preset(std::string verifier) {
    return {.id = "any",
            .name = "Any",
            .steer = "Talk like a pirate.",
            .paraphrase = "Be a pirate.",
            .verifier = std::move(verifier)};
}

/// Samples, because a random model's greedy answers loop.
StudyMethod sampled(DistillMethod method) {
    return {"sampled",
            [method](DistillConfig& config) {
                config.method = method;
                config.temperature = 1.0f;
            },
            WithPrompt::measured};
}

TEST(AttributeStudy, FillsACellThatTheReportCanRead) {
    const auto model = tinyModel();
    AttributeStudy study(*model, plan(), preset("regex:."));
    const StudyBaseline base = baselineFromJson(study.baseline());
    EXPECT_EQ(base.attribute, "any");
    EXPECT_EQ(base.prompted.size(), 6u);
    EXPECT_EQ(study.baseline().at("paraphrase_rmse").size(), 3u);
    EXPECT_EQ(study.baseline().at("rank1_floor").size(), 3u);
    const auto outcome = study.run(sampled(DistillMethod::aPsr));
    ASSERT_TRUE(outcome.steering) << outcome.cell.dump();
    const StudyCell cell = cellFromJson(outcome.cell);
    EXPECT_EQ(cell.refused, "");
    EXPECT_EQ(cell.attributeRate.size(), 6u);
    EXPECT_EQ(cell.stackedRate.size(), 6u);
    EXPECT_NE(cell.kl, 0);
    EXPECT_LE(outcome.cell.at("points").size(), 2u);
    EXPECT_LE(outcome.cell.at("stacked_points").size(), 1u);
    EXPECT_GE(cell.strength == 0 ? base.floor : cell.coherence, base.floor);
}

TEST(AttributeStudy, LeavesAnswersOutWhereOnlyFidelityIsAsked) {
    const auto model = tinyModel();
    AttributeStudy study(*model, plan(), preset("regex:."));
    StudyMethod method = sampled(DistillMethod::aPsr);
    method.freeText = FreeText::left;
    method.withPrompt = WithPrompt::left;
    const StudyCell cell = cellFromJson(study.run(method).cell);
    EXPECT_NE(cell.kl, 0);
    EXPECT_TRUE(cell.attributeRate.empty());
}

TEST(AttributeStudy, NotesAnInstructionThatIsNotFollowed) {
    const auto model = tinyModel();
    AttributeStudy study(*model, plan(), preset("keywords:neverwritten"));
    const auto outcome = study.run(sampled(DistillMethod::aPsr));
    EXPECT_EQ(outcome.steering, nullptr);
    EXPECT_NE(cellFromJson(outcome.cell).refused.find("pass rate"), std::string::npos);
    const auto next = study.run(sampled(DistillMethod::sConst));
    EXPECT_EQ(cellFromJson(next.cell).refused, cellFromJson(outcome.cell).refused);
}

TEST(AttributeStudy, StopsWhenAsked) {
    const auto model = tinyModel();
    AttributeStudy study(*model, plan(), preset("regex:."));
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(study.run(sampled(DistillMethod::aConst), {}, source.get_token()), Cancelled);
}

TEST(StudyMethods, HaveDistinctNamesAndValidSettings) {
    std::set<std::string> names;
    for (const StudyMethod& method : studyMethods()) {
        EXPECT_TRUE(names.insert(method.name).second) << method.name;
        DistillConfig config;
        config.prompt.text = "Be kind.";
        config.userPrompts = plan().trainingPrompts;
        method.apply(config);
        EXPECT_EQ(errorCode([&] { validate(config); }), "none") << method.name;
        EXPECT_EQ(studyMethod(method.name).name, method.name);
    }
    EXPECT_EQ(errorCode([] { studyMethod("magic"); }), "STUDY-001");
}

TEST(CellKey, ChangesWithEveryInput) {
    const StudyPlan base = plan();
    const Preset any = preset("regex:.");
    const std::string key = cellKey(base, any, "a-psr", "aa", "torch");
    EXPECT_EQ(cellKey(base, any, "a-psr", "aa", "torch"), key);
    EXPECT_NE(cellKey(base, any, "s-psr", "aa", "torch"), key);
    EXPECT_NE(cellKey(base, any, "a-psr", "bb", "torch"), key);
    EXPECT_NE(cellKey(base, any, "a-psr", "aa", "quantized"), key);
    EXPECT_NE(cellKey(base, preset("emoji"), "a-psr", "aa", "torch"), key);
    StudyPlan other = base;
    other.maxTokens = 13;
    EXPECT_NE(cellKey(other, any, "a-psr", "aa", "torch"), key);
    other = base;
    other.trainingPrompts.pop_back();
    EXPECT_NE(cellKey(other, any, "a-psr", "aa", "torch"), key);
    other = base;
    std::swap(other.heldoutPrompts[0], other.heldoutPrompts[1]);
    EXPECT_NE(cellKey(other, any, "a-psr", "aa", "torch"), key);
}

} // namespace
} // namespace steerscope::test
