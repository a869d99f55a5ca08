// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verb evaluate: how often answers to held-out prompts show the attribute, by method and
// strength. All columns of one prompt decode in lock step.

#include <cmath>
#include <iomanip>
#include <iostream>

#include "app/cli/column_result.h"
#include "app/cli/prompt_list.h"
#include "core/eval/text_metrics.h"
#include "core/eval/verifier.h"

namespace steerscope::cli {
namespace {

struct EvaluateOptions {
    std::string verifier;
    std::string promptsFile;
    std::vector<float> strengths = {1.0f, 1.25f, 1.5f, 1.75f, 2.0f};
    int skip = 64;
    int heldout = 20;
};

struct MethodScore {
    std::string name;
    int passed = 0;
    int answers = 0;
    double repetition = 0; ///< Sum over answers of the share of repeated 3-grams.
};

std::vector<ColumnRequest> evaluatedColumns(const std::vector<NamedSteering>& models,
                                            const std::vector<float>& strengths) {
    std::vector<ColumnRequest> columns = {{.name = "unsteered"},
                                          {.name = "prompted", .prompted = true}};
    for (const NamedSteering& named : models) {
        const auto twin = std::make_shared<SteeringModel>(constantTwin(*named.part.model));
        for (const float strength : strengths) {
            std::ostringstream at;
            at << " × " << strength;
            columns.push_back(
                {.name = named.name + at.str(), .steering = {{named.part.model, strength}}});
            columns.push_back(
                {.name = named.name + " constant twin" + at.str(), .steering = {{twin, strength}}});
        }
    }
    return columns;
}

/// Wilson score interval at 95 %.
std::pair<double, double> wilson(int passed, int n) {
    constexpr double z = 1.959964;
    const double p = static_cast<double>(passed) / n;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4.0 * n * n)) / (1 + z * z / n);
    return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

Json scoreJson(const MethodScore& score) {
    const auto [low, high] = wilson(score.passed, score.answers);
    return {{"name", score.name},
            {"attribute", static_cast<double>(score.passed) / score.answers},
            {"interval95", {low, high}},
            {"repeated_3grams", score.repetition / score.answers},
            {"answers", score.answers}};
}

void printScores(const std::vector<MethodScore>& scores, const Verifier& verifier) {
    std::cout << "attribute: " << verifier.description << "\n"
              << std::left << std::setw(34) << "method"
              << "attribute  95 % interval  repetition\n"
              << std::fixed << std::setprecision(2);
    for (const MethodScore& score : scores) {
        const auto [low, high] = wilson(score.passed, score.answers);
        std::cout << std::setw(34) << score.name << std::setw(11)
                  << static_cast<double>(score.passed) / score.answers << low << " – " << high
                  << "    " << score.repetition / score.answers << "\n";
    }
}

void addAnswers(std::vector<MethodScore>& scores, const ComparisonResult& result,
                const Verifier& verifier) {
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i].answers += 1;
        scores[i].passed += verifier.check(result.columns[i].text) ? 1 : 0;
        scores[i].repetition += repetition(result.columns[i].ids, 3);
    }
}

void evaluate(const CommonOptions& options, const EvaluateOptions& how) {
    const Verifier verifier = makeVerifier(how.verifier);
    const auto models = steeringModels(options);
    std::vector<std::string> prompts = promptList(how.promptsFile, how.skip, how.heldout);
    prompts.erase(prompts.begin(), prompts.end() - how.heldout);
    ComparisonRequest request{.prompt = steeringPrompt(options),
                              .sampler = samplerOptions(options),
                              .maxTokens = options.maxTokens,
                              .topCandidates = 0,
                              .columns = evaluatedColumns(models, how.strengths)};
    if (request.prompt.empty()) request.prompt = models.front().part.model->provenance.prompt;
    EngineSession session(options);
    std::vector<MethodScore> scores;
    for (const ColumnRequest& column : request.columns)
        scores.push_back({.name = column.name});
    for (const std::string& prompt : prompts) {
        request.messages.clear();
        if (!options.system.empty()) request.messages.push_back({"system", options.system});
        request.messages.push_back({"user", prompt});
        addAnswers(scores, runComparison(session, request), verifier);
    }
    if (!options.json) return printScores(scores, verifier);
    Json methods = Json::array();
    for (const MethodScore& score : scores)
        methods.push_back(scoreJson(score));
    printJson({{"verifier", verifier.id}, {"methods", methods}});
}

} // namespace

void addEvaluate(CLI::App& app, Context& context) {
    CLI::App* verb =
        app.add_subcommand("evaluate", "Attribute rate on held-out prompts, by method");
    auto how = std::make_shared<EvaluateOptions>();
    addModel(*verb, context.common);
    addSampling(*verb, context.common);
    addSteering(*verb, context.common);
    addJson(*verb, context.common);
    verb->get_option("--psr")->required();
    verb->add_option("--system", context.common.system, "System message");
    verb->add_option("--verifier", how->verifier, "ID[:ARGS] of the attribute")->required();
    verb->add_option("--prompts", how->promptsFile, "One user message a line (default: bundled)")
        ->check(CLI::ExistingFile);
    verb->add_option("--skip", how->skip, "Prompts used for training, left out")
        ->check(CLI::Range(0, 100000))
        ->capture_default_str();
    verb->add_option("--heldout", how->heldout, "Prompts answered")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    verb->add_option("--strengths", how->strengths)->delimiter(',')->capture_default_str();
    verb->callback([&context, how, verb] {
        if (verb->count("--max-tokens") == 0) context.common.maxTokens = 40;
        context.action = [&context, how] { evaluate(context.common, *how); };
    });
}

} // namespace steerscope::cli
