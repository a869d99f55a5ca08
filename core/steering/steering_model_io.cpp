// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/steering_model_io.h"

#include <cmath>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/base/strict_json.h"
#include "core/safetensors/safetensors_file.h"
#include "core/steering/internal/provenance_json.h"

namespace steerscope {
namespace {

constexpr char kFormat[] = "steerscope-psr";
constexpr char kDamagedHint[] = "The file is damaged; distil the steering model again or fetch "
                                "another copy of the file.";

[[noreturn]] void fail(const char* code, const char* problem, std::string field, std::string found,
                       std::string allowed) {
    throw Error({.code = code,
                 .problem = problem,
                 .field = std::move(field),
                 .found = std::move(found),
                 .allowed = std::move(allowed),
                 .hint = kDamagedHint});
}

std::string tensorName(LayerIndex layer, const char* part) {
    return "layers." + std::to_string(layer.value) + "." + part;
}

void requireFinite(std::span<const float> values, const std::string& name) {
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isfinite(values[i]))
            fail("PSR-006", "A number in the steering model is not finite", name,
                 std::to_string(values[i]) + " at index " + std::to_string(i), "finite numbers");
}

void requireAscending(const SteeringModel& model) {
    if (model.layers.empty())
        fail("PSR-008", "The steering model steers no layer", "layers", "none", "at least one");
    LayerIndex next(0);
    for (const auto& entry : model.layers) {
        if (entry.layer < next || entry.layer.value >= model.nLayers)
            fail("PSR-008", "The steered layers are out of order or out of range", "layers",
                 std::to_string(entry.layer.value),
                 "ascending numbers from 0 to " + std::to_string(model.nLayers - 1));
        next = entry.layer + 1;
    }
}

Json shapeJson(const SteeringModel& model) {
    Json layers = Json::array();
    for (const auto& entry : model.layers)
        layers.push_back(
            {{"layer", entry.layer.value}, {"probe", entry.probe.w.empty() ? "constant" : "relu"}});
    return {{"d_model", model.dModel}, {"n_layers", model.nLayers}, {"layers", layers}};
}

/// Collects the tensors of a model; the spans point into it.
std::vector<SafetensorsEntry> entriesOf(const SteeringModel& model) {
    std::vector<SafetensorsEntry> out;
    const auto add = [&](LayerIndex layer, const char* part, std::span<const float> values) {
        const std::string name = tensorName(layer, part);
        requireFinite(values, name);
        out.push_back({name, {values.size()}, values});
    };
    for (const auto& entry : model.layers) {
        add(entry.layer, "z", entry.z);
        if (!entry.probe.w.empty()) add(entry.layer, "w", entry.probe.w);
        add(entry.layer, "b", {&entry.probe.b, 1});
        add(entry.layer, "mean_coefficient", {&entry.meanCoefficient, 1});
    }
    return out;
}

const std::string& metadataValue(const SafetensorsFile& file, const char* key) {
    const auto found = file.metadata.find(key);
    if (found == file.metadata.end())
        fail("PSR-003", "A part of the steering model's metadata is missing", key, "nothing",
             "text");
    return found->second;
}

void requireFormat(const SafetensorsFile& file) {
    const auto format = file.metadata.find("format");
    if (format == file.metadata.end() || format->second != kFormat)
        throw Error({.code = "PSR-001",
                     .problem = "This safetensors file is not a steering model",
                     .field = "format",
                     .found = format == file.metadata.end() ? "nothing" : format->second,
                     .allowed = kFormat,
                     .hint = "Choose a file that Steerscope saved, or distil a new one."});
    const std::string& version = metadataValue(file, "format_version");
    if (version != std::to_string(kSteeringFormatVersion))
        throw Error({.code = "PSR-002",
                     .problem = "The steering model has a format this version does not know",
                     .field = "format_version",
                     .found = version,
                     .allowed = std::to_string(kSteeringFormatVersion),
                     .hint = "Open it with the Steerscope version that saved it, or a newer one."});
}

std::vector<float> readTensor(const SafetensorsFile& file, const std::string& name,
                              std::size_t length) {
    const SafetensorsTensor* tensor = file.find(name);
    if (!tensor)
        fail("PSR-004", "A tensor of the steering model is missing", name, "nothing",
             "[" + std::to_string(length) + "] float32");
    if (tensor->type != SafetensorsType::F32)
        fail("PSR-005", "A tensor of the steering model has another type", name,
             std::string(safetensorsTypeName(tensor->type)), "float32");
    if (tensor->shape != std::vector<std::uint64_t>{length}) {
        std::string found;
        for (const auto size : tensor->shape)
            found += (found.empty() ? "" : " × ") + std::to_string(size);
        fail("PSR-005", "A tensor of the steering model has another shape", name, "[" + found + "]",
             "[" + std::to_string(length) + "]");
    }
    auto values = tensor->toFloat();
    requireFinite(values, name);
    return values;
}

enum class ProbeKind { relu, constant };

SteeringLayer readLayer(const SafetensorsFile& file, LayerIndex layer, ProbeKind kind,
                        std::size_t width) {
    SteeringLayer out{.layer = layer};
    out.z = readTensor(file, tensorName(layer, "z"), width);
    if (kind == ProbeKind::relu) out.probe.w = readTensor(file, tensorName(layer, "w"), width);
    out.probe.b = readTensor(file, tensorName(layer, "b"), 1).front();
    out.meanCoefficient = readTensor(file, tensorName(layer, "mean_coefficient"), 1).front();
    return out;
}

ProbeKind readProbeKind(const JsonFields& fields) {
    const std::string kind = fields.text("probe");
    if (kind == "relu") return ProbeKind::relu;
    if (kind == "constant") return ProbeKind::constant;
    fail("PSR-003", "A probe of the steering model is of an unknown kind", "shape.layers.probe",
         kind, "relu or constant");
}

void readLayers(const SafetensorsFile& file, const JsonFields& shape, SteeringModel& model) {
    std::size_t tensors = 0;
    for (const Json& item : shape.array("layers")) {
        const JsonFields fields(item, "shape.layers");
        const LayerIndex layer(
            static_cast<std::int32_t>(fields.integer("layer", 0, model.nLayers - 1)));
        const ProbeKind kind = readProbeKind(fields);
        model.layers.push_back(
            readLayer(file, layer, kind, static_cast<std::size_t>(model.dModel)));
        tensors += kind == ProbeKind::relu ? 4 : 3;
    }
    requireAscending(model);
    if (file.tensors.size() != tensors)
        fail("PSR-007", "The file holds tensors that do not belong to a steering model", "tensors",
             std::to_string(file.tensors.size()), std::to_string(tensors));
}

} // namespace

std::vector<std::byte> serializeSteeringModel(const SteeringModel& model) {
    requireAscending(model);
    const auto entries = entriesOf(model);
    return serializeSafetensors(entries,
                                {{"format", kFormat},
                                 {"format_version", std::to_string(kSteeringFormatVersion)},
                                 {"shape", toJsonText(shapeJson(model))},
                                 {"provenance", toJsonText(provenanceToJson(model.provenance))}});
}

SteeringModel parseSteeringModel(std::span<const std::byte> bytes) {
    const SafetensorsFile file = parseSafetensors(bytes);
    requireFormat(file);
    const Json shapeDocument = parseStrictJson(metadataValue(file, "shape"), {.maxDepth = 8});
    const JsonFields shape(shapeDocument, "shape");
    SteeringModel model;
    model.dModel = static_cast<std::int32_t>(shape.integer("d_model", 1, 1 << 20));
    model.nLayers = static_cast<std::int32_t>(shape.integer("n_layers", 1, 1 << 12));
    readLayers(file, shape, model);
    const Json provenance = parseStrictJson(metadataValue(file, "provenance"), {.maxDepth = 8});
    model.provenance = provenanceFromJson(provenance);
    return model;
}

void saveSteeringModel(const SteeringModel& model, const std::filesystem::path& path) {
    writeFileAtomically(path, serializeSteeringModel(model));
}

SteeringModel loadSteeringModel(const std::filesystem::path& path) {
    const auto bytes = readFile(path, 1ull << 30);
    try {
        return parseSteeringModel(bytes);
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
}

} // namespace steerscope
