// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_recording.h"

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
                                           const RunColumn* column,
                                           const std::vector<SteeringPart>& steering) {
    if (!column || column->tokens.empty() || request.prompt.empty()) return nullptr;
    const auto maps = runDeltas(session, {.messages = request.messages,
                                          .prompt = request.prompt,
                                          .steering = steering,
                                          .response = column->tokens});
    DeltaMaps shorter = *maps;
    for (FloatMatrix* grid :
         {&shorter.accumulated, &shorter.local, &shorter.coefficients, &shorter.pushes,
          &shorter.steered, &shorter.missed, &shorter.projected})
        shorten(*grid);
    for (std::vector<double>* values :
         {&shorter.relativeRmse, &shorter.klSteered, &shorter.klUnsteered})
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

} // namespace

RecordedRun beginRecording(const CommonOptions& options, const ComparisonRequest& request,
                           const std::vector<NamedSteering>& models) {
    if (models.size() > 1)
        throw Error({.code = "CLI-008",
                     .problem = "A recording has one steering model",
                     .field = "--psr",
                     .hint = "Name one --psr together with --record."});
    RecordedRun run{.createdAt = utcNow()};
    run.recipe.prompt = request.messages.back().content;
    run.recipe.steering = request.prompt;
    run.recipe.sampler = request.sampler;
    run.recipe.maxTokens = options.maxTokens;
    run.recipe.strength = models.empty() ? 1.0f : models.front().part.strength;
    if (!models.empty()) run.psrName = models.front().part.model->provenance.name;
    for (const ColumnRequest& column : request.columns) {
        const ColumnKind kind = kindOf(column);
        run.recipe.twin = run.recipe.twin || kind == ColumnKind::twin;
        run.recipe.stacked = run.recipe.stacked || kind == ColumnKind::stacked;
        run.columns.push_back({.kind = kind,
                               .name = nameOf(kind),
                               .strength = column.steering.empty() ? 0 : run.recipe.strength});
    }
    return run;
}

void finishRecording(RecordedRun& run, EngineSession& session, const ComparisonRequest& request,
                     const std::string& file) {
    run.model = session.model();
    run.model.path = std::filesystem::path(run.model.path).filename().string();
    for (RunColumn& column : run.columns) {
        shorten(column.coefficients);
        shorten(column.pushes);
        shorten(column.logProbs);
        shorten(column.choices);
    }
    std::vector<SteeringPart> steering;
    for (std::size_t i = 0; i < request.columns.size(); ++i)
        if (run.columns[i].kind == ColumnKind::psr) steering = request.columns[i].steering;
    run.promptedDeltas = shortMaps(session, request, run.find(ColumnKind::prompted), steering);
    if (!steering.empty())
        run.psrDeltas = shortMaps(session, request, run.find(ColumnKind::psr), steering);
    writeRecordedRun(run, file);
}

} // namespace steerscope::cli
