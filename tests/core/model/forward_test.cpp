// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every forward pass, on random models of both architectures. T positions,
// D width, V vocabulary.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <stop_token>
#include <tuple>

#include "core/base/error.h"
#include "tests/support/random_values.h"
#include "tests/support/shift_edit.h"
#include "tests/support/tiny_model.h"

namespace steerscope {
namespace {

using test::randomValues;
using test::relativeError;
using test::ShiftEdit;

std::vector<TokenId> someTokens(std::size_t count, std::uint64_t seed = 1) {
    std::vector<TokenId> out;
    for (const float x : randomValues(count, seed)) {
        out.emplace_back(static_cast<std::int32_t>((x + 1.0f) * 127.0f));
    }
    return out;
}

class ForwardTest : public testing::TestWithParam<std::tuple<std::string, Executor>> {
protected:
    ForwardTest()
        : m_model(test::tinyModel({.architecture = architecture()},
                                  {.executor = std::get<Executor>(GetParam())})) {}

    static std::string architecture() { return std::get<std::string>(GetParam()); }

    LaneResult run(KvCache& cache, std::span<const TokenId> tokens, ResidualEdit* edit = nullptr) {
        Lane lane{.tokens = tokens,
                  .cache = &cache,
                  .edit = edit,
                  .capture = Capture::residPost,
                  .logits = LogitsFor::allPositions};
        return std::move(m_model->forward({&lane, 1}).front());
    }
    LaneResult runFresh(std::span<const TokenId> tokens, ResidualEdit* edit = nullptr) {
        return run(*m_model->newCache(), tokens, edit);
    }
    std::vector<float> zeros() const {
        return std::vector<float>(static_cast<std::size_t>(m_model->config().dModel), 0.0f);
    }
    std::vector<float> shift() const { return randomValues(zeros().size(), 99, 3.0f); }

    std::unique_ptr<LanguageModel> m_model;
};

INSTANTIATE_TEST_SUITE_P(Models, ForwardTest,
                         testing::Combine(testing::Values("llama", "qwen2"),
                                          testing::Values(Executor::torch, Executor::quantized)),
                         [](const auto& each) {
                             const bool torch = std::get<Executor>(each.param) == Executor::torch;
                             return std::get<std::string>(each.param) +
                                    (torch ? "Torch" : "Quantized");
                         });

TEST_P(ForwardTest, ResultsHaveTheShapesAskedFor) {
    const auto tokens = someTokens(5);
    const auto caches = std::array{m_model->newCache(), m_model->newCache(), m_model->newCache()};
    std::array lanes = {
        Lane{.tokens = tokens, .cache = caches[0].get(), .logits = LogitsFor::none},
        Lane{.tokens = tokens, .cache = caches[1].get(), .capture = Capture::residPost},
        Lane{.tokens = tokens, .cache = caches[2].get(), .logits = LogitsFor::allPositions}};
    const auto results = m_model->forward(lanes);
    EXPECT_TRUE(results[0].logits.empty());
    EXPECT_TRUE(results[0].trace.layers.empty());
    EXPECT_EQ(results[1].logits.rows(), 1u);
    EXPECT_EQ(results[1].logits.cols(), static_cast<std::size_t>(test::kTinyVocabulary));
    EXPECT_EQ(results[1].trace.layers.size(), 3u);
    EXPECT_EQ(results[1].trace.length(), 5u);
    EXPECT_EQ(results[2].logits.rows(), 5u);
    EXPECT_EQ(caches[0]->length(), Position(5));
}

TEST_P(ForwardTest, CachedPiecesEqualOnePass) {
    const auto tokens = someTokens(41);
    const LaneResult whole = runFresh(tokens);
    const auto cache = m_model->newCache();
    FloatMatrix logits;
    ActivationTrace trace;
    for (const std::size_t count : {1, 7, 1, 1, 30, 1}) {
        const auto done = static_cast<std::size_t>(cache->length().value);
        const LaneResult part = run(*cache, std::span(tokens).subspan(done, count));
        EXPECT_EQ(part.trace.first, Position(static_cast<std::int32_t>(done)));
        for (std::size_t t = 0; t < count; ++t)
            logits.appendRow(part.logits.row(t));
        trace.append(part.trace);
    }
    EXPECT_LT(relativeError(logits.values(), whole.logits.values()), 1e-4);
    for (std::size_t l = 0; l < trace.layers.size(); ++l) {
        EXPECT_LT(relativeError(trace.layers[l].values(), whole.trace.layers[l].values()), 1e-4);
    }
}

TEST_P(ForwardTest, AttentionIsCausal) {
    auto tokens = someTokens(12);
    const LaneResult before = runFresh(tokens);
    tokens.back() = TokenId(tokens.back().value + 1);
    const LaneResult after = runFresh(tokens);
    for (std::size_t t = 0; t + 1 < tokens.size(); ++t) {
        EXPECT_LT(relativeError(after.logits.row(t), before.logits.row(t)), 1e-5);
    }
    EXPECT_GT(relativeError(after.logits.row(11), before.logits.row(11)), 1e-2);
}

TEST_P(ForwardTest, PositionsMatter) {
    const std::vector<TokenId> once = {TokenId(10), TokenId(20), TokenId(30)};
    const std::vector<TokenId> swapped = {TokenId(20), TokenId(10), TokenId(30)};
    EXPECT_GT(relativeError(runFresh(once).logits.row(2), runFresh(swapped).logits.row(2)), 1e-3);
}

TEST_P(ForwardTest, LanesDoNotInfluenceOneAnother) {
    std::vector<std::vector<TokenId>> texts;
    for (std::size_t i = 0; i < 12; ++i)
        texts.push_back(someTokens(1 + 3 * i, i));
    std::vector<std::unique_ptr<KvCache>> caches;
    std::vector<ShiftEdit> edits(texts.size(), ShiftEdit({1}, shift()));
    std::vector<Lane> lanes;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        caches.push_back(m_model->newCache());
        lanes.push_back({.tokens = texts[i],
                         .cache = caches.back().get(),
                         .edit = i % 2 == 1 ? &edits[i] : nullptr,
                         .capture = Capture::residPost,
                         .logits = LogitsFor::allPositions});
    }
    const auto together = m_model->forward(lanes);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const LaneResult alone = runFresh(texts[i], lanes[i].edit);
        EXPECT_EQ(together[i].logits, alone.logits) << "bit-equal, lane " << i;
        EXPECT_EQ(together[i].trace.layers, alone.trace.layers);
    }
}

TEST_P(ForwardTest, AnEditThatAddsZeroIsBitEqual) {
    const auto tokens = someTokens(9);
    ShiftEdit edit({0, 1, 2}, zeros());
    const LaneResult plain = runFresh(tokens);
    const LaneResult edited = runFresh(tokens, &edit);
    EXPECT_EQ(plain.logits, edited.logits);
    EXPECT_EQ(plain.trace.layers, edited.trace.layers);
}

TEST_P(ForwardTest, EditingALayerLeavesEarlierOnesBitEqualAndShowsInItsCapture) {
    const auto tokens = someTokens(9);
    const LaneResult plain = runFresh(tokens);
    for (std::int32_t layer = 0; layer < 3; ++layer) {
        ShiftEdit edit({layer}, shift());
        const LaneResult edited = runFresh(tokens, &edit);
        for (std::int32_t l = 0; l < layer; ++l) {
            EXPECT_EQ(plain.trace.layers[l], edited.trace.layers[l]);
        }
        FloatMatrix expected = plain.trace.layers[layer];
        for (std::size_t t = 0; t < expected.rows(); ++t) {
            for (std::size_t i = 0; i < expected.cols(); ++i)
                expected.at(t, i) += shift()[i];
        }
        EXPECT_EQ(edited.trace.layers[layer], expected);
        EXPECT_NE(plain.logits, edited.logits);
    }
}

TEST_P(ForwardTest, EditsSeeTheirOwnRowsAndAbsolutePositions) {
    const auto tokens = someTokens(6);
    const auto cache = m_model->newCache();
    ShiftEdit edit({1}, zeros());
    run(*cache, std::span(tokens).first(4), &edit);
    run(*cache, std::span(tokens).subspan(4), &edit);
    EXPECT_EQ(edit.calls, (std::vector<ShiftEdit::Call>{{LayerIndex(1), Position(0), 4},
                                                        {LayerIndex(1), Position(4), 2}}));
}

TEST_P(ForwardTest, RewritingRowsBetweenBlocksEqualsAnEdit) {
    const auto tokens = someTokens(7);
    const auto other = someTokens(3, 5);
    ShiftEdit edit({1}, shift());
    const LaneResult edited = runFresh(tokens, &edit);

    const auto caches = std::array{m_model->newCache(), m_model->newCache()};
    std::array lanes = {
        Lane{.tokens = other, .cache = caches[0].get()},
        Lane{.tokens = tokens, .cache = caches[1].get(), .logits = LogitsFor::allPositions}};
    const auto pass = m_model->begin(lanes);
    while (pass->advance()) {
        if (pass->layer() != LayerIndex(1)) continue;
        EXPECT_EQ(pass->rows().rows, other.size() + tokens.size());
        const RowsView mine = pass->rows().slice(other.size(), tokens.size());
        ShiftEdit({1}, shift()).apply(LayerIndex(1), Position(0), mine);
    }
    const auto results = pass->finish();
    EXPECT_EQ(results[1].logits, edited.logits);
    EXPECT_TRUE(std::ranges::equal(results[0].logits.row(0), runFresh(other).logits.row(2)));
}

TEST_P(ForwardTest, AnAbandonedPassLeavesTheCacheAsItWas) {
    const auto tokens = someTokens(60);
    const auto used = m_model->newCache();
    const auto untouched = m_model->newCache();
    run(*used, std::span(tokens).first(10));
    run(*untouched, std::span(tokens).first(10));
    {
        const auto wrong = someTokens(40, 3);
        Lane lane{.tokens = wrong, .cache = used.get()};
        const auto pass = m_model->begin({&lane, 1});
        EXPECT_TRUE(pass->advance());
        EXPECT_TRUE(pass->advance());
    }
    EXPECT_EQ(used->length(), Position(10));
    const auto rest = std::span(tokens).subspan(10);
    EXPECT_EQ(run(*used, rest).logits, run(*untouched, rest).logits);
}

/// Asks for a stop after the first block.
class StopEdit final : public ResidualEdit {
public:
    explicit StopEdit(std::stop_source source) : m_source(std::move(source)) {}
    bool touches(LayerIndex layer) const override { return layer == LayerIndex(0); }
    void apply(LayerIndex, Position, RowsView) override { m_source.request_stop(); }

private:
    std::stop_source m_source;
};

TEST_P(ForwardTest, ACancelledPassThrowsAndLeavesTheCacheAsItWas) {
    const auto tokens = someTokens(20);
    const auto cache = m_model->newCache();
    const std::stop_source source;
    StopEdit edit(source);
    Lane lane{.tokens = tokens, .cache = cache.get(), .edit = &edit};
    EXPECT_THROW(m_model->forward({&lane, 1}, source.get_token()), Cancelled);
    EXPECT_EQ(cache->length(), Position(0));
    EXPECT_EQ(run(*cache, tokens).logits, runFresh(tokens).logits);
}

TEST_P(ForwardTest, TruncatedAndRefilledEqualsFresh) {
    const auto tokens = someTokens(20);
    const auto cache = m_model->newCache();
    run(*cache, someTokens(30, 4));
    cache->truncate(Position(0));
    run(*cache, std::span(tokens).first(12));
    run(*cache, someTokens(5, 6));
    cache->truncate(Position(12));
    const LaneResult rest = run(*cache, std::span(tokens).subspan(12));

    const auto fresh = m_model->newCache();
    run(*fresh, std::span(tokens).first(12));
    EXPECT_EQ(rest.logits, run(*fresh, std::span(tokens).subspan(12)).logits);
    EXPECT_THROW(cache->truncate(Position(21)), Error);
}

TEST_P(ForwardTest, ACopiedCacheLivesOnItsOwn) {
    const auto tokens = someTokens(50);
    const auto first = m_model->newCache();
    EXPECT_EQ(first->copy()->length(), Position(0));
    run(*first, std::span(tokens).first(20));
    const auto second = first->copy();
    const auto rest = std::span(tokens).subspan(20);
    run(*first, someTokens(25, 8));
    EXPECT_EQ(second->length(), Position(20));

    const auto fresh = m_model->newCache();
    run(*fresh, std::span(tokens).first(20));
    EXPECT_EQ(run(*second, rest).logits, run(*fresh, rest).logits);
}

TEST_P(ForwardTest, LogitsOfStoredResidualsEqualThePassesOwn) {
    LaneResult result = runFresh(someTokens(9));
    const FloatMatrix again = m_model->logits(result.trace.layers.back().view());
    EXPECT_LT(relativeError(again.values(), result.logits.values()), 1e-5);
}

TEST_P(ForwardTest, OurKernelsEqualLibtorchsOperators) {
    const auto reference =
        test::tinyModel({.architecture = architecture()},
                        {.executor = Executor::torch, .smallOps = SmallOps::tensors});
    const auto tokens = someTokens(40);
    const auto cache = reference->newCache();
    const auto ours = m_model->newCache();
    for (const std::size_t count : {20, 1, 15, 4}) {
        const auto part =
            std::span(tokens).subspan(static_cast<std::size_t>(ours->length().value), count);
        Lane lane{.tokens = part,
                  .cache = cache.get(),
                  .capture = Capture::residPost,
                  .logits = LogitsFor::allPositions};
        const LaneResult expected = std::move(reference->forward({&lane, 1}).front());
        const LaneResult result = run(*ours, part);
        EXPECT_LT(relativeError(result.logits.values(), expected.logits.values()), 1e-4);
        for (std::size_t l = 0; l < 3; ++l) {
            EXPECT_LT(
                relativeError(result.trace.layers[l].values(), expected.trace.layers[l].values()),
                1e-4);
        }
    }
}

TEST_P(ForwardTest, MisuseAndBadTokensAreNamed) {
    const auto codeOf = [&](std::span<Lane> lanes) -> std::string {
        try {
            m_model->forward(lanes);
        } catch (const Error& error) {
            EXPECT_FALSE(error.record().hint.empty());
            return error.record().code;
        }
        return {};
    };
    const auto tokens = someTokens(4);
    const auto cache = m_model->newCache();
    const std::vector<TokenId> outside = {TokenId(test::kTinyVocabulary)};
    const std::vector<TokenId> tooLong(513, TokenId(1));
    const auto stranger = test::tinyModel({.seed = 2});
    const auto foreign = stranger->newCache();
    const auto second = m_model->newCache();
    ShiftEdit edit({1}, shift());
    std::array same = {Lane{.tokens = tokens, .cache = cache.get()},
                       Lane{.tokens = tokens, .cache = cache.get()}};
    EXPECT_EQ(codeOf(same), "RUN-003");
    std::array oneEdit = {Lane{.tokens = tokens, .cache = cache.get(), .edit = &edit},
                          Lane{.tokens = tokens, .cache = second.get(), .edit = &edit}};
    EXPECT_EQ(codeOf(oneEdit), "RUN-003");
    for (Lane lane : {Lane{.tokens = tokens}, Lane{.tokens = {}, .cache = cache.get()},
                      Lane{.tokens = tokens, .cache = foreign.get()}}) {
        EXPECT_EQ(codeOf({&lane, 1}), "RUN-003");
    }
    Lane bad{.tokens = outside, .cache = cache.get()};
    EXPECT_EQ(codeOf({&bad, 1}), "RUN-001");
    Lane full{.tokens = tooLong, .cache = cache.get()};
    EXPECT_EQ(codeOf({&full, 1}), "RUN-002");
    EXPECT_EQ(cache->length(), Position(0));
}

TEST_P(ForwardTest, AnEditThatLeavesTheFloatRangeIsNamedByLayer) {
    for (const float bad :
         {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
        ShiftEdit edit({1}, std::vector<float>(zeros().size(), bad));
        const auto cache = m_model->newCache();
        try {
            run(*cache, someTokens(3), &edit);
            FAIL() << "no error";
        } catch (const Error& error) {
            EXPECT_EQ(error.record().code, "NUM-001");
            EXPECT_EQ(error.record().field, "blocks.1.residPost");
        }
        EXPECT_EQ(cache->length(), Position(0));
    }
}

TEST_P(ForwardTest, NoLanesGiveNoResults) {
    EXPECT_TRUE(m_model->forward({}).empty());
}

} // namespace
} // namespace steerscope
