// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/distill/distill_config.h"
#include "core/distill/internal/forced_batch.h"
#include "core/distill/rollout.h"

namespace steerscope {

/// What a fit needs and no method changes: rollouts made, filtered and read in both contexts.
/// Stays where it is: caches and stages point into it. Compute thread only.
struct DistillMaterial {
    DistillConfig config; ///< That it was made for
    std::vector<Rollout> rollouts;
    std::unique_ptr<PromptCaches> caches; ///< Of the kept ones
    double rolloutSeconds = 0, activationSeconds = 0;

    std::vector<Rollout*> kept(bool heldout);
    /// Frees activations and caches; texts and scores stay.
    void strip();
};

} // namespace steerscope
