// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "app/recorded_run.h"
#include "core/base/utf8.h"

namespace steerscope {
namespace {

/// The double with the shortest decimal form that reads back as this float; NaN becomes null.
Json number(float value) {
    if (!std::isfinite(value)) return nullptr;
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    double shortest = 0;
    std::from_chars(text.data(), end, shortest);
    return shortest;
}

template <class Values> Json numbers(const Values& values) {
    Json list = Json::array();
    for (const auto value : values)
        list.push_back(number(static_cast<float>(value)));
    return list;
}

/// Measurements keep their double precision.
Json measurements(const std::vector<double>& values) {
    Json list = Json::array();
    for (const double value : values)
        list.push_back(std::isfinite(value) ? Json(value) : Json(nullptr));
    return list;
}

Json texts(const std::vector<std::string>& values) {
    Json list = Json::array();
    for (const std::string& text : values)
        list.push_back(sanitizedUtf8(text));
    return list;
}

Json grid(const FloatMatrix& matrix) {
    if (matrix.empty()) return nullptr;
    return {{"rows", matrix.rows()}, {"cols", matrix.cols()}, {"values", numbers(matrix.values())}};
}

Json ids(const std::vector<TokenId>& tokens) {
    Json list = Json::array();
    for (const TokenId token : tokens)
        list.push_back(token.value);
    return list;
}

/// [text, probability], and the token where it is known.
Json choiceJson(const ChoiceText& choice) {
    Json json = Json::array({sanitizedUtf8(choice.piece), number(choice.probability)});
    if (choice.token.value >= 0) json.push_back(choice.token.value);
    return json;
}

Json choices(const std::vector<std::vector<ChoiceText>>& perToken) {
    Json list = Json::array();
    for (const auto& candidates : perToken) {
        Json row = Json::array();
        for (const ChoiceText& choice : candidates)
            row.push_back(choiceJson(choice));
        list.push_back(std::move(row));
    }
    return list;
}

Json modelJson(const ModelInfo& model) {
    return {{"name", model.name},
            {"path", sanitizedUtf8(model.path)},
            {"architecture", model.architecture},
            {"quantization", model.quantization},
            {"executor", model.executor},
            {"sha256", model.fileSha256},
            {"template_sha256", model.templateSha256},
            {"layers", model.nLayers},
            {"width", model.dModel},
            {"vocabulary", model.vocabSize}};
}

Json columnJson(const RunColumn& column) {
    return {{"kind", toText(column.kind)},
            {"number", column.number},
            {"name", sanitizedUtf8(column.name)},
            {"strength", number(column.strength)},
            {"finish", toText(column.finish)},
            {"tokens", ids(column.tokens)},
            {"texts", texts(column.texts)},
            {"pieces", texts(column.pieces)},
            {"log_probs", numbers(column.logProbs)},
            {"choices", choices(column.choices)},
            {"coefficients", grid(column.coefficients)},
            {"pushes", grid(column.pushes)}};
}

Json partsJson(const std::vector<MixPart>& parts) {
    Json list = Json::array();
    for (const MixPart& part : parts)
        list.push_back({{"psr", sanitizedUtf8(part.name)}, {"strength", number(part.strength)}});
    return list;
}

Json furtherJson(const std::vector<FurtherColumn>& columns) {
    Json list = Json::array();
    for (const FurtherColumn& column : columns)
        list.push_back({{"number", column.number}, {"parts", partsJson(column.parts)}});
    return list;
}

Json forksJson(const std::vector<ForcedStart>& forks) {
    Json list = Json::array();
    for (const ForcedStart& fork : forks)
        list.push_back({{"column", columnIdToJson(fork.column)},
                        {"tokens", ids(fork.tokens)},
                        {"text", sanitizedUtf8(fork.text)},
                        {"piece", sanitizedUtf8(fork.piece)}});
    return list;
}

/// [layer, token, push] a cell.
Json paintedJson(const std::vector<PushOverride>& painted) {
    Json list = Json::array();
    for (const PushOverride& cell : painted)
        list.push_back(Json::array({cell.layer.value, cell.token, number(cell.push)}));
    return list;
}

Json parentJson(const std::optional<RunParent>& parent) {
    if (!parent) return nullptr;
    return {{"created", parent->createdAt},
            {"change", parent->change == RunParent::Change::fork ? "fork" : "paint"},
            {"column", columnIdToJson(parent->column)},
            {"token", parent->token},
            {"piece", sanitizedUtf8(parent->piece)}};
}

Json mapsJson(const std::shared_ptr<const DeltaMaps>& maps) {
    if (!maps) return nullptr;
    return {{"response", ids(maps->response)},
            {"pieces", texts(maps->pieces)},
            {"accumulated", grid(maps->accumulated)},
            {"local", grid(maps->local)},
            {"coefficients", grid(maps->coefficients)},
            {"pushes", grid(maps->pushes)},
            {"steered", grid(maps->steered)},
            {"missed", grid(maps->missed)},
            {"projected", grid(maps->projected)},
            {"relative_rmse", measurements(maps->relativeRmse)},
            {"kl_steered", measurements(maps->klSteered)},
            {"kl_unsteered", measurements(maps->klUnsteered)},
            {"kl_of_steering", measurements(maps->klOfSteering)},
            {"plain_choices", choices(maps->plainChoices)},
            {"prompted_choices", choices(maps->promptedChoices)},
            {"steered_choices", choices(maps->steeredChoices)}};
}

/// RFC 4180: quotes doubled, the whole in quotes when needed.
std::string csvField(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

/// The maps that belong to a column, in the order of the CSV header; [L × T] each.
using ColumnMaps = std::array<const CoefficientGrid*, 4>;

ColumnMaps mapsOf(const RecordedRun& run, const RunColumn& column) {
    static const CoefficientGrid kNone;
    const auto* maps = column.kind == ColumnKind::prompted ? run.promptedDeltas.get()
                       : column.kind == ColumnKind::psr    ? run.psrDeltas.get()
                                                           : nullptr;
    if (!maps) return {&kNone, &kNone, &kNone, &kNone};
    return {&maps->accumulated, &maps->local, &maps->steered, &maps->missed};
}

std::string csvNumber(float value) {
    const Json json = number(value);
    return json.is_null() ? std::string() : json.dump();
}

void appendCell(std::string& out, const FloatMatrix& grid, std::size_t row, std::size_t col) {
    out += ',';
    if (row < grid.rows() && col < grid.cols()) out += csvNumber(grid.at(row, col));
}

void appendColumnCsv(std::string& out, const RecordedRun& run, const RunColumn& column) {
    const ColumnMaps maps = mapsOf(run, column);
    const std::size_t layers = std::max({column.pushes.cols(), maps[0]->rows(), std::size_t{1}});
    const bool byLayer = !column.pushes.empty() || !maps[0]->empty();
    for (std::size_t t = 0; t < column.length(); ++t)
        for (std::size_t l = 0; l < layers; ++l) {
            out += csvField(column.name) + ',' + std::to_string(t) + ',' +
                   std::to_string(column.tokens[t].value) + ',' + csvField(column.pieces[t]) + ',' +
                   (byLayer ? std::to_string(l) : std::string()) + ',' +
                   csvNumber(column.logProbs[t]);
            appendCell(out, column.coefficients, t, l);
            appendCell(out, column.pushes, t, l);
            for (const CoefficientGrid* map : maps)
                appendCell(out, *map, l, t);
            out += '\n';
        }
}

} // namespace

Json columnIdToJson(const ColumnId& id) {
    return {{"kind", toText(id.kind)}, {"number", id.number}};
}

Json experimentToJson(const Experiment& experiment) {
    return {{"prompt", sanitizedUtf8(experiment.prompt)},
            {"steering", sanitizedUtf8(experiment.steering.text)},
            {"role", toText(experiment.steering.role)},
            {"seed", experiment.sampler.seed},
            {"temperature", number(experiment.sampler.temperature)},
            {"top_k", experiment.sampler.topK},
            {"top_p", number(experiment.sampler.topP)},
            {"max_tokens", experiment.maxTokens},
            {"strength", number(experiment.strength)},
            {"twin", experiment.twin},
            {"columns",
             {{"unsteered", experiment.unsteered},
              {"prompted", experiment.prompted},
              {"stacked", experiment.stacked}}},
            {"mix", partsJson(experiment.mix)},
            {"further", furtherJson(experiment.further)},
            {"forks", forksJson(experiment.forks)},
            {"painted", paintedJson(experiment.painted)}};
}

Json recordedRunToJson(const RecordedRun& run) {
    Json columns = Json::array();
    for (const RunColumn& column : run.columns)
        columns.push_back(columnJson(column));
    Json json{{"format", kRunFormat},
              {"version", kRunVersion},
              {"created", run.createdAt},
              {"recipe", experimentToJson(run.recipe)},
              {"psr", sanitizedUtf8(run.psrName)},
              {"parent", parentJson(run.parent)},
              {"model", modelJson(run.model)},
              {"tokens_per_second", number(static_cast<float>(run.tokensPerSecond))},
              {"columns", std::move(columns)},
              {"prompted_deltas", mapsJson(run.promptedDeltas)},
              {"psr_deltas", mapsJson(run.psrDeltas)}};
    if (!run.caption.empty()) json["caption"] = sanitizedUtf8(run.caption);
    return json;
}

std::string serializeRecordedRun(const RecordedRun& run) {
    return recordedRunToJson(run).dump();
}

std::string recordedRunCsv(const RecordedRun& run) {
    std::string out = "column,token,token_id,piece,layer,log_prob,coefficient,push,"
                      "delta_accumulated,delta_local,delta_psr,delta_missed\n";
    for (const RunColumn& column : run.columns)
        appendColumnCsv(out, run, column);
    return out;
}

} // namespace steerscope
