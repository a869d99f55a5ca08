// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steering/control_vector.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/file_bytes.h"
#include "core/gguf/dequantize.h"
#include "core/gguf/file_kind.h"
#include "core/gguf/gguf_file.h"
#include "core/steering/steering_model_io.h"

namespace steerscope {
namespace {

constexpr char kArchitecture[] = "controlvector";
constexpr std::string_view kDirection = "direction.";
constexpr std::int32_t kMostLayers = 1 << 12;

[[noreturn]] void refuse(const char* code, std::string field, std::string found,
                         std::string allowed) {
    throw Error({.code = code,
                 .problem = "This control vector cannot be used",
                 .field = std::move(field),
                 .found = std::move(found),
                 .allowed = std::move(allowed),
                 .hint = "Choose a file that llama.cpp or repeng wrote for this language model."});
}

/// N of `direction.N`.
LayerIndex layerOf(const std::string& name) {
    std::int32_t layer = 0;
    const bool direction = name.starts_with(kDirection);
    const char* first = name.data() + (direction ? kDirection.size() : 0);
    const auto [end, error] = std::from_chars(first, name.data() + name.size(), layer);
    const bool whole = error == std::errc() && end == name.data() + name.size();
    if (!direction || !whole || layer < 1 || layer >= kMostLayers)
        refuse("CVEC-002", "tensor", name.substr(0, 80), "direction.N with N from 1");
    return LayerIndex(layer);
}

SteeringLayer layerFrom(const GgufTensor& tensor) {
    if (tensor.type != GgmlType::F32 || tensor.shape.size() != 1 || tensor.elementCount() == 0)
        refuse("CVEC-002", tensor.name,
               std::string(blockLayout(tensor.type).name) + " of " +
                   std::to_string(tensor.shape.size()) + " dimensions",
               "F32 of one dimension");
    SteeringLayer layer{.layer = layerOf(tensor.name),
                        .z = std::vector<float>(tensor.elementCount()),
                        .probe = {{}, {1.0f}, GateKind::constant},
                        .meanCoefficients = {1.0f}};
    dequantize(tensor.type, tensor.bytes, layer.z);
    if (!std::ranges::all_of(layer.z, [](float v) { return std::isfinite(v); }))
        refuse("CVEC-002", tensor.name, "a number that is not finite", "finite numbers");
    return layer;
}

} // namespace

SteeringModel parseControlVector(std::span<const std::byte> bytes, std::int32_t nLayers) {
    const GgufFile file = parseGguf(bytes);
    const std::string kind =
        file.has("general.architecture") ? file.textAt("general.architecture") : std::string();
    if (kind != kArchitecture)
        refuse("CVEC-001", "general.architecture", kind.empty() ? "none" : kind, kArchitecture);
    SteeringModel model;
    for (const GgufTensor& tensor : file.tensors)
        model.layers.push_back(layerFrom(tensor));
    if (model.layers.empty()) refuse("CVEC-002", "tensors", "none", "direction.N with N from 1");
    std::ranges::sort(model.layers, {}, [](const SteeringLayer& l) { return l.layer.value; });
    model.dModel = static_cast<std::int32_t>(model.layers.front().z.size());
    for (const SteeringLayer& layer : model.layers)
        if (layer.z.size() != static_cast<std::size_t>(model.dModel))
            refuse("CVEC-002", std::string(kDirection) + std::to_string(layer.layer.value),
                   std::to_string(layer.z.size()) + " numbers",
                   std::to_string(model.dModel) + " as in the others");
    const std::int32_t last = model.layers.back().layer.value;
    model.nLayers = nLayers > 0 ? nLayers : last + 1;
    if (last >= model.nLayers)
        refuse("CVEC-003", std::string(kDirection) + std::to_string(last),
               "block " + std::to_string(last),
               "1 to " + std::to_string(model.nLayers - 1) + " in this language model");
    model.provenance.method = kControlVectorMethod;
    if (file.has("controlvector.model_hint"))
        model.provenance.modelName = file.textAt("controlvector.model_hint");
    return model;
}

bool isControlVector(const std::filesystem::path& path) {
    // Magic, version, two counts and the first field fit easily.
    const auto bytes = readHead(path, kFileKindBytes);
    if (!bytes || detectFileKind(*bytes) != FileKind::gguf) return false;
    const std::string_view head(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    const std::size_t key = head.find("general.architecture");
    // Between key and value stand the type (4 bytes) and the length of the text (8).
    const std::size_t value = key == head.npos ? head.npos : key + 20 + 12;
    return value < head.size() && head.substr(value).starts_with(kArchitecture);
}

SteeringModel loadSteeringFile(const std::filesystem::path& path, std::int32_t nLayers) {
    const std::vector<std::byte> bytes = readFile(path, 1u << 30);
    try {
        if (bytes.size() < 4 || std::memcmp(bytes.data(), "GGUF", 4) != 0)
            return parseSteeringModel(bytes);
        SteeringModel model = parseControlVector(bytes, nLayers);
        model.provenance.name = path.stem().string();
        return model;
    } catch (const Error& error) {
        throw error.inFile(path.string());
    }
}

} // namespace steerscope
