// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/index.h"
#include "core/model/activation_trace.h"

namespace steerscope {

/// A response sampled from the teacher (the model under x'), with both contexts run over it.
struct Rollout {
    std::string userPrompt;
    std::vector<TokenId> plainPrompt;    ///< x
    std::vector<TokenId> promptedPrompt; ///< x'
    std::vector<TokenId> response;       ///< y, the end token included
    std::string text;
    bool heldout = false;
    ActivationTrace teacher; ///< A' [L] of [T × D]; row t chooses response token t
    ActivationTrace plain;   ///< A
    double llr = 0;          ///< mean_t [log p(y_t|x') − log p(y_t|x)]
    double repetition = 0;   ///< Share of repeated 3-grams
    std::string dropped;     ///< Why it was left out; empty: kept
    bool kept() const { return dropped.empty(); }
};

} // namespace steerscope
