// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/internal/request_checks.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace steerscope {
namespace {

constexpr int kMaxColumns = 64;
constexpr int kMaxCandidates = 100;

template <class Value> std::string shown(Value value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

/// ENGINE-003 unless low ≤ value ≤ high; a value that is not a number fails too.
template <class Value> void requireRange(std::string field, Value value, Value low, Value high) {
    if (value >= low && value <= high) return;
    throw Error({.code = "ENGINE-003",
                 .problem = "A setting is outside its range",
                 .field = std::move(field),
                 .found = shown(value),
                 .allowed = shown(low) + " to " + shown(high),
                 .hint = "Choose a value in the range and run again."});
}

bool isBlank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// The last user message is what the person typed.
void requireUserMessage(const std::vector<ChatMessage>& messages) {
    const auto user = std::find_if(messages.rbegin(), messages.rend(),
                                   [](const ChatMessage& m) { return m.role == "user"; });
    if (user != messages.rend() && !isBlank(user->content)) return;
    throw Error({.code = "ENGINE-002",
                 .problem = "The prompt is empty",
                 .field = "prompt",
                 .allowed = "at least one visible character",
                 .hint = "Type a message for the model and run again."});
}

void requireSteeringPrompt(const SteeringPrompt& prompt) {
    if (!isBlank(prompt.text)) return;
    throw Error({.code = "ENGINE-004",
                 .problem = "There is no steering prompt to compare with",
                 .field = "steering prompt",
                 .allowed = "an instruction such as \"Respond in French.\"",
                 .hint = "Type an instruction to steer with, or leave the prompted column out."});
}

void checkSampler(const SamplerOptions& sampler, const LanguageModel& model) {
    requireRange("temperature", sampler.temperature, 0.0f, 100.0f);
    requireRange("top-k", sampler.topK, 0, model.config().vocabSize);
    constexpr float kSmallestTopP = 1e-6f;
    requireRange("top-p", sampler.topP, kSmallestTopP, 1.0f);
}

void requireKnownTokens(const char* field, const std::vector<TokenId>& tokens,
                        const LanguageModel& model) {
    for (const TokenId token : tokens) {
        if (token.value >= 0 && token.value < model.config().vocabSize) continue;
        throw Error({.code = "ENGINE-007",
                     .problem = "The response holds a token that this model does not have",
                     .field = field,
                     .found = shown(token.value),
                     .allowed = "0 to " + shown(model.config().vocabSize - 1),
                     .hint = "The response was made with another model; run it again here."});
    }
}

void checkPainted(const std::vector<PushOverride>& painted, bool steered,
                  const LanguageModel& model) {
    constexpr float kMostPush = 1e6f;
    if (!painted.empty() && !steered)
        throw Error({.code = "ENGINE-010",
                     .problem = "Painted cells change the steering, and nothing steers here",
                     .field = "painted",
                     .found = shown(painted.size()) + " cells",
                     .allowed = "a column with a steering model",
                     .hint = "Choose a PSR, or erase the painted cells."});
    for (const PushOverride& cell : painted) {
        requireRange("layer of a painted cell", cell.layer.value, 0, model.config().nLayers - 1);
        requireRange("token of a painted cell", cell.token, 0, model.config().contextLength);
        requireRange("painted push", cell.push, -kMostPush, kMostPush);
    }
}

void checkSteering(const std::vector<SteeringPart>& parts, const LanguageModel& model) {
    constexpr float kMaxStrength = 1e6f;
    for (const SteeringPart& part : parts) {
        requireRange("strength", part.strength, -kMaxStrength, kMaxStrength);
        auto reason = part.model ? incompatibility(*part.model, model)
                                 : std::optional<std::string>("no steering model");
        if (!reason) continue;
        if (reason->ends_with('.')) reason->pop_back(); // It becomes part of a sentence.
        throw Error({.code = "PSR-100",
                     .problem = "The steering model does not fit the loaded language model",
                     .field = part.model ? part.model->provenance.name : "steering model",
                     .found = *reason,
                     .allowed = "a steering model made for " + model.fact(ModelFact::name),
                     .hint = "Load the language model it was made for, or distil the "
                             "instruction again on this one."});
    }
}

} // namespace

void failWithoutModel() {
    throw Error({.code = "ENGINE-001",
                 .problem = "No language model is loaded",
                 .allowed = "a model in GGUF format",
                 .hint = "Open a model first; packaging/fetch_model.sh fetches the default one."});
}

void checkComparison(const ComparisonRequest& request, const LanguageModel& model) {
    requireUserMessage(request.messages);
    requireRange("max tokens", request.maxTokens, 1, model.config().contextLength);
    requireRange("top candidates", request.topCandidates, 0, kMaxCandidates);
    requireRange("columns", static_cast<int>(request.columns.size()), 1, kMaxColumns);
    checkSampler(request.sampler, model);
    for (const ColumnRequest& column : request.columns) {
        if (column.prompted) requireSteeringPrompt(request.prompt);
        checkSteering(column.steering, model);
        checkPainted(column.painted, !column.steering.empty(), model);
        requireKnownTokens("prefix", column.prefix, model);
    }
}

void checkDeltas(const DeltaRequest& request, const LanguageModel& model) {
    requireUserMessage(request.messages);
    requireSteeringPrompt(request.prompt);
    requireRange("top candidates", request.topCandidates, 0, kMaxCandidates);
    checkSteering(request.steering, model);
    checkPainted(request.painted, !request.steering.empty(), model);
    if (request.response.empty()) {
        throw Error({.code = "ENGINE-006",
                     .problem = "There is no response to map",
                     .field = "response",
                     .allowed = "at least one token",
                     .hint = "Run the comparison first, or give a response text."});
    }
    requireKnownTokens("response", request.response, model);
}

void checkLens(const LensRequest& request, const LanguageModel& model) {
    requireUserMessage(request.messages);
    if (request.prompted) requireSteeringPrompt(request.prompt);
    checkSteering(request.steering, model);
    checkPainted(request.painted, !request.steering.empty(), model);
    requireKnownTokens("response", request.response, model);
}

void checkContext(std::size_t tokens, const LanguageModel& model) {
    const auto limit = static_cast<std::size_t>(model.config().contextLength);
    if (tokens <= limit) return;
    throw Error({.code = "ENGINE-005",
                 .problem = "The prompt and the response together are longer than the model's "
                            "context",
                 .field = "tokens",
                 .found = shown(tokens),
                 .allowed = "at most " + shown(limit),
                 .hint = "Shorten the prompt or ask for fewer tokens."});
}

} // namespace steerscope
