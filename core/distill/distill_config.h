// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/distill/polish.h"
#include "core/eval/judge.h"
#include "core/steering/steering_prompt.h"

namespace steerscope {

/// a…: every layer (or a subset); the others steer one layer. Psr: the rank dial below; Const:
/// λ ≡ 1; dim, pca, stolfo and reftR1: published methods (baselines.h).
enum class DistillMethod { aPsr, sPsr, aConst, sConst, dim, pca, stolfo, reftR1 };

/// Rank of the full affine map per layer.
inline constexpr int kFullRank = 0;

struct DistillConfig {
    SteeringPrompt prompt;
    std::string name; ///< Of the result; defaults to a short form of the prompt.
    std::vector<std::string> userPrompts; ///< Plain user messages, one rollout each.
    std::string system;                   ///< System message of x and x' alike; maybe empty.
    DistillMethod method = DistillMethod::aPsr;
    int rank = 1;              ///< For aPsr and sPsr. 1: a ReLU gate; more: linear; or kFullRank.
    std::vector<int> layers;   ///< For aPsr and aConst, ascending; empty: all.
    int layer = -1;            ///< For methods of one layer; −1: chosen on held-out rollouts.
    double heldoutShare = 0.2; ///< Of the prompts, the last ones; never trained on.
    int heldoutPrompts = -1;   ///< ≥ 0: exactly this many, instead of the share.
    int maxTokens = 40;
    float temperature = 0.0f;
    std::uint64_t seed = 7;
    int batch = 64; ///< Rollouts decoded in lock step; others join as these end.
    /// Candidates, relative to the features' variance. Larger ones lower the error of the early
    /// layers a little but cost fidelity (measured: 0.81 at 1.0 against 0.82 here).
    std::vector<double> ridges = {0.03, 0.1, 0.3};
    PolishConfig polish;               ///< Its objective says whether there is any.
    std::string verifier;              ///< ID[:ARGS]; empty: judge-free LLR filter.
    JudgeSettings judge;               ///< Off unless it names an address.
    std::uint64_t memoryAvailable = 0; ///< Bytes it may take beside the model; 0: what is free.
    /// Held-out prompts that every better model answers as soon as it exists, for people to read;
    /// 0: none, which costs nothing.
    int samples = 0;
    int sampleTokens = 24; ///< Of each, at most
    /// Another wording of the instruction, to measure how far it lies from the first; empty: none.
    std::string paraphrase;
};

/// "a-psr", "reft-r1", …
std::string toText(DistillMethod method);
/// Throws DISTILL-001 naming the choices.
DistillMethod distillMethodFromText(const std::string& text);
bool steersOneLayer(DistillMethod method);

/// Throws DISTILL-001 naming the first bad field and what it allows; VERIFY-… for the verifier.
void validate(const DistillConfig& config);

} // namespace steerscope
