// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/control_vector.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <limits>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/gguf/gguf_writer.h"
#include "core/steering/residual_edits.h"
#include "core/steering/steering_model_io.h"
#include "tests/support/fake_language_model.h"

namespace steerscope::test {
namespace {

constexpr std::uint64_t kWidth = 4;

void addDirection(GgufWriter& writer, const std::string& name, float value,
                  std::uint64_t width = kWidth) {
    const std::uint64_t shape[] = {width};
    writer.addTensor(name, shape, std::vector<float>(width, value));
}

GgufWriter header(const std::string& architecture = "controlvector") {
    GgufWriter writer;
    writer.addText("general.architecture", architecture);
    writer.addText("controlvector.model_hint", "llama");
    writer.addU32("controlvector.layer_count", 2);
    return writer;
}

/// Two directions, the later block first.
std::vector<std::byte> vectorBytes() {
    GgufWriter writer = header();
    addDirection(writer, "direction.3", 0.5f);
    addDirection(writer, "direction.1", -2);
    return writer.bytes();
}

std::string codeOf(const std::vector<std::byte>& bytes, std::int32_t layers = 6) {
    try {
        parseControlVector(bytes, layers);
    } catch (const Error& error) {
        return error.record().code;
    }
    return {};
}

TEST(ControlVector, IsASteeringModelOfConstantCoefficients) {
    const SteeringModel model = parseControlVector(vectorBytes(), 6);
    EXPECT_EQ(model.nLayers, 6);
    EXPECT_EQ(model.dModel, 4);
    ASSERT_EQ(model.layers.size(), 2u);
    EXPECT_EQ(model.layers[0].layer, LayerIndex(1));
    EXPECT_EQ(model.layers[0].z, std::vector<float>(4, -2));
    EXPECT_EQ(model.layers[1].layer, LayerIndex(3));
    EXPECT_EQ(model.layers[1].probe.gate, GateKind::constant);
    EXPECT_EQ(model.provenance.modelName, "llama");
    EXPECT_EQ(model.provenance.method, "control-vector");
    EXPECT_NO_THROW(requireConsistent(model));
    EXPECT_EQ(parseControlVector(vectorBytes(), 0).nLayers, 4) << "as many as it needs";
}

/// h + α·v after block N, whatever h is; nothing before the first steered position.
TEST(ControlVector, AddsItsDirectionTimesTheStrength) {
    const auto model = std::make_shared<const SteeringModel>(parseControlVector(vectorBytes(), 6));
    PsrEdit edit({{model, -1.5f}}, Position(2));
    FloatMatrix rows(3, kWidth);
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t d = 0; d < kWidth; ++d)
            rows.at(r, d) = static_cast<float>(r) - 0.25f * static_cast<float>(d);
    FloatMatrix steered = rows;
    edit.apply(LayerIndex(3), Position(1), steered.view());
    for (std::size_t d = 0; d < kWidth; ++d) {
        EXPECT_EQ(steered.at(0, d), rows.at(0, d));
        EXPECT_FLOAT_EQ(steered.at(1, d), rows.at(1, d) - 1.5f * 0.5f);
        EXPECT_FLOAT_EQ(steered.at(2, d), rows.at(2, d) - 1.5f * 0.5f);
    }
}

TEST(ControlVector, IsItsOwnConstantTwinAndIsKeptAsOurs) {
    const SteeringModel model = parseControlVector(vectorBytes(), 6);
    EXPECT_EQ(constantTwin(model).layers[1].z, model.layers[1].z);
    const SteeringModel back = parseSteeringModel(serializeSteeringModel(model));
    EXPECT_EQ(back.layers[0].z, model.layers[0].z);
    EXPECT_EQ(back.layers[0].probe.b, std::vector<float>{1});
}

TEST(ControlVector, FitsEveryModelOfItsShape) {
    const FakeLanguageModel model; // 3 blocks of width 6
    GgufWriter writer = header();
    addDirection(writer, "direction.2", 1, 6);
    SteeringModel vector = parseControlVector(writer.bytes(), 3);
    EXPECT_EQ(incompatibility(vector, model), std::nullopt);
    vector.provenance.method = "a-psr";
    EXPECT_TRUE(incompatibility(vector, model)) << "what was distilled knows its model";
}

TEST(ControlVector, RefusesWhatIsNone) {
    EXPECT_EQ(codeOf(header("llama").bytes()), "CVEC-001");
    EXPECT_EQ(codeOf(header().bytes()), "CVEC-002") << "no direction";
    for (const char* name : {"direction.0", "direction.x", "direction.1x", "blk.1", "direction."}) {
        GgufWriter writer = header();
        addDirection(writer, name, 1);
        EXPECT_EQ(codeOf(writer.bytes()), "CVEC-002") << name;
    }
    GgufWriter ragged = header();
    addDirection(ragged, "direction.1", 1);
    addDirection(ragged, "direction.2", 1, 5);
    EXPECT_EQ(codeOf(ragged.bytes()), "CVEC-002");
    GgufWriter broken = header();
    addDirection(broken, "direction.1", std::numeric_limits<float>::quiet_NaN());
    EXPECT_EQ(codeOf(broken.bytes()), "CVEC-002");
    EXPECT_EQ(codeOf(vectorBytes(), 3), "CVEC-003");
}

TEST(ControlVector, AnyFileThatSteersIsReadByItsKind) {
    const auto folder = std::filesystem::temp_directory_path() / "steerscope-control-vector";
    std::filesystem::create_directories(folder);
    const auto gguf = folder / "happy.gguf", ours = folder / "ours.safetensors";
    writeFileAtomically(gguf, vectorBytes());
    SteeringModel model = loadSteeringFile(gguf, 6);
    EXPECT_EQ(model.provenance.name, "happy");
    model.provenance.name = "mine";
    saveSteeringModel(model, ours);
    EXPECT_EQ(loadSteeringFile(ours, 6).provenance.name, "mine");
    EXPECT_TRUE(isControlVector(gguf));
    EXPECT_FALSE(isControlVector(ours));
    EXPECT_FALSE(isControlVector(folder / "none.gguf"));
    EXPECT_FALSE(isControlVector(folder));
    writeFileAtomically(gguf, header("llama").bytes());
    EXPECT_FALSE(isControlVector(gguf)) << "a language model";
    writeFileAtomically(gguf, asBytes("GGUF"));
    EXPECT_FALSE(isControlVector(gguf));
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace steerscope::test
