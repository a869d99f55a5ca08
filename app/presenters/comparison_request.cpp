// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/comparison_presenter.h"

#include <algorithm>

#include "app/text.h"

namespace steerscope {
namespace {

std::string columnName(const Experiment& experiment, const ColumnId& id) {
    switch (id.kind) {
    case ColumnKind::unsteered:
        return "Unsteered";
    case ColumnKind::prompted:
        return "Prompted";
    case ColumnKind::psr:
        return "PSR";
    case ColumnKind::twin:
        return "Constant twin";
    case ColumnKind::stacked:
        return "PSR + prompt";
    case ColumnKind::further:
        break;
    }
    const FurtherColumn* column = findFurther(experiment, id.number);
    return column ? nameOf(column->parts) : std::string();
}

/// The PSR in use and what is mixed with it.
std::vector<MixPart> mainParts(const Experiment& experiment) {
    std::vector<MixPart> parts{mixPart(experiment.psr, experiment.strength)};
    parts.insert(parts.end(), experiment.mix.begin(), experiment.mix.end());
    return parts;
}

std::vector<MixPart> partsOf(const Experiment& experiment, const ColumnId& id) {
    if (!isSteered(id)) return {};
    if (id.kind != ColumnKind::further) return mainParts(experiment);
    const FurtherColumn* column = findFurther(experiment, id.number);
    return column ? column->parts : std::vector<MixPart>{};
}

std::vector<SteeringPart> steeringOf(const std::vector<MixPart>& parts) {
    std::vector<SteeringPart> steering;
    for (const MixPart& part : parts)
        steering.push_back({part.psr, part.strength});
    return steering;
}

ColumnRequest columnRequest(const Experiment& experiment, const ColumnId& id) {
    ColumnRequest column{.name = columnName(experiment, id),
                         .prompted =
                             id.kind == ColumnKind::prompted || id.kind == ColumnKind::stacked,
                         .steering = steeringOf(partsOf(experiment, id))};
    if (const ForcedStart* fork = findFork(experiment, id)) {
        column.prefix = fork->tokens;
        column.prefixText = fork->text;
    }
    if (id == ColumnKind::psr) column.painted = experiment.painted;
    if (id.kind == ColumnKind::twin)
        for (SteeringPart& part : column.steering)
            part.model = std::make_shared<const SteeringModel>(constantTwin(*part.model));
    return column;
}

std::vector<ChatMessage> plainMessages(const Experiment& experiment) {
    return {{"user", experiment.prompt}};
}

} // namespace

std::optional<std::string> psrProblem(const SteeringModel& psr, const ModelInfo& model) {
    return psrProblem(headOf(psr), model);
}

std::optional<std::string> psrProblem(const PsrHead& psr, const ModelInfo& model) {
    const Provenance& made = psr.provenance;
    if (psr.nLayers != model.nLayers || psr.dModel != model.dModel)
        return toUtf8(ComparisonPresenter::tr("This PSR was made for %1 (%2 layers of width %3); "
                                              "%4 has %5 of width %6.")
                          .arg(toQString(made.modelName), QString::number(psr.nLayers),
                               QString::number(psr.dModel), toQString(model.name),
                               QString::number(model.nLayers), QString::number(model.dModel)));
    if (!made.modelSha256.empty() && made.modelSha256 != model.fileSha256)
        return toUtf8(ComparisonPresenter::tr("This PSR was made for another file of %1; distil it "
                                              "again for the model that is open.")
                          .arg(toQString(made.modelName)));
    return std::nullopt;
}

std::vector<ColumnId> columnsFor(const Experiment& experiment, const ModelInfo& model) {
    return columnsFor(experiment, &model);
}

std::vector<ColumnId> columnsFor(const Experiment& experiment, const ModelInfo* model) {
    const auto fits = [model](const MixPart& part) {
        return part.psr && (!model || !psrProblem(*part.psr, *model));
    };
    std::vector<ColumnId> columns = wantedColumns(experiment);
    std::erase_if(columns, [&](const ColumnId& id) {
        const bool prompted = id.kind == ColumnKind::prompted || id.kind == ColumnKind::stacked;
        if (prompted && experiment.steering.empty()) return true;
        const std::vector<MixPart> parts = partsOf(experiment, id);
        return isSteered(id) && (parts.empty() || !std::ranges::all_of(parts, fits));
    });
    return columns;
}

float strengthOf(const Experiment& experiment, const ColumnId& id) {
    const std::vector<MixPart> parts = partsOf(experiment, id);
    return parts.empty() ? 0.0f : parts.front().strength;
}

bool sameSteering(const Experiment& a, const Experiment& b, const ColumnId& id) {
    return partsOf(a, id) == partsOf(b, id);
}

bool sameStart(const Experiment& a, const Experiment& b, const ColumnId& id) {
    const ForcedStart* one = findFork(a, id);
    const ForcedStart* other = findFork(b, id);
    return one && other ? *one == *other : one == other;
}

bool sameAnswer(const Experiment& a, const Experiment& b, const ColumnId& id) {
    return sameSteering(a, b, id) && sameStart(a, b, id) &&
           (id != ColumnKind::psr || a.painted == b.painted);
}

ComparisonRequest comparisonRequest(const Experiment& experiment,
                                    const std::vector<ColumnId>& columns) {
    ComparisonRequest request;
    request.messages = plainMessages(experiment);
    request.prompt = experiment.steering;
    request.sampler = experiment.sampler;
    request.maxTokens = experiment.maxTokens;
    for (const ColumnId& id : columns)
        request.columns.push_back(columnRequest(experiment, id));
    return request;
}

DeltaRequest deltaRequest(const Experiment& experiment, const ModelInfo& model, const ColumnId& id,
                          std::vector<TokenId> response) {
    DeltaRequest request;
    request.messages = plainMessages(experiment);
    request.prompt = experiment.steering;
    request.response = std::move(response);
    const auto columns = columnsFor(experiment, model);
    if (std::ranges::find(columns, ColumnId(ColumnKind::psr)) == columns.end()) return request;
    request.steering = steeringOf(mainParts(experiment));
    // Painted cells name tokens of the PSR's answer.
    if (id == ColumnKind::psr) request.painted = experiment.painted;
    return request;
}

} // namespace steerscope
