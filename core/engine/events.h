// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/base/error.h"
#include "core/base/index.h"
#include "core/base/progress.h"
#include "core/distill/distillation.h"
#include "core/model/generator.h"
#include "core/steering/coefficients.h"

namespace steerscope {

/// A candidate as shown: the piece is display text, not raw bytes.
struct ChoiceText {
    std::string piece;
    float probability = 0;
    TokenId token{-1}; ///< −1: not known, in runs of earlier versions.
    friend bool operator==(const ChoiceText&, const ChoiceText&) = default;
};

struct ModelInfo {
    std::string path, name, architecture, quantization, executor, fileSha256, templateSha256;
    std::int32_t nLayers = 0, dModel = 0, vocabSize = 0;
    double loadSeconds = 0;
};

struct JobStarted {
    JobId job;
};
struct JobProgressed {
    JobId job;
    Progress progress;
};
struct ModelLoaded {
    JobId job;
    ModelInfo info;
};
/// The rendered prompts and ids of a comparison, before its first token.
struct ComparisonStarted {
    JobId job;
    std::string plainText, promptedText;
    std::vector<TokenId> plainIds, promptedIds;
};
/// One token of one column.
struct TokenGenerated {
    JobId job;
    std::size_t column = 0;
    TokenId token;
    std::string text;  ///< Whole code points that became complete with this token; maybe empty.
    std::string piece; ///< This token alone, as shown on an axis (visiblePiece).
    float logProb = 0;
    std::vector<ChoiceText> choices; ///< Most probable first.
    std::vector<float> coefficients; ///< λ·α per layer; empty in unsteered columns.
    std::vector<float> pushes;       ///< λ·α·‖z‖ per layer.
    FinishReason finish = FinishReason::running;
};
struct ComparisonFinished {
    JobId job;
    double seconds = 0;         ///< From the first slice to the last, other jobs' turns included.
    double tokensPerSecond = 0; ///< All columns' tokens together, by the time spent decoding.
    double prefillSeconds = 0;
};

/// Everything teacher-forced about one response. Grids are [L × T]; empty where not computed.
struct DeltaMaps {
    std::vector<TokenId> response;
    std::vector<std::string> pieces;
    CoefficientGrid accumulated;      ///< ‖A' − A‖: what the prompt changed.
    CoefficientGrid local;            ///< ‖Δ_loc‖: what is left to add at each layer.
    CoefficientGrid coefficients;     ///< λ·α of the student over these tokens.
    CoefficientGrid pushes;           ///< λ·α·‖z‖
    CoefficientGrid steered;          ///< ‖h' − A‖: the PSR's own Δ.
    CoefficientGrid missed;           ///< ‖A' − h'‖: what it missed.
    CoefficientGrid projected;        ///< The λ prompting used (projectCoefficients).
    std::vector<double> relativeRmse; ///< [L]
    std::vector<double> klSteered;    ///< [T] KL(prompted ‖ student), nats.
    std::vector<double> klUnsteered;  ///< [T] KL(prompted ‖ plain).
    std::vector<double> klOfSteering; ///< [T] KL(student ‖ plain); empty in previews.
    std::vector<std::vector<ChoiceText>> plainChoices, promptedChoices, steeredChoices; ///< [T]
};
struct DeltasReady {
    JobId job;
    std::shared_ptr<const DeltaMaps> maps;
};

/// The likeliest token by layer: of the plain model, and with the instruction or the steering of
/// the answer. `after` is empty where neither is at work.
struct LensReady {
    JobId job;
    std::vector<ChoiceText> before, after; ///< [L]
};

struct DistillationAdvanced {
    JobId job;
    DistillPhase phase;
    std::shared_ptr<const DistillReport> report;
};
struct SteeringModelReady {
    JobId job;
    std::shared_ptr<const SteeringModel> model;
    std::shared_ptr<const DistillReport> report;
};

// Every job ends in exactly one of these three.
struct JobFinished {
    JobId job;
};
struct JobCancelled {
    JobId job;
};
struct JobFailed {
    JobId job;
    ErrorRecord error;
};

/// Values only: safe to move to any thread.
using EngineEvent =
    std::variant<JobStarted, JobProgressed, ModelLoaded, ComparisonStarted, TokenGenerated,
                 ComparisonFinished, DeltasReady, LensReady, DistillationAdvanced,
                 SteeringModelReady, JobFinished, JobCancelled, JobFailed>;

JobId jobOf(const EngineEvent& event);

} // namespace steerscope
