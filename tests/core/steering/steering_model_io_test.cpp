// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/steering_model_io.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <map>
#include <tuple>

#include "core/base/file_bytes.h"
#include "core/base/strict_json.h"
#include "core/safetensors/safetensors_file.h"
#include "tests/support/ranked_models.h"
#include "tests/support/steering_samples.h"

namespace steerscope::test {
namespace {

constexpr std::int32_t kLayers = 5, kWidth = 7;

/// A steering file taken apart, so that a test can spoil one piece and put it together again.
struct Parts {
    std::map<std::string, std::string> metadata;
    std::map<std::string, std::vector<float>> tensors;
    std::map<std::string, std::vector<std::uint64_t>> shapes;

    static Parts of(const SteeringModel& model) {
        const auto bytes = serializeSteeringModel(model);
        const SafetensorsFile file = parseSafetensors(bytes);
        Parts out{file.metadata, {}, {}};
        for (const auto& tensor : file.tensors) {
            out.tensors[tensor.name] = tensor.toFloat();
            out.shapes[tensor.name] = tensor.shape;
        }
        return out;
    }
    std::vector<std::byte> bytes() const {
        std::vector<SafetensorsEntry> entries;
        for (const auto& [name, values] : tensors)
            entries.push_back({name, shapes.at(name), values});
        return serializeSafetensors(entries, metadata);
    }
    /// Changes one key of a JSON metadata entry.
    void setJson(const std::string& entry, const std::function<void(Json&)>& change) {
        Json json = parseStrictJson(metadata.at(entry));
        change(json);
        metadata[entry] = json.dump();
    }
};

ErrorRecord errorAfter(const std::function<void(Parts&)>& spoil) {
    Parts parts = Parts::of(sampleModel(kLayers, kWidth, {0, 3}));
    spoil(parts);
    return errorOf([&] { parseSteeringModel(parts.bytes()); });
}

void expectEqual(const SteeringModel& a, const SteeringModel& b) {
    EXPECT_EQ(a.dModel, b.dModel);
    EXPECT_EQ(a.nLayers, b.nLayers);
    ASSERT_EQ(a.layers.size(), b.layers.size());
    for (std::size_t i = 0; i < a.layers.size(); ++i) {
        EXPECT_EQ(a.layers[i].layer, b.layers[i].layer);
        EXPECT_EQ(a.layers[i].z, b.layers[i].z);
        EXPECT_EQ(a.layers[i].probe.w, b.layers[i].probe.w);
        EXPECT_EQ(a.layers[i].probe.b, b.layers[i].probe.b);
        EXPECT_EQ(a.layers[i].probe.gate, b.layers[i].probe.gate);
        EXPECT_EQ(a.layers[i].meanCoefficients, b.layers[i].meanCoefficients);
    }
    const Provenance &p = a.provenance, &q = b.provenance;
    EXPECT_EQ(
        std::tie(p.name, p.prompt, p.method, p.modelName, p.modelSha256, p.templateSha256,
                 p.createdAt, p.build, p.seed, p.rolloutsKept, p.rolloutsMade, p.heldoutFidelity,
                 p.heldoutKl, p.heldoutKlUnsteered, p.heldoutTop1, p.relativeRmse),
        std::tie(q.name, q.prompt, q.method, q.modelName, q.modelSha256, q.templateSha256,
                 q.createdAt, q.build, q.seed, q.rolloutsKept, q.rolloutsMade, q.heldoutFidelity,
                 q.heldoutKl, q.heldoutKlUnsteered, q.heldoutTop1, q.relativeRmse));
}

TEST(SteeringModelIo, RoundTripIsBitExact) {
    for (const auto& model :
         {sampleModel(kLayers, kWidth, {0, 3}), sampleModel(kLayers, kWidth, {4}),
          constantTwin(sampleModel(kLayers, kWidth, {0, 1, 2, 3, 4})),
          rankedModel(kLayers, kWidth, {0, 2}, {3, GateKind::relu}),
          rankedModel(kLayers, kWidth, {1}, {1, GateKind::clamp}),
          constantTwin(rankedModel(kLayers, kWidth, {1}, {4, GateKind::linear})),
          affineModel(kLayers, kWidth, {0, 4})}) {
        const auto bytes = serializeSteeringModel(model);
        const SteeringModel read = parseSteeringModel(bytes);
        expectEqual(read, model);
        EXPECT_EQ(serializeSteeringModel(read), bytes);
    }
}

TEST(SteeringModelIo, WhatVersion1CanHoldIsWrittenAsVersion1) {
    const auto versionOf = [](const SteeringModel& model) {
        return Parts::of(model).metadata.at("format_version");
    };
    const auto simple = sampleModel(kLayers, kWidth, {0, 3});
    EXPECT_EQ(versionOf(simple), "1");
    EXPECT_EQ(Parts::of(simple).metadata.at("shape"),
              R"({"d_model":7,"n_layers":5,)"
              R"("layers":[{"layer":0,"probe":"relu"},{"layer":3,"probe":"relu"}]})");
    EXPECT_EQ(versionOf(constantTwin(simple)), "1");
    EXPECT_EQ(versionOf(rankedModel(kLayers, kWidth, {0}, {2, GateKind::relu})), "2");
    EXPECT_EQ(versionOf(rankedModel(kLayers, kWidth, {0}, {1, GateKind::linear})), "2");
    EXPECT_EQ(versionOf(affineModel(kLayers, kWidth, {0})), "2");
}

TEST(SteeringModelIo, RefusesVersion2FilesWhoseShapeIsWrong) {
    const auto record = [](const char* key, const Json& value) {
        Parts parts = Parts::of(rankedModel(kLayers, kWidth, {0}, {3, GateKind::linear}));
        parts.setJson("shape", [&](Json& j) { j["layers"][0][key] = value; });
        return errorOf([&] { parseSteeringModel(parts.bytes()); });
    };
    EXPECT_EQ(record("rank", 0).code, "PSR-003");
    EXPECT_EQ(record("rank", kWidth + 1).code, "PSR-003");
    EXPECT_EQ(record("rank", "3").code, "PSR-003");
    EXPECT_EQ(record("rank", 2).code, "PSR-005") << "the tensors hold three rows";
    EXPECT_EQ(record("directions", "diagonal").field, "shape.layers.directions");
    EXPECT_EQ(record("directions", "identity").field, "shape.layers.rank");
    EXPECT_EQ(record("probe", "softmax").allowed, "relu, constant, linear, clamp");
    EXPECT_EQ(record("probe", "constant").code, "PSR-007") << "a constant has no probes";
}

TEST(SteeringModelIo, AVersion1FileHasNoKindsOfVersion2) {
    const auto record = errorAfter(
        [](Parts& p) { p.setJson("shape", [](Json& j) { j["layers"][0]["probe"] = "linear"; }); });
    EXPECT_EQ(record.code, "PSR-003");
    EXPECT_EQ(record.allowed, "relu, constant");
}

TEST(SteeringModelIo, PartsThatDoNotFitTogetherAreNotWritten) {
    auto model = rankedModel(kLayers, kWidth, {0}, {3, GateKind::relu});
    model.layers[0].meanCoefficients.pop_back();
    EXPECT_EQ(errorCode([&] { serializeSteeringModel(model); }), "PSR-009");
}

TEST(SteeringModelIo, SavesAndLoadsAndReplacesWholeFiles) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("steering_io_" + std::to_string(getpid()) + ".safetensors");
    saveSteeringModel(sampleModel(kLayers, kWidth, {0, 3}, 1), path);
    const auto second = sampleModel(kLayers, kWidth, {1}, 2);
    saveSteeringModel(second, path);
    expectEqual(loadSteeringModel(path), second);
    std::filesystem::remove(path);
}

TEST(SteeringModelIo, ErrorsOfALoadedFileNameIt) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("steering_foreign_" + std::to_string(getpid()) + ".safetensors");
    {
        const auto bytes = serializeSafetensors({}, {{"format", "pt"}});
        std::ofstream(path, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
    }
    const ErrorRecord record = errorOf([&] { loadSteeringModel(path); });
    EXPECT_EQ(record.code, "PSR-001");
    EXPECT_EQ(record.file, path.string());
    EXPECT_EQ(record.found, "pt");
    std::filesystem::remove(path);
    EXPECT_EQ(errorCode([&] { loadSteeringModel(path); }), "FILE-001");
}

TEST(SteeringModelIo, AFailedSaveLeavesTheOldFile) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("steering_kept_" + std::to_string(getpid()) + ".safetensors");
    const auto good = sampleModel(kLayers, kWidth, {0});
    saveSteeringModel(good, path);
    auto bad = good;
    bad.layers[0].z[2] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(errorCode([&] { saveSteeringModel(bad, path); }), "PSR-006");
    expectEqual(loadSteeringModel(path), good);
    std::filesystem::remove(path);
}

TEST(SteeringModelIo, RefusesForeignAndNewerFiles) {
    EXPECT_EQ(errorAfter([](Parts& p) { p.metadata.erase("format"); }).code, "PSR-001");
    EXPECT_EQ(errorAfter([](Parts& p) { p.metadata["format"] = "lora"; }).code, "PSR-001");
    const auto newer = errorAfter([](Parts& p) { p.metadata["format_version"] = "3"; });
    EXPECT_EQ(newer.code, "PSR-002");
    EXPECT_EQ(newer.found, "3");
}

TEST(SteeringModelIo, RefusesMissingOrWrongMetadata) {
    for (const char* key : {"format_version", "shape", "provenance"}) {
        const auto record = errorAfter([&](Parts& p) { p.metadata.erase(key); });
        EXPECT_EQ(record.code, "PSR-003") << key;
        EXPECT_EQ(record.field, key);
    }
    using Change = std::function<void(Json&)>;
    const std::vector<std::pair<std::string, Change>> changes = {
        {"shape", [](Json& j) { j["d_model"] = 0; }},
        {"shape", [](Json& j) { j["d_model"] = "7"; }},
        {"shape", [](Json& j) { j["n_layers"] = 1e9; }},
        {"shape", [](Json& j) { j["n_layers"] = 18446744073709551615ull; }},
        {"shape", [](Json& j) { j["layers"] = 3; }},
        {"shape", [](Json& j) { j["layers"][0]["layer"] = -1; }},
        {"shape", [](Json& j) { j["layers"][1]["layer"] = kLayers; }},
        {"shape", [](Json& j) { j["layers"][0]["probe"] = "softmax"; }},
        {"shape", [](Json& j) { j["layers"][0] = "relu"; }},
        {"shape", [](Json& j) { j = Json::array(); }},
        {"provenance", [](Json& j) { j.erase("model_sha256"); }},
        {"provenance", [](Json& j) { j["name"] = 5; }},
        {"provenance", [](Json& j) { j["seed"] = "-1"; }},
        {"provenance", [](Json& j) { j["seed"] = "18446744073709551616"; }},
        {"provenance", [](Json& j) { j["seed"] = ""; }},
        {"provenance", [](Json& j) { j["rollouts_kept"] = 1.5; }},
        {"provenance", [](Json& j) { j["heldout"] = nullptr; }},
        {"provenance", [](Json& j) { j["heldout"]["kl"] = "low"; }},
        {"provenance", [](Json& j) { j["heldout"]["relative_rmse"][0] = "a"; }},
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const auto record =
            errorAfter([&](Parts& p) { p.setJson(changes[i].first, changes[i].second); });
        EXPECT_EQ(record.code, "PSR-003") << "change " << i;
        EXPECT_EQ(record.field.find(changes[i].first), 0u) << record.field;
    }
    EXPECT_EQ(errorAfter([](Parts& p) {
                  p.setJson("provenance", [](Json& j) { j["prompt"]["role"] = "nobody"; });
              }).code,
              "STEER-001");
    EXPECT_EQ(errorAfter([](Parts& p) { p.metadata["shape"] = "{"; }).code, "JSON-001");
}

TEST(SteeringModelIo, RefusesMissingMisshapenAndForeignTensors) {
    for (const char* name :
         {"layers.0.z", "layers.0.w", "layers.3.b", "layers.3.mean_coefficient"}) {
        const auto missing = errorAfter([&](Parts& p) { p.tensors.erase(name); });
        EXPECT_EQ(missing.code, "PSR-004") << name;
        EXPECT_EQ(missing.field, name);
        const auto longer = errorAfter([&](Parts& p) {
            p.tensors[name].push_back(0);
            p.shapes[name][0] += 1;
        });
        EXPECT_EQ(longer.code, "PSR-005") << name;
        EXPECT_EQ(longer.field, name);
    }
    EXPECT_EQ(errorAfter([](Parts& p) { p.shapes["layers.0.z"] = {1, kWidth}; }).code, "PSR-005");
    EXPECT_EQ(errorAfter([](Parts& p) {
                  p.tensors["layers.1.z"] = std::vector<float>(kWidth, 0.0f);
                  p.shapes["layers.1.z"] = {kWidth};
              }).code,
              "PSR-007");
}

TEST(SteeringModelIo, RefusesAnotherTensorType) {
    auto bytes = serializeSteeringModel(sampleModel(kLayers, kWidth, {0}));
    const std::string type = "\"F32\"";
    const auto found =
        std::search(bytes.begin(), bytes.end(), type.begin(), type.end(),
                    [](std::byte b, char c) { return std::to_integer<char>(b) == c; });
    ASSERT_NE(found, bytes.end());
    *(found + 1) = std::byte{'I'};
    const auto record = errorOf([&] { parseSteeringModel(bytes); });
    EXPECT_EQ(record.code, "PSR-005");
    EXPECT_EQ(record.found, "I32");
}

TEST(SteeringModelIo, RefusesNumbersThatAreNotFiniteInBothDirections) {
    for (const float bad :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        for (const char* name :
             {"layers.0.z", "layers.3.w", "layers.3.b", "layers.0.mean_coefficient"}) {
            const auto record = errorAfter([&](Parts& p) { p.tensors[name].back() = bad; });
            EXPECT_EQ(record.code, "PSR-006") << name;
            EXPECT_EQ(record.field, name);
        }
        auto model = sampleModel(kLayers, kWidth, {0});
        model.layers[0].probe.b = {bad};
        EXPECT_EQ(errorCode([&] { serializeSteeringModel(model); }), "PSR-006");
    }
    auto model = sampleModel(kLayers, kWidth, {0});
    model.provenance.heldoutKl = std::nan("");
    EXPECT_EQ(errorCode([&] { serializeSteeringModel(model); }), "PSR-006");
}

TEST(SteeringModelIo, RefusesNoLayersRepeatedLayersAndLayersOutOfOrder) {
    EXPECT_EQ(errorCode([] { serializeSteeringModel(sampleModel(kLayers, kWidth, {})); }),
              "PSR-008");
    EXPECT_EQ(errorCode([] {
                  serializeSteeringModel(sampleModel(kLayers, kWidth, {3, 1}));
              }),
              "PSR-008");
    EXPECT_EQ(errorCode([] { serializeSteeringModel(sampleModel(kLayers, kWidth, {5})); }),
              "PSR-008");
    EXPECT_EQ(errorAfter([](Parts& p) {
                  p.setJson("shape", [](Json& j) { std::swap(j["layers"][0], j["layers"][1]); });
              }).code,
              "PSR-008");
    EXPECT_EQ(errorAfter([](Parts& p) {
                  p.setJson("shape", [](Json& j) { j["layers"][1] = j["layers"][0]; });
              }).code,
              "PSR-008");
    EXPECT_EQ(errorAfter([](Parts& p) {
                  p.setJson("shape", [](Json& j) { j["layers"] = Json::array(); });
                  p.tensors.clear();
              }).code,
              "PSR-008");
}

TEST(SteeringModelIo, EveryTruncationIsRefused) {
    const auto bytes = serializeSteeringModel(sampleModel(3, 2, {0}));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_NE(errorCode([&] { parseSteeringModel(std::span(bytes).first(size)); }), "none")
            << size;
}

TEST(SteeringModelIo, MalformedUtf8InUserTextIsReplacedNotLost) {
    auto model = sampleModel(kLayers, kWidth, {0});
    model.provenance.prompt.text = "caf\xE9 noir";
    EXPECT_EQ(parseSteeringModel(serializeSteeringModel(model)).provenance.prompt.text,
              "caf\xEF\xBF\xBD noir");
}

} // namespace
} // namespace steerscope::test
