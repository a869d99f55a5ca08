// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Theorems about SentencePiece pair encoding on a small vocabulary made in memory.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/error.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/core/tokenizer/tiny_vocabulary.h"

namespace steerscope {
namespace {

using test::removeKey;
using test::setKey;

constexpr std::int32_t kFirstPiece = 259; ///< After three named tokens and 256 bytes.

struct Piece {
    const char* text;
    double score;
};

/// <unk>, <s>, </s>, the bytes, then these.
GgufFile vocabulary(const std::vector<Piece>& pieces, bool spacePrefix) {
    std::vector<std::string> tokens = {"<unk>", "<s>", "</s>"};
    std::vector<std::uint64_t> kinds = {2, 3, 3};
    std::vector<double> scores(259, 0.0);
    for (int byte = 0; byte < 256; ++byte) {
        char name[8];
        std::snprintf(name, sizeof name, "<0x%02X>", byte);
        tokens.emplace_back(name);
        kinds.push_back(6);
    }
    for (const Piece& piece : pieces) {
        tokens.emplace_back(piece.text);
        kinds.push_back(1);
        scores.push_back(piece.score);
    }
    GgufFile out;
    out.metadata = {{"tokenizer.ggml.model", std::string("llama")},
                    {"tokenizer.ggml.tokens", std::move(tokens)},
                    {"tokenizer.ggml.token_type", std::move(kinds)},
                    {"tokenizer.ggml.scores", std::move(scores)},
                    {"tokenizer.ggml.bos_token_id", std::uint64_t{1}},
                    {"tokenizer.ggml.add_space_prefix", spacePrefix}};
    return out;
}

GgufFile small(bool spacePrefix) {
    return vocabulary({{"▁", -9}, {"a", -8}, {"b", -8}, {"ab", -2}, {"ba", -1}, {"▁a", -3}},
                      spacePrefix);
}

std::vector<std::string> pieces(const Tokenizer& tokenizer, const std::string& text) {
    std::vector<std::string> out;
    for (const TokenId id : tokenizer.encode(text, SpecialTokens::literal))
        out.emplace_back(tokenizer.piece(id));
    return out;
}

using Texts = std::vector<std::string>;

TEST(SentencePieceTokenizer, JoinsTheBestScoreFirstAndTheLeftmostOfEquals) {
    const auto tokenizer = makeTokenizer(small(false));
    EXPECT_EQ(pieces(*tokenizer, "aba"), (Texts{"a", "ba"})); // ba outranks ab
    EXPECT_EQ(pieces(*tokenizer, "abab"), (Texts{"a", "ba", "b"}));
    const auto equals = makeTokenizer(vocabulary({{"a", 0}, {"aa", 0}}, false));
    EXPECT_EQ(pieces(*equals, "aaa"), (Texts{"aa", "a"}));
}

TEST(SentencePieceTokenizer, PutsASpaceInFrontWhereTheModelWasTrainedSo) {
    EXPECT_EQ(pieces(*makeTokenizer(small(true)), "a a"), (Texts{" a", " a"}));
    EXPECT_EQ(pieces(*makeTokenizer(small(false)), "a a"), (Texts{"a", " a"}));
    EXPECT_TRUE(pieces(*makeTokenizer(small(true)), "").empty());
}

TEST(SentencePieceTokenizer, WritesWhatHasNoPieceAsBytes) {
    const auto tokenizer = makeTokenizer(small(false));
    EXPECT_EQ(pieces(*tokenizer, "aé"), (Texts{"a", "\xC3", "\xA9"}));
}

TEST(SentencePieceTokenizer, TextNeverBecomesAControlToken) {
    const auto tokenizer =
        makeTokenizer(vocabulary({{"<", 0}, {"s", 0}, {">", 0}, {"<s", 1}, {"s>", 1}}, false));
    for (const TokenId id : tokenizer->encode("<s>", SpecialTokens::literal))
        EXPECT_FALSE(tokenizer->isSpecial(id));
    EXPECT_EQ(tokenizer->encode("<s>", SpecialTokens::parse), std::vector{TokenId(1)});
}

TEST(SentencePieceTokenizer, RanksOfMergesTakeThePlaceOfScores) {
    GgufFile file = small(false);
    removeKey(file, "tokenizer.ggml.scores");
    setKey(file, "tokenizer.ggml.merges", std::vector<std::string>{"a b", "b a"});
    EXPECT_EQ(pieces(*makeTokenizer(file), "aba"), (Texts{"ab", "a"})); // the other way round
}

TEST(SentencePieceTokenizer, AddsBosUnlessTheFileSaysOtherwise) {
    EXPECT_TRUE(makeTokenizer(small(false))->addsBos());
    GgufFile file = small(false);
    setKey(file, "tokenizer.ggml.add_bos_token", false);
    EXPECT_FALSE(makeTokenizer(file)->addsBos());
}

TEST(SentencePieceTokenizer, ScoresMustBeAsManyAsTokens) {
    GgufFile file = small(false);
    setKey(file, "tokenizer.ggml.scores", std::vector<double>{1.0, 2.0});
    try {
        makeTokenizer(file);
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.record().code, "TOK-004");
        EXPECT_EQ(error.record().field, "tokenizer.ggml.scores");
    }
}

RC_GTEST_PROP(SentencePieceTokenizer, DecodingGivesAnyBytesBack,
              (const std::vector<std::uint8_t>& values)) {
    const auto tokenizer = makeTokenizer(small(false));
    const std::string text(values.begin(), values.end());
    RC_PRE(text.find("\xE2\x96\x81") == std::string::npos); // ▁ is read as a space
    RC_ASSERT(tokenizer->decode(tokenizer->encode(text, SpecialTokens::literal)) == text);
}

} // namespace
} // namespace steerscope
