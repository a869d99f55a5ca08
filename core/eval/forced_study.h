// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/eval/faithfulness.h"
#include "core/eval/free_run.h"

namespace steerscope {

/// Teacher-forced measures on a few of the prompted model's own answers: what the instruction does
/// to the stream, and how closely something else follows it. Holds the activations of its responses
/// (2 · L · T · D floats each), so give it few.
class ForcedStudy {
public:
    /// Reads the responses in both contexts. Borrows the model.
    ForcedStudy(const LanguageModel& model, std::vector<PromptPair> prompts,
                std::vector<std::vector<TokenId>> responses, std::stop_token stop = {});

    /// Relative RMSE [L] of another wording of the instruction against this one: the paraphrase
    /// line that every method is drawn with (labs.md §7). `others` are the same prompts with the
    /// other wording.
    std::vector<double> paraphraseRmse(const std::vector<PromptPair>& others,
                                       std::stop_token stop = {}) const;
    /// [L] The least relative RMSE that so many directions per layer could reach on Δ_acc.
    std::vector<double> rankFloors(std::size_t rank) const;
    /// What a steering model changes against what the prompt changes.
    struct Student {
        std::vector<double> relativeRmse; ///< [L]
        /// Of ‖h' − A‖ and ‖A' − A‖ over tokens, mean over the layers the student changes.
        ProfileMatch profile;
    };
    Student student(const std::vector<PsrEdit::Part>& steering, std::stop_token stop = {}) const;

private:
    ActivationTrace joinedTrace(std::vector<TokenId> PromptPair::*context,
                                const std::vector<PromptPair>& prompts,
                                const std::vector<PsrEdit::Part>& steering,
                                std::stop_token stop) const;

    const LanguageModel& m_model;
    std::vector<PromptPair> m_prompts;
    std::vector<std::vector<TokenId>> m_responses;
    ActivationTrace m_plain;    ///< A, all responses one after the other
    ActivationTrace m_prompted; ///< A'
};

} // namespace steerscope
