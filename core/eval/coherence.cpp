// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/coherence.h"

#include <algorithm>
#include <cmath>

#include "core/eval/statistics.h"

namespace steerscope {

FluencyBand fluencyBand(std::span<const FluencySample> reference) {
    constexpr double kLeastSpread = 0.1;
    std::vector<double> values;
    for (const FluencySample& sample : reference)
        values.push_back(sample.logProb());
    if (values.empty()) return {};
    return {median(values), std::max(kLeastSpread, robustSpread(values))};
}

double coherence(const FluencySample& sample, const FluencyBand& band) {
    const double z = std::abs(sample.logProb() - band.middle) / band.spread;
    const double excess = std::max(0.0, z - 2);
    return 100 * std::exp(-excess / 2) * (1 - sample.repetition);
}

} // namespace steerscope
