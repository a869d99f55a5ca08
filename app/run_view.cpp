// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_view.h"

#include <array>

#include "app/field_reader.h"

namespace steerscope {
namespace {

constexpr std::int64_t kMostTokens = 1 << 20;
constexpr double kHuge = 1e30;

template <class Value> using Words = std::pair<Value, const char*>;

constexpr std::array<Words<MapKind>, 6> kMaps{{{MapKind::push, "push"},
                                               {MapKind::promptDelta, "prompt-delta"},
                                               {MapKind::localDelta, "local-delta"},
                                               {MapKind::psrDelta, "psr-delta"},
                                               {MapKind::missed, "missed"},
                                               {MapKind::projected, "projected"}}};
constexpr std::array<Words<TintKind>, 6> kTints{{{TintKind::none, "none"},
                                                 {TintKind::push, "push"},
                                                 {TintKind::lambda, "lambda"},
                                                 {TintKind::delta, "delta"},
                                                 {TintKind::surprise, "surprise"},
                                                 {TintKind::kl, "kl"}}};
constexpr std::array<Words<Transform>, 3> kTransforms{{{Transform::linear, "linear"},
                                                       {Transform::squareRoot, "square-root"},
                                                       {Transform::logarithmic, "logarithmic"}}};

template <class List, class Value> std::string wordOf(const List& list, Value value) {
    for (const auto& [candidate, word] : list)
        if (candidate == value) return word;
    return {};
}

template <class List> auto valueOf(const List& list, const FieldReader& fields, const char* key) {
    const std::string text = fields.text(key, 64);
    for (const auto& [candidate, word] : list)
        if (text == word) return candidate;
    refuseField(fields.pathOf(key), text, "one of the known words");
}

Json rangeJson(const std::optional<ValueRange>& range) {
    if (!range) return nullptr;
    return {{"low", range->low}, {"high", range->high}};
}

std::optional<ValueRange> readRange(const FieldReader& parent, const char* key) {
    if (!parent.has(key)) return std::nullopt;
    const FieldReader fields = parent.object(key);
    return ValueRange{fields.number("low", -kHuge, kHuge), fields.number("high", -kHuge, kHuge)};
}

int readIndex(const FieldReader& fields, const char* key) {
    return static_cast<int>(fields.integer(key, -1, kMostTokens));
}

Json cursorJson(const std::optional<CursorPlace>& place) {
    if (!place) return nullptr;
    return {{"column", columnIdToJson(place->column)},
            {"token", place->token},
            {"layer", place->layer ? Json(*place->layer) : Json(nullptr)}};
}

std::optional<CursorPlace> readCursor(const FieldReader& parent) {
    if (!parent.has("cursor")) return std::nullopt;
    const FieldReader fields = parent.object("cursor");
    CursorPlace place{.column =
                          columnIdFromJson(fields.object("column").json(), fields.pathOf("column")),
                      .token = readIndex(fields, "token")};
    if (fields.has("layer")) place.layer = readIndex(fields, "layer");
    return place;
}

Json cellJson(const std::optional<Cell>& cell) {
    if (!cell) return nullptr;
    return {{"column", cell->column}, {"layer", cell->layer}};
}

std::optional<Cell> readCell(const FieldReader& parent, const char* key) {
    if (!parent.has(key)) return std::nullopt;
    const FieldReader fields = parent.object(key);
    return Cell{readIndex(fields, "column"), readIndex(fields, "layer")};
}

Json regionJson(const std::optional<MapRegion>& region) {
    if (!region) return nullptr;
    return {{"first_column", region->firstColumn},
            {"last_column", region->lastColumn},
            {"first_layer", region->firstLayer},
            {"last_layer", region->lastLayer}};
}

std::optional<MapRegion> readRegion(const FieldReader& parent) {
    if (!parent.has("region")) return std::nullopt;
    const FieldReader fields = parent.object("region");
    return MapRegion{readIndex(fields, "first_column"), readIndex(fields, "last_column"),
                     readIndex(fields, "first_layer"), readIndex(fields, "last_layer")};
}

Json zoomJson(const std::optional<ColumnPitch>& zoom) {
    if (!zoom) return nullptr;
    return {{"pixels", zoom->pixels}, {"merged", zoom->merged}};
}

std::optional<ColumnPitch> readZoom(const FieldReader& parent) {
    if (!parent.has("zoom")) return std::nullopt;
    const FieldReader fields = parent.object("zoom");
    return ColumnPitch{static_cast<int>(fields.integer("pixels", 1, 1024)),
                       static_cast<int>(fields.integer("merged", 1, kMostTokens))};
}

} // namespace

Json runViewToJson(const RunView& view) {
    Json tints = Json::array();
    for (const auto& [id, kind] : view.tints)
        tints.push_back({{"column", columnIdToJson(id)}, {"tint", wordOf(kTints, kind)}});
    return {{"map", wordOf(kMaps, view.map)},
            {"transform", wordOf(kTransforms, view.transform)},
            {"shared_range", rangeJson(view.sharedRange)},
            {"clip", rangeJson(view.clip)},
            {"zoom", zoomJson(view.zoom)},
            {"first_column", view.firstColumn},
            {"cursor", cursorJson(view.cursor)},
            {"second", cellJson(view.second)},
            {"region", regionJson(view.region)},
            {"tints", std::move(tints)},
            {"differences", view.differences ? columnIdToJson(*view.differences) : Json(nullptr)}};
}

RunView runViewFromJson(const Json& json) {
    const FieldReader fields(json, "view");
    RunView view{.map = valueOf(kMaps, fields, "map"),
                 .transform = valueOf(kTransforms, fields, "transform"),
                 .sharedRange = readRange(fields, "shared_range"),
                 .clip = readRange(fields, "clip"),
                 .zoom = readZoom(fields),
                 .firstColumn = readIndex(fields, "first_column"),
                 .cursor = readCursor(fields),
                 .second = readCell(fields, "second"),
                 .region = readRegion(fields)};
    for (const Json& entry : fields.array("tints", 64)) {
        const FieldReader tint(entry, fields.pathOf("tints"));
        view.tints[columnIdFromJson(tint.object("column").json(), tint.pathOf("column"))] =
            valueOf(kTints, tint, "tint");
    }
    if (fields.has("differences"))
        view.differences =
            columnIdFromJson(fields.object("differences").json(), fields.pathOf("differences"));
    return view;
}

} // namespace steerscope
