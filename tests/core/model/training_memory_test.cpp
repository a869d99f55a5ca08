// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <malloc.h>

#include <cstdint>
#include <fstream>
#include <string>

#include "core/base/user_paths.h"
#include "core/model/differentiable_pass.h"
#include "core/model/load_model.h"
#include "tests/support/random_values.h"

namespace steerscope::test {
namespace {

constexpr std::size_t kLanes = 8, kLength = 80;

double statusBytes(const std::string& key) {
    std::ifstream in("/proc/self/status");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(key)) return 1024 * std::stod(line.substr(key.size()));
    return 0;
}

/// From here on the largest resident memory counts anew; false where the system cannot.
bool forgetPeak() {
    malloc_trim(0);
    std::ofstream file("/proc/self/clear_refs");
    file << 5 << std::flush;
    return file.good() && statusBytes("VmHWM:") < 1.05 * statusBytes("VmRSS:");
}

FloatMatrix rowsOf(const LanguageModel& model, unsigned seed) {
    const auto width = static_cast<std::size_t>(model.config().dModel);
    return {kLanes * kLength, width, randomValues(kLanes * kLength * width, seed)};
}

/// A whole step: blocks [first, L) forward, the loss, and back.
void step(const LanguageModel& model, const DifferentiableModel& frozen, std::int32_t first,
          GradientMemory memory) {
    std::vector<std::unique_ptr<KvCache>> prefixes;
    std::vector<DifferentiableLane> lanes;
    for (std::size_t i = 0; i < kLanes; ++i) {
        prefixes.push_back(model.newCache());
        lanes.push_back({prefixes.back().get(), kLength});
    }
    FloatMatrix rows = rowsOf(model, 1), teacher = rowsOf(model, 2), slope = rowsOf(model, 3);
    const auto pass = frozen.begin(lanes, memory);
    for (std::int32_t l = first; l < model.config().nLayers; ++l)
        pass->forward(LayerIndex(l), rows.view());
    frozen.divergence(rows.view(), teacher.view(), slope.view());
    for (std::int32_t l = model.config().nLayers - 1; l >= first; --l)
        pass->backward(LayerIndex(l), slope.view());
}

struct Case {
    const char* name;
    Executor executor;
    std::uint64_t memory; ///< As DifferentiableModel takes it.
    bool fromTheMiddle;
    GradientMemory kept;
};

class TrainingMemory : public testing::TestWithParam<Case> {};

TEST_P(TrainingMemory, IsEstimatedWithinAFifthOfTheMeasuredPeak) {
    const auto path = userModelPath("smollm2-135m-instruct");
    if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
    const auto model = loadModel(path, {.executor = GetParam().executor, .threads = 1});
    const DifferentiableModel frozen(*model, GetParam().memory);
    const std::int32_t layers = model->config().nLayers;
    const std::int32_t first = GetParam().fromTheMiddle ? layers / 2 : 0;
    if (!forgetPeak()) GTEST_SKIP() << "the largest memory of a while cannot be measured here";
    const double before = statusBytes("VmRSS:");
    step(*model, frozen, first, GetParam().kept);
    const double estimate =
        before +
        static_cast<double>(frozen.bytes(kLanes * kLength, static_cast<std::size_t>(layers - first),
                                         kLength, GetParam().kept));
    const double ratio = estimate / statusBytes("VmHWM:");
    RecordProperty("ratio", std::to_string(ratio));
    EXPECT_GE(ratio, 0.95);
    EXPECT_LE(ratio, 1.20);
}

constexpr std::uint64_t kPlenty = 1ull << 40, kLittle = 1;
INSTANTIATE_TEST_SUITE_P(
    Of, TrainingMemory,
    testing::Values(
        Case{"Float32FromTheMiddle", Executor::torch, kPlenty, true, GradientMemory::graphs},
        Case{"Float32InputsOnly", Executor::torch, kPlenty, false, GradientMemory::inputs},
        Case{"QuantisedFromTheMiddle", Executor::quantized, kPlenty, true, GradientMemory::graphs},
        Case{"QuantisedInputsOnly", Executor::quantized, kLittle, false, GradientMemory::inputs}),
    [](const auto& tested) { return std::string(tested.param.name); });

} // namespace
} // namespace steerscope::test
