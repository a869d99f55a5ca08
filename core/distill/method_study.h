// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/strict_json.h"
#include "core/distill/distillation.h"
#include "core/eval/forced_study.h"
#include "core/eval/presets.h"
#include "core/eval/text_study.h"

namespace steerscope {

/// Whether a method's answers are measured, which takes most of a study's time, or only its
/// held-out fidelity; and whether they are also measured on top of the prompt.
enum class FreeText { left, measured };
enum class WithPrompt { left, measured };

/// A way to make a steering model, as the study's table calls it.
struct StudyMethod {
    std::string name; ///< "a-psr", "a-psr-r16", …
    std::function<void(DistillConfig&)> apply;
    WithPrompt withPrompt = WithPrompt::left;
    FreeText freeText = FreeText::measured;
};
/// Every method there is, in the order of the table.
const std::vector<StudyMethod>& studyMethods();
/// Throws STUDY-001 listing the known names.
const StudyMethod& studyMethod(const std::string& name);

/// What all methods of a study share.
struct StudyPlan {
    std::vector<std::string> trainingPrompts;
    std::vector<std::string> heldoutPrompts;
    int maxTokens = 40;
    std::uint64_t seed = 7;
    /// Coherence points that a method may lie below the prompt's own: the proxy's mean over 20
    /// answers is not known better.
    double slack = 5;
    int budget = 5;        ///< Strengths tried per method
    int stackedBudget = 2; ///< … of PSR + prompt
    int forcedAnswers = 6; ///< Prompted answers read for the teacher-forced measures
};
/// Everything that a cell's numbers depend on, as one line; the cache key is its hash.
std::string cellKey(const StudyPlan& plan, const Preset& preset, const std::string& method,
                    const std::string& modelSha256, const std::string& executor);

/// One attribute on one model: its baseline and any number of methods, on the same prompts.
class AttributeStudy {
public:
    /// Answers the held-out prompts unsteered and prompted. Borrows the model. Throws Cancelled.
    AttributeStudy(const LanguageModel& model, StudyPlan plan, Preset preset,
                   std::stop_token stop = {});

    /// {model, attribute, unsteered, prompted, floor, unsteered_rate, prompted_rate,
    /// paraphrase_rmse, rank1_floor, llr_calibration}
    Json baseline() const;

    struct Outcome {
        Json cell; ///< What cellFromJson reads, with the strengths tried and sample texts
        std::shared_ptr<const SteeringModel> steering; ///< Null when refused
    };
    /// Distils, then looks for the largest strength at the floor, alone and (where the method asks
    /// for it) with the prompt. An instruction that the model does not follow gives a cell that
    /// says so, at once from the second method on. Throws Cancelled.
    Outcome run(const StudyMethod& method, const ProgressSink& progress = {},
                std::stop_token stop = {});

private:
    DistillConfig config(const StudyMethod& method) const;
    std::unique_ptr<Distillation> begin(DistillConfig config) const;
    struct Found {
        double strength = 0; ///< The largest at the floor; 0: the arm without steering
        ArmScores scores;    ///< There
        std::vector<StrengthPoint> points;
    };
    Found search(const StrengthSearchOptions& options, const FreeRunArm& arm, std::stop_token stop);
    void addFreeText(Json& cell, const std::shared_ptr<const SteeringModel>& steering,
                     std::stop_token stop);
    void addStacked(Json& cell, const std::shared_ptr<const SteeringModel>& steering,
                    std::stop_token stop);

    const LanguageModel& m_model;
    StudyPlan m_plan;
    Preset m_preset;
    TextStudy m_texts;
    std::unique_ptr<ForcedStudy> m_forced;
    std::vector<double> m_paraphraseRmse;
    double m_floor = 0;
    std::shared_ptr<DistillMaterial> m_material; ///< Of the first method
    std::string m_refusal; ///< Why the first method found too few rollouts; empty: it did not
};

} // namespace steerscope
