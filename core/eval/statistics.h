// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace steerscope {

double mean(std::span<const double> values); ///< 0 for none.
double median(std::vector<double> values);   ///< Mean of the middle two; 0 for none.
/// Median absolute deviation × 1.4826: the standard deviation of a normal sample, deaf to outliers.
double robustSpread(const std::vector<double>& values);
/// Spearman's rank correlation, ties at their mean rank; 0 when either side does not vary.
double spearman(std::span<const double> a, std::span<const double> b);

/// A mean with its 95 % interval.
struct Interval {
    double value = 0;
    double low = 0;
    double high = 0;
};

struct BootstrapOptions {
    int resamples = 2000;
    std::uint64_t seed = 7;
};

/// Percentile bootstrap of the mean over independent units (one value per prompt). The same seed
/// gives the same interval on every platform. None: all zero.
Interval bootstrapMean(std::span<const double> values, const BootstrapOptions& options = {});
/// Of the mean of a − b where a[i] and b[i] come from the same prompt.
Interval bootstrapDifference(std::span<const double> a, std::span<const double> b,
                             const BootstrapOptions& options = {});
/// Wilson's score interval of a rate.
Interval wilsonInterval(std::size_t passed, std::size_t count);

} // namespace steerscope
