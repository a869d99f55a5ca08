// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/comparison_presenter.h"

#include <algorithm>

namespace steerscope {
namespace {

bool isSteered(ColumnKind kind) {
    return kind == ColumnKind::psr || kind == ColumnKind::twin;
}

std::string columnName(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::unsteered:
        return "Unsteered";
    case ColumnKind::prompted:
        return "Prompted";
    case ColumnKind::psr:
        return "PSR";
    case ColumnKind::twin:
        return "Constant twin";
    }
    return {};
}

ColumnRequest columnRequest(const Experiment& experiment, ColumnKind kind) {
    ColumnRequest column{.name = columnName(kind), .prompted = kind == ColumnKind::prompted};
    if (kind == ColumnKind::psr) column.steering.push_back({experiment.psr, experiment.strength});
    if (kind == ColumnKind::twin)
        column.steering.push_back(
            {std::make_shared<const SteeringModel>(constantTwin(*experiment.psr)),
             experiment.strength});
    return column;
}

std::vector<ChatMessage> plainMessages(const Experiment& experiment) {
    return {{"user", experiment.prompt}};
}

} // namespace

std::optional<std::string> psrProblem(const SteeringModel& psr, const ModelInfo& model) {
    const Provenance& made = psr.provenance;
    if (psr.nLayers != model.nLayers || psr.dModel != model.dModel)
        return "This PSR was made for " + made.modelName + " (" + std::to_string(psr.nLayers) +
               " layers of width " + std::to_string(psr.dModel) + "); " + model.name + " has " +
               std::to_string(model.nLayers) + " of width " + std::to_string(model.dModel) + ".";
    if (!made.modelSha256.empty() && made.modelSha256 != model.fileSha256)
        return "This PSR was made for another file of " + made.modelName +
               "; distil it again for the model that is open.";
    return std::nullopt;
}

std::vector<ColumnKind> columnsFor(const Experiment& experiment, const ModelInfo& model) {
    std::vector<ColumnKind> columns{ColumnKind::unsteered};
    if (!experiment.steering.empty()) columns.push_back(ColumnKind::prompted);
    if (!experiment.psr || psrProblem(*experiment.psr, model)) return columns;
    columns.push_back(ColumnKind::psr);
    if (experiment.twin) columns.push_back(ColumnKind::twin);
    return columns;
}

ComparisonRequest comparisonRequest(const Experiment& experiment,
                                    const std::vector<ColumnKind>& columns) {
    ComparisonRequest request;
    request.messages = plainMessages(experiment);
    request.prompt = experiment.steering;
    request.sampler = experiment.sampler;
    request.maxTokens = experiment.maxTokens;
    for (const ColumnKind kind : columns)
        request.columns.push_back(columnRequest(experiment, kind));
    return request;
}

DeltaRequest deltaRequest(const Experiment& experiment, const ModelInfo& model,
                          std::vector<TokenId> response) {
    DeltaRequest request;
    request.messages = plainMessages(experiment);
    request.prompt = experiment.steering;
    request.response = std::move(response);
    const auto columns = columnsFor(experiment, model);
    if (std::ranges::any_of(columns, isSteered))
        request.steering.push_back({experiment.psr, experiment.strength});
    return request;
}

} // namespace steerscope
