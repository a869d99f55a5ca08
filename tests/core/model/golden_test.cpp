// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real models against values computed by transformers in float32 on the same dequantised
// weights: tests/data/fixtures.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <tuple>

#include "core/base/file_bytes.h"
#include "core/base/strict_json.h"
#include "core/base/user_paths.h"
#include "core/model/generator.h"
#include "core/model/load_model.h"
#include "core/safetensors/safetensors_file.h"
#include "tests/support/random_values.h"
#include "tests/support/shift_edit.h"
#include "tests/support/test_paths.h"

namespace steerscope {
namespace {

using test::relativeError;

/// Margin between the two best logits from which the greedy token must agree.
constexpr double kDecisive = 0.05;

struct GoldenPrompt {
    std::string user;
    std::vector<TokenId> ids;
    std::vector<TokenId> greedy;
    std::vector<double> margins;
    std::vector<float> logits;    ///< [V] at the last prompt position
    std::vector<float> residuals; ///< [L × D] at the last prompt position
};

std::vector<TokenId> idsOf(const Json& list) {
    std::vector<TokenId> out;
    for (const auto& id : list)
        out.emplace_back(id.get<std::int32_t>());
    return out;
}

std::vector<GoldenPrompt> goldenPrompts(const std::string& name) {
    const Json json = parseStrictJson(readTextFile(test::dataPath("fixtures/" + name + ".json")));
    const auto bytes = readFile(test::dataPath("fixtures/" + name + ".safetensors"));
    const SafetensorsFile tensors = parseSafetensors(bytes);
    std::vector<GoldenPrompt> out;
    for (const Json& entry : json.at("prompts")) {
        const std::string prefix = "prompt" + std::to_string(out.size()) + ".";
        out.push_back({.user = entry.at("user"),
                       .ids = idsOf(entry.at("ids")),
                       .greedy = idsOf(entry.at("greedy_ids")),
                       .margins = entry.at("greedy_margin"),
                       .logits = tensors.tensor(prefix + "logits").toFloat(),
                       .residuals = tensors.tensor(prefix + "residPost").toFloat()});
    }
    return out;
}

TokenId best(std::span<const float> logits) {
    return sample(logits, {}, 0);
}

class GoldenTest : public testing::TestWithParam<std::tuple<std::string, Executor>> {
protected:
    void SetUp() override {
        const auto path = userModelPath(name());
        if (!std::filesystem::exists(path)) {
            GTEST_SKIP() << path << " is absent; packaging/fetch_model.sh " << name()
                         << " fetches it";
        }
        m_model = loadModel(path, {.executor = std::get<Executor>(GetParam())});
    }

    static std::string name() { return std::get<std::string>(GetParam()); }

    /// Last prompt position: logits and the residual stream after every block.
    void checkPrompt(const GoldenPrompt& golden) const {
        const auto cache = m_model->newCache();
        Lane lane{.tokens = golden.ids, .cache = cache.get(), .capture = Capture::residPost};
        const LaneResult result = std::move(m_model->forward({&lane, 1}).front());
        EXPECT_LT(relativeError(result.logits.values(), golden.logits), 2e-3);
        const auto width = static_cast<std::size_t>(m_model->config().dModel);
        for (std::size_t l = 0; l < result.trace.layers.size(); ++l) {
            const auto expected = std::span(golden.residuals).subspan(l * width, width);
            const auto row = result.trace.layers[l].row(golden.ids.size() - 1);
            EXPECT_LT(relativeError(row, expected), 2e-3) << "layer " << l;
        }
        checkGreedy(golden, best(result.logits.row(0)), *cache);
    }

    /// The reference's own continuation is fed, so that one close call does not end the comparison.
    void checkGreedy(const GoldenPrompt& golden, TokenId first, KvCache& cache) const {
        Lane lane{.tokens = golden.greedy, .cache = &cache, .logits = LogitsFor::allPositions};
        const FloatMatrix logits = m_model->forward({&lane, 1}).front().logits;
        std::size_t compared = 0;
        for (std::size_t t = 0; t < golden.greedy.size(); ++t) {
            if (golden.margins[t] <= kDecisive) continue;
            EXPECT_EQ(t == 0 ? first : best(logits.row(t - 1)), golden.greedy[t]) << "step " << t;
            ++compared;
        }
        EXPECT_GE(2 * compared, golden.greedy.size());
    }

    std::unique_ptr<LanguageModel> m_model;
};

const auto kBothExecutors = testing::Values(Executor::torch, Executor::quantized);

std::string nameOf(const testing::TestParamInfo<GoldenTest::ParamType>& each) {
    const std::string& name = std::get<std::string>(each.param);
    const bool torch = std::get<Executor>(each.param) == Executor::torch;
    const std::string family = name.starts_with("smol")   ? "SmolLm2"
                               : name.starts_with("qwen") ? "Qwen25"
                                                          : "Gemma3";
    return family + (torch ? "Torch" : "Quantized");
}

INSTANTIATE_TEST_SUITE_P(Models, GoldenTest,
                         testing::Combine(testing::Values("smollm2-135m-instruct",
                                                          "qwen2.5-coder-0.5b-instruct",
                                                          "gemma-3-270m"),
                                          kBothExecutors),
                         nameOf);

TEST_P(GoldenTest, PromptsLogitsResidualsAndGreedyTextEqualTheReference) {
    for (const GoldenPrompt& golden : goldenPrompts(name())) {
        SCOPED_TRACE(golden.user);
        if (m_model->fact(ModelFact::templateOrigin) == "model file") {
            EXPECT_EQ(m_model->promptIds({{"user", golden.user}}), golden.ids);
        }
        checkPrompt(golden);
    }
}

class SmolLmTest : public GoldenTest {};

INSTANTIATE_TEST_SUITE_P(Models, SmolLmTest,
                         testing::Combine(testing::Values(kDefaultModelName), kBothExecutors),
                         nameOf);

/// The product's main path: lanes in lock step, one token at a time, against the reference text.
TEST_P(SmolLmTest, TheGeneratorWritesTheReferenceTextInEveryLane) {
    const auto golden = goldenPrompts(name());
    std::vector<GenerationRequest> requests;
    for (const GoldenPrompt& prompt : golden) {
        requests.push_back(
            {.prompt = prompt.ids, .maxTokens = static_cast<int>(prompt.greedy.size())});
    }
    Generator generator(*m_model, requests);
    while (!generator.finished())
        generator.step();
    for (std::size_t i = 0; i < golden.size(); ++i) {
        const auto close = std::find_if(golden[i].margins.begin(), golden[i].margins.end(),
                                        [](double margin) { return margin <= kDecisive; });
        const auto sure = static_cast<std::size_t>(close - golden[i].margins.begin());
        const auto& response = generator.response(i);
        const std::size_t count = std::min(sure, response.size());
        EXPECT_GT(count, 0u);
        EXPECT_TRUE(std::equal(response.begin(),
                               response.begin() + static_cast<std::ptrdiff_t>(count),
                               golden[i].greedy.begin()))
            << m_model->tokenizer().decode(response);
    }
}

TEST_P(SmolLmTest, CachedAndUncachedAgreeAndZeroStrengthIsBitEqual) {
    const GoldenPrompt golden = goldenPrompts(name()).front();
    std::vector<TokenId> text = golden.ids;
    text.insert(text.end(), golden.greedy.begin(), golden.greedy.end());
    const auto whole = m_model->newCache();
    Lane all{.tokens = text, .cache = whole.get(), .capture = Capture::residPost};
    const LaneResult expected = std::move(m_model->forward({&all, 1}).front());

    test::ShiftEdit nothing({0, 15, 29}, std::vector<float>(576, 0.0f));
    const auto plain = m_model->newCache();
    const auto edited = m_model->newCache();
    const std::span<const TokenId> tokens(text);
    std::vector<LaneResult> last;
    for (std::size_t done = 0; done < text.size();) {
        // The prompt in one piece, then token by token.
        const auto part = tokens.subspan(done, done == 0 ? golden.ids.size() : 1);
        std::array lanes = {
            Lane{.tokens = part, .cache = plain.get(), .capture = Capture::residPost},
            Lane{.tokens = part,
                 .cache = edited.get(),
                 .edit = &nothing,
                 .capture = Capture::residPost}};
        last = m_model->forward(lanes);
        done += part.size();
    }
    EXPECT_EQ(last[0].logits, last[1].logits);
    EXPECT_EQ(last[0].trace.layers, last[1].trace.layers);
    EXPECT_LT(relativeError(last[0].logits.values(), expected.logits.values()), 1e-4);
    for (std::size_t l = 0; l < expected.trace.layers.size(); ++l) {
        EXPECT_LT(relativeError(last[0].trace.layers[l].row(0),
                                expected.trace.layers[l].row(text.size() - 1)),
                  1e-4);
    }
}

/// What rounding costs, on the default model: the quantised executor beside float32.
class PrecisionTest : public testing::Test {
protected:
    void SetUp() override {
        const auto path = userModelPath(kDefaultModelName);
        if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
        m_reference = loadModel(path, {.executor = Executor::torch});
        m_model = loadModel(path, {.executor = Executor::quantized});
    }

    static LaneResult read(const LanguageModel& model, std::span<const TokenId> text,
                           Precision precision) {
        const auto cache = model.newCache(precision);
        Lane lane{.tokens = text,
                  .cache = cache.get(),
                  .capture = Capture::residPost,
                  .logits = LogitsFor::allPositions};
        return std::move(model.forward({&lane, 1}).front());
    }

    static std::vector<TokenId> joined(std::vector<TokenId> prompt,
                                       const std::vector<TokenId>& response) {
        prompt.insert(prompt.end(), response.begin(), response.end());
        return prompt;
    }

    std::unique_ptr<LanguageModel> m_reference;
    std::unique_ptr<LanguageModel> m_model;
};

double klDivergence(std::span<const float> p, std::span<const float> q) {
    double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        sum += std::exp(static_cast<double>(p[i])) * (static_cast<double>(p[i]) - q[i]);
    }
    return sum;
}

std::vector<float> logSoftmax(std::span<const float> logits) {
    const auto top = static_cast<double>(*std::max_element(logits.begin(), logits.end()));
    double total = 0;
    for (const float x : logits)
        total += std::exp(x - top);
    std::vector<float> out;
    for (const float x : logits)
        out.push_back(static_cast<float>(x - top - std::log(total)));
    return out;
}

TEST_F(PrecisionTest, FastTextStaysWithinFiveThousandthsOfANat) {
    double sum = 0;
    std::size_t count = 0;
    for (const GoldenPrompt& golden : goldenPrompts(std::string(kDefaultModelName))) {
        const auto text = joined(golden.ids, golden.greedy);
        const FloatMatrix exact = read(*m_reference, text, Precision::exact).logits;
        const FloatMatrix fast = read(*m_model, text, Precision::fast).logits;
        for (std::size_t t = golden.ids.size() - 1; t < text.size(); ++t, ++count)
            sum += klDivergence(logSoftmax(exact.row(t)), logSoftmax(fast.row(t)));
    }
    RecordProperty("mean_kl", std::to_string(sum / static_cast<double>(count)));
    EXPECT_GT(count, 60u);
    EXPECT_LE(sum / static_cast<double>(count), 5e-3);
}

/// ‖A' − A‖ of every response position and layer.
std::vector<double> deltaNorms(const LaneResult& plain, const LaneResult& prompted,
                               std::size_t positions) {
    std::vector<double> out;
    for (std::size_t l = 0; l < plain.trace.layers.size(); ++l) {
        const FloatMatrix& a = plain.trace.layers[l];
        const FloatMatrix& b = prompted.trace.layers[l];
        for (std::size_t t = 0; t < positions; ++t) {
            double sum = 0;
            for (std::size_t i = 0; i < a.cols(); ++i) {
                const double gap = static_cast<double>(b.at(b.rows() - positions + t, i)) -
                                   a.at(a.rows() - positions + t, i);
                sum += gap * gap;
            }
            out.push_back(std::sqrt(sum));
        }
    }
    return out;
}

TEST_F(PrecisionTest, ExactDeltasStayWithinOnePercentOfFloat32) {
    const std::vector<TokenId> response = goldenPrompts(std::string(kDefaultModelName))[0].greedy;
    const std::string user = "Tell me about the sea.";
    const auto plain = joined(m_model->promptIds({{"user", user}}), response);
    const auto prompted =
        joined(m_model->promptIds({{"user", user + "\n\nSpeak like a pirate."}}), response);
    const auto norms = [&](const LanguageModel& model) {
        return deltaNorms(read(model, plain, Precision::exact),
                          read(model, prompted, Precision::exact), response.size());
    };
    const std::vector<double> expected = norms(*m_reference);
    const std::vector<double> found = norms(*m_model);
    std::vector<double> errors;
    for (std::size_t i = 0; i < expected.size(); ++i)
        errors.push_back(std::abs(found[i] - expected[i]) / expected[i]);
    std::sort(errors.begin(), errors.end());
    const double p95 = errors[errors.size() * 95 / 100];
    RecordProperty("p95", std::to_string(p95));
    EXPECT_LE(p95, 0.01);
}

} // namespace
} // namespace steerscope
