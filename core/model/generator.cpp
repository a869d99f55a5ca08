// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/generator.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/model/internal/prefill_plan.h"

namespace steerscope {
namespace {

/// Prefill tokens per slice, all lanes together: bounds the time other work has to wait.
constexpr std::size_t kPrefillTokens = 128;
/// Tokens given beforehand that a lane reads in one step: their logits exist together, [16 × V].
constexpr std::size_t kForcedTokens = 16;

struct LaneState {
    GenerationRequest request;
    SharedPrefix shared;
    std::unique_ptr<KvCache> cache; ///< Null before the lane starts and after it has finished.
    std::size_t prefilled = 0;      ///< Prompt tokens in the cache.
    TokenId next;                   ///< Token that the next decode step feeds first.
    std::vector<TokenId> feed;      ///< All that it feeds: more than one while forced.
    std::vector<TokenId> response;
    FinishReason finish = FinishReason::running;

    bool joined = false; ///< Among the lanes at work; stays so after it has finished.

    bool running() const { return finish == FinishReason::running; }
    bool working() const { return joined && running(); }
    /// The prompt but for its last token, which goes through the first decode step.
    std::span<const TokenId> prefill() const {
        return std::span<const TokenId>(request.prompt).first(request.prompt.size() - 1);
    }
    bool prefillDone() const { return prefilled == prefill().size(); }
    bool isForced() const { return response.size() < request.forced.size(); }
    /// `next` and what follows it of the given response, so that every row of logits belongs to a
    /// token that is known already, or to the one that is to be chosen.
    void fillFeed() {
        feed.assign(1, next);
        if (!isForced()) return;
        const auto from = request.forced.begin() + static_cast<std::ptrdiff_t>(response.size());
        const auto rest = static_cast<std::size_t>(request.forced.end() - from);
        feed.insert(feed.end(), from,
                    from + static_cast<std::ptrdiff_t>(std::min(rest, kForcedTokens) - 1));
    }
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

std::string toText(FinishReason reason) {
    switch (reason) {
    case FinishReason::running:
        return "running";
    case FinishReason::endOfText:
        return "end";
    case FinishReason::maxTokens:
        return "length";
    case FinishReason::stopped:
        return "stopped";
    }
    return {};
}

std::optional<FinishReason> finishReasonFromText(std::string_view text) {
    if (text == "end-of-text") return FinishReason::endOfText;
    if (text == "max-tokens") return FinishReason::maxTokens;
    for (const auto reason : {FinishReason::running, FinishReason::endOfText,
                              FinishReason::maxTokens, FinishReason::stopped})
        if (toText(reason) == text) return reason;
    return std::nullopt;
}

/// One forward pass: its lanes, and which of ours each is.
struct Batch {
    std::vector<Lane> lanes;
    std::vector<std::size_t> owners;
};

struct Generator::State {
    const LanguageModel& model;
    std::size_t maxLanes = kMostLanes;
    std::vector<LaneState> lanes;
    std::size_t nextToJoin = 0;
    bool decoding = false; ///< A first token has been chosen: from now on prompts are read beside.

    bool prefilling() const {
        return !decoding && std::any_of(lanes.begin(), lanes.end(), [](const LaneState& lane) {
            return lane.working() && !lane.prefillDone();
        });
    }

    std::vector<GeneratedToken> step(std::stop_token stop);
    void admit();
    bool start(LaneState& lane) const;
    void addDecoding(Batch& batch);
    void addPrefill(Batch& batch);
    std::vector<GeneratedToken> take(const Batch& batch, std::vector<LaneResult>& results);
    GeneratedToken choose(std::size_t index, std::span<const float> logits);
    FinishReason finishAfter(const LaneState& lane, TokenId token) const;
    void releaseCaches();
    std::size_t prefixStillNeeded(std::size_t parent) const;
};

std::vector<GeneratedToken> Generator::State::step(std::stop_token stop) {
    admit();
    Batch batch;
    if (!prefilling()) addDecoding(batch);
    addPrefill(batch);
    std::vector<LaneResult> results = model.forward(batch.lanes, stop);
    return take(batch, results);
}

void Generator::State::admit() {
    auto working = static_cast<std::size_t>(std::count_if(
        lanes.begin(), lanes.end(), [](const LaneState& lane) { return lane.working(); }));
    for (; nextToJoin < lanes.size() && working < maxLanes; ++nextToJoin) {
        lanes[nextToJoin].joined = true;
        if (lanes[nextToJoin].running()) ++working;
    }
}

/// Gives the lane its cache, from its parent's where they share a prefix. False: the parent has not
/// come that far. A parent that was stopped gives what it has.
bool Generator::State::start(LaneState& lane) const {
    if (lane.cache) return true;
    if (!lane.shared.parent) {
        lane.cache = model.newCache(lane.request.precision);
        return true;
    }
    const LaneState& parent = lanes[*lane.shared.parent];
    if (parent.running() && parent.prefilled < lane.shared.length) return false;
    lane.prefilled = std::min(lane.shared.length, parent.prefilled);
    lane.cache = parent.cache ? parent.cache->copy() : model.newCache(lane.request.precision);
    lane.prefilled = std::min(lane.prefilled, static_cast<std::size_t>(lane.cache->length().value));
    lane.cache->truncate(Position(static_cast<std::int32_t>(lane.prefilled)));
    return true;
}

void Generator::State::addDecoding(Batch& batch) {
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        LaneState& lane = lanes[i];
        if (!lane.working() || !start(lane) || !lane.prefillDone()) continue;
        lane.fillFeed();
        batch.lanes.push_back(
            {.tokens = lane.feed,
             .cache = lane.cache.get(),
             .edit = lane.request.edit,
             .logits = lane.feed.size() > 1 ? LogitsFor::allPositions : LogitsFor::lastPosition});
        batch.owners.push_back(i);
    }
}

void Generator::State::addPrefill(Batch& batch) {
    std::size_t budget = kPrefillTokens;
    for (std::size_t i = 0; i < lanes.size() && budget > 0; ++i) {
        LaneState& lane = lanes[i];
        if (!lane.working() || !start(lane) || lane.prefillDone()) continue;
        const auto rest = lane.prefill().subspan(lane.prefilled);
        const auto part = rest.first(std::min(budget, rest.size()));
        batch.lanes.push_back(
            {.tokens = part, .cache = lane.cache.get(), .logits = LogitsFor::none});
        batch.owners.push_back(i);
        budget -= part.size();
    }
}

std::vector<GeneratedToken> Generator::State::take(const Batch& batch,
                                                   std::vector<LaneResult>& results) {
    std::vector<GeneratedToken> out;
    for (std::size_t i = 0; i < results.size(); ++i) {
        LaneState& lane = lanes[batch.owners[i]];
        if (batch.lanes[i].logits == LogitsFor::none) {
            lane.prefilled += batch.lanes[i].tokens.size();
            continue;
        }
        for (std::size_t row = 0; row < results[i].logits.rows(); ++row)
            out.push_back(choose(batch.owners[i], results[i].logits.row(row)));
    }
    decoding = decoding || !out.empty();
    releaseCaches();
    return out;
}

/// A finished lane's cache goes, but for a prefix that a lane yet to start will copy.
void Generator::State::releaseCaches() {
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        LaneState& lane = lanes[i];
        if (lane.running() || !lane.cache) continue;
        const std::size_t needed = prefixStillNeeded(i);
        if (needed == 0) {
            lane.cache.reset();
        } else if (static_cast<std::size_t>(lane.cache->length().value) > needed) {
            lane.cache->truncate(Position(static_cast<std::int32_t>(needed)));
            lane.cache = lane.cache->copy(); // The copy takes no more memory than it needs.
        }
    }
}

std::size_t Generator::State::prefixStillNeeded(std::size_t parent) const {
    std::size_t most = 0;
    for (const LaneState& lane : lanes) {
        const bool waits = lane.running() && !lane.cache && lane.shared.parent == parent;
        if (waits) most = std::max(most, lane.shared.length);
    }
    return most;
}

GeneratedToken Generator::State::choose(std::size_t index, std::span<const float> logits) {
    LaneState& lane = lanes[index];
    const TokenId token = lane.isForced()
                              ? lane.request.forced[lane.response.size()]
                              : sample(logits, lane.request.sampler, lane.response.size());
    lane.response.push_back(token);
    lane.next = token;
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

namespace {

/// Cuts what could never be read: beyond the limit, and after the end of the text.
void trimForced(GenerationRequest& request, const Tokenizer& tokenizer) {
    auto& forced = request.forced;
    const auto end = std::ranges::find_if(
        forced, [&](const TokenId token) { return tokenizer.endsText(token); });
    if (end != forced.end()) forced.erase(end + 1, forced.end());
    const auto most = static_cast<std::size_t>(request.maxTokens);
    if (forced.size() > most) forced.resize(most);
}

} // namespace

Generator::Generator(const LanguageModel& model, std::vector<GenerationRequest> requests,
                     std::size_t maxLanes)
    : m_state(std::make_unique<State>(
          State{.model = model, .maxLanes = std::max<std::size_t>(1, maxLanes)})) {
    std::vector<std::span<const TokenId>> prefills;
    for (GenerationRequest& request : requests) {
        check(request, model.config().contextLength);
        trimForced(request, model.tokenizer());
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
    m_state->admit();
}

Generator::~Generator() = default;

std::vector<GeneratedToken> Generator::step(std::stop_token stop) {
    if (stop.stop_requested()) throw Cancelled();
    if (finished()) return {};
    return m_state->step(stop);
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

} // namespace steerscope
