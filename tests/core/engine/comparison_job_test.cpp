// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/utf8.h"
#include "core/steering/steering_prompt.h"
#include "tests/support/fake_engine.h"
#include "tests/support/fake_reference.h"

namespace steerscope::test {
namespace {

class ComparisonJobTest : public testing::Test {
protected:
    void SetUp() override { m_fake.load(); }

    JobId run(const ComparisonRequest& request) {
        const JobId job = m_fake.engine.submit(request);
        EXPECT_TRUE(m_fake.recorder.waitForEnd(job));
        return job;
    }
    std::vector<TokenGenerated> column(JobId job, std::size_t index) const {
        std::vector<TokenGenerated> out;
        for (const auto& event : m_fake.recorder.all<TokenGenerated>(job)) {
            if (event.column == index) out.push_back(event);
        }
        return out;
    }
    std::vector<TokenId> tokens(JobId job, std::size_t index) const {
        std::vector<TokenId> out;
        for (const auto& event : column(job, index))
            out.push_back(event.token);
        return out;
    }
    ErrorRecord failure(const ComparisonRequest& request) {
        const auto failed = m_fake.recorder.all<JobFailed>(run(request));
        return failed.empty() ? ErrorRecord{} : failed.front().error;
    }

    FakeEngine m_fake;
};

ComparisonRequest steeredColumn(float strength, int maxTokens = 8) {
    ComparisonRequest request = twoColumns(maxTokens);
    request.columns = {{.name = "PSR", .steering = {{fakeSteering(), strength}}}};
    return request;
}

TEST_F(ComparisonJobTest, EventsComeInOrder) {
    const auto events = m_fake.recorder.events(run(twoColumns(4)));
    ASSERT_GE(events.size(), 12u);
    EXPECT_TRUE(std::holds_alternative<JobStarted>(events[0]));
    EXPECT_TRUE(std::holds_alternative<ComparisonStarted>(events[1]));
    EXPECT_TRUE(std::holds_alternative<ComparisonFinished>(events[events.size() - 2]));
    EXPECT_TRUE(std::holds_alternative<JobFinished>(events.back()));
}

TEST_F(ComparisonJobTest, StartTellsBothPromptsAsRenderedAndAsIds) {
    const ComparisonRequest request = twoColumns();
    const auto started = m_fake.recorder.all<ComparisonStarted>(run(request)).at(0);
    const FakeLanguageModel model;
    EXPECT_EQ(started.plainText, "<|turn|>user\nHow do I make soup?<|end|>\n<|turn|>assistant\n");
    EXPECT_EQ(started.promptedText, "<|turn|>user\nHow do I make soup?\n\nTalk like a pirate."
                                    "<|end|>\n<|turn|>assistant\n");
    EXPECT_EQ(started.plainIds, model.promptIds(request.messages));
    EXPECT_EQ(started.promptedIds,
              model.promptIds(withSteeringPrompt(request.messages, request.prompt)));
}

TEST_F(ComparisonJobTest, ColumnsComeInLockStep) {
    const auto events = m_fake.recorder.all<TokenGenerated>(run(twoColumns(6)));
    ASSERT_EQ(events.size(), 12u);
    for (std::size_t i = 0; i < events.size(); ++i)
        EXPECT_EQ(events[i].column, i % 2);
}

TEST_F(ComparisonJobTest, GreedyTokensAreTheMostProbableOnesOfTheFormula) {
    const ComparisonRequest request = twoColumns(10);
    const JobId job = run(request);
    const auto started = m_fake.recorder.all<ComparisonStarted>(job).at(0);
    for (std::size_t c = 0; c < 2; ++c) {
        std::vector<TokenId> sequence = c == 0 ? started.plainIds : started.promptedIds;
        const std::size_t first = sequence.size() - 1;
        const auto made = column(job, c);
        for (const auto& event : made)
            sequence.push_back(event.token);
        const FakeReference reference(m_fake.options, sequence);
        for (std::size_t t = 0; t < made.size(); ++t) {
            const auto& p = reference.probabilities[first + t];
            const auto best = std::max_element(p.begin(), p.end()) - p.begin();
            EXPECT_EQ(made[t].token.value, best);
            EXPECT_NEAR(made[t].logProb, std::log(p[std::size_t(best)]), 1e-4);
            ASSERT_EQ(made[t].choices.size(), 5u);
            EXPECT_NEAR(made[t].choices[0].probability, p[std::size_t(best)], 1e-4);
            EXPECT_EQ(made[t].choices[0].piece, made[t].piece);
        }
    }
}

TEST_F(ComparisonJobTest, CoefficientsBelongToThePositionThatChoseTheToken) {
    constexpr float kStrength = 1.4f;
    const JobId job = run(steeredColumn(kStrength, 10));
    std::vector<TokenId> sequence = m_fake.recorder.all<ComparisonStarted>(job).at(0).plainIds;
    const std::size_t first = sequence.size() - 1;
    const auto made = column(job, 0);
    for (const auto& event : made)
        sequence.push_back(event.token);
    const auto steering = fakeSteering();
    const FakeReference reference(m_fake.options, sequence, steering.get(), kStrength, first);
    double largest = 0;
    for (std::size_t t = 0; t < made.size(); ++t) {
        ASSERT_EQ(made[t].coefficients.size(), 3u);
        ASSERT_EQ(made[t].pushes.size(), 3u);
        for (std::size_t l = 0; l < 3; ++l) {
            const double expected = reference.coefficients[l][first + t];
            const std::vector<double> z(steering->layers[l].z.begin(), steering->layers[l].z.end());
            EXPECT_NEAR(made[t].coefficients[l], expected, 1e-3 * (1 + expected));
            EXPECT_NEAR(made[t].pushes[l], expected * distance(z, FakeReference::Row(z.size())),
                        1e-2 * (1 + expected));
            largest = std::max(largest, expected);
        }
    }
    EXPECT_GT(largest, 0.1) << "the fake's probes must be on for this to mean something";
}

TEST_F(ComparisonJobTest, UnsteeredColumnsHaveNoCoefficients) {
    for (const auto& event : m_fake.recorder.all<TokenGenerated>(run(twoColumns()))) {
        EXPECT_TRUE(event.coefficients.empty());
        EXPECT_TRUE(event.pushes.empty());
    }
}

TEST_F(ComparisonJobTest, StrengthZeroWritesWhatTheUnsteeredColumnWrites) {
    ComparisonRequest request = steeredColumn(0.0f, 12);
    request.columns.push_back({.name = "Unsteered"});
    const JobId job = run(request);
    EXPECT_EQ(tokens(job, 0), tokens(job, 1));
    for (const auto& event : column(job, 0)) {
        EXPECT_EQ(event.coefficients, std::vector<float>(3, 0.0f));
    }
}

TEST_F(ComparisonJobTest, OneSeedOneTextInEveryPaneAndRun) {
    ComparisonRequest request = twoColumns(24);
    request.sampler = {.temperature = 1.5f, .seed = 5};
    request.columns = {{.name = "a"}, {.name = "b"}};
    const JobId first = run(request);
    const JobId second = run(request);
    EXPECT_EQ(tokens(first, 0), tokens(first, 1));
    EXPECT_EQ(tokens(first, 0), tokens(second, 0));
    request.sampler.seed = 6;
    EXPECT_NE(tokens(run(request), 0), tokens(first, 0));
}

TEST_F(ComparisonJobTest, ARunAfterACancelledOneIsLikeAFreshOne) {
    const auto fresh = tokens(run(twoColumns(12)), 1);
    for (int i = 0; i < 10; ++i) {
        const JobId cancelled = m_fake.engine.submit(twoColumns(2000));
        m_fake.recorder.waitForAny<ComparisonStarted>(cancelled);
        m_fake.engine.cancel(cancelled);
        EXPECT_EQ(tokens(run(twoColumns(12)), 1), fresh);
    }
}

TEST_F(ComparisonJobTest, StreamedTextIsWholeCodePointsAndAddsUp) {
    const auto made = column(run(twoColumns(60)), 0);
    std::string text, bytes;
    for (const auto& event : made) {
        EXPECT_TRUE(isValidUtf8(event.text));
        EXPECT_FALSE(event.piece.empty());
        text += event.text;
        bytes += static_cast<char>(event.token.value);
    }
    EXPECT_EQ(text, sanitizedUtf8(bytes));
}

TEST_F(ComparisonJobTest, ColumnsFinishByLengthAndTellSoOnTheLastTokenOnly) {
    const auto made = column(run(twoColumns(5)), 1);
    ASSERT_EQ(made.size(), 5u);
    for (std::size_t t = 0; t < 4; ++t)
        EXPECT_EQ(made[t].finish, FinishReason::running);
    EXPECT_EQ(made[4].finish, FinishReason::maxTokens);
}

TEST(ComparisonJob, TheEndTokenIsReportedAndNotPartOfTheText) {
    FakeModelOptions options;
    options.endLogit = 1e6f;
    FakeEngine fake(options);
    fake.load();
    const JobId job = fake.engine.submit(twoColumns(5));
    ASSERT_TRUE(fake.recorder.waitForEnd(job));
    const auto made = fake.recorder.all<TokenGenerated>(job);
    ASSERT_EQ(made.size(), 2u);
    for (const auto& event : made) {
        EXPECT_EQ(event.token, kFakeEnd);
        EXPECT_EQ(event.finish, FinishReason::endOfText);
        EXPECT_EQ(event.text, "");
        EXPECT_EQ(event.piece, "<|end|>");
    }
}

TEST(ComparisonJob, TellsPhaseAndTimeLeftWhileReadingAndWriting) {
    FakeModelOptions options;
    options.blockDelay = std::chrono::milliseconds(15);
    FakeEngine fake(options);
    fake.load();
    ComparisonRequest request = twoColumns(20);
    request.messages = userMessage(std::string(400, 'x'));
    const JobId job = fake.engine.submit(request);
    ASSERT_TRUE(fake.recorder.waitForEnd(job));
    bool read = false, wrote = false, estimated = false;
    for (const auto& event : fake.recorder.all<JobProgressed>(job)) {
        EXPECT_LE(event.progress.done, event.progress.total);
        read |= event.progress.stage == "Reading the prompt";
        wrote |= event.progress.stage == "Writing";
        estimated |= event.progress.secondsLeft >= 0;
    }
    EXPECT_TRUE(read && wrote && estimated);
    EXPECT_GT(fake.recorder.all<ComparisonFinished>(job).at(0).tokensPerSecond, 1);
    EXPECT_GT(fake.recorder.all<ComparisonFinished>(job).at(0).prefillSeconds, 0.1);
}

TEST_F(ComparisonJobTest, AnEmptyPromptIsRefusedWithTheNextStep) {
    ComparisonRequest request = twoColumns();
    for (const std::string text : {"", " \n\t"}) {
        request.messages = userMessage(text);
        const ErrorRecord error = failure(request);
        EXPECT_EQ(error.code, "ENGINE-002");
        EXPECT_EQ(error.problem, "The prompt is empty");
        EXPECT_FALSE(error.hint.empty());
    }
    request.messages = {{"system", "Be kind."}};
    EXPECT_EQ(failure(request).code, "ENGINE-002");
}

TEST_F(ComparisonJobTest, SettingsOutOfRangeAreNamed) {
    const auto field = [this](auto change) {
        ComparisonRequest request = steeredColumn(1);
        change(request);
        const ErrorRecord error = failure(request);
        EXPECT_EQ(error.code, "ENGINE-003");
        return error.field;
    };
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(field([](auto& r) { r.maxTokens = 0; }), "max tokens");
    EXPECT_EQ(field([](auto& r) { r.maxTokens = 1 << 30; }), "max tokens");
    EXPECT_EQ(field([](auto& r) { r.topCandidates = -1; }), "top candidates");
    EXPECT_EQ(field([](auto& r) { r.columns.clear(); }), "columns");
    EXPECT_EQ(field([](auto& r) { r.sampler.temperature = -1; }), "temperature");
    EXPECT_EQ(field([](auto& r) { r.sampler.temperature = kNan; }), "temperature");
    EXPECT_EQ(field([](auto& r) { r.sampler.topK = -1; }), "top-k");
    EXPECT_EQ(field([](auto& r) { r.sampler.topP = 0; }), "top-p");
    EXPECT_EQ(field([](auto& r) { r.columns[0].steering[0].strength = kNan; }), "strength");
}

TEST_F(ComparisonJobTest, ASteeringModelOfAnotherModelIsRefusedWithTheReason) {
    ComparisonRequest request = steeredColumn(1);
    auto foreign = std::make_shared<SteeringModel>(*fakeSteering());
    foreign->provenance.modelSha256 = std::string(64, 'b');
    request.columns[0].steering[0].model = foreign;
    EXPECT_EQ(failure(request).code, "PSR-100");
    EXPECT_NE(failure(request).found.find("other weights"), std::string::npos);
    FakeModelOptions larger;
    larger.nLayers = 4;
    request.columns[0].steering[0].model = fakeSteering(larger);
    EXPECT_NE(failure(request).found.find("4 layers"), std::string::npos);
    request.columns[0].steering[0].model = nullptr;
    EXPECT_EQ(failure(request).code, "PSR-100");
}

TEST_F(ComparisonJobTest, APromptedColumnNeedsASteeringPrompt) {
    ComparisonRequest request = twoColumns();
    request.prompt.text.clear();
    EXPECT_EQ(failure(request).code, "ENGINE-004");
    request.columns.pop_back();
    const auto started = m_fake.recorder.all<ComparisonStarted>(run(request)).at(0);
    EXPECT_TRUE(started.promptedIds.empty());
}

TEST_F(ComparisonJobTest, AForkWithTheTokenThatWasChosenAnywayReproducesTheRun) {
    ComparisonRequest request = steeredColumn(1.3f, 20);
    const auto whole = column(run(request), 0);
    for (std::size_t t = 0; t < 12; ++t)
        request.columns[0].prefix.push_back(whole[t].token);
    const auto fork = column(run(request), 0);
    ASSERT_EQ(fork.size(), whole.size());
    for (std::size_t t = 0; t < whole.size(); ++t) {
        EXPECT_EQ(fork[t].token, whole[t].token);
        EXPECT_EQ(fork[t].text, whole[t].text);
        EXPECT_EQ(fork[t].coefficients, whole[t].coefficients) << "maps stay complete";
        EXPECT_EQ(fork[t].pushes, whole[t].pushes);
        EXPECT_EQ(fork[t].choices, whole[t].choices);
        EXPECT_EQ(fork[t].finish, whole[t].finish);
    }
}

TEST_F(ComparisonJobTest, AForkGoesOnFromTheAlternativeAndLeavesTheOtherColumnsAlone) {
    ComparisonRequest request = twoColumns(16);
    const JobId whole = run(request);
    const ChoiceText second = column(whole, 1)[5].choices[1];
    std::vector<TokenId> prefix = tokens(whole, 1);
    prefix.resize(6);
    prefix[5] = second.token;
    request.columns[1].prefix = prefix;
    const JobId fork = run(request);
    EXPECT_EQ(tokens(fork, 0), tokens(whole, 0));
    const auto made = tokens(fork, 1);
    ASSERT_EQ(made.size(), 16u);
    EXPECT_EQ(std::vector(made.begin(), made.begin() + 6), prefix);
    EXPECT_EQ(column(fork, 1)[5].piece, second.piece);
    request.columns[1].prefix.clear();
    const FakeLanguageModel model;
    for (const TokenId token : prefix)
        request.columns[1].prefixText += model.tokenizer().piece(token);
    EXPECT_EQ(tokens(run(request), 1), made) << "the beginning as text";
}

TEST_F(ComparisonJobTest, NoPaintedCellsAreBitEqualToNoneAndZerosToALayerLeftOut) {
    ComparisonRequest request = steeredColumn(1.3f, 14);
    const JobId whole = run(request);
    const auto free = column(whole, 0);
    const auto& first = free[0].pushes; // A layer that does something.
    const auto layer =
        LayerIndex(static_cast<std::int32_t>(std::ranges::max_element(first) - first.begin()));
    ASSERT_GT(first[static_cast<std::size_t>(layer.value)], 0.0f);
    auto fewer = std::make_shared<SteeringModel>(*fakeSteering());
    std::erase_if(fewer->layers, [&](const auto& entry) { return entry.layer == layer; });
    for (std::int32_t t = 0; t < 14; ++t)
        request.columns[0].painted.push_back({layer, t, 0});
    const JobId zeroed = run(request);
    request.columns[0].painted.clear();
    EXPECT_EQ(tokens(run(request), 0), tokens(whole, 0));
    request.columns[0].steering[0].model = fewer;
    const auto expected = column(run(request), 0);
    const auto made = column(zeroed, 0);
    ASSERT_EQ(made.size(), expected.size());
    for (std::size_t t = 0; t < made.size(); ++t) {
        EXPECT_EQ(made[t].token, expected[t].token);
        EXPECT_EQ(made[t].logProb, expected[t].logProb);
        EXPECT_EQ(made[t].pushes, expected[t].pushes);
    }
}

TEST_F(ComparisonJobTest, WhatStandsBeforeAPaintedCellStaysAndTheCellIsReported) {
    ComparisonRequest request = steeredColumn(1.3f, 14);
    const auto whole = column(run(request), 0);
    request.columns[0].painted = {{LayerIndex(2), 6, 25.0f}};
    const auto painted = column(run(request), 0);
    for (std::size_t t = 0; t < 6; ++t)
        EXPECT_EQ(painted[t].token, whole[t].token);
    EXPECT_EQ(painted[6].pushes[2], 25.0f);
    for (std::size_t t = 0; t < 6; ++t)
        request.columns[0].prefix.push_back(whole[t].token);
    EXPECT_EQ(column(run(request), 0).back().token, painted.back().token)
        << "keeping what would be written again anyway changes nothing";
}

TEST_F(ComparisonJobTest, PaintedCellsAndBeginningsThatCannotBeAreRefused) {
    ComparisonRequest request = steeredColumn(1, 4);
    request.columns[0].painted = {{LayerIndex(3), 0, 1}};
    EXPECT_EQ(failure(request).code, "ENGINE-003");
    request.columns[0].painted = {{LayerIndex(0), -1, 1}};
    EXPECT_EQ(failure(request).code, "ENGINE-003");
    request.columns[0].painted = {{LayerIndex(0), 0, std::nanf("")}};
    EXPECT_EQ(failure(request).code, "ENGINE-003");
    request.columns[0].painted = {{LayerIndex(0), 0, 1}};
    request.columns[0].steering.clear();
    EXPECT_EQ(failure(request).code, "ENGINE-010");
    request.columns[0].painted.clear();
    request.columns[0].prefix = {TokenId(kFakeVocabulary)};
    EXPECT_EQ(failure(request).code, "ENGINE-007");
}

TEST(ComparisonJob, AStoppedColumnLeavesTheDecodeAndTheOthersWriteTheSame) {
    FakeModelOptions options;
    options.blockDelay = std::chrono::milliseconds(1);
    FakeEngine fake(options);
    fake.load();
    const auto write = [&fake](bool stops) {
        const JobId job = fake.engine.submit(twoColumns(60));
        if (stops) {
            fake.recorder.waitForAny<TokenGenerated>(job);
            fake.engine.stopColumn(job, 0);
            fake.engine.stopColumn(job, 77); // No such column: nothing happens.
        }
        fake.recorder.waitForEnd(job);
        std::array<std::vector<TokenId>, 2> made;
        for (const auto& event : fake.recorder.all<TokenGenerated>(job))
            made.at(event.column).push_back(event.token);
        return made;
    };
    const auto whole = write(false);
    const auto stopped = write(true);
    EXPECT_EQ(stopped[1], whole[1]);
    EXPECT_LT(stopped[0].size(), whole[0].size());
    EXPECT_TRUE(std::equal(stopped[0].begin(), stopped[0].end(), whole[0].begin()));
}

TEST(ComparisonJob, AJobEndsWhenItsLastColumnIsStopped) {
    FakeModelOptions options;
    options.blockDelay = std::chrono::milliseconds(2);
    FakeEngine fake(options);
    fake.load();
    const JobId job = fake.engine.submit(twoColumns(2000));
    fake.engine.stopColumn(job, 0); // Before its first slice, and after.
    fake.recorder.waitForAny<TokenGenerated>(job);
    fake.engine.stopColumn(job, 1);
    EXPECT_TRUE(fake.recorder.waitForEnd(job));
    EXPECT_EQ(fake.recorder.all<JobFinished>(job).size(), 1u);
    for (const auto& event : fake.recorder.all<TokenGenerated>(job))
        EXPECT_EQ(event.column, 1u);
}

TEST_F(ComparisonJobTest, MoreTokensThanTheContextHoldsAreRefused) {
    ComparisonRequest request = twoColumns(1000);
    request.messages = userMessage(std::string(3500, 'x'));
    const ErrorRecord error = failure(request);
    EXPECT_EQ(error.code, "ENGINE-005");
    EXPECT_EQ(error.allowed, "at most 4096");
}

} // namespace
} // namespace steerscope::test
