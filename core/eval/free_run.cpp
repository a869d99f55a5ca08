// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/free_run.h"

#include <algorithm>
#include <cassert>

#include "core/base/error.h"
#include "core/eval/text_metrics.h"
#include "core/model/generator.h"

namespace steerscope {
namespace {

constexpr std::size_t kLogitRows = 40; ///< At once: bounds memory at 40 · V floats.
constexpr std::size_t kPassRows = 512; ///< Of answers read together.

/// The tokens whose positions choose the response: [last of the prompt, y_0 … y_{n−2}].
std::vector<TokenId> forcedInput(const std::vector<TokenId>& prompt,
                                 const std::vector<TokenId>& response) {
    std::vector<TokenId> input{prompt.back()};
    input.insert(input.end(), response.begin(), response.end() - 1);
    return input;
}

/// A cache that holds the prompt but for its last token.
std::unique_ptr<KvCache> promptCache(const LanguageModel& model, const std::vector<TokenId>& prompt,
                                     std::stop_token stop) {
    auto cache = model.newCache(Precision::exact);
    const auto head = std::span<const TokenId>(prompt).first(prompt.size() - 1);
    if (head.empty()) return cache;
    Lane lane{.tokens = head, .cache = cache.get(), .logits = LogitsFor::none};
    model.forward({&lane, 1}, stop);
    return cache;
}

/// Σ_t log p of a response from the last block's rows of its positions.
double summedLogProb(const LanguageModel& model, RowsView rows,
                     const std::vector<TokenId>& response) {
    double sum = 0;
    for (std::size_t first = 0; first < rows.rows; first += kLogitRows) {
        const std::size_t count = std::min(kLogitRows, rows.rows - first);
        const FloatMatrix logits = model.logits(rows.slice(first, count));
        for (std::size_t t = 0; t < count; ++t)
            sum += logProbability(logits.row(t), response[first + t]);
    }
    return sum;
}

/// The edits of one batch: they keep per-lane state, so every lane has its own.
std::vector<std::unique_ptr<PsrEdit>> editsFor(const FreeRunArm& arm,
                                               const std::vector<GenerationRequest>& requests) {
    std::vector<std::unique_ptr<PsrEdit>> edits;
    if (arm.steering.empty()) return edits;
    for (const GenerationRequest& request : requests)
        edits.push_back(std::make_unique<PsrEdit>(
            arm.steering, Position(static_cast<std::int32_t>(request.prompt.size()) - 1)));
    return edits;
}

void answerBatch(const LanguageModel& model, std::span<const PromptPair> prompts,
                 const FreeRunArm& arm, const FreeRunOptions& options, std::stop_token stop,
                 std::vector<FreeRunAnswer>& out) {
    std::vector<GenerationRequest> requests;
    for (const PromptPair& pair : prompts)
        requests.push_back({.prompt = arm.prompted ? pair.prompted : pair.plain,
                            .sampler = options.sampler,
                            .maxTokens = options.maxTokens,
                            .precision = Precision::fast});
    const auto edits = editsFor(arm, requests);
    for (std::size_t i = 0; i < edits.size(); ++i)
        requests[i].edit = edits[i].get();
    Generator generator(model, std::move(requests));
    while (!generator.finished())
        generator.step(stop);
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        const auto& response = generator.response(i);
        out.push_back({.text = model.tokenizer().decode(response), .response = response});
    }
}

} // namespace

std::vector<PromptPair> promptPairs(const LanguageModel& model,
                                    const std::vector<std::string>& userPrompts,
                                    const SteeringPrompt& instruction, const std::string& system) {
    std::vector<PromptPair> out;
    for (const std::string& user : userPrompts) {
        std::vector<ChatMessage> messages;
        if (!system.empty()) messages.push_back({"system", system});
        messages.push_back({"user", user});
        out.push_back({user, model.promptIds(messages),
                       model.promptIds(withSteeringPrompt(messages, instruction))});
    }
    return out;
}

std::vector<FreeRunAnswer> freeRun(const LanguageModel& model,
                                   const std::vector<PromptPair>& prompts, const FreeRunArm& arm,
                                   const FreeRunOptions& options, std::stop_token stop) {
    std::vector<FreeRunAnswer> out;
    const std::span<const PromptPair> all(prompts);
    for (std::size_t first = 0; first < all.size(); first += options.lanes)
        answerBatch(model, all.subspan(first, std::min(options.lanes, all.size() - first)), arm,
                    options, stop, out);
    return out;
}

FluencyReader::FluencyReader(const LanguageModel& model, const std::vector<PromptPair>& prompts)
    : m_model(model), m_prompts(prompts) {}

void FluencyReader::fillCaches(std::stop_token stop) {
    while (m_prompted.size() < m_prompts.size()) {
        const PromptPair& pair = m_prompts[m_prompted.size()];
        if (m_plain.size() == m_prompted.size())
            m_plain.push_back(promptCache(m_model, pair.plain, stop));
        m_prompted.push_back(promptCache(m_model, pair.prompted, stop));
    }
}

void FluencyReader::read(std::vector<FreeRunAnswer>& answers, std::stop_token stop) {
    assert(answers.size() == m_prompts.size());
    fillCaches(stop);
    const auto plain = logProbs(m_plain, &PromptPair::plain, answers, stop);
    const auto prompted = logProbs(m_prompted, &PromptPair::prompted, answers, stop);
    for (std::size_t i = 0; i < answers.size(); ++i)
        answers[i].fluency = {plain[i], prompted[i], repetition(answers[i].response, 3)};
}

std::vector<double> FluencyReader::logProbs(Caches& caches,
                                            std::vector<TokenId> PromptPair::*prompt,
                                            const std::vector<FreeRunAnswer>& answers,
                                            std::stop_token stop) {
    std::vector<double> out(answers.size(), 0.0);
    for (std::size_t first = 0; first < answers.size();) {
        std::size_t rows = 0, end = first;
        for (; end < answers.size() && (end == first || rows < kPassRows); ++end)
            rows += answers[end].response.size();
        readPass(caches, prompt, answers, {first, end}, out);
        first = end;
        if (stop.stop_requested()) throw Cancelled();
    }
    return out;
}

/// The answers of one range in one pass.
void FluencyReader::readPass(Caches& caches, std::vector<TokenId> PromptPair::*prompt,
                             const std::vector<FreeRunAnswer>& answers, Range range,
                             std::vector<double>& out) const {
    std::vector<std::vector<TokenId>> inputs(range.end - range.first);
    std::vector<Position> lengths;
    std::vector<Lane> lanes;
    for (std::size_t i = range.first; i < range.end; ++i) {
        lengths.push_back(caches[i]->length());
        if (answers[i].response.empty()) continue;
        auto& input = inputs[i - range.first];
        input = forcedInput(m_prompts[i].*prompt, answers[i].response);
        lanes.push_back({.tokens = input, .cache = caches[i].get(), .logits = LogitsFor::none});
    }
    if (lanes.empty()) return;
    {
        const auto pass = m_model.begin(lanes);
        while (pass->advance()) {
        }
        std::size_t row = 0;
        for (std::size_t i = range.first; i < range.end; ++i) {
            const auto& response = answers[i].response;
            if (response.empty()) continue;
            const RowsView rows = pass->rows().slice(row, response.size());
            out[i] = summedLogProb(m_model, rows, response) / static_cast<double>(response.size());
            row += response.size();
        }
    }
    for (std::size_t i = range.first; i < range.end; ++i)
        caches[i]->truncate(lengths[i - range.first]);
}

ActivationTrace forcedTrace(const LanguageModel& model, const std::vector<TokenId>& prompt,
                            const std::vector<TokenId>& response, ResidualEdit* edit,
                            std::stop_token stop) {
    const auto cache = promptCache(model, prompt, stop);
    const auto input = forcedInput(prompt, response);
    Lane lane{.tokens = input,
              .cache = cache.get(),
              .edit = edit,
              .capture = Capture::residPost,
              .logits = LogitsFor::none};
    return std::move(model.forward({&lane, 1}, stop).front().trace);
}

} // namespace steerscope
