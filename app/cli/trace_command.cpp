// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verb trace: residual stream and logits of a token sequence, as a safetensors file.

#include <iostream>

#include "app/cli/context.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/base/atomic_file.h"
#include "core/model/load_model.h"
#include "core/model/sampler.h"
#include "core/safetensors/safetensors_file.h"

namespace steerscope::cli {
namespace {

struct TraceOptions {
    std::vector<std::int32_t> ids;
    std::string out;
    std::string rounding = "exact";
};

std::vector<TokenId> tracedIds(const TraceOptions& trace, const CommonOptions& options,
                               const LanguageModel& model) {
    std::vector<TokenId> ids;
    for (const std::int32_t id : trace.ids) {
        if (id < 0 || id >= model.config().vocabSize)
            throw Error({.code = "CLI-004",
                         .problem = "A token id is outside the vocabulary",
                         .field = "--ids",
                         .found = std::to_string(id),
                         .allowed = "0 to " + std::to_string(model.config().vocabSize - 1),
                         .hint = "Ids belong to one model; make them with the verb tokenize."});
        ids.push_back(TokenId(id));
    }
    if (!ids.empty()) return ids;
    auto messages = conversation(options);
    if (!options.steer.empty()) messages = withSteeringPrompt(messages, steeringPrompt(options));
    return model.promptIds(messages);
}

/// residPost [L,T,D] and logits [T,V], both float32.
void writeTrace(const LaneResult& result, const std::string& path, const LanguageModel& model) {
    std::vector<float> residuals;
    for (const FloatMatrix& layer : result.trace.layers)
        residuals.insert(residuals.end(), layer.values().begin(), layer.values().end());
    const std::uint64_t layers = result.trace.layers.size(), tokens = result.trace.length();
    const std::uint64_t width = static_cast<std::uint64_t>(model.config().dModel);
    const std::vector<SafetensorsEntry> entries = {
        {"residPost", {layers, tokens, width}, residuals},
        {"logits", {tokens, result.logits.cols()}, result.logits.values()}};
    const std::map<std::string, std::string> facts = {
        {"model_sha256", model.fact(ModelFact::fileSha256)},
        {"executor", model.fact(ModelFact::executor)}};
    writeFileAtomically(path, serializeSafetensors(entries, facts));
}

Json topTen(std::span<const float> logits) {
    Json ids = Json::array(), values = Json::array();
    for (const Candidate& candidate : topCandidates(logits, 10)) {
        ids.push_back(candidate.token.value);
        values.push_back(logits[static_cast<std::size_t>(candidate.token.value)]);
    }
    return {{"ids", ids}, {"logits", values}};
}

void trace(const TraceOptions& options, const CommonOptions& common) {
    const InterruptWatch interrupt;
    ProgressLine line;
    const LoadModelRequest request = loadRequest(common);
    const auto model = loadModel(
        request.path, request.options, [&line](const Progress& p) { line.show(p); },
        interrupt.token());
    const auto ids = tracedIds(options, common, *model);
    const auto cache =
        model->newCache(options.rounding == "fast" ? Precision::fast : Precision::exact);
    Lane lane{.tokens = ids,
              .cache = cache.get(),
              .capture = Capture::residPost,
              .logits = LogitsFor::allPositions};
    const auto results = model->forward({&lane, 1}, interrupt.token());
    if (!options.out.empty()) writeTrace(results[0], options.out, *model);
    const Json top = topTen(results[0].logits.row(ids.size() - 1));
    if (common.json) {
        printJson({{"tokens", idsJson(ids)},
                   {"layers", model->config().nLayers},
                   {"d_model", model->config().dModel},
                   {"top10", top}});
        return;
    }
    std::cout << ids.size() << " tokens, " << model->config().nLayers << " layers, width "
              << model->config().dModel << "\n";
    for (std::size_t i = 0; i < top["ids"].size(); ++i)
        std::cout << top["logits"][i].get<float>() << "\t"
                  << model->tokenizer().piece(TokenId(top["ids"][i].get<std::int32_t>())) << "\n";
}

} // namespace

void addTrace(CLI::App& app, Context& context) {
    CLI::App* verb = app.add_subcommand("trace", "Residual stream and logits of a prompt");
    auto options = std::make_shared<TraceOptions>();
    verb->add_option("--ids", options->ids, "Token ids, comma separated")->delimiter(',');
    verb->add_option("--out", options->out, "Safetensors file: residPost [L,T,D], logits [T,V]");
    verb->add_option("--rounding", options->rounding,
                     "exact: as everything that is measured; fast: as text is written")
        ->check(CLI::IsMember({"exact", "fast"}))
        ->capture_default_str();
    addModel(*verb, context.common);
    addConversation(*verb, context.common);
    addSteering(*verb, context.common);
    addJson(*verb, context.common);
    verb->callback([&context, options] {
        context.action = [&context, options] { trace(*options, context.common); };
    });
}

} // namespace steerscope::cli
