// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Token ids of the reference implementation, string by string, on the real vocabularies.
#include <map>

#include "core/base/strict_json.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/core/tokenizer/real_vocabulary.h"
#include "tests/support/test_paths.h"

namespace steerscope {
namespace {

struct Golden {
    const char* fixture;
    const char* model; ///< Whose vocabulary is the same.
};

void PrintTo(const Golden& golden, std::ostream* out) {
    *out << golden.fixture;
}

std::vector<std::int32_t> values(const std::vector<TokenId>& ids) {
    std::vector<std::int32_t> out;
    for (const TokenId id : ids)
        out.push_back(id.value);
    return out;
}

Json fixture(const std::string& name) {
    return parseStrictJson(readTextFile(test::dataPath("fixtures/" + name + ".json")));
}

class TokenizerGolden : public testing::TestWithParam<Golden> {};

TEST_P(TokenizerGolden, IdsEqualTheReferenceOnEveryString) {
    STEERSCOPE_NEED_MODEL(file, GetParam().model);
    const auto tokenizer = makeTokenizer(*file);
    const Json golden = fixture(GetParam().fixture);
    ASSERT_GE(golden["tokenize"].size(), 27u);
    for (const Json& entry : golden["tokenize"]) {
        const auto text = entry["text"].get<std::string>();
        EXPECT_EQ(values(tokenizer->encode(text, SpecialTokens::literal)),
                  entry["ids"].get<std::vector<std::int32_t>>())
            << text;
        EXPECT_EQ(values(tokenizer->encode(text, SpecialTokens::parse)),
                  entry["ids_parse_special"].get<std::vector<std::int32_t>>())
            << text;
    }
}

TEST_P(TokenizerGolden, PromptIdsEqualTheReference) {
    STEERSCOPE_NEED_MODEL(file, GetParam().model);
    const auto tokenizer = makeTokenizer(*file);
    const Json golden = fixture(GetParam().fixture);
    ASSERT_GE(golden["prompts"].size(), 1u);
    for (const Json& prompt : golden["prompts"]) {
        auto ids = tokenizer->encode(prompt["text"].get<std::string>(), SpecialTokens::parse);
        if (tokenizer->addsBos()) ids.insert(ids.begin(), *tokenizer->bos());
        EXPECT_EQ(values(ids), prompt["ids"].get<std::vector<std::int32_t>>());
    }
}

TEST_P(TokenizerGolden, LiteralDecodingGivesTheTextBack) {
    STEERSCOPE_NEED_MODEL(file, GetParam().model);
    const auto tokenizer = makeTokenizer(*file);
    const Json golden = fixture(GetParam().fixture);
    for (const Json& entry : golden["tokenize"]) {
        const auto text = entry["text"].get<std::string>();
        EXPECT_EQ(tokenizer->decode(tokenizer->encode(text, SpecialTokens::literal)), text);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Models, TokenizerGolden,
    testing::Values(Golden{"smollm2-135m-instruct", "smollm2-135m-instruct"},
                    Golden{"qwen2.5-coder-0.5b-instruct", "qwen2.5-coder-0.5b-instruct"},
                    Golden{"qwen2.5-coder-1.5b-instruct", "qwen2.5-coder-0.5b-instruct"},
                    Golden{"gemma-3-270m", "gemma-3-270m"}));

TEST(RealVocabulary, SmolLm2KnowsItsSpecialTokens) {
    STEERSCOPE_NEED_MODEL(file, "smollm2-135m-instruct");
    const auto tokenizer = makeTokenizer(*file);
    EXPECT_EQ(tokenizer->vocabularySize(), 49152u);
    EXPECT_EQ(tokenizer->bos(), TokenId(1));
    EXPECT_FALSE(tokenizer->addsBos());
    EXPECT_EQ(tokenizer->piece(TokenId(2)), "<|im_end|>");
    EXPECT_TRUE(tokenizer->isSpecial(TokenId(2)));
    EXPECT_TRUE(tokenizer->endsText(TokenId(2)));  // <|im_end|>, its eos
    EXPECT_TRUE(tokenizer->endsText(TokenId(0)));  // <|endoftext|>, by its name
    EXPECT_FALSE(tokenizer->endsText(TokenId(1))); // <|im_start|>
    EXPECT_EQ(tokenizer->piece(TokenId(905)), " world");
}

TEST(RealVocabulary, SmolLm2DropsTheBytesItHasNoTokenFor) {
    STEERSCOPE_NEED_MODEL(file, "smollm2-135m-instruct");
    const auto tokenizer = makeTokenizer(*file);
    const std::string text = "a\x04z\xFF!"; // Neither 04 nor FF is in this vocabulary.
    EXPECT_EQ(tokenizer->decode(tokenizer->encode(text, SpecialTokens::parse)), "az!");
}

TEST(RealVocabulary, QwenReadsUserDefinedTokensInPlainTextToo) {
    STEERSCOPE_NEED_MODEL(file, "qwen2.5-coder-0.5b-instruct");
    const auto tokenizer = makeTokenizer(*file);
    EXPECT_EQ(values(tokenizer->encode("<tool_call>", SpecialTokens::literal)),
              std::vector<std::int32_t>{151657});
    EXPECT_FALSE(tokenizer->isSpecial(TokenId(151657)));
    EXPECT_TRUE(tokenizer->endsText(TokenId(151643)));
    EXPECT_TRUE(tokenizer->endsText(TokenId(151645)));
}

} // namespace
} // namespace steerscope
