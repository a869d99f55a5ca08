// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/distill/distillation.h"
#include "core/distill/internal/distill_material.h"
#include "core/distill/internal/divergence_stage.h"
#include "core/distill/internal/fit_stage.h"
#include "core/distill/internal/later_layers_stage.h"
#include "core/distill/internal/layer_selection_stage.h"
#include "core/distill/internal/paraphrase_stage.h"
#include "core/distill/internal/plain_stage.h"
#include "core/distill/internal/polish_stage.h"
#include "core/distill/internal/rollout_stage.h"
#include "core/distill/internal/sample_stage.h"
#include "core/distill/internal/student_stage.h"

namespace steerscope {

/// The phases of a distillation: one stage at work at a time.
struct Distillation::State {
    State(const LanguageModel& languageModel, DistillConfig given);
    State(const LanguageModel& languageModel, DistillConfig given,
          std::shared_ptr<DistillMaterial> made);

    void advance(std::stop_token stop);
    void endStage();
    void beginActivations();
    void endReading();
    void beginFitting();
    void beginFinalFit();
    void endFit();
    void beginPolishing(const std::vector<SteeringLayer>& layers);
    void notePolish();
    void endPolishing();
    void beginMeasuring();
    void noteStudent();
    void beginEvaluation();
    bool polishes() const { return config.polish.objective != PolishObjective::none; }
    void endEvaluation();
    void end();
    void release();
    int stagesInPhase() const;
    Progress progress() const;
    void noteRollouts();
    void noteFit();
    void adopt(SteeringModel better);
    void advanceSamples(std::stop_token stop);
    std::vector<const Rollout*> sampledRollouts() const;
    void chargeTime(DistillPhase worked, double spent);
    std::vector<Rollout*> allKept();
    std::vector<const Rollout*> kept(bool heldout);
    const PromptCaches& caches() const { return *material->caches; }
    FitPlan plan(FitPurpose purpose, std::vector<LayerIndex> layers);

    const LanguageModel& model;
    DistillConfig config;
    std::optional<Verifier> verifier;
    std::shared_ptr<DistillMaterial> material;
    DistillPhase phase = DistillPhase::rollouts;
    std::unique_ptr<RolloutStage> rollout;
    std::unique_ptr<PlainStage> plain;
    std::unique_ptr<LayerSelectionStage>
        selection; ///< While a one-layer method looks for its layer
    std::unique_ptr<FitStage> fit;
    std::unique_ptr<LaterLayersStage> later; ///< After the fit of a one-layer method of ours
    std::unique_ptr<PolishStage> polish;
    bool polishIsEnough = false;           ///< The next slice ends it.
    int polishImprovements = 0;            ///< Of `polish`, already in `result`
    std::unique_ptr<StudentStage> student; ///< Measures what was made after the fit
    std::unique_ptr<DivergenceStage> evaluation;
    std::unique_ptr<ParaphraseStage> paraphrase; ///< Last, where there is another wording
    std::unique_ptr<SampleStage> samples;        ///< Goes before `stage` while there is one.
    Stage* stage = nullptr;                      ///< The one at work; null at the end.
    DistillReport report;
    std::shared_ptr<const SteeringModel> result;
    double seconds = 0;
    int stagesDone = 0; ///< Of the present phase

    const Verifier* check() const { return verifier ? &*verifier : nullptr; }
};

} // namespace steerscope
