// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tiny random models of every family against what transformers computes with them in float32
// (tests/data/scripts/make_tiny_families.py).
#include <gtest/gtest.h>

#include <cstring>
#include <tuple>

#include "core/base/file_bytes.h"
#include "core/base/strict_json.h"
#include "core/model/hf_folder.h"
#include "core/model/internal/hf_config.h"
#include "core/model/load_model.h"
#include "core/safetensors/safetensors_file.h"
#include "tests/support/random_values.h"
#include "tests/support/test_paths.h"

namespace steerscope {
namespace {

using test::relativeError;

constexpr const char* kFamilies[] = {"llama3",        "llama_linear", "mistral", "qwen2",
                                     "qwen3",         "gemma2",       "gemma3",  "phi3",
                                     "phi3_longrope", "smollm3"};

struct Reference {
    std::vector<TokenId> ids;
    std::vector<float> logits;    ///< [T × V]
    std::vector<float> residuals; ///< [L × T × D]
};

std::string familyPath(const std::string& name) {
    return test::dataPath("families/" + name);
}

Reference referenceOf(const std::string& family) {
    const auto bytes = readFile(familyPath(family + ".safetensors"));
    const SafetensorsFile file = parseSafetensors(bytes);
    Reference out{.logits = file.tensor("logits").toFloat(),
                  .residuals = file.tensor("residuals").toFloat()};
    const SafetensorsTensor& ids = file.tensor("ids");
    for (std::size_t i = 0; i < ids.elementCount(); ++i) {
        std::int32_t id = 0;
        std::memcpy(&id, ids.bytes.data() + i * sizeof id, sizeof id);
        out.ids.emplace_back(id);
    }
    return out;
}

std::vector<TokenId> part(const std::vector<TokenId>& ids, std::size_t first, std::size_t count) {
    const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(first);
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

struct Case {
    std::string family;
    std::string file;
    Executor executor;
    SmallOps ops;
};

std::string nameOf(const Case& each) {
    const bool folder = !each.file.ends_with(".gguf");
    const char* executor = each.executor == Executor::quantized ? "Quantized"
                           : each.ops == SmallOps::tensors      ? "Tensors"
                                                                : "Kernels";
    return each.family + (folder ? "Folder" : "Gguf") + executor;
}

void PrintTo(const Case& each, std::ostream* out) {
    *out << nameOf(each);
}

/// All that the forward pass reads; what only the tensors decide is left out.
auto valuesOf(const ModelConfig& c) {
    return std::tuple(
        std::tuple(c.architecture, c.nLayers, c.dModel, c.nHeads, c.nKvHeads, c.headDim, c.dFf,
                   c.vocabSize, c.contextLength, c.ropeTheta, c.normEps, c.activation),
        std::tuple(c.embeddingScale, c.attentionScale, c.attentionSoftcap, c.finalSoftcap, c.qkNorm,
                   c.postNorms, c.ropeDim, c.localRopeTheta, c.ropeLinearFactor, c.ropeMagnitude,
                   c.slidingWindow, c.slidingLayers, c.ropelessLayers));
}

class FamiliesTest : public testing::TestWithParam<Case> {
protected:
    void SetUp() override {
        m_model =
            loadModel(familyPath(GetParam().file),
                      {.executor = GetParam().executor, .threads = 1, .smallOps = GetParam().ops});
        m_reference = referenceOf(GetParam().family);
    }

    std::unique_ptr<LanguageModel> m_model;
    Reference m_reference;
};

std::vector<Case> cases() {
    std::vector<Case> out;
    for (const std::string family : kFamilies) {
        const std::string file = family + ".gguf";
        out.push_back({family, file, Executor::torch, SmallOps::automatic});
        out.push_back({family, file, Executor::torch, SmallOps::tensors});
        out.push_back({family, file, Executor::quantized, SmallOps::automatic});
        out.push_back({family, family, Executor::torch, SmallOps::automatic});
        out.push_back({family, family, Executor::quantized, SmallOps::automatic});
    }
    return out;
}

INSTANTIATE_TEST_SUITE_P(All, FamiliesTest, testing::ValuesIn(cases()),
                         [](const auto& each) { return nameOf(each.param); });

TEST_P(FamiliesTest, LogitsAndResidualsEqualTheReference) {
    const auto cache = m_model->newCache();
    Lane lane{.tokens = m_reference.ids,
              .cache = cache.get(),
              .capture = Capture::residPost,
              .logits = LogitsFor::allPositions};
    const LaneResult result = std::move(m_model->forward({&lane, 1}).front());
    const std::size_t block = m_reference.ids.size() * result.trace.layers.front().cols();
    ASSERT_EQ(result.trace.layers.size() * block, m_reference.residuals.size());
    for (std::size_t l = 0; l < result.trace.layers.size(); ++l) {
        EXPECT_LT(relativeError(result.trace.layers[l].values(),
                                std::span(m_reference.residuals).subspan(l * block, block)),
                  1e-4)
            << "layer " << l;
    }
    EXPECT_LT(relativeError(result.logits.values(), m_reference.logits), 1e-4);
}

/// Both formats describe the same model; transformers' own spelling of config.json too.
TEST(Families, FolderAndFileHaveTheSameConfiguration) {
    for (const std::string family : kFamilies) {
        SCOPED_TRACE(family);
        const auto bytes = readFile(familyPath(family + ".gguf"));
        const ModelConfig file = readConfig(parseGguf(bytes));
        const ModelConfig folder = openHfFolder(familyPath(family))->config();
        const Json golden = parseStrictJson(readTextFile(familyPath(family + ".json")));
        const ModelConfig modern = readHfConfig(golden["config_of_transformers_5"]).model;
        EXPECT_EQ(valuesOf(folder), valuesOf(file));
        EXPECT_EQ(valuesOf(modern), valuesOf(file));
    }
}

/// A prompt in two pieces and the rest token by token sees the same positions as one pass.
TEST_P(FamiliesTest, PiecesAndSingleTokensGiveTheSameAsOnePass) {
    const auto cache = m_model->newCache();
    const std::size_t vocabulary = m_reference.logits.size() / m_reference.ids.size();
    for (std::size_t done = 0; done < m_reference.ids.size();) {
        const std::size_t count = done == 0 ? 5 : done == 5 ? 9 : 1;
        const std::vector<TokenId> tokens = part(m_reference.ids, done, count);
        Lane lane{.tokens = tokens, .cache = cache.get()};
        const LaneResult result = std::move(m_model->forward({&lane, 1}).front());
        done += count;
        EXPECT_LT(relativeError(
                      result.logits.values(),
                      std::span(m_reference.logits).subspan((done - 1) * vocabulary, vocabulary)),
                  1e-4)
            << "after " << done << " tokens";
    }
}

} // namespace
} // namespace steerscope
