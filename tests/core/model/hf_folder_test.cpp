// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Folders that are incomplete, damaged or made to mislead, and kinds we do not know, are refused
// by name before anything is computed.
#include "core/model/hf_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/strict_json.h"
#include "core/model/load_model.h"
#include "tests/support/test_paths.h"

namespace steerscope {
namespace {

namespace fs = std::filesystem;

class HfFolderTest : public testing::Test {
protected:
    HfFolderTest()
        : m_folder(fs::temp_directory_path() / ("steerscope_hf_" + std::to_string(::getpid()))) {}
    ~HfFolderTest() override { fs::remove_all(m_folder); }

    /// A fresh copy of a tiny model.
    void take(const std::string& family) {
        fs::remove_all(m_folder);
        fs::copy(test::dataPath("families/" + family), m_folder, fs::copy_options::recursive);
    }

    void change(const std::string& file, const std::function<void(Json&)>& edit) {
        Json json = parseStrictJson(readTextFile(m_folder / file));
        edit(json);
        std::ofstream(m_folder / file) << json.dump();
    }

    ErrorRecord refusal() const {
        try {
            openHfFolder(m_folder);
        } catch (const Error& error) {
            return error.record();
        }
        return {};
    }

    void expectRefusal(const std::string& code, const std::string& field) const {
        const ErrorRecord e = refusal();
        EXPECT_EQ(e.code, code);
        EXPECT_EQ(e.field, field);
        EXPECT_FALSE(e.problem.empty());
        EXPECT_FALSE(e.hint.empty());
    }

    fs::path m_folder;
};

constexpr char kIndex[] = "model.safetensors.index.json";
constexpr char kSecondShard[] = "model-00002-of-00003.safetensors";
constexpr char kQuery[] = "model.layers.0.self_attn.q_proj.weight";

TEST_F(HfFolderTest, ShardsOpenAndTellTheirSize) {
    take("llama3");
    const auto folder = openHfFolder(m_folder);
    EXPECT_EQ(folder->weightBytes(), hfFolderBytes(m_folder));
    EXPECT_EQ(folder->sha256().size(), 64u);
    EXPECT_EQ(folder->weights().dominantFormat(), "BF16");
    EXPECT_FALSE(folder->config().tiedEmbeddings);
}

TEST_F(HfFolderTest, AnIndexMustNotReachOutsideTheFolder) {
    for (const char* name : {"../model.safetensors", "/etc/model.safetensors", "a/b.safetensors",
                             "..\\x.safetensors", ".hidden.safetensors", "weights.bin"}) {
        take("llama3");
        change(kIndex, [&](Json& json) { json["weight_map"][kQuery] = name; });
        expectRefusal("HF-002", "weight_map");
        EXPECT_EQ(refusal().found, name);
    }
}

TEST_F(HfFolderTest, MissingShardsAndWeightsAreNamed) {
    take("llama3");
    fs::remove(m_folder / kSecondShard);
    expectRefusal("HF-003", kSecondShard);
    take("qwen3");
    fs::remove(m_folder / "model.safetensors");
    EXPECT_EQ(refusal().code, "HF-001");
}

TEST_F(HfFolderTest, IndexAndShardsMustAgree) {
    take("llama3");
    change(kIndex, [](Json& json) { json["weight_map"]["model.ghost"] = kSecondShard; });
    expectRefusal("HF-004", "model.ghost");
    take("llama3");
    change(kIndex, [](Json& json) { json.erase("weight_map"); });
    expectRefusal("HF-004", "weight_map");
}

TEST_F(HfFolderTest, ADamagedShardIsNamed) {
    take("llama3");
    std::ofstream(m_folder / kSecondShard) << "short";
    const ErrorRecord e = refusal();
    EXPECT_EQ(e.code, "ST-001");
    EXPECT_EQ(e.file, (m_folder / kSecondShard).string());
}

struct ConfigFault {
    const char* key;
    Json value;
    const char* code;
    const char* field;
};

TEST_F(HfFolderTest, ConfigurationsThatWeWouldComputeOtherwiseAreRefused) {
    const ConfigFault faults[] = {
        {"model_type", "mamba", "MODEL-001", "model_type"},
        {"hidden_size", -32, "MODEL-002", "hidden_size"},
        {"hidden_size", "32", "MODEL-002", "hidden_size"},
        {"rms_norm_eps", nullptr, "MODEL-002", "rms_norm_eps"},
        {"num_key_value_heads", 3, "MODEL-003", "num_key_value_heads"},
        {"head_dim", 15, "MODEL-003", "head_dim"},
        {"hidden_act", "relu", "MODEL-004", "hidden_act"},
        {"attention_bias", true, "MODEL-004", "attention_bias"},
        {"quantization_config", Json::object({{"bits", 4}}), "MODEL-004", "quantization_config"},
        {"num_experts", 8, "MODEL-004", "num_experts"},
        {"rope_scaling", Json::object({{"rope_type", "yarn"}, {"factor", 4.0}}), "MODEL-004",
         "rope_scaling.rope_type"},
        {"rope_scaling", Json::object({{"rope_type", "llama3"}, {"factor", 4.0}}), "MODEL-002",
         "rope_scaling.low_freq_factor"},
        {"intermediate_size", 64, "MODEL-006", "model.layers.0.mlp.gate_proj.weight"},
        {"num_hidden_layers", 4, "MODEL-005", "model.layers.3.input_layernorm.weight"},
        {"num_hidden_layers", 2, "MODEL-004", "model.layers.2.input_layernorm.weight"},
    };
    for (const ConfigFault& fault : faults) {
        SCOPED_TRACE(std::string(fault.key) + " " + fault.value.dump());
        take("llama3");
        change("config.json", [&](Json& json) { json[fault.key] = fault.value; });
        expectRefusal(fault.code, fault.field);
    }
}

TEST_F(HfFolderTest, UnknownTokenizerKindsAreNamed) {
    const auto expectKind = [this](const std::function<void(Json&)>& edit, const char* field) {
        take("qwen3");
        change("tokenizer.json", edit);
        expectRefusal("TOK-013", field);
        EXPECT_EQ(refusal().file, (m_folder / "tokenizer.json").string());
    };
    expectKind([](Json& j) { j["model"]["type"] = "Unigram"; }, "model.type");
    expectKind([](Json& j) { j["normalizer"] = {{"type", "Lowercase"}}; }, "normalizer");
    expectKind([](Json& j) { j["decoder"] = {{"type", "WordPiece"}}; }, "decoder");
    expectKind([](Json& j) { j["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = "x+"; },
               "pre_tokenizer");
    expectKind(
        [](Json& j) {
            j["pre_tokenizer"] = {{"type", "Whitespace"}};
        },
        "model.byte_fallback");
}

TEST_F(HfFolderTest, TokenizerPartsThatAreMissingAreNamed) {
    take("qwen3");
    change("tokenizer.json", [](Json& json) { json["model"].erase("merges"); });
    expectRefusal("TOK-012", "merges");
    take("qwen3");
    change("tokenizer.json", [](Json& json) { json["model"]["vocab"]["zebra"] = 5000; });
    expectRefusal("TOK-012", "id of zebra");
    take("qwen3");
    fs::remove(m_folder / "tokenizer.json");
    EXPECT_EQ(refusal().code, "FILE-001");
}

TEST_F(HfFolderTest, ATemplateFileComesBeforeTheSettings) {
    take("qwen3");
    EXPECT_NE(openHfFolder(m_folder)->description().textAt("tokenizer.chat_template"), "own");
    std::ofstream(m_folder / "chat_template.jinja") << "own";
    EXPECT_EQ(openHfFolder(m_folder)->description().textAt("tokenizer.chat_template"), "own");
}

TEST_F(HfFolderTest, LoadModelTakesAFolder) {
    take("gemma2");
    const auto model = loadModel(m_folder, {.executor = Executor::torch, .threads = 1});
    EXPECT_EQ(model->fact(ModelFact::path), m_folder.string());
    EXPECT_EQ(model->fact(ModelFact::quantization), "BF16");
    EXPECT_EQ(model->fact(ModelFact::templateOrigin), "model file");
    const Json golden = parseStrictJson(readTextFile(test::dataPath("families/gemma2.json")));
    EXPECT_EQ(model->renderPrompt({{"user", "Where is the land?"}}), golden["chat"]["rendered"]);
}

} // namespace
} // namespace steerscope
