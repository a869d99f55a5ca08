// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The models of models.md, when they are installed.

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "core/base/file_bytes.h"
#include "core/base/user_paths.h"
#include "core/gguf/dequantize.h"
#include "core/gguf/gguf_file.h"

namespace steerscope::test {
namespace {

struct RealModel {
    std::string name;
    std::string architecture;
    std::uint64_t layers;
    std::size_t tensors;
    std::size_t tokens;
};

class RealModels : public testing::TestWithParam<RealModel> {};

/// Expands the first, middle and last blocks of a tensor.
bool sampleIsFinite(const GgufTensor& tensor) {
    const BlockLayout layout = blockLayout(tensor.type);
    const std::size_t blocks = tensor.bytes.size() / layout.bytes;
    std::vector<float> values(layout.elements);
    constexpr std::size_t kSamples = 64;
    for (std::size_t i = 0; i < kSamples && blocks > 0; ++i) {
        const std::size_t block = (blocks - 1) * i / (kSamples - 1);
        dequantize(tensor.type, tensor.bytes.subspan(block * layout.bytes, layout.bytes), values);
        for (const float value : values)
            if (!std::isfinite(value)) return false;
    }
    return true;
}

TEST_P(RealModels, ParseAndExpandToFiniteNumbers) {
    const auto path = userModelPath(GetParam().name);
    if (!std::filesystem::exists(path))
        GTEST_SKIP() << "Fetch it with packaging/fetch_model.sh " << GetParam().name;
    const auto bytes = readFile(path);
    const GgufFile file = parseGguf(bytes);
    const std::string& architecture = file.textAt("general.architecture");
    EXPECT_EQ(architecture, GetParam().architecture);
    EXPECT_EQ(file.unsignedAt(architecture + ".block_count"), GetParam().layers);
    EXPECT_EQ(file.textsAt("tokenizer.ggml.tokens").size(), GetParam().tokens);
    EXPECT_EQ(file.tensors.size(), GetParam().tensors);
    for (const GgufTensor& tensor : file.tensors)
        EXPECT_TRUE(sampleIsFinite(tensor)) << tensor.name;
}

INSTANTIATE_TEST_SUITE_P(
    Named, RealModels,
    testing::Values(RealModel{"smollm2-135m-instruct", "llama", 30, 272, 49'152},
                    RealModel{"qwen2.5-coder-0.5b-instruct", "qwen2", 24, 291, 151'936}),
    [](const auto& named) { return named.param.architecture; });

} // namespace
} // namespace steerscope::test
