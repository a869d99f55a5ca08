// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/recorded_run.h"
#include "widgets/token_facts.h"

namespace steerscope {

/// What can tint the tokens of an answer.
enum class TintKind { none, push, lambda, delta, surprise, kl };

/// A quantity with its values, one per token of the answer.
struct RunTint {
    TintKind kind = TintKind::none;
    TokenTint tint;
};

/// The quantities that an answer has, the one shown first at the front: what a PSR pushed there
/// (Σ over layers of λ·α·‖z‖) and its coefficients (Σ λ·α), what the instruction or the PSR changed
/// (Σ ‖Δ‖), how surprising the token was (−ln p), and KL to the prompted model. With a `reference`
/// that has the same answer, its value at the same token number is subtracted.
std::vector<RunTint> tintsOf(const RecordedRun& run, const ColumnId& id,
                             const RecordedRun* reference = nullptr);
/// The value of one token that has just been written; NaN where it is not known yet.
float tintOfToken(const RunColumn& column, std::size_t token, TintKind kind);

} // namespace steerscope
