// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/model_config.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "tests/support/test_paths.h"
#include "tests/support/tiny_model.h"

namespace steerscope {
namespace {

using test::TinyModelOptions;

ModelConfig configOf(const TinyModelOptions& options) {
    const auto bytes = test::tinyModelBytes(options);
    return readConfig(parseGguf(bytes));
}

ErrorRecord refusal(const TinyModelOptions& options) {
    try {
        configOf(options);
    } catch (const Error& error) {
        return error.record();
    }
    return {};
}

TEST(ReadConfig, ReadsALlamaModel) {
    const ModelConfig c = configOf({});
    EXPECT_EQ(c.architecture, "llama");
    EXPECT_EQ(c.nLayers, 3);
    EXPECT_EQ(c.dModel, 32);
    EXPECT_EQ(c.nHeads, 4);
    EXPECT_EQ(c.nKvHeads, 2);
    EXPECT_EQ(c.headDim, 8);
    EXPECT_EQ(c.dFf, 48);
    EXPECT_EQ(c.vocabSize, test::kTinyVocabulary);
    EXPECT_EQ(c.ropeStyle, RopeStyle::interleaved);
    EXPECT_FLOAT_EQ(c.normEps, 1e-5f);
    EXPECT_FALSE(c.qkvBias);
    EXPECT_FALSE(c.tiedEmbeddings);
}

TEST(ReadConfig, Qwen2HasBiasesHalvesAndMayBeTied) {
    const ModelConfig c = configOf({.architecture = "qwen2"});
    EXPECT_EQ(c.ropeStyle, RopeStyle::halves);
    EXPECT_TRUE(c.qkvBias);
    EXPECT_TRUE(c.tiedEmbeddings);
}

ModelConfig familyConfig(const std::string& name) {
    const auto bytes = readFile(test::dataPath("families/" + name + ".gguf"));
    return readConfig(parseGguf(bytes));
}

TEST(ReadConfig, Gemma3MixesSlidingAndGlobalLayersWithBasesOfTheirOwn) {
    const ModelConfig c = familyConfig("gemma3");
    EXPECT_EQ(c.slidingWindow, 8);
    EXPECT_EQ(c.slidingLayers, (std::vector<std::uint8_t>{1, 1, 1, 1, 1, 0, 1}));
    EXPECT_EQ(c.firstSeen(LayerIndex(0), 7), 0);
    EXPECT_EQ(c.firstSeen(LayerIndex(0), 8), 1);
    EXPECT_EQ(c.firstSeen(LayerIndex(5), 20), 0);
    EXPECT_FLOAT_EQ(c.ropeTheta, 1e6f);
    EXPECT_FLOAT_EQ(c.localRopeTheta, 1e4f);
    EXPECT_FLOAT_EQ(c.ropeLinearFactor, 8.0f);
    EXPECT_FLOAT_EQ(c.embeddingScale, std::sqrt(32.0f));
    EXPECT_FLOAT_EQ(c.attentionScale, 0.5f);
    EXPECT_EQ(c.activation, Activation::geluTanh);
    EXPECT_TRUE(c.qkNorm && c.postNorms && c.tiedEmbeddings);
}

TEST(ReadConfig, Phi3WithTwoSetsOfFactorsEndsAtTheOriginalContext) {
    const ModelConfig c = familyConfig("phi3_longrope");
    EXPECT_EQ(c.contextLength, 64);
    EXPECT_EQ(c.headDim, 16);
    EXPECT_EQ(c.ropeDim, 8);
    EXPECT_NEAR(c.ropeMagnitude, std::sqrt(1.0 + std::log(4.0) / std::log(64.0)), 1e-6);
}

TEST(ReadConfig, SmolLm3LeavesEveryFourthLayerUnturned) {
    const ModelConfig c = familyConfig("smollm3");
    EXPECT_EQ(c.ropelessLayers, (std::vector<std::uint8_t>{0, 0, 0, 1, 0}));
    EXPECT_FALSE(c.usesRope(LayerIndex(3)));
}

TEST(ReadConfig, AFileMayGiveItsOwnSlidingPattern) {
    TinyModelOptions options;
    options.numbers = {{"llama.attention.sliding_window", 4},
                       {"llama.attention.sliding_window_pattern", 3}};
    EXPECT_EQ(configOf(options).slidingLayers, (std::vector<std::uint8_t>{1, 1, 0}));
    options.numbers.erase("llama.attention.sliding_window_pattern");
    EXPECT_EQ(configOf(options).slidingLayers, (std::vector<std::uint8_t>{1, 1, 1}));
}

TEST(ReadConfig, WithoutKvHeadsEveryHeadHasItsOwn) {
    TinyModelOptions options{.nKvHeads = 4};
    options.without = {"llama.attention.head_count_kv"};
    EXPECT_EQ(configOf(options).nKvHeads, 4);
}

TEST(ReadConfig, UnknownArchitectureIsNamedWithTheKnownOnes) {
    TinyModelOptions options;
    options.texts["general.architecture"] = "mamba";
    const ErrorRecord e = refusal(options);
    EXPECT_EQ(e.code, "MODEL-001");
    EXPECT_EQ(e.found, "mamba");
    EXPECT_EQ(e.allowed, "llama, qwen2, qwen3, gemma2, gemma3, phi3, smollm3");
    EXPECT_FALSE(e.hint.empty());
}

struct Fault {
    const char* what;
    TinyModelOptions options;
    const char* code;
    const char* field;
};

class ReadConfigFaults : public testing::TestWithParam<Fault> {};

TEST_P(ReadConfigFaults, AreNamed) {
    const ErrorRecord e = refusal(GetParam().options);
    EXPECT_EQ(e.code, GetParam().code);
    EXPECT_EQ(e.field, GetParam().field);
    EXPECT_FALSE(e.problem.empty());
    EXPECT_FALSE(e.found.empty());
    EXPECT_FALSE(e.hint.empty());
}

TinyModelOptions without(const char* name) {
    TinyModelOptions options;
    options.without = {name};
    return options;
}

TinyModelOptions number(const char* key, std::uint32_t value) {
    TinyModelOptions options;
    options.numbers[key] = value;
    return options;
}

TinyModelOptions real(const char* key, float value) {
    TinyModelOptions options;
    options.reals[key] = value;
    return options;
}

TinyModelOptions text(const char* key, const char* value) {
    TinyModelOptions options;
    options.texts[key] = value;
    return options;
}

TinyModelOptions shape(const char* tensor, std::vector<std::uint64_t> dims) {
    TinyModelOptions options;
    options.shapes[tensor] = std::move(dims);
    return options;
}

TinyModelOptions qwenWithout(const char* name) {
    TinyModelOptions options = without(name);
    options.architecture = "qwen2";
    return options;
}

TinyModelOptions qwenNumber(const char* key, std::uint32_t value) {
    TinyModelOptions options = number(key, value);
    options.architecture = "qwen2";
    return options;
}

TinyModelOptions extra(const char* tensor, std::vector<std::uint64_t> dims) {
    TinyModelOptions options;
    options.extraTensors[tensor] = std::move(dims);
    return options;
}

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr char kEps[] = "llama.attention.layer_norm_rms_epsilon";
constexpr char kBase[] = "llama.rope.freq_base";
constexpr char kHeads[] = "llama.attention.head_count";
constexpr char kKvHeads[] = "llama.attention.head_count_kv";

INSTANTIATE_TEST_SUITE_P(
    All, ReadConfigFaults,
    testing::Values(
        Fault{"noLayers", without("llama.block_count"), "MODEL-002", "llama.block_count"},
        Fault{"zeroLayers", number("llama.block_count", 0), "MODEL-002", "llama.block_count"},
        Fault{"manyLayers", number("llama.block_count", 4000000000u), "MODEL-002",
              "llama.block_count"},
        Fault{"zeroContext", number("llama.context_length", 0), "MODEL-002",
              "llama.context_length"},
        Fault{"hugeContext", number("llama.context_length", (1u << 20) + 1), "MODEL-002",
              "llama.context_length"},
        Fault{"noEps", without(kEps), "MODEL-002", kEps},
        Fault{"zeroEps", real(kEps, 0.0f), "MODEL-002", kEps},
        Fault{"nanEps", real(kEps, kNan), "MODEL-002", kEps},
        Fault{"infiniteBase", real(kBase, kInfinity), "MODEL-002", kBase},
        Fault{"negativeBase", real(kBase, -1.0f), "MODEL-002", kBase},
        Fault{"headsDoNotDivideWidth", number(kHeads, 6), "MODEL-003", kHeads},
        Fault{"kvHeadsDoNotDivide", number(kKvHeads, 3), "MODEL-003", kKvHeads},
        Fault{"oddHead", number("llama.attention.key_length", 7), "MODEL-003", kHeads},
        Fault{"valueLength", number("llama.attention.value_length", 4), "MODEL-003",
              "llama.attention.value_length"},
        Fault{"moreRopeThanHead", number("llama.rope.dimension_count", 10), "MODEL-003",
              "llama.rope.dimension_count"},
        Fault{"ropeScaling", text("llama.rope.scaling.type", "yarn"), "MODEL-004",
              "llama.rope.scaling.type"},
        Fault{"experts", number("llama.expert_count", 8), "MODEL-004", "llama.expert_count"},
        Fault{"slidingWindow", qwenNumber("qwen2.attention.sliding_window", 128), "MODEL-004",
              "qwen2.attention.sliding_window"},
        Fault{"noLinearFactor", text("llama.rope.scaling.type", "linear"), "MODEL-002",
              "llama.rope.scaling.factor"},
        Fault{"ignoredTensor", extra("blk.1.attn_output.bias", {32}), "MODEL-004",
              "blk.1.attn_output.bias"},
        Fault{"noTensor", without("blk.1.ffn_up.weight"), "MODEL-005", "blk.1.ffn_up.weight"},
        Fault{"noEmbedding", without("token_embd.weight"), "MODEL-005", "token_embd.weight"},
        Fault{"noBias", qwenWithout("blk.2.attn_k.bias"), "MODEL-005", "blk.2.attn_k.bias"},
        Fault{"transposed", shape("blk.0.ffn_down.weight", {32, 48}), "MODEL-006",
              "blk.0.ffn_down.weight"},
        Fault{"threeDimensions", shape("blk.2.attn_q.weight", {32, 8, 4}), "MODEL-006",
              "blk.2.attn_q.weight"},
        Fault{"longNorm", shape("output_norm.weight", {33}), "MODEL-006", "output_norm.weight"},
        Fault{"fewEmbeddings", shape("token_embd.weight", {32, 261}), "MODEL-007",
              "tokenizer.ggml.tokens"},
        Fault{"vocabSize", number("llama.vocab_size", 300), "MODEL-007", "llama.vocab_size"}),
    [](const auto& each) { return each.param.what; });

} // namespace
} // namespace steerscope
