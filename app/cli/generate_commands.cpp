// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs generate, compare and deltas.

#include <iostream>

#include "app/cli/column_result.h"
#include "app/cli/compare_request.h"
#include "app/cli/run_recording.h"
#include "app/run_page.h"
#include "core/base/atomic_file.h"
#include "core/base/file_bytes.h"

namespace steerscope::cli {
namespace {

std::vector<SteeringPart> parts(const std::vector<NamedSteering>& models) {
    std::vector<SteeringPart> list;
    for (const NamedSteering& named : models)
        list.push_back(named.part);
    return list;
}

void generate(const CommonOptions& options, const AnswerOptions& answers) {
    ComparisonRequest request = baseRequest(options);
    request.prompt = steeringPrompt(options);
    std::vector<AnswerColumn> columns{{{},
                                       {.name = "completion",
                                        .prompted = !options.steer.empty(),
                                        .steering = parts(steeringModels(options))}}};
    applyAnswerOptions(answers, columns);
    request.columns = {columns.front().request};
    EngineSession session(options);
    const auto result = runComparison(session, request, [&options](const TokenGenerated& token) {
        if (!options.json) std::cout << token.text << std::flush;
    });
    const ColumnResult& column = result.columns.front();
    if (!options.json) {
        std::cout << std::endl;
        return;
    }
    printJson({{"prompt_ids", idsJson(options.steer.empty() ? result.started.plainIds
                                                            : result.started.promptedIds)},
               {"token_ids", idsJson(column.ids)},
               {"text", column.text},
               {"finish", toText(column.finish)},
               {"tokens_per_second", result.finished.tokensPerSecond},
               {"prefill_seconds", result.finished.prefillSeconds}});
}

/// Teacher-forced maps over what the prompted column wrote; nothing when there is none.
std::shared_ptr<const DeltaMaps> mapsOfPrompted(EngineSession& session,
                                                const ComparisonRequest& request,
                                                const ComparisonResult& result,
                                                const std::vector<NamedSteering>& models) {
    for (std::size_t i = 0; i < request.columns.size(); ++i) {
        const bool promptedOnly =
            request.columns[i].prompted && request.columns[i].steering.empty();
        if (!promptedOnly || result.columns[i].ids.empty()) continue;
        DeltaRequest deltas{.messages = request.messages,
                            .prompt = request.prompt,
                            .response = result.columns[i].ids};
        if (!models.empty()) deltas.steering = steeredGroups(models).front().parts;
        return runDeltas(session, deltas);
    }
    return nullptr;
}

void printColumns(const ComparisonResult& result) {
    for (const ColumnResult& column : result.columns)
        std::cout << "── " << column.name << " (" << column.ids.size() << " tokens)\n"
                  << column.text << "\n\n";
}

/// What the window plays has one PSR; it knows no other where it is read.
void checkRecordable(const std::vector<NamedSteering>& models) {
    if (models.size() > 1)
        throw Error({.code = "CLI-008",
                     .problem = "A recording has one steering model",
                     .field = "--psr",
                     .hint = "Name one --psr together with --record."});
}

void writeRecording(const RecordedRun& recording, const CompareOptions& how) {
    if (!how.record.empty()) writeRecordedRun(recording, how.record);
    if (!how.html.empty()) writeFileAtomically(how.html, asBytes(runPage(recording)));
}

void compare(const CommonOptions& options, const CompareOptions& how) {
    const auto models = steeringModels(options);
    const ComparisonRequest request = compareRequest(options, how, models);
    const bool recorded = !how.record.empty() || !how.html.empty();
    if (!how.record.empty()) checkRecordable(models);
    EngineSession session(options);
    RecordedRun recording = recorded ? beginRecording(request, models) : RecordedRun();
    const auto result = runComparison(session, request, [&](const TokenGenerated& token) {
        if (recorded) recording.columns[token.column].append(token);
    });
    if (recorded) {
        recording.caption = how.caption;
        recording.tokensPerSecond = result.finished.tokensPerSecond;
        finishRecording(recording, session, request,
                        how.noMaps ? WantedMaps::none : WantedMaps::all);
        writeRecording(recording, how);
    }
    if (!options.json) {
        printColumns(result);
        if (!how.html.empty()) std::cout << how.html << "\n";
        return;
    }
    const auto maps = how.noMaps ? nullptr : mapsOfPrompted(session, request, result, models);
    Json columns = Json::array();
    for (const ColumnResult& column : result.columns)
        columns.push_back(columnJson(column));
    printJson({{"columns", columns},
               {"maps", maps ? deltaJson(*maps) : Json()},
               {"prompt_ids", idsJson(result.started.plainIds)},
               {"prompted_ids", idsJson(result.started.promptedIds)},
               {"model_sha256", session.model().fileSha256},
               {"tokens_per_second", result.finished.tokensPerSecond}});
}

/// The prompted completion, when no response was given.
std::vector<TokenId> promptedResponse(EngineSession& session, const CommonOptions& options,
                                      const SteeringPrompt& prompt) {
    ComparisonRequest request = baseRequest(options);
    request.prompt = prompt;
    request.columns = {{.name = "Prompted", .prompted = true}};
    return runComparison(session, request).columns.front().ids;
}

void printProfile(const DeltaMaps& maps) {
    const std::size_t last = maps.accumulated.rows() - 1;
    std::cout << "token\t‖Δ‖ at the last layer\tKL to the prompted model\n";
    const auto& kl = maps.klSteered.empty() ? maps.klUnsteered : maps.klSteered;
    for (std::size_t t = 0; t < maps.pieces.size(); ++t)
        std::cout << maps.pieces[t] << "\t" << maps.accumulated.at(last, t) << "\t" << kl[t]
                  << "\n";
    std::cout << "top 10 % of tokens hold " << 100 * topShare(maps.accumulated) << " % of Σ‖Δ‖²\n";
}

void deltas(const CommonOptions& options, const CompareOptions& how) {
    const auto models = steeringModels(options);
    DeltaRequest request{.messages = conversation(options),
                         .prompt = effectivePrompt(options, models),
                         .steering = parts(models)};
    if (request.prompt.empty())
        throw Error({.code = "CLI-005",
                     .problem = "There is no instruction whose effect could be mapped",
                     .field = "--steer",
                     .hint = "Give one with --steer TEXT, or a steering model with --psr."});
    EngineSession session(options);
    if (how.response.empty())
        request.response = promptedResponse(session, options, request.prompt);
    else
        request.responseText = how.response;
    const auto maps = runDeltas(session, request);
    options.json ? printJson(deltaJson(*maps)) : printProfile(*maps);
}

void addRunOptions(CLI::App& verb, CommonOptions& options) {
    addModel(verb, options);
    addConversation(verb, options);
    addSteering(verb, options);
    addSampling(verb, options);
    addJson(verb, options);
}

} // namespace

void addGenerate(CLI::App& app, Context& context) {
    CLI::App* verb = app.add_subcommand("generate", "One completion, streamed");
    auto answers = std::make_shared<AnswerOptions>();
    addRunOptions(*verb, context.common);
    addAnswerOptions(*verb, *answers);
    verb->callback([&context, answers] {
        context.action = [&context, answers] { generate(context.common, *answers); };
    });
}

void addCompare(CLI::App& app, Context& context) {
    CLI::App* verb = app.add_subcommand("compare", "Unsteered, prompted and steered side by side");
    auto how = std::make_shared<CompareOptions>();
    addRunOptions(*verb, context.common);
    addColumnOptions(*verb, *how);
    verb->add_flag("--no-maps", how->noMaps, "Skip the teacher-forced maps");
    verb->add_option("--html", how->html, "Write the comparison with its maps as a page");
    verb->add_option("--record", how->record, "Write the run as a file that the window plays");
    verb->add_option("--caption", how->caption, "One sentence that says what to look at")
        ->needs("--record");
    verb->callback(
        [&context, how] { context.action = [&context, how] { compare(context.common, *how); }; });
}

void addDeltas(CLI::App& app, Context& context) {
    CLI::App* verb = app.add_subcommand("deltas", "What the prompt changes, per token and layer");
    auto how = std::make_shared<CompareOptions>();
    addRunOptions(*verb, context.common);
    verb->add_option("--response", how->response,
                     "Response text (default: the prompted completion)");
    verb->callback(
        [&context, how] { context.action = [&context, how] { deltas(context.common, *how); }; });
}

} // namespace steerscope::cli
