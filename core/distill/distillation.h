// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/distill/distill_config.h"
#include "core/distill/polish.h"
#include "core/distill/rollout.h"
#include "core/eval/divergence.h"
#include "core/model/language_model.h"
#include "core/steering/steering_model.h"

namespace steerscope {

enum class DistillPhase { rollouts, activations, fitting, polishing, evaluating, done };

/// One line of the kept/dropped list.
struct RolloutSummary {
    std::string userPrompt;
    std::string text;
    bool heldout = false;
    double llr = 0;
    double repetition = 0;
    std::string dropped;  ///< Empty: kept.
    double attribute = 0; ///< 0 … 1; 0 until it is known
    double coherence = 0; ///< 0 … 100; 0 until it is known
};

/// What the best model so far answers to a held-out prompt.
struct SampleAnswer {
    std::string userPrompt;
    std::string prompted; ///< The prompted model's answer, possibly longer
    std::string steered;
};

struct DistillReport {
    std::vector<RolloutSummary> rollouts;
    int made = 0;
    int kept = 0;
    double rolloutSeconds = 0, activationSeconds = 0, fitSeconds = 0, evaluateSeconds = 0;
    double polishSeconds = 0, sampleSeconds = 0;
    double ridge = 0;     ///< The one chosen.
    double trainLoss = 0; ///< Mean over layers of ‖h'−A'‖²/‖A−A'‖²; before the directions
                          ///< were solved together.
    std::vector<double> trainRmse;      ///< [L]; while fitting, of the layers done
    std::vector<double> heldoutRmse;    ///< The same
    std::vector<double> paraphraseRmse; ///< [L] of another wording; empty: not measured
    int layer = -1;                     ///< The one of a one-layer method.
    std::vector<PolishPoint> polish;    ///< Curves so far; empty without polishing.
    std::vector<SampleAnswer> samples;  ///< Of the last better model; see DistillConfig::samples.
    double samplesEpoch = 0;            ///< Of polishing that it comes from; 0: the fit
    Divergence heldout;                 ///< Student against teacher; no positions: none survived.
    Divergence heldoutUnsteered;
    double fidelity() const;
};

struct DistillMaterial;
/// Whether rollouts made for one configuration are those of another: the same prompts, instruction,
/// sampling and filter, whatever the method.
bool serves(const DistillMaterial& material, const DistillConfig& config);

/// The Distil button as a state machine: rollouts → activations → fitting → polishing (if asked
/// for) → evaluating → done. Each advance() does one bounded slice on the compute thread. A usable
/// model exists from the end of the fitting phase on; polishing replaces it whenever a better one
/// is found, and at the end comes one whose provenance holds the held-out measures. The ridge (and
/// for one-layer methods the layer) is chosen on the last fifth of the training rollouts, so that
/// the held-out ones stay unseen. The same configuration, model and thread count give the same
/// numbers.
class Distillation {
public:
    /// Borrows the model. Throws DISTILL-001 (see validate; also a layer the model does not have),
    /// and MEM-001 with the number when the rollouts' activations would not fit.
    Distillation(const LanguageModel& model, DistillConfig config);
    /// The same on rollouts that another distillation has made and read, with this model: begins
    /// with the fit. DISTILL-001 when they do not serve this configuration.
    Distillation(const LanguageModel& model, DistillConfig config,
                 std::shared_ptr<DistillMaterial> material);
    ~Distillation();

    /// One slice (a decode step of the rollout batch, one block of the fit, …). False when done.
    /// Throws DISTILL-002 when fewer than 8 training rollouts survive, with the prompted pass rate
    /// and advice, DISTILL-003 when activations are not finite, and Cancelled when `stop` fired
    /// (the next call then goes on where this one stopped).
    bool advance(std::stop_token stop = {});
    DistillPhase phase() const;
    Progress progress() const;
    const DistillReport& report() const; ///< Grows as phases end.
    /// Ends polishing at the next advance() with the best found so far; nothing in other phases.
    void finishPolishing();
    /// The best model so far; nothing before the fit has ended.
    std::shared_ptr<const SteeringModel> result() const;
    const std::vector<Rollout>& rollouts() const;
    /// The rollouts as other methods may use them, from the fitting phase on; nothing before. Their
    /// activations, which are large, stay as long as somebody holds this.
    std::shared_ptr<DistillMaterial> material() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace steerscope
