// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/generator.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/model/internal/prefill_plan.h"

namespace steerscope {
namespace {

/// Prefill tokens per slice, all lanes together: bounds the time until a stop is noticed.
constexpr std::size_t kPrefillTokens = 64;

struct LaneState {
    GenerationRequest request;
    SharedPrefix shared;
    std::unique_ptr<KvCache> cache; ///< Null before the lane starts and after it has finished.
    std::size_t prefilled = 0;      ///< Prompt tokens in the cache.
    TokenId next;                   ///< Token that the next decode step feeds.
    std::vector<TokenId> response;
    ActivationTrace trace;
    FinishReason finish = FinishReason::running;

    bool running() const { return finish == FinishReason::running; }
    /// The prompt but for its last token, which goes through the first decode step.
    std::span<const TokenId> prefill() const {
        return std::span<const TokenId>(request.prompt).first(request.prompt.size() - 1);
    }
    bool prefillDone() const { return prefilled == prefill().size(); }
};

void check(const GenerationRequest& request, std::int32_t contextLength) {
    if (request.prompt.empty()) {
        throw Error({.code = "GEN-001",
                     .problem = "The prompt is empty",
                     .field = "prompt",
                     .found = "no tokens",
                     .allowed = "one token or more",
                     .hint = "Type a prompt."});
    }
    if (request.maxTokens < 1) {
        throw Error({.code = "GEN-002",
                     .problem = "The answer must be allowed at least one token",
                     .field = "maxTokens",
                     .found = std::to_string(request.maxTokens),
                     .allowed = "1 or more",
                     .hint = "Choose a larger limit."});
    }
    if (request.prompt.size() <= static_cast<std::size_t>(contextLength)) return;
    throw Error({.code = "GEN-003",
                 .problem = "The prompt is longer than the model's context",
                 .field = "prompt",
                 .found = std::to_string(request.prompt.size()) + " tokens",
                 .allowed = std::to_string(contextLength) + " tokens or fewer",
                 .hint = "Shorten the prompt."});
}

} // namespace

struct Generator::State {
    const LanguageModel& model;
    std::vector<LaneState> lanes;

    bool prefilling() const {
        return std::any_of(lanes.begin(), lanes.end(), [](const LaneState& lane) {
            return lane.running() && !lane.prefillDone();
        });
    }

    /// Gives the lane its cache, from its parent's where they share a prefix. False: the parent
    /// has not come that far. A parent that was stopped gives what it has.
    bool start(LaneState& lane) const {
        if (lane.cache) return true;
        if (!lane.shared.parent) {
            lane.cache = model.newCache(lane.request.precision);
            return true;
        }
        const LaneState& parent = lanes[*lane.shared.parent];
        if (parent.running() && parent.prefilled < lane.shared.length) return false;
        lane.prefilled = std::min(lane.shared.length, parent.prefilled);
        lane.cache = parent.cache ? parent.cache->copy() : model.newCache(lane.request.precision);
        lane.cache->truncate(Position(static_cast<std::int32_t>(lane.prefilled)));
        return true;
    }

    void prefillSlice(std::stop_token stop);
    std::vector<GeneratedToken> decode(std::stop_token stop);
    GeneratedToken choose(std::size_t index, LaneResult& result);
    FinishReason finishAfter(const LaneState& lane, TokenId token) const;
};

void Generator::State::prefillSlice(std::stop_token stop) {
    std::vector<Lane> batch;
    std::vector<LaneState*> owners;
    std::size_t budget = kPrefillTokens;
    for (LaneState& lane : lanes) {
        if (budget == 0) break;
        if (!lane.running() || !start(lane) || lane.prefillDone()) continue;
        const auto rest = lane.prefill().subspan(lane.prefilled);
        const auto part = rest.first(std::min(budget, rest.size()));
        batch.push_back({.tokens = part, .cache = lane.cache.get(), .logits = LogitsFor::none});
        owners.push_back(&lane);
        budget -= part.size();
    }
    if (batch.empty()) return;
    model.forward(batch, stop);
    for (std::size_t i = 0; i < batch.size(); ++i)
        owners[i]->prefilled += batch[i].tokens.size();
}

std::vector<GeneratedToken> Generator::State::decode(std::stop_token stop) {
    std::vector<Lane> batch;
    std::vector<std::size_t> owners;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        LaneState& lane = lanes[i];
        if (!lane.running()) continue;
        start(lane); // Only a prompt of one token has not started yet.
        batch.push_back({.tokens = {&lane.next, 1},
                         .cache = lane.cache.get(),
                         .edit = lane.request.edit,
                         .capture = lane.request.capture});
        owners.push_back(i);
    }
    std::vector<LaneResult> results = model.forward(batch, stop);
    std::vector<GeneratedToken> out;
    for (std::size_t i = 0; i < results.size(); ++i)
        out.push_back(choose(owners[i], results[i]));
    for (LaneState& lane : lanes) {
        if (!lane.running()) lane.cache.reset(); // No lane starts any more, so none is a parent.
    }
    return out;
}

GeneratedToken Generator::State::choose(std::size_t index, LaneResult& result) {
    LaneState& lane = lanes[index];
    const auto logits = result.logits.row(0);
    const TokenId token = sample(logits, lane.request.sampler, lane.response.size());
    lane.response.push_back(token);
    lane.next = token;
    if (lane.request.capture != Capture::none) lane.trace.append(result.trace);
    lane.finish = finishAfter(lane, token);
    return {.lane = index,
            .token = token,
            .logProb = static_cast<float>(logProbability(logits, token)),
            .candidates = topCandidates(
                logits, static_cast<std::size_t>(std::max(0, lane.request.topCandidates))),
            .finish = lane.finish};
}

FinishReason Generator::State::finishAfter(const LaneState& lane, TokenId token) const {
    if (model.tokenizer().endsText(token)) return FinishReason::endOfText;
    const bool full = lane.request.prompt.size() + lane.response.size() >
                      static_cast<std::size_t>(model.config().contextLength);
    const bool enough = lane.response.size() >= static_cast<std::size_t>(lane.request.maxTokens);
    return full || enough ? FinishReason::maxTokens : FinishReason::running;
}

Generator::Generator(const LanguageModel& model, std::vector<GenerationRequest> requests)
    : m_state(std::make_unique<State>(State{model, {}})) {
    std::vector<std::span<const TokenId>> prefills;
    for (GenerationRequest& request : requests) {
        check(request, model.config().contextLength);
        LaneState lane;
        lane.next = request.prompt.back();
        lane.request = std::move(request);
        m_state->lanes.push_back(std::move(lane));
    }
    for (const LaneState& lane : m_state->lanes)
        prefills.push_back(lane.prefill());
    const std::vector<SharedPrefix> shared = sharedPrefixes(prefills);
    for (std::size_t i = 0; i < shared.size(); ++i)
        m_state->lanes[i].shared = shared[i];
}

Generator::~Generator() = default;

std::vector<GeneratedToken> Generator::step(std::stop_token stop) {
    if (stop.stop_requested()) throw Cancelled();
    if (finished()) return {};
    if (!prefilling()) return m_state->decode(stop);
    m_state->prefillSlice(stop);
    return {};
}

bool Generator::finished() const {
    return std::none_of(m_state->lanes.begin(), m_state->lanes.end(),
                        [](const LaneState& lane) { return lane.running(); });
}

bool Generator::prefilling() const {
    return m_state->prefilling();
}

void Generator::stopLane(std::size_t lane) {
    LaneState& state = m_state->lanes.at(lane);
    if (state.running()) state.finish = FinishReason::stopped;
}

const std::vector<TokenId>& Generator::response(std::size_t lane) const {
    return m_state->lanes.at(lane).response;
}

FinishReason Generator::finish(std::size_t lane) const {
    return m_state->lanes.at(lane).finish;
}

ActivationTrace Generator::takeTrace(std::size_t lane) {
    return std::move(m_state->lanes.at(lane).trace);
}

} // namespace steerscope
