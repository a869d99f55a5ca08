// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/strict_json.h"

namespace steerscope {

/// P(attribute) = σ(slope · (score − middle)).
struct LogisticFit {
    double slope = 0;
    double middle = 0;
    double probability(double score) const;
};

/// Maximum likelihood with a weak pull of the slope towards 0 (so that separable data stay finite).
/// Slope 0 when all labels agree: then nothing can be learned.
LogisticFit fitLogistic(std::span<const double> scores, const std::vector<bool>& labels);

/// Chance that a passing text scores higher than a failing one; 0.5 when either kind is missing.
double auroc(std::span<const double> scores, const std::vector<bool>& labels);

/// One bin of a reliability table: what was predicted and what happened.
struct ReliabilityBin {
    double low = 0, high = 0; ///< Bounds of the predicted probability
    std::size_t count = 0;
    double predicted = 0; ///< Mean in the bin
    double observed = 0;  ///< Share that passed
};

/// How well a likelihood ratio stands in for a verifier.
struct Calibration {
    LogisticFit fit;
    double auroc = 0.5;
    double expectedError = 0; ///< Mean |predicted − observed| over bins, weighted by count.
    std::size_t passed = 0;
    std::size_t count = 0;
    std::vector<ReliabilityBin> bins; ///< Empty ones left out.
};

Calibration calibrate(std::span<const double> scores, const std::vector<bool>& labels,
                      std::size_t bins = 10);
Json toJson(const Calibration& calibration);

} // namespace steerscope
