// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/language_model.h"
#include "core/model/sampler.h"

namespace steerscope {

/// One completion to be written.
struct GenerationRequest {
    std::vector<TokenId> prompt; ///< At least one token.
    SamplerOptions sampler;
    int maxTokens = 64;
    ResidualEdit* edit = nullptr; ///< Must outlive the generator. First steered: last prompt token.
    int topCandidates = 0;        ///< Alternatives reported with each token.
    /// The response begins with these: they are read as if they had been chosen, reported like
    /// chosen ones, and count among `maxTokens`. What follows an end token is ignored.
    std::vector<TokenId> forced;
    /// One for all requests of a Generator.
    Precision precision = Precision::exact;
};

enum class FinishReason { running, endOfText, maxTokens, stopped };
/// "running", "end", "length", "stopped": in files and on every output.
std::string toText(FinishReason reason);
/// Reads these words, and "end-of-text" and "max-tokens" of earlier files.
std::optional<FinishReason> finishReasonFromText(std::string_view text);

struct GeneratedToken {
    std::size_t lane = 0; ///< Index into the requests.
    TokenId token;
    float logProb = 0;
    std::vector<Candidate> candidates;
    FinishReason finish = FinishReason::running; ///< Not running: this was the lane's last token.
};

/// Decodes several completions in lock step. Prompts that share a prefix share its prefill;
/// finished lanes leave the batch, and requests beyond `maxLanes` join it in their place: their
/// prompts are then read in the same passes that decode the others. The edit touches the last
/// prompt token and every generated one, nothing before: prompts are prefilled unsteered up to
/// their last token.
class Generator {
public:
    static constexpr std::size_t kMostLanes = 64;

    Generator(const LanguageModel& model, std::vector<GenerationRequest> requests,
              std::size_t maxLanes = kMostLanes);
    ~Generator();

    /// One bounded slice of work: ≤ 128 prefill tokens and one decode step for all lanes that have
    /// read their prompts; none decodes before all of the first `maxLanes` have. A lane whose
    /// response is given beforehand reads up to 16 of its tokens in one step. Returns the tokens
    /// chosen in it. Throws Cancelled when `stop` fires.
    std::vector<GeneratedToken> step(std::stop_token stop = {});
    bool finished() const;
    bool prefilling() const; ///< The first lanes are reading their prompts.
    void stopLane(std::size_t lane);

    const std::vector<TokenId>& response(std::size_t lane) const; ///< The end token included.
    FinishReason finish(std::size_t lane) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace steerscope
