// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/eval/coherence.h"
#include "core/model/language_model.h"
#include "core/model/sampler.h"
#include "core/steering/residual_edits.h"
#include "core/steering/steering_prompt.h"

namespace steerscope {

/// The same user message in both contexts, tokenised once.
struct PromptPair {
    std::string user;
    std::vector<TokenId> plain;    ///< x
    std::vector<TokenId> prompted; ///< x'
};
std::vector<PromptPair> promptPairs(const LanguageModel& model,
                                    const std::vector<std::string>& userPrompts,
                                    const SteeringPrompt& instruction,
                                    const std::string& system = {});

/// Who answers: the plain or the prompted model, steered or not.
struct FreeRunArm {
    bool prompted = false;
    std::vector<PsrEdit::Part> steering;
};

struct FreeRunOptions {
    int maxTokens = 40;
    SamplerOptions sampler;
    std::size_t lanes = 32; ///< Decoded in lock step.
};

/// One free-running answer with what the unsteered model thinks of it in both contexts.
struct FreeRunAnswer {
    std::string text;
    std::vector<TokenId> response; ///< The end token included
    FluencySample fluency;
    /// mean_t [log p(y|x') − log p(y|x)]: how much the instruction explains the text.
    double llr() const { return fluency.promptedLogProb - fluency.plainLogProb; }
};

/// Reads answers with the unsteered model in both contexts, teacher-forced in exact precision. The
/// prompts' caches are filled once and kept, so that reading the answers of many arms costs their
/// tokens only.
class FluencyReader {
public:
    /// Borrows both; they must stay where they are.
    FluencyReader(const LanguageModel& model, const std::vector<PromptPair>& prompts);
    /// Fills `fluency` of answers given in the order of the prompts. Throws Cancelled.
    void read(std::vector<FreeRunAnswer>& answers, std::stop_token stop = {});

private:
    using Caches = std::vector<std::unique_ptr<KvCache>>;
    void fillCaches(std::stop_token stop);
    /// mean_t log p(y_t | prompt, y_<t) of every answer.
    struct Range {
        std::size_t first, end;
    };
    void readPass(Caches& caches, std::vector<TokenId> PromptPair::*prompt,
                  const std::vector<FreeRunAnswer>& answers, Range range,
                  std::vector<double>& out) const;
    std::vector<double> logProbs(Caches& caches, std::vector<TokenId> PromptPair::*prompt,
                                 const std::vector<FreeRunAnswer>& answers, std::stop_token stop);

    const LanguageModel& m_model;
    const std::vector<PromptPair>& m_prompts;
    Caches m_plain, m_prompted;
};

/// Every prompt answered, in order, `options.lanes` at a time in lock step; `fluency` is left to
/// the reader. Throws Cancelled between decode steps.
std::vector<FreeRunAnswer> freeRun(const LanguageModel& model,
                                   const std::vector<PromptPair>& prompts, const FreeRunArm& arm,
                                   const FreeRunOptions& options, std::stop_token stop = {});

/// The residual stream over the positions that choose the response, [L] of [T × D], under an edit
/// (nullptr: none).
ActivationTrace forcedTrace(const LanguageModel& model, const std::vector<TokenId>& prompt,
                            const std::vector<TokenId>& response, ResidualEdit* edit = nullptr,
                            std::stop_token stop = {});

} // namespace steerscope
