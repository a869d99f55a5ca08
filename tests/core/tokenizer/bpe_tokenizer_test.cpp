// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Theorems about byte-level BPE on a small vocabulary made in memory, and refusals of bad files.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>

#include "core/base/error.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/core/tokenizer/tiny_vocabulary.h"

namespace steerscope {
namespace {

using test::TinyVocabulary;
using Ids = std::vector<TokenId>;

const char* const kRules[] = {"gpt-2", "default", "smollm", "qwen2", "llama-bpe"};

TinyVocabulary englishBits() {
    return {.merges = {{"a", "a"},
                       {" ", "t"},
                       {"h", "e"},
                       {" t", "he"},
                       {"aa", "aa"},
                       {"\xC3", "\xA9"},
                       {"1", "2"},
                       {"i", "n"}},
            .specials = {{"<|im_start|>", test::kControl},
                         {"<|im_end|>", test::kControl},
                         {"<|im_end|>x", test::kControl},
                         {"<tool>", test::kUserDefined}}};
}

std::unique_ptr<Tokenizer> tokenizerOf(TinyVocabulary vocabulary) {
    return makeTokenizer(vocabulary.file());
}

TokenId special(const Tokenizer& tokenizer, std::string_view name) {
    for (std::int32_t id = 0; id < static_cast<std::int32_t>(tokenizer.vocabularySize()); ++id)
        if (tokenizer.piece(TokenId(id)) == name) return TokenId(id);
    return TokenId(-1);
}

std::string bytesFrom(const std::vector<std::uint8_t>& values) {
    return std::string(values.begin(), values.end());
}

Ids operator+(Ids left, const Ids& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

std::string codeOfRefusal(const GgufFile& file) {
    try {
        makeTokenizer(file);
    } catch (const Error& error) {
        EXPECT_FALSE(error.record().hint.empty());
        EXPECT_FALSE(error.record().field.empty());
        return error.record().code;
    }
    return "accepted";
}

TEST(BpeTokenizer, MergesByRankNotFromTheLeft) {
    // "in" ranks below "th"+"e"-like merges: " the" is built from " t" and "he".
    const auto tokenizer = tokenizerOf(englishBits());
    const Ids ids = tokenizer->encode(" the", SpecialTokens::literal);
    ASSERT_EQ(ids.size(), 1u);
    EXPECT_EQ(tokenizer->piece(ids[0]), " the");
    EXPECT_EQ(tokenizer->encode("aaaaa", SpecialTokens::literal).size(), 2u); // aaaa + a
}

RC_GTEST_PROP(BpeTokenizer, DecodingGivesAnyBytesBack, (const std::vector<std::uint8_t>& values)) {
    TinyVocabulary vocabulary = englishBits();
    vocabulary.pre = *rc::gen::elementOf(std::vector<std::string>(kRules, std::end(kRules)));
    const auto tokenizer = tokenizerOf(vocabulary);
    const std::string text = bytesFrom(values);
    RC_ASSERT(tokenizer->decode(tokenizer->encode(text, SpecialTokens::literal)) == text);
}

RC_GTEST_PROP(BpeTokenizer, DecodingGivesTextRichInMergesBack, ()) {
    TinyVocabulary vocabulary = englishBits();
    vocabulary.pre = *rc::gen::elementOf(std::vector<std::string>(kRules, std::end(kRules)));
    const auto tokenizer = tokenizerOf(vocabulary);
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "aaa", " the", "12", "é", "\n", "  ", "\xC3", "<tool>", "'S", "\u00A0", "x", "日本"));
    std::string text;
    for (const std::string& part : parts)
        text += part;
    RC_ASSERT(tokenizer->decode(tokenizer->encode(text, SpecialTokens::literal)) == text);
}

RC_GTEST_PROP(BpeTokenizer, ASpecialTokenSeparatesWhatStandsAroundIt,
              (const std::vector<std::uint8_t>& left, const std::vector<std::uint8_t>& right)) {
    const auto tokenizer = tokenizerOf(englishBits());
    const std::string before = bytesFrom(left);
    const std::string after = bytesFrom(right);
    RC_PRE(after.empty() || after[0] != 'x'); // "<|im_end|>x" is a longer token.
    const Ids middle{special(*tokenizer, "<|im_end|>")};
    RC_ASSERT(tokenizer->encode(before + "<|im_end|>" + after, SpecialTokens::parse) ==
              tokenizer->encode(before, SpecialTokens::parse) + middle +
                  tokenizer->encode(after, SpecialTokens::parse));
}

TEST(BpeTokenizer, TheLongestSpecialTokenWins) {
    const auto tokenizer = tokenizerOf(englishBits());
    EXPECT_EQ(tokenizer->encode("<|im_end|>x", SpecialTokens::parse),
              Ids{special(*tokenizer, "<|im_end|>x")});
    EXPECT_EQ(tokenizer->encode("<|im_end|>y", SpecialTokens::parse)[0],
              special(*tokenizer, "<|im_end|>"));
    EXPECT_EQ(tokenizer->encode("<|im_end|", SpecialTokens::parse).size(), 9u);
}

TEST(BpeTokenizer, LiteralTextKnowsUserDefinedButNotControlTokens) {
    const auto tokenizer = tokenizerOf(englishBits());
    EXPECT_EQ(tokenizer->encode("<tool>", SpecialTokens::literal),
              Ids{special(*tokenizer, "<tool>")});
    EXPECT_GT(tokenizer->encode("<|im_end|>", SpecialTokens::literal).size(), 1u);
}

TEST(BpeTokenizer, DecodeSkipsControlTokensAndKeepsUserDefinedOnes) {
    const auto tokenizer = tokenizerOf(englishBits());
    const Ids ids = tokenizer->encode("<|im_start|>hi<tool><|im_end|>", SpecialTokens::parse);
    EXPECT_EQ(tokenizer->decode(ids), "hi<tool>");
}

TEST(BpeTokenizer, SmollmCutsDigitsBeforeWordsAndGpt2DoesNot) {
    TinyVocabulary vocabulary = englishBits();
    EXPECT_EQ(tokenizerOf(vocabulary)->encode("12", SpecialTokens::literal).size(), 1u);
    vocabulary.pre = "smollm";
    EXPECT_EQ(tokenizerOf(vocabulary)->encode("12", SpecialTokens::literal).size(), 2u);
}

TEST(BpeTokenizer, LlamaTakesAWordThatIsATokenEvenIfNoMergesLeadThere) {
    TinyVocabulary vocabulary{.specials = {{"word", 1}}, .pre = "llama-bpe"};
    EXPECT_EQ(tokenizerOf(vocabulary)->encode("word", SpecialTokens::literal).size(), 1u);
    vocabulary.pre = "gpt-2";
    EXPECT_EQ(tokenizerOf(vocabulary)->encode("word", SpecialTokens::literal).size(), 4u);
}

TEST(BpeTokenizer, BosFollowsTheFileElseTheFamily) {
    TinyVocabulary vocabulary = englishBits();
    GgufFile file = vocabulary.file();
    EXPECT_FALSE(makeTokenizer(file)->bos());
    EXPECT_FALSE(makeTokenizer(file)->addsBos());
    test::setKey(file, "tokenizer.ggml.bos_token_id", std::uint64_t{3});
    EXPECT_EQ(makeTokenizer(file)->bos(), TokenId(3));
    EXPECT_FALSE(makeTokenizer(file)->addsBos());
    test::setKey(file, "tokenizer.ggml.pre", std::string("llama-bpe"));
    EXPECT_TRUE(makeTokenizer(file)->addsBos());
    test::setKey(file, "tokenizer.ggml.add_bos_token", false);
    EXPECT_FALSE(makeTokenizer(file)->addsBos());
}

TEST(BpeTokenizer, EndsOfTextAreTheNamedIdsAndTheKnownNames) {
    GgufFile file = englishBits().file();
    test::setKey(file, "tokenizer.ggml.eos_token_id", std::uint64_t{65});
    test::setKey(file, "tokenizer.ggml.eot_token_id", std::uint64_t{66});
    const auto tokenizer = makeTokenizer(file);
    EXPECT_TRUE(tokenizer->endsText(TokenId(65)));
    EXPECT_TRUE(tokenizer->endsText(TokenId(66)));
    EXPECT_FALSE(tokenizer->endsText(TokenId(67)));
    EXPECT_TRUE(tokenizer->endsText(special(*tokenizer, "<|im_end|>")));
    EXPECT_FALSE(tokenizer->endsText(special(*tokenizer, "<|im_start|>")));
    EXPECT_FALSE(tokenizer->endsText(TokenId(-1)));
    EXPECT_FALSE(tokenizer->endsText(TokenId(1 << 30)));
}

TEST(BpeTokenizer, DuplicateAndStrayEntriesAreTolerated) {
    GgufFile file = englishBits().file();
    auto tokens = file.textsAt("tokenizer.ggml.tokens");
    auto merges = file.textsAt("tokenizer.ggml.merges");
    tokens.push_back("a");     // Again: the later id counts.
    merges.push_back("zz qq"); // No such pieces: ignored.
    const std::size_t last = tokens.size() - 1;
    test::setKey(file, "tokenizer.ggml.tokens", tokens);
    test::setKey(file, "tokenizer.ggml.merges", merges);
    test::removeKey(file, "tokenizer.ggml.token_type");
    EXPECT_EQ(makeTokenizer(file)->encode("a", SpecialTokens::literal),
              Ids{TokenId(static_cast<std::int32_t>(last))});
}

TEST(BpeTokenizer, RefusesBadFilesByName) {
    struct Case {
        const char* code;
        const char* key;
        GgufValue value;
    };
    const std::string tooLong(70'000, 'a');
    const Case cases[] = {
        {"TOK-001", "tokenizer.ggml.tokens", std::string("not a list")},
        {"TOK-001", "tokenizer.ggml.merges", std::uint64_t{1}},
        {"TOK-001", "tokenizer.ggml.model", std::uint64_t{1}},
        {"TOK-002", "tokenizer.ggml.model", std::string("t5")},
        {"TOK-002", "tokenizer.ggml.model", std::string("bert")},
        {"TOK-003", "tokenizer.ggml.pre", std::string("tekken")},
        {"TOK-004", "tokenizer.ggml.tokens", std::vector<std::string>{}},
        {"TOK-004", "tokenizer.ggml.token_type", std::vector<std::uint64_t>{1, 1}},
        {"TOK-004", "tokenizer.ggml.tokens", std::vector<std::string>{"a", "b"}},
        {"TOK-006", "tokenizer.ggml.merges", std::vector<std::string>{"ab"}},
        {"TOK-006", "tokenizer.ggml.merges", std::vector<std::string>{"a "}},
        {"TOK-006", "tokenizer.ggml.merges", std::vector<std::string>{""}},
        {"TOK-007", "tokenizer.ggml.bos_token_id", std::uint64_t{1u << 20}},
        {"TOK-007", "tokenizer.ggml.eos_token_id", std::uint64_t{1u << 20}},
        {"TOK-008", "tokenizer.ggml.token_type", std::vector<std::uint64_t>(268, 9)},
    };
    for (const Case& c : cases) {
        GgufFile file = englishBits().file();
        test::setKey(file, c.key, c.value);
        EXPECT_EQ(codeOfRefusal(file), c.code) << c.key;
    }
    for (const char* key :
         {"tokenizer.ggml.model", "tokenizer.ggml.tokens", "tokenizer.ggml.merges"}) {
        GgufFile file = englishBits().file();
        test::removeKey(file, key);
        EXPECT_EQ(codeOfRefusal(file), "TOK-001") << key;
    }
    GgufFile file = englishBits().file();
    auto tokens = file.textsAt("tokenizer.ggml.tokens");
    tokens[7] = tooLong;
    test::setKey(file, "tokenizer.ggml.tokens", tokens);
    EXPECT_EQ(codeOfRefusal(file), "TOK-005");
}

TEST(BpeTokenizer, UnsupportedKindsNameWhatIsSupported) {
    GgufFile file = englishBits().file();
    test::setKey(file, "tokenizer.ggml.model", std::string("t5"));
    try {
        makeTokenizer(file);
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_NE(error.record().allowed.find("gpt2"), std::string::npos);
        EXPECT_NE(error.record().allowed.find("SentencePiece"), std::string::npos);
        EXPECT_EQ(error.record().found, "t5");
    }
}

TEST(BpeTokenizer, RefusesTooLongATextAndUnknownIds) {
    const auto tokenizer = tokenizerOf(englishBits());
    const auto codeOf = [](auto&& action) {
        try {
            action();
        } catch (const Error& error) {
            return error.record().code;
        }
        return std::string("accepted");
    };
    const std::string text((4u << 20) + 1, 'b');
    EXPECT_EQ(codeOf([&] { tokenizer->encode(text, SpecialTokens::literal); }), "TOK-009");
    EXPECT_EQ(codeOf([&] { tokenizer->piece(TokenId(1 << 20)); }), "TOK-011");
    EXPECT_EQ(codeOf([&] { tokenizer->piece(TokenId(-1)); }), "TOK-011");
}

TEST(BpeTokenizer, HugeSingleWordsAndRunsOfSpacesStayFast) {
    for (const char* rule : kRules) {
        TinyVocabulary vocabulary = englishBits();
        vocabulary.pre = rule;
        const auto tokenizer = tokenizerOf(vocabulary);
        const auto start = std::chrono::steady_clock::now();
        const std::string text = std::string(200'000, 'a') + std::string(200'000, ' ') + "x" +
                                 std::string(200'000, '\n') + std::string(200'000, '\xFF') +
                                 std::string(200'000, '7') + std::string(200'000, '<');
        EXPECT_EQ(tokenizer->decode(tokenizer->encode(text, SpecialTokens::parse)), text);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        EXPECT_LT(took.count(), 5.0) << rule; // Quadratic work would take minutes.
    }
}

} // namespace
} // namespace steerscope
