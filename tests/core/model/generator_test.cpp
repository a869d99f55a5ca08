// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/generator.h"

#include <gtest/gtest.h>

#include <set>
#include <stop_token>

#include "core/base/error.h"
#include "tests/support/random_values.h"
#include "tests/support/shift_edit.h"
#include "tests/support/tiny_model.h"

namespace steerscope {
namespace {

using test::ShiftEdit;

class GeneratorTest : public testing::Test {
protected:
    GeneratorTest() : m_model(test::tinyModel()) {}

    std::vector<TokenId> promptOf(const std::string& text) const {
        return m_model->promptIds({{"user", text}});
    }

    std::vector<GeneratedToken> runToEnd(Generator& generator) const {
        std::vector<GeneratedToken> all;
        while (!generator.finished()) {
            for (const GeneratedToken& token : generator.step())
                all.push_back(token);
        }
        return all;
    }

    /// The definition: everything before the last prompt token unsteered, then token by token.
    std::vector<TokenId> naive(const GenerationRequest& request) const {
        const auto cache = m_model->newCache();
        const std::span<const TokenId> prompt(request.prompt);
        if (prompt.size() > 1) {
            Lane lane{.tokens = prompt.first(prompt.size() - 1), .cache = cache.get()};
            m_model->forward({&lane, 1});
        }
        std::vector<TokenId> out;
        TokenId next = request.prompt.back();
        while (out.size() < static_cast<std::size_t>(request.maxTokens)) {
            const bool forced = out.size() < request.forced.size();
            Lane lane{.tokens = {&next, 1}, .cache = cache.get(), .edit = request.edit};
            const auto logits = m_model->forward({&lane, 1}).front().logits;
            next = forced ? request.forced[out.size()]
                          : sample(logits.row(0), request.sampler, out.size());
            out.push_back(next);
            if (m_model->tokenizer().endsText(next)) break;
        }
        return out;
    }

    std::vector<float> shift() const { return test::randomValues(32, 5, 2.0f); }

    std::unique_ptr<LanguageModel> m_model;
};

TEST_F(GeneratorTest, EqualsTheNaiveLoopForMixedLanes) {
    ShiftEdit first({0, 2}, shift());
    ShiftEdit second({1}, shift());
    const std::vector<GenerationRequest> requests = {
        {.prompt = promptOf("Hello"), .maxTokens = 20},
        {.prompt = promptOf("Hello"), .maxTokens = 12, .edit = &first},
        {.prompt = promptOf("Hello there"),
         .sampler = {.temperature = 1.0f, .topK = 40, .topP = 0.9f, .seed = 4},
         .maxTokens = 20},
        {.prompt = promptOf(std::string(200, 'x')), .maxTokens = 5, .edit = &second},
        {.prompt = {TokenId(65)}, .maxTokens = 7}};
    Generator generator(*m_model, requests);
    EXPECT_TRUE(generator.prefilling());
    runToEnd(generator);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        EXPECT_EQ(generator.response(i), naive(requests[i])) << "lane " << i;
        EXPECT_NE(generator.finish(i), FinishReason::running);
    }
}

TEST_F(GeneratorTest, ALaneGivesTheSameTokensAloneAndAmongSixtyFour) {
    std::vector<GenerationRequest> requests;
    for (int i = 0; i < 64; ++i) {
        requests.push_back({.prompt = promptOf("Question " + std::to_string(i * 37)),
                            .sampler = {.temperature = 0.8f},
                            .maxTokens = 10});
    }
    Generator together(*m_model, requests);
    runToEnd(together);
    for (const std::size_t i : {0u, 13u, 63u}) {
        Generator alone(*m_model, {requests[i]});
        runToEnd(alone);
        EXPECT_EQ(alone.response(0), together.response(i));
    }
}

TEST_F(GeneratorTest, LanesThatJoinLaterWriteWhatTheyWouldAlone) {
    std::vector<GenerationRequest> requests;
    for (int i = 0; i < 12; ++i) {
        const std::string shared(static_cast<std::size_t>(i % 3) * 90, 'y');
        requests.push_back(
            {.prompt = promptOf(shared + " " + std::to_string(i * 91)), .maxTokens = 3 + i % 5});
    }
    Generator generator(*m_model, requests, 4);
    while (!generator.finished()) {
        std::set<std::size_t> lanes;
        for (const GeneratedToken& token : generator.step())
            EXPECT_TRUE(lanes.insert(token.lane).second) << "one token a step";
        EXPECT_LE(lanes.size(), 4u);
    }
    for (std::size_t i = 0; i < requests.size(); ++i)
        EXPECT_EQ(generator.response(i), naive(requests[i])) << "lane " << i;
}

TEST_F(GeneratorTest, NoLaneWaitsWhileAPromptIsRead) {
    const GenerationRequest brief{.prompt = promptOf("a"), .maxTokens = 2};
    const GenerationRequest lasting{.prompt = promptOf("b"), .maxTokens = 40};
    const GenerationRequest wordy{.prompt = promptOf(std::string(400, 'z')), .maxTokens = 2};
    Generator generator(*m_model, {brief, lasting, wordy}, 2);
    while (generator.prefilling())
        generator.step();
    while (generator.finish(1) == FinishReason::running) {
        bool decoded = false;
        for (const GeneratedToken& token : generator.step())
            decoded = decoded || token.lane == 1;
        EXPECT_TRUE(decoded);
    }
    EXPECT_NE(generator.finish(2), FinishReason::running) << "read and answered meanwhile";
}

TEST_F(GeneratorTest, TheEditTouchesTheLastPromptTokenAndEveryOneAfterNothingBefore) {
    ShiftEdit edit({0}, shift());
    const auto prompt = promptOf("Hi");
    Generator generator(*m_model, {{.prompt = prompt, .maxTokens = 3, .edit = &edit}});
    runToEnd(generator);
    const auto last = static_cast<std::int32_t>(prompt.size()) - 1;
    ASSERT_EQ(edit.calls.size(), generator.response(0).size());
    for (std::size_t t = 0; t < edit.calls.size(); ++t) {
        EXPECT_EQ(edit.calls[t].first, Position(last + static_cast<std::int32_t>(t)));
        EXPECT_EQ(edit.calls[t].rows, 1u);
    }
}

TEST_F(GeneratorTest, TokensCarryProbabilityCandidatesAndTheEnd) {
    Generator generator(*m_model, {{.prompt = promptOf("Hi"), .maxTokens = 4, .topCandidates = 3}});
    const auto tokens = runToEnd(generator);
    ASSERT_FALSE(tokens.empty());
    for (const GeneratedToken& token : tokens) {
        ASSERT_EQ(token.candidates.size(), 3u);
        EXPECT_EQ(token.candidates[0].token, token.token);
        EXPECT_NEAR(std::exp(token.logProb), token.candidates[0].probability, 1e-5);
    }
    EXPECT_NE(tokens.back().finish, FinishReason::running);
    EXPECT_EQ(generator.step().size(), 0u) << "nothing happens after the end";
}

/// Pushes the end token: its own row of the output matrix, found by looking, wins by far.
TEST_F(GeneratorTest, TheEndTokenEndsALaneAndIsPartOfItsResponse) {
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        Generator generator(*m_model, {{.prompt = promptOf("Hi"),
                                        .sampler = {.temperature = 3.0f, .seed = seed},
                                        .maxTokens = 40}});
        runToEnd(generator);
        if (generator.finish(0) != FinishReason::endOfText) continue;
        EXPECT_TRUE(m_model->tokenizer().endsText(generator.response(0).back()));
        EXPECT_LE(generator.response(0).size(), 40u);
        return;
    }
    FAIL() << "no seed drew the end token";
}

TEST_F(GeneratorTest, ABeginningThatWouldBeChosenAnywayChangesNothing) {
    ShiftEdit edit({0, 2}, shift());
    GenerationRequest request{.prompt = promptOf("Hello"),
                              .sampler = {.temperature = 1.0f, .seed = 9},
                              .maxTokens = 40,
                              .edit = &edit,
                              .topCandidates = 4};
    Generator free(*m_model, {request});
    const auto expected = runToEnd(free);
    for (const std::size_t kept : {1u, 16u, 17u, 35u}) {
        request.forced.assign(free.response(0).begin(),
                              free.response(0).begin() + static_cast<std::ptrdiff_t>(kept));
        Generator again(*m_model, {request});
        const auto tokens = runToEnd(again);
        EXPECT_EQ(again.response(0), free.response(0)) << kept;
        ASSERT_EQ(tokens.size(), expected.size());
        for (std::size_t t = 0; t < tokens.size(); ++t) {
            EXPECT_NEAR(tokens[t].logProb, expected[t].logProb, 1e-4);
            EXPECT_EQ(tokens[t].candidates.size(), 4u);
            EXPECT_EQ(tokens[t].finish, expected[t].finish);
        }
    }
}

TEST_F(GeneratorTest, AForkGoesOnFromItsOwnBeginningBesideFreeLanes) {
    const GenerationRequest free{.prompt = promptOf("Hello"), .maxTokens = 25};
    GenerationRequest fork = free;
    fork.forced = naive(free);
    fork.forced.resize(20);
    fork.forced.back() = TokenId(fork.forced.back().value == 65 ? 66 : 65);
    Generator generator(*m_model, {free, fork});
    runToEnd(generator);
    EXPECT_EQ(generator.response(0), naive(free));
    EXPECT_EQ(generator.response(1), naive(fork));
    EXPECT_NE(generator.response(1), generator.response(0));
}

TEST_F(GeneratorTest, AGivenBeginningEndsAtItsEndTokenAndAtTheLimit) {
    TokenId end(-1);
    for (std::int32_t id = 0; id < m_model->config().vocabSize; ++id)
        if (m_model->tokenizer().endsText(TokenId(id))) end = TokenId(id);
    ASSERT_GE(end.value, 0);
    const std::vector<TokenId> beginning{TokenId(65), end, TokenId(66)};
    Generator ends(*m_model, {{.prompt = promptOf("Hi"), .maxTokens = 9, .forced = beginning}});
    runToEnd(ends);
    EXPECT_EQ(ends.finish(0), FinishReason::endOfText);
    EXPECT_EQ(ends.response(0), (std::vector{TokenId(65), end}));
    Generator full(*m_model, {{.prompt = promptOf("Hi"),
                               .maxTokens = 3,
                               .forced = std::vector<TokenId>(20, TokenId(65))}});
    runToEnd(full);
    EXPECT_EQ(full.finish(0), FinishReason::maxTokens);
    EXPECT_EQ(full.response(0), std::vector<TokenId>(3, TokenId(65)));
}

TEST(FinishWords, AreOneVocabularyAndEarlierOnesAreRead) {
    for (const auto reason : {FinishReason::running, FinishReason::endOfText,
                              FinishReason::maxTokens, FinishReason::stopped})
        EXPECT_EQ(finishReasonFromText(toText(reason)), reason);
    EXPECT_EQ(toText(FinishReason::endOfText), "end");
    EXPECT_EQ(toText(FinishReason::maxTokens), "length");
    EXPECT_EQ(finishReasonFromText("end-of-text"), FinishReason::endOfText);
    EXPECT_EQ(finishReasonFromText("max-tokens"), FinishReason::maxTokens);
    EXPECT_EQ(finishReasonFromText("whatever"), std::nullopt);
}

TEST_F(GeneratorTest, AStoppedLaneLeavesAndTheOthersGoOn) {
    const GenerationRequest request{.prompt = promptOf("Hello"), .maxTokens = 8};
    Generator generator(*m_model, {request, request});
    while (generator.response(0).size() < 3)
        generator.step();
    generator.stopLane(0);
    runToEnd(generator);
    EXPECT_EQ(generator.finish(0), FinishReason::stopped);
    EXPECT_EQ(generator.response(0).size(), 3u);
    EXPECT_EQ(generator.response(1), naive(request));
}

TEST_F(GeneratorTest, AParentStoppedWhilePrefillingDoesNotHoldUpItsHeirs) {
    const GenerationRequest request{.prompt = promptOf(std::string(150, 'a')), .maxTokens = 4};
    Generator generator(*m_model, {request, request});
    generator.step();
    generator.stopLane(0);
    runToEnd(generator);
    EXPECT_EQ(generator.response(1), naive(request));
    EXPECT_TRUE(generator.response(0).empty());
}

TEST_F(GeneratorTest, CancelledStepsCanBeRepeated) {
    const GenerationRequest request{.prompt = promptOf(std::string(100, 'b')), .maxTokens = 5};
    Generator generator(*m_model, {request, request});
    std::stop_source stopped;
    stopped.request_stop();
    while (!generator.finished()) {
        EXPECT_THROW(generator.step(stopped.get_token()), Cancelled);
        generator.step();
    }
    EXPECT_EQ(generator.response(0), naive(request));
    EXPECT_EQ(generator.response(1), generator.response(0));
}

TEST_F(GeneratorTest, PrefillSlicesAreBounded) {
    const auto prompt = promptOf(std::string(300, 'c'));
    Generator generator(*m_model, {{.prompt = prompt, .maxTokens = 1}});
    std::size_t slices = 0;
    while (generator.prefilling()) {
        EXPECT_TRUE(generator.step().empty());
        ++slices;
    }
    EXPECT_EQ(slices, (prompt.size() - 1 + 127) / 128);
}

TEST_F(GeneratorTest, ALaneEndsWhereTheContextDoes) {
    const auto small = test::tinyModel({.contextLength = 20});
    const std::vector<TokenId> prompt(18, TokenId(70));
    Generator generator(*small, {{.prompt = prompt, .maxTokens = 100}});
    runToEnd(generator);
    EXPECT_EQ(generator.finish(0), FinishReason::maxTokens);
    EXPECT_EQ(generator.response(0).size(), 3u) << "positions 17, 18 and 19 choose a token";
}

TEST_F(GeneratorTest, BadRequestsAreRefused) {
    const auto codeOf = [&](GenerationRequest request) -> std::string {
        try {
            Generator generator(*m_model, {std::move(request)});
        } catch (const Error& error) {
            return error.record().code;
        }
        return {};
    };
    EXPECT_EQ(codeOf({.prompt = {}}), "GEN-001");
    EXPECT_EQ(codeOf({.prompt = {TokenId(1)}, .maxTokens = 0}), "GEN-002");
    EXPECT_EQ(codeOf({.prompt = std::vector<TokenId>(513, TokenId(1))}), "GEN-003");
}

} // namespace
} // namespace steerscope
