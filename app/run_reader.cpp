// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>

#include "app/field_reader.h"
#include "app/recorded_run.h"
#include "core/base/error.h"

namespace steerscope {
namespace {

constexpr std::size_t kMaxColumns = 32, kMaxTokens = 1u << 16, kMaxLayers = 512, kMaxChoices = 64;
constexpr std::int64_t kMaxNumber = 1'000'000;
constexpr std::int64_t kMaxId = std::numeric_limits<std::int32_t>::max();
constexpr double kHuge = 1e30;

double readNumber(const Json& value, const std::string& field) {
    if (value.is_null()) return std::numeric_limits<double>::quiet_NaN();
    if (!value.is_number()) refuseField(field, value.type_name(), "a number or null");
    const double number = value.get<double>();
    if (!(std::abs(number) <= kHuge)) refuseField(field, value.dump(), "at most 1e30 in magnitude");
    return number;
}

template <class Value>
std::vector<Value> readNumbers(const FieldReader& fields, const char* key, std::size_t maxCount) {
    std::vector<Value> values;
    for (const Json& item : fields.array(key, maxCount))
        values.push_back(static_cast<Value>(readNumber(item, fields.pathOf(key))));
    return values;
}

std::vector<std::string> readTexts(const FieldReader& fields, const char* key) {
    std::vector<std::string> values;
    for (const Json& item : fields.array(key, kMaxTokens)) {
        if (!item.is_string()) refuseField(fields.pathOf(key), item.type_name(), "text");
        values.push_back(item.get<std::string>());
    }
    return values;
}

TokenId readId(const Json& item, const std::string& field) {
    const bool valid = item.is_number_unsigned() &&
                       item.get<std::uint64_t>() <= static_cast<std::uint64_t>(kMaxId);
    if (!valid) refuseField(field, item.dump(), "a token id");
    return TokenId(static_cast<std::int32_t>(item.get<std::uint64_t>()));
}

std::vector<TokenId> readIds(const FieldReader& fields, const char* key) {
    std::vector<TokenId> values;
    for (const Json& item : fields.array(key, kMaxTokens))
        values.push_back(readId(item, fields.pathOf(key)));
    return values;
}

FloatMatrix readGrid(const FieldReader& fields, const char* key) {
    if (!fields.has(key)) return {};
    const FieldReader object = fields.object(key);
    const auto rows = static_cast<std::size_t>(object.integer("rows", 1, kMaxTokens));
    const auto cols = static_cast<std::size_t>(object.integer("cols", 1, kMaxTokens));
    auto values = readNumbers<float>(object, "values", kMaxTokens * kMaxLayers);
    if (values.size() != rows * cols)
        refuseField(object.pathOf("values"), std::to_string(values.size()) + " values",
                    std::to_string(rows * cols));
    return {rows, cols, std::move(values)};
}

ChoiceText readChoice(const Json& pair, const std::string& field) {
    const bool known = pair.is_array() && pair.size() == 3;
    if (!pair.is_array() || (pair.size() != 2 && !known) || !pair[0].is_string())
        refuseField(field, pair.dump().substr(0, 40), "[text, probability, token]");
    return {pair[0].get<std::string>(), static_cast<float>(readNumber(pair[1], field)),
            known ? readId(pair[2], field) : TokenId(-1)};
}

std::vector<std::vector<ChoiceText>> readChoices(const FieldReader& fields, const char* key) {
    std::vector<std::vector<ChoiceText>> perToken;
    const std::string field = fields.pathOf(key);
    for (const Json& row : fields.array(key, kMaxTokens)) {
        if (!row.is_array() || row.size() > kMaxChoices)
            refuseField(field, row.type_name(), "a list of at most 64 choices");
        auto& candidates = perToken.emplace_back();
        for (const Json& pair : row)
            candidates.push_back(readChoice(pair, field));
    }
    return perToken;
}

[[noreturn]] void refuseWord(const FieldReader& fields, const char* key, const std::string& text) {
    refuseField(fields.pathOf(key), text.substr(0, 40), "one of the known words");
}

ColumnId readColumnId(const FieldReader& fields) {
    const std::string text = fields.text("kind");
    ColumnId id;
    if (fields.has("number")) id.number = static_cast<int>(fields.integer("number", 0, kMaxNumber));
    for (const ColumnKind kind : {ColumnKind::unsteered, ColumnKind::prompted, ColumnKind::psr,
                                  ColumnKind::twin, ColumnKind::stacked, ColumnKind::further})
        if (toText(kind) == text) return {kind, id.number};
    refuseWord(fields, "kind", text);
}

FinishReason readFinish(const FieldReader& fields) {
    const std::string text = fields.text("finish");
    if (const auto reason = finishReasonFromText(text)) return *reason;
    refuseWord(fields, "finish", text);
}

void requireLength(std::size_t found, std::size_t expected, const std::string& field) {
    if (found == expected) return;
    throw Error({.code = "RUN-002",
                 .problem = "The lists of one answer differ in length",
                 .field = field,
                 .found = std::to_string(found),
                 .allowed = std::to_string(expected) + " (one per token)",
                 .hint = "The file is damaged or was edited by hand."});
}

void checkColumn(const RunColumn& column, const std::string& path) {
    const std::size_t length = column.length();
    requireLength(column.texts.size(), length, path + ".texts");
    requireLength(column.pieces.size(), length, path + ".pieces");
    requireLength(column.logProbs.size(), length, path + ".log_probs");
    requireLength(column.choices.size(), length, path + ".choices");
    for (const FloatMatrix* map : {&column.coefficients, &column.pushes})
        if (!map->empty()) requireLength(map->rows(), length, path + " map");
}

RunColumn readColumn(const Json& json, const std::string& path) {
    const FieldReader fields(json, path);
    RunColumn column;
    const ColumnId id = readColumnId(fields);
    column.kind = id.kind;
    column.number = id.number;
    column.name = fields.text("name", 4096);
    column.strength = static_cast<float>(fields.number("strength", -1e6, 1e6));
    column.finish = readFinish(fields);
    column.tokens = readIds(fields, "tokens");
    column.texts = readTexts(fields, "texts");
    column.pieces = readTexts(fields, "pieces");
    column.logProbs = readNumbers<float>(fields, "log_probs", kMaxTokens);
    column.choices = readChoices(fields, "choices");
    column.coefficients = readGrid(fields, "coefficients");
    column.pushes = readGrid(fields, "pushes");
    checkColumn(column, path);
    return column;
}

void checkMaps(const DeltaMaps& maps, std::size_t length, const std::string& path) {
    requireLength(maps.response.size(), length, path + ".response");
    requireLength(maps.pieces.size(), length, path + ".pieces");
    std::size_t layers = 0;
    for (const CoefficientGrid* map :
         {&maps.accumulated, &maps.local, &maps.coefficients, &maps.pushes, &maps.steered,
          &maps.missed, &maps.projected}) {
        if (map->empty()) continue;
        requireLength(map->cols(), length, path + " map");
        if (layers == 0) layers = map->rows();
        requireLength(map->rows(), layers, path + " layers");
    }
    for (const auto* list : {&maps.klSteered, &maps.klUnsteered, &maps.klOfSteering})
        if (!list->empty()) requireLength(list->size(), length, path + ".kl");
    for (const auto* list : {&maps.plainChoices, &maps.promptedChoices, &maps.steeredChoices})
        if (!list->empty()) requireLength(list->size(), length, path + " choices");
}

std::shared_ptr<const DeltaMaps> readMaps(const FieldReader& parent, const char* key,
                                          const RunColumn* column) {
    if (!parent.has(key) || !column) return nullptr;
    const FieldReader fields = parent.object(key);
    auto maps = std::make_shared<DeltaMaps>();
    maps->response = readIds(fields, "response");
    maps->pieces = readTexts(fields, "pieces");
    maps->accumulated = readGrid(fields, "accumulated");
    maps->local = readGrid(fields, "local");
    maps->coefficients = readGrid(fields, "coefficients");
    maps->pushes = readGrid(fields, "pushes");
    maps->steered = readGrid(fields, "steered");
    maps->missed = readGrid(fields, "missed");
    maps->projected = readGrid(fields, "projected");
    maps->relativeRmse = readNumbers<double>(fields, "relative_rmse", kMaxLayers);
    maps->klSteered = readNumbers<double>(fields, "kl_steered", kMaxTokens);
    maps->klUnsteered = readNumbers<double>(fields, "kl_unsteered", kMaxTokens);
    if (fields.has("kl_of_steering")) // Earlier versions did not measure it.
        maps->klOfSteering = readNumbers<double>(fields, "kl_of_steering", kMaxTokens);
    maps->plainChoices = readChoices(fields, "plain_choices");
    maps->promptedChoices = readChoices(fields, "prompted_choices");
    maps->steeredChoices = readChoices(fields, "steered_choices");
    checkMaps(*maps, column->length(), fields.path());
    return maps;
}

ModelInfo readModel(const FieldReader& fields) {
    ModelInfo model;
    model.name = fields.text("name", 4096);
    model.path = fields.text("path", 65536);
    model.architecture = fields.text("architecture", 4096);
    model.quantization = fields.text("quantization", 4096);
    model.executor = fields.text("executor", 4096);
    model.fileSha256 = fields.text("sha256", 128);
    model.templateSha256 = fields.text("template_sha256", 128);
    model.nLayers = static_cast<std::int32_t>(fields.integer("layers", 0, kMaxLayers));
    model.dModel = static_cast<std::int32_t>(fields.integer("width", 0, kMaxId));
    model.vocabSize = static_cast<std::int32_t>(fields.integer("vocabulary", 0, kMaxId));
    return model;
}

void requireFormat(const FieldReader& fields) {
    const bool known = fields.has("format") && fields.text("format") == kRunFormat;
    if (known && fields.integer("version", 0, 1'000'000) <= kRunVersion) return;
    throw Error({.code = "RUN-001",
                 .problem = known ? "This run was written by a later version of Steerscope"
                                  : "This file is not a recorded run",
                 .field = known ? "version" : "format",
                 .allowed = std::string(kRunFormat) + " version " + std::to_string(kRunVersion),
                 .hint = "Choose a JSON file that Export data wrote."});
}

std::vector<MixPart> readParts(const FieldReader& fields, const char* key) {
    std::vector<MixPart> parts;
    for (const Json& json : fields.array(key, kMaxColumns)) {
        const FieldReader part(json, fields.pathOf(key));
        parts.push_back({nullptr, static_cast<float>(part.number("strength", -1e6, 1e6)),
                         part.text("psr", 4096)});
    }
    return parts;
}

/// Files from before there was a choice of columns have none of these fields.
void readColumnChoice(const FieldReader& fields, Experiment& experiment) {
    if (fields.has("columns")) {
        const FieldReader columns = fields.object("columns");
        experiment.unsteered = columns.boolean("unsteered");
        experiment.prompted = columns.boolean("prompted");
        experiment.stacked = columns.boolean("stacked");
    }
    if (fields.has("mix")) experiment.mix = readParts(fields, "mix");
    if (!fields.has("further")) return;
    for (const Json& json : fields.array("further", kMaxColumns)) {
        const FieldReader column(json, fields.pathOf("further"));
        experiment.further.push_back({static_cast<int>(column.integer("number", 1, kMaxNumber)),
                                      readParts(column, "parts")});
    }
}

PushOverride readPainted(const Json& cell, const std::string& field) {
    if (!cell.is_array() || cell.size() != 3)
        refuseField(field, cell.dump().substr(0, 40), "[layer, token, push]");
    return {LayerIndex(readId(cell[0], field).value), readId(cell[1], field).value,
            static_cast<float>(readNumber(cell[2], field))};
}

/// Files from before answers could be forked and cells painted have neither.
void readHandwork(const FieldReader& fields, Experiment& experiment) {
    if (fields.has("forks"))
        for (const Json& json : fields.array("forks", kMaxColumns)) {
            const FieldReader fork(json, fields.pathOf("forks"));
            experiment = withFork(std::move(experiment),
                                  {readColumnId(fork.object("column")), readIds(fork, "tokens"),
                                   fork.text("text"), fork.text("piece")});
        }
    std::vector<PushOverride> painted;
    if (fields.has("painted"))
        for (const Json& cell : fields.array("painted", kMaxTokens * kMaxLayers))
            painted.push_back(readPainted(cell, fields.pathOf("painted")));
    experiment = withPainted(std::move(experiment), painted);
}

std::optional<RunParent> readParent(const FieldReader& parent) {
    if (!parent.has("parent")) return std::nullopt;
    const FieldReader fields = parent.object("parent");
    const std::string change = fields.text("change", 64);
    if (change != "fork" && change != "paint") refuseWord(fields, "change", change);
    return RunParent{.createdAt = fields.text("created", 64),
                     .change =
                         change == "fork" ? RunParent::Change::fork : RunParent::Change::paint,
                     .column = readColumnId(fields.object("column")),
                     .token = static_cast<int>(fields.integer("token", 0, kMaxTokens)),
                     .piece = fields.text("piece", 4096)};
}

} // namespace

ColumnId columnIdFromJson(const Json& json, const std::string& path) {
    return readColumnId(FieldReader(json, path));
}

Experiment experimentFromJson(const Json& json, const std::string& path) {
    const FieldReader fields(json, path);
    Experiment experiment;
    experiment.prompt = fields.text("prompt");
    experiment.steering.text = fields.text("steering");
    experiment.steering.role = steeringRoleFromText(fields.text("role", 64));
    experiment.sampler.seed = fields.natural("seed");
    experiment.sampler.temperature = static_cast<float>(fields.number("temperature", 0, 100));
    experiment.sampler.topK = static_cast<int>(fields.integer("top_k", 0, kMaxId));
    experiment.sampler.topP = static_cast<float>(fields.number("top_p", 0, 1));
    experiment.maxTokens = static_cast<int>(fields.integer("max_tokens", 1, kMaxTokens));
    experiment.strength = static_cast<float>(fields.number("strength", -1e6, 1e6));
    experiment.twin = fields.boolean("twin");
    readColumnChoice(fields, experiment);
    readHandwork(fields, experiment);
    return experiment;
}

RecordedRun parseRecordedRun(std::string_view text) {
    return recordedRunFromJson(parseStrictJson(text));
}

RecordedRun recordedRunFromJson(const Json& json) {
    const FieldReader fields(json);
    requireFormat(fields);
    RecordedRun run;
    run.createdAt = fields.text("created", 64);
    run.recipe = experimentFromJson(fields.object("recipe").json(), "recipe");
    run.psrName = fields.text("psr", 4096);
    run.parent = readParent(fields);
    run.model = readModel(fields.object("model"));
    run.tokensPerSecond = fields.number("tokens_per_second", 0, 1e9);
    if (fields.has("caption")) run.caption = fields.text("caption", 1000);
    for (const Json& column : fields.array("columns", kMaxColumns))
        run.columns.push_back(
            readColumn(column, "columns[" + std::to_string(run.columns.size()) + "]"));
    run.promptedDeltas = readMaps(fields, "prompted_deltas", run.find(ColumnKind::prompted));
    run.psrDeltas = readMaps(fields, "psr_deltas", run.find(ColumnKind::psr));
    return run;
}

} // namespace steerscope
