// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_recording.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace steerscope::cli {
namespace {

ColumnKind kindOf(const ColumnRequest& column) {
    if (column.prompted)
        return column.steering.empty() ? ColumnKind::prompted : ColumnKind::stacked;
    if (column.steering.empty()) return ColumnKind::unsteered;
    return column.name.starts_with("Constant twin") ? ColumnKind::twin : ColumnKind::psr;
}

const char* nameOf(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::prompted:
        return "Prompted";
    case ColumnKind::stacked:
        return "PSR + prompt";
    case ColumnKind::twin:
        return "Constant twin";
    case ColumnKind::psr:
        return "PSR";
    default:
        return "Unsteered";
    }
}

float shortened(float value) {
    char text[32];
    const auto end =
        std::to_chars(text, text + sizeof text, value, std::chars_format::general, kRecordedDigits)
            .ptr;
    float shorter = value;
    std::from_chars(text, end, shorter);
    return shorter;
}

void shorten(FloatMatrix& grid) {
    for (std::size_t r = 0; r < grid.rows(); ++r)
        for (float& value : grid.row(r))
            value = shortened(value);
}

template <class Number> void shorten(std::vector<Number>& values) {
    for (Number& value : values)
        value = static_cast<Number>(shortened(static_cast<float>(value)));
}

void shorten(std::vector<std::vector<ChoiceText>>& choices) {
    for (auto& candidates : choices)
        for (ChoiceText& choice : candidates)
            choice.probability = shortened(static_cast<float>(choice.probability));
}

std::shared_ptr<const DeltaMaps> shortMaps(EngineSession& session, const ComparisonRequest& request,
                                           const RunColumn* column, const ColumnRequest* student) {
    if (!column || column->tokens.empty() || request.prompt.empty()) return nullptr;
    DeltaRequest deltas{
        .messages = request.messages, .prompt = request.prompt, .response = column->tokens};
    if (student) deltas.steering = student->steering;
    // Painted cells name tokens of the PSR's answer.
    if (student && column->kind == ColumnKind::psr) deltas.painted = student->painted;
    const auto maps = runDeltas(session, deltas);
    DeltaMaps shorter = *maps;
    for (FloatMatrix* grid :
         {&shorter.accumulated, &shorter.local, &shorter.coefficients, &shorter.pushes,
          &shorter.steered, &shorter.missed, &shorter.projected})
        shorten(*grid);
    for (std::vector<double>* values :
         {&shorter.relativeRmse, &shorter.klSteered, &shorter.klUnsteered, &shorter.klOfSteering})
        shorten(*values);
    for (auto* choices : {&shorter.plainChoices, &shorter.promptedChoices, &shorter.steeredChoices})
        shorten(*choices);
    return std::make_shared<const DeltaMaps>(std::move(shorter));
}

std::string utcNow() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
    return text;
}

/// One PSR, and what is mixed with it; the parts of the request in the words of the recipe.
std::vector<MixPart> mixOf(const ColumnRequest& column) {
    std::vector<MixPart> parts;
    for (const SteeringPart& part : column.steering)
        parts.push_back(mixPart(part.model, part.strength));
    return parts;
}

/// What the recipe says about one column; the column itself still empty.
RunColumn noteColumn(Experiment& recipe, const std::vector<RunColumn>& before,
                     const ColumnRequest& request) {
    RunColumn column{.kind = kindOf(request)};
    const auto same = [&](const RunColumn& other) { return other.kind == column.kind; };
    if (std::ranges::any_of(before, same)) {
        column.kind = ColumnKind::further;
        column.number = freeNumber(recipe.further);
        recipe.further.push_back({column.number, mixOf(request)});
    }
    recipe.unsteered = recipe.unsteered || column.kind == ColumnKind::unsteered;
    recipe.prompted = recipe.prompted || column.kind == ColumnKind::prompted;
    recipe.twin = recipe.twin || column.kind == ColumnKind::twin;
    recipe.stacked = recipe.stacked || column.kind == ColumnKind::stacked;
    if (column.kind == ColumnKind::psr) recipe.painted = request.painted;
    if (!request.prefix.empty() || !request.prefixText.empty())
        recipe = withFork(recipe, {column.id(), request.prefix, request.prefixText, {}});
    column.name = column.kind == ColumnKind::further ? request.name : nameOf(column.kind);
    column.strength = request.steering.empty() ? 0 : request.steering.front().strength;
    return column;
}

/// What stands at each fork, once the answers are there.
void nameForks(RecordedRun& run) {
    for (ForcedStart& fork : run.recipe.forks) {
        const RunColumn* column = run.find(fork.column);
        const auto token = static_cast<std::size_t>(std::max(0, forkedToken(fork)));
        if (column && token < column->length()) fork.piece = column->pieces[token];
    }
}

} // namespace

RecordedRun beginRecording(const ComparisonRequest& request,
                           const std::vector<NamedSteering>& models) {
    RecordedRun run{.createdAt = utcNow()};
    Experiment& recipe = run.recipe;
    recipe.prompt = request.messages.back().content;
    recipe.steering = request.prompt;
    recipe.sampler = request.sampler;
    recipe.maxTokens = request.maxTokens;
    recipe.unsteered = recipe.prompted = false;
    if (!models.empty()) {
        const std::vector<SteeringPart> parts = steeredGroups(models).front().parts;
        recipe.strength = parts.front().strength;
        run.psrName = parts.front().model->provenance.name;
        for (std::size_t i = 1; i < parts.size(); ++i)
            recipe.mix.push_back(mixPart(parts[i].model, parts[i].strength));
    }
    for (const ColumnRequest& column : request.columns)
        run.columns.push_back(noteColumn(recipe, run.columns, column));
    return run;
}

void finishRecording(RecordedRun& run, EngineSession& session, const ComparisonRequest& request,
                     WantedMaps wanted) {
    run.model = session.model();
    run.model.path = std::filesystem::path(run.model.path).filename().string();
    nameForks(run);
    for (RunColumn& column : run.columns) {
        shorten(column.coefficients);
        shorten(column.pushes);
        shorten(column.logProbs);
        shorten(column.choices);
    }
    if (wanted == WantedMaps::none) return;
    const ColumnRequest* student = nullptr;
    for (std::size_t i = 0; i < request.columns.size(); ++i)
        if (run.columns[i].kind == ColumnKind::psr) student = &request.columns[i];
    run.promptedDeltas = shortMaps(session, request, run.find(ColumnKind::prompted), student);
    if (student) run.psrDeltas = shortMaps(session, request, run.find(ColumnKind::psr), student);
}

} // namespace steerscope::cli
