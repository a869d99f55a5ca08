// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/index.h"
#include "core/model/activation_trace.h"

namespace steerscope {

/// A response sampled from the teacher (the model under x'), with both contexts run over it. Row t
/// of every matrix belongs to the position that chooses response token t. The activations are there
/// while the distillation needs them and released at its end: at D = 576 and L = 30 a rollout of 40
/// tokens holds 2.8 MB.
struct Rollout {
    std::string userPrompt;
    std::vector<TokenId> plainPrompt;    ///< x
    std::vector<TokenId> promptedPrompt; ///< x'
    std::vector<TokenId> response;       ///< y, the end token included
    std::string text;
    bool heldout = false;
    ActivationTrace teacher;          ///< A' [L] of [T × D]
    FloatMatrix plainFinal;           ///< A of the last block [T × D]; held-out rollouts only
    std::vector<double> deltaSquares; ///< [L] Σ_t ‖A' − A‖²
    double promptedLogProb = 0;       ///< mean_t log p(y_t|x')
    double llr = 0;                   ///< mean_t [log p(y_t|x') − log p(y_t|x)]
    double repetition = 0;            ///< Share of repeated 3-grams
    double attribute = 0;             ///< 0 … 1: verifier or judge, else estimated from llr
    double coherence = 0;             ///< The fluency proxy, 0 … 100
    std::string dropped;              ///< Why it was left out; empty: kept
    bool kept() const { return dropped.empty(); }
};

} // namespace steerscope
