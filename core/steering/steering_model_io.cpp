// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/steering_model_io.h"

#include <algorithm>
#include <array>
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

constexpr std::array<std::pair<GateKind, const char*>, 4> kGateNames{{
    {GateKind::relu, "relu"},
    {GateKind::constant, "constant"},
    {GateKind::linear, "linear"},
    {GateKind::clamp, "clamp"},
}};

bool fitsVersion1(const SteeringLayer& entry) {
    const GateKind gate = entry.probe.gate;
    return entry.rank() == 1 && !entry.z.empty() &&
           (gate == GateKind::relu || gate == GateKind::constant);
}

int versionOf(const SteeringModel& model) {
    return std::ranges::all_of(model.layers, fitsVersion1) ? 1 : 2;
}

Json shapeJson(const SteeringModel& model) {
    Json layers = Json::array();
    for (const auto& entry : model.layers) {
        const auto name =
            std::ranges::find(kGateNames, entry.probe.gate, [](const auto& n) { return n.first; });
        Json item = {{"layer", entry.layer.value}, {"probe", name->second}};
        if (versionOf(model) > 1) {
            item["rank"] = entry.rank();
            item["directions"] = entry.z.empty() ? "identity" : "free";
        }
        layers.push_back(std::move(item));
    }
    return {{"d_model", model.dModel}, {"n_layers", model.nLayers}, {"layers", layers}};
}

/// Collects the tensors of a model; the spans point into it.
std::vector<SafetensorsEntry> entriesOf(const SteeringModel& model) {
    std::vector<SafetensorsEntry> out;
    const bool flat = versionOf(model) == 1;
    for (const auto& entry : model.layers) {
        const auto add = [&](const char* part, std::span<const float> values, bool perRow) {
            const std::string name = tensorName(entry.layer, part);
            requireFinite(values, name);
            std::vector<std::uint64_t> shape{values.size()};
            if (perRow && !flat) shape = {entry.rank(), values.size() / entry.rank()};
            out.push_back({name, std::move(shape), values});
        };
        if (!entry.z.empty()) add("z", entry.z, true);
        if (!entry.probe.w.empty()) add("w", entry.probe.w, true);
        add("b", entry.probe.b, false);
        add("mean_coefficient", entry.meanCoefficients, false);
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

/// The version of a file that can be read.
int requireFormat(const SafetensorsFile& file) {
    const auto format = file.metadata.find("format");
    if (format == file.metadata.end() || format->second != kFormat)
        throw Error({.code = "PSR-001",
                     .problem = "This safetensors file is not a steering model",
                     .field = "format",
                     .found = format == file.metadata.end() ? "nothing" : format->second,
                     .allowed = kFormat,
                     .hint = "Choose a file that Steerscope saved, or distil a new one."});
    const std::string& version = metadataValue(file, "format_version");
    for (int known = 1; known <= kSteeringFormatVersion; ++known)
        if (version == std::to_string(known)) return known;
    throw Error({.code = "PSR-002",
                 .problem = "The steering model has a format this version does not know",
                 .field = "format_version",
                 .found = version,
                 .allowed = "1 to " + std::to_string(kSteeringFormatVersion),
                 .hint = "Open it with the Steerscope version that saved it, or a newer one."});
}

using Shape = std::vector<std::uint64_t>;

std::string shapeText(const Shape& shape) {
    std::string out;
    for (const auto size : shape)
        out += (out.empty() ? "" : " × ") + std::to_string(size);
    return "[" + out + "]";
}

std::vector<float> readTensor(const SafetensorsFile& file, const std::string& name,
                              const Shape& shape) {
    const SafetensorsTensor* tensor = file.find(name);
    if (!tensor)
        fail("PSR-004", "A tensor of the steering model is missing", name, "nothing",
             shapeText(shape) + " float32");
    if (tensor->type != SafetensorsType::F32)
        fail("PSR-005", "A tensor of the steering model has another type", name,
             std::string(safetensorsTypeName(tensor->type)), "float32");
    if (tensor->shape != shape)
        fail("PSR-005", "A tensor of the steering model has another shape", name,
             shapeText(tensor->shape), shapeText(shape));
    auto values = tensor->toFloat();
    requireFinite(values, name);
    return values;
}

GateKind readGate(const JsonFields& fields, int version) {
    const std::string name = fields.text("probe");
    const std::size_t known = version == 1 ? 2 : kGateNames.size();
    std::string allowed;
    for (std::size_t i = 0; i < known; ++i) {
        if (name == kGateNames[i].second) return kGateNames[i].first;
        allowed += (i ? ", " : "") + std::string(kGateNames[i].second);
    }
    fail("PSR-003", "A probe of the steering model is of an unknown kind", "shape.layers.probe",
         name, allowed);
}

/// What `shape` says of one layer.
struct LayerShape {
    LayerIndex layer;
    GateKind gate;
    std::size_t rank = 1;
    bool hasDirections = true;
};

LayerShape readLayerShape(const JsonFields& fields, const SteeringModel& model, int version) {
    LayerShape out{
        LayerIndex(static_cast<std::int32_t>(fields.integer("layer", 0, model.nLayers - 1))),
        readGate(fields, version)};
    if (version == 1) return out;
    out.rank = static_cast<std::size_t>(fields.integer("rank", 1, model.dModel));
    const std::string directions = fields.text("directions");
    if (directions != "free" && directions != "identity")
        fail("PSR-003", "The directions of a steered layer are of an unknown kind",
             "shape.layers.directions", directions, "free or identity");
    out.hasDirections = directions == "free";
    if (!out.hasDirections && out.rank != static_cast<std::size_t>(model.dModel))
        fail("PSR-003", "Unit vectors as directions need as many coefficients as the model is wide",
             "shape.layers.rank", std::to_string(out.rank), std::to_string(model.dModel));
    return out;
}

/// Reads the tensors of one layer and counts them.
SteeringLayer readLayer(const SafetensorsFile& file, const LayerShape& shape, std::uint64_t width,
                        int version, std::size_t& tensors) {
    SteeringLayer out{.layer = shape.layer};
    const Shape rows = version == 1 ? Shape{width} : Shape{shape.rank, width};
    const auto read = [&](const char* part, const Shape& wanted) {
        ++tensors;
        return readTensor(file, tensorName(shape.layer, part), wanted);
    };
    if (shape.hasDirections) out.z = read("z", rows);
    if (shape.gate != GateKind::constant) out.probe.w = read("w", rows);
    out.probe.b = read("b", {shape.rank});
    out.probe.gate = shape.gate;
    out.meanCoefficients = read("mean_coefficient", {shape.rank});
    return out;
}

void readLayers(const SafetensorsFile& file, const JsonFields& shape, int version,
                SteeringModel& model) {
    std::size_t tensors = 0;
    for (const Json& item : shape.array("layers")) {
        const auto entry = readLayerShape(JsonFields(item, "shape.layers"), model, version);
        model.layers.push_back(
            readLayer(file, entry, static_cast<std::uint64_t>(model.dModel), version, tensors));
    }
    requireAscending(model);
    if (file.tensors.size() != tensors)
        fail("PSR-007", "The file holds tensors that do not belong to a steering model", "tensors",
             std::to_string(file.tensors.size()), std::to_string(tensors));
}

} // namespace

std::vector<std::byte> serializeSteeringModel(const SteeringModel& model) {
    requireAscending(model);
    requireConsistent(model);
    const auto entries = entriesOf(model);
    return serializeSafetensors(entries,
                                {{"format", kFormat},
                                 {"format_version", std::to_string(versionOf(model))},
                                 {"shape", toJsonText(shapeJson(model))},
                                 {"provenance", toJsonText(provenanceToJson(model.provenance))}});
}

SteeringModel parseSteeringModel(std::span<const std::byte> bytes) {
    const SafetensorsFile file = parseSafetensors(bytes);
    const int version = requireFormat(file);
    const Json shapeDocument = parseStrictJson(metadataValue(file, "shape"), {.maxDepth = 8});
    const JsonFields shape(shapeDocument, "shape");
    SteeringModel model;
    model.dModel = static_cast<std::int32_t>(shape.integer("d_model", 1, 1 << 20));
    model.nLayers = static_cast<std::int32_t>(shape.integer("n_layers", 1, 1 << 12));
    readLayers(file, shape, version, model);
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
