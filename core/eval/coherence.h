// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/base/index.h"

namespace steerscope {

/// What the coherence proxy knows of a text, all from the unsteered model.
struct FluencySample {
    double plainLogProb = 0;    ///< mean_t log p(y_t | x, y_<t)
    double promptedLogProb = 0; ///< mean_t log p(y_t | x', y_<t)
    double repetition = 0;      ///< Share of repeated 3-grams
    /// What the model makes of it in the context that explains it better: a French answer is odd
    /// after x and fluent after x'.
    double logProb() const {
        return plainLogProb > promptedLogProb ? plainLogProb : promptedLogProb;
    }
};

/// Where ordinary texts of this model lie.
struct FluencyBand {
    double middle = 0;
    double spread = 1; ///< Robust standard deviation, at least 0.1 nats.
};

/// Of texts the model wrote by itself.
FluencyBand fluencyBand(std::span<const FluencySample> reference);

/// The fluency proxy, 0 … 100: 100 · exp(−excess/2) · (1 − repetition), where excess is how far
/// |logProb − middle| / spread goes beyond 2. Two-sided, because loops are *too* probable and word
/// salad too improbable (labs.md §11). Ours; it judges form, not whether the text is on topic.
double coherence(const FluencySample& sample, const FluencyBand& band);

} // namespace steerscope
