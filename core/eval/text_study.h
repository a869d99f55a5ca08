// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/eval/calibration.h"
#include "core/eval/free_run.h"
#include "core/eval/statistics.h"
#include "core/eval/strength_search.h"
#include "core/eval/verifier.h"

namespace steerscope {

/// What a study of free-running text asks.
struct TextStudyPlan {
    std::vector<std::string> userPrompts; ///< Held out: not those the methods were trained on.
    SteeringPrompt instruction;
    std::string system; ///< Of both contexts; maybe empty.
    std::string verifier;
    FreeRunOptions run;
};

/// One arm's answers, scored; every list has one entry per prompt, so that arms can be paired.
struct ArmScores {
    std::vector<std::string> texts;
    std::vector<double> attribute;  ///< 1 passes the verifier, 0 does not
    std::vector<double> coherence;  ///< The fluency proxy, 0 … 100
    std::vector<double> repetition; ///< Share of repeated 3-grams
    std::vector<double> llr;        ///< mean_t [log p(y|x') − log p(y|x)]

    StrengthPoint at(double strength) const; ///< Means, for a search or a sweep
};
/// {attribute, attribute95, coherence, coherence95, repeated_3grams, llr, answers}
Json toJson(const ArmScores& scores);

/// Measures arms on the same prompts, against the model's own unsteered and prompted answers, which
/// also set the band of the coherence proxy. Same plan, model and threads: the same numbers.
class TextStudy {
public:
    /// Answers the prompts unsteered and prompted. Borrows the model. Throws VERIFY-… and
    /// Cancelled.
    TextStudy(const LanguageModel& model, TextStudyPlan plan, std::stop_token stop = {});

    ArmScores measure(const FreeRunArm& arm, std::stop_token stop = {});
    const ArmScores& unsteered() const { return m_unsteered; }
    const ArmScores& prompted() const { return m_prompted; }
    /// The prompt's own coherence: the floor at which methods are compared (TA@Cp).
    double promptedCoherence() const { return mean(m_prompted.coherence); }
    const Verifier& verifier() const { return m_verifier; }
    const std::vector<PromptPair>& prompts() const { return m_pairs; }
    /// How well the likelihood ratio of the model's own answers predicts the verifier.
    Calibration calibration() const;

private:
    std::vector<FreeRunAnswer> answers(const FreeRunArm& arm, std::stop_token stop);
    ArmScores score(const std::vector<FreeRunAnswer>& answers) const;

    const LanguageModel& m_model;
    TextStudyPlan m_plan;
    Verifier m_verifier;
    std::vector<PromptPair> m_pairs;
    FluencyReader m_reader;
    FluencyBand m_band;
    ArmScores m_unsteered;
    ArmScores m_prompted;
};

} // namespace steerscope
