// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/library/run_record.h"

#include <cmath>
#include <limits>
#include <map>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace steerscope {
namespace {

constexpr char kMapKey[] = "map";

bool isGrid(const Json& node) {
    return node.is_object() && node.size() == 3 && node.contains("rows") && node.contains("cols") &&
           node.contains("values") && node["values"].is_array();
}

float floatFrom(const Json& value) {
    return value.is_null() ? std::numeric_limits<float>::quiet_NaN() : value.get<float>();
}

FloatMatrix matrixFrom(const Json& grid) {
    std::vector<float> values;
    values.reserve(grid["values"].size());
    for (const Json& value : grid["values"])
        values.push_back(floatFrom(value));
    return {grid["rows"].get<std::size_t>(), grid["cols"].get<std::size_t>(), std::move(values)};
}

Json gridFrom(const FloatMatrix& matrix) {
    Json values = Json::array();
    for (const float value : matrix.values())
        values.push_back(std::isfinite(value) ? Json(static_cast<double>(value)) : Json(nullptr));
    return {{"rows", matrix.rows()}, {"cols", matrix.cols()}, {"values", std::move(values)}};
}

/// Replaces every grid below `node` by its name and moves it to `maps`.
void takeGrids(Json& node, const std::string& place, std::vector<StoredMap>& maps) {
    if (isGrid(node)) {
        maps.push_back({place, matrixFrom(node)});
        node = {{kMapKey, place}};
        return;
    }
    if (!node.is_structured()) return;
    for (const auto& [key, child] : node.items())
        takeGrids(child, place + "/" + key, maps);
}

using MapsByName = std::map<std::string, const FloatMatrix*>;

void putGridsBack(Json& node, const MapsByName& maps) {
    if (!node.is_structured()) return;
    if (node.is_object() && node.size() == 1 && node.contains(kMapKey) &&
        node[kMapKey].is_string()) {
        const auto name = node[kMapKey].get<std::string>();
        const auto found = maps.find(name);
        if (found == maps.end())
            throw Error({.code = "RUN-003",
                         .problem = "A map of this run is missing",
                         .field = name,
                         .hint = "The library or bundle is damaged; restore a backup or ask for "
                                 "the bundle again."});
        node = gridFrom(*found->second);
        return;
    }
    for (const auto& [key, child] : node.items())
        putGridsBack(child, maps);
}

} // namespace

ModelSeen modelSeen(const ModelInfo& model) {
    return {.sha256 = model.fileSha256,
            .name = sanitizedUtf8(model.name),
            .path = sanitizedUtf8(model.path),
            .architecture = sanitizedUtf8(model.architecture),
            .quantization = sanitizedUtf8(model.quantization),
            .templateSha256 = model.templateSha256,
            .layers = model.nLayers,
            .width = model.dModel,
            .vocabulary = model.vocabSize};
}

StoredRun toStoredRun(const RecordedRun& run, const std::string& psrSha256) {
    StoredRun stored{.createdAt = run.createdAt,
                     .prompt = sanitizedUtf8(run.recipe.prompt),
                     .steering = sanitizedUtf8(run.recipe.steering.text),
                     .strength = run.recipe.strength,
                     .psrName = sanitizedUtf8(run.psrName),
                     .psrSha256 = psrSha256,
                     .model = modelSeen(run.model)};
    for (const RunColumn& column : run.columns)
        stored.columns.push_back({toText(column.kind), sanitizedUtf8(column.name),
                                  sanitizedUtf8(column.text()),
                                  static_cast<std::int64_t>(column.length())});
    Json document = recordedRunToJson(run);
    takeGrids(document, "", stored.maps);
    stored.document = document.dump();
    return stored;
}

RecordedRun fromStoredRun(const StoredRun& stored) {
    Json document = parseStrictJson(stored.document);
    MapsByName maps;
    for (const StoredMap& map : stored.maps)
        maps.emplace(map.name, &map.values);
    putGridsBack(document, maps);
    return recordedRunFromJson(document);
}

} // namespace steerscope
