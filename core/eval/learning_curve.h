// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace steerscope {

/// One point of a learning curve: what so many rollouts gave.
struct LearningPoint {
    int rollouts = 0;
    double kl = 0;           ///< Held-out, per token
    double fidelity = 0;     ///< 1 − KL / KL unsteered
    double relativeRmse = 0; ///< Held-out, mean over layers
};

/// 8, 16, … up to `most`, and `most` itself; empty below 8.
std::vector<int> doublingCounts(int most);

/// Whether the last doubling still lowered the held-out relative RMSE by more than a twentieth
/// (labs.md §6.3). False with fewer than two points.
bool moreDataHelps(const std::vector<LearningPoint>& curve);

} // namespace steerscope
