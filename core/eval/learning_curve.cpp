// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/learning_curve.h"

namespace steerscope {

std::vector<int> doublingCounts(int most) {
    std::vector<int> out;
    for (int count = 8; count <= most; count *= 2)
        out.push_back(count);
    if (!out.empty() && out.back() != most) out.push_back(most);
    return out;
}

bool moreDataHelps(const std::vector<LearningPoint>& curve) {
    constexpr double kWorthwhile = 0.05;
    if (curve.size() < 2) return false;
    const LearningPoint& last = curve.back();
    for (auto earlier = curve.rbegin() + 1; earlier != curve.rend(); ++earlier)
        if (2 * earlier->rollouts <= last.rollouts)
            return last.relativeRmse < (1 - kWorthwhile) * earlier->relativeRmse;
    return false;
}

} // namespace steerscope
