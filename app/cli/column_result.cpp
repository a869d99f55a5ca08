// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/column_result.h"

namespace steerscope::cli {
namespace {

void addToken(ColumnResult& column, const TokenGenerated& token) {
    column.ids.push_back(token.token);
    column.pieces.push_back(token.piece);
    column.text += token.text;
    column.finish = token.finish;
    if (token.coefficients.empty()) return;
    column.coefficients.push_back(token.coefficients);
    column.pushes.push_back(token.pushes);
}

} // namespace

ComparisonResult runComparison(EngineSession& session, const ComparisonRequest& request,
                               const std::function<void(const TokenGenerated&)>& onToken) {
    ComparisonResult result;
    for (const ColumnRequest& column : request.columns)
        result.columns.push_back({.name = column.name});
    session.run(request, [&](const EngineEvent& event) {
        if (const auto* token = std::get_if<TokenGenerated>(&event)) {
            addToken(result.columns[token->column], *token);
            if (onToken) onToken(*token);
        } else if (const auto* started = std::get_if<ComparisonStarted>(&event)) {
            result.started = *started;
        } else if (const auto* finished = std::get_if<ComparisonFinished>(&event)) {
            result.finished = *finished;
        }
    });
    return result;
}

std::shared_ptr<const DeltaMaps> runDeltas(EngineSession& session, const DeltaRequest& request) {
    std::shared_ptr<const DeltaMaps> maps;
    session.run(request, [&maps](const EngineEvent& event) {
        if (const auto* ready = std::get_if<DeltasReady>(&event)) maps = ready->maps;
    });
    return maps;
}

CoefficientGrid gridOfColumns(const std::vector<std::vector<float>>& columns) {
    CoefficientGrid grid(columns.empty() ? 0 : columns.front().size(), columns.size());
    for (std::size_t t = 0; t < columns.size(); ++t)
        for (std::size_t l = 0; l < columns[t].size(); ++l)
            grid.at(l, t) = columns[t][l];
    return grid;
}

Json columnJson(const ColumnResult& column) {
    return {{"name", column.name},
            {"token_ids", idsJson(column.ids)},
            {"pieces", column.pieces},
            {"text", column.text},
            {"finish", toText(column.finish)},
            {"coefficients",
             column.coefficients.empty() ? Json() : gridJson(gridOfColumns(column.coefficients))},
            {"pushes", column.pushes.empty() ? Json() : gridJson(gridOfColumns(column.pushes))}};
}

Json deltaJson(const DeltaMaps& maps) {
    Json document = {{"tokens", maps.pieces},
                     {"token_ids", idsJson(maps.response)},
                     {"delta_accumulated", gridJson(maps.accumulated)}};
    const bool steered = !maps.coefficients.empty();
    document["delta_local"] = steered ? gridJson(maps.local) : Json();
    document["psr_coefficients"] = steered ? gridJson(maps.coefficients) : Json();
    document["psr_delta"] = steered ? gridJson(maps.steered) : Json();
    document["missed"] = steered ? gridJson(maps.missed) : Json();
    document["relative_rmse"] = steered ? Json(maps.relativeRmse) : Json();
    document["kl"] = steered ? maps.klSteered : maps.klUnsteered;
    document["kl_unsteered"] = maps.klUnsteered;
    document["kl_of_steering"] = steered ? Json(maps.klOfSteering) : Json();
    document["top_tenth_share"] = topShare(maps.accumulated);
    return document;
}

} // namespace steerscope::cli
