// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/support/fake_engine.h"

namespace steerscope::test {
namespace {

class LensJobTest : public testing::Test {
protected:
    void SetUp() override { m_fake.load(); }

    template <class Event> std::vector<Event> run(const Request& request) {
        const JobId job = m_fake.engine.submit(request);
        EXPECT_TRUE(m_fake.recorder.waitForEnd(job));
        return m_fake.recorder.all<Event>(job);
    }
    /// What a comparison writes to these columns.
    std::vector<TokenGenerated> written(const ColumnRequest& column) {
        ComparisonRequest request = twoColumns(10);
        request.columns = {column};
        return run<TokenGenerated>(request);
    }
    static LensRequest lens(const std::vector<TokenGenerated>& answer, std::size_t token) {
        LensRequest request{.messages = userMessage()};
        request.prompt.text = "Talk like a pirate.";
        for (std::size_t t = 0; t < token; ++t)
            request.response.push_back(answer[t].token);
        return request;
    }

    FakeEngine m_fake;
};

/// After the last layer the lens is the model itself.
TEST_F(LensJobTest, TheLastLayerSaysWhatWasWritten) {
    const ColumnRequest steered{.name = "PSR", .steering = {{fakeSteering(), 1.2f}}};
    const ColumnRequest prompted{.name = "Prompted", .prompted = true};
    for (const ColumnRequest& column : {steered, prompted}) {
        const auto answer = written(column);
        for (const std::size_t token : {0u, 3u, 9u}) {
            LensRequest request = lens(answer, token);
            request.prompted = column.prompted;
            request.steering = column.steering;
            const auto ready = run<LensReady>(request);
            ASSERT_EQ(ready.size(), 1u);
            ASSERT_EQ(ready[0].before.size(), 3u);
            ASSERT_EQ(ready[0].after.size(), 3u);
            EXPECT_EQ(ready[0].after.back().token, answer[token].token);
            EXPECT_NEAR(ready[0].after.back().probability, answer[token].choices[0].probability,
                        1e-4);
        }
    }
}

TEST_F(LensJobTest, AnUnsteeredAnswerHasOneSideAndPaintedZerosMakeBothSidesEqual) {
    const auto answer = written({.name = "Unsteered"});
    const auto plain = run<LensReady>(lens(answer, 4));
    ASSERT_EQ(plain.size(), 1u);
    EXPECT_TRUE(plain[0].after.empty());
    EXPECT_EQ(plain[0].before.back().token, answer[4].token);
    LensRequest request = lens(answer, 4);
    request.steering = {{fakeSteering(), 1.2f}};
    for (std::int32_t l = 0; l < 3; ++l)
        for (std::int32_t t = 0; t <= 4; ++t)
            request.painted.push_back({LayerIndex(l), t, 0});
    const auto zeroed = run<LensReady>(request);
    EXPECT_EQ(zeroed.at(0).after, zeroed.at(0).before);
    EXPECT_EQ(zeroed.at(0).before, plain[0].before);
}

TEST_F(LensJobTest, WhatCannotBeIsRefused) {
    LensRequest request{.messages = userMessage(), .response = {TokenId(kFakeVocabulary)}};
    EXPECT_EQ(run<JobFailed>(request).at(0).error.code, "ENGINE-007");
    request.response.clear();
    request.prompted = true;
    EXPECT_EQ(run<JobFailed>(request).at(0).error.code, "ENGINE-004");
}

} // namespace
} // namespace steerscope::test
