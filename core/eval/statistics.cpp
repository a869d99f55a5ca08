// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <random>

namespace steerscope {
namespace {

constexpr double kNormal975 = 1.959964;

double sortedQuantile(const std::vector<double>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = at - static_cast<double>(below);
    return (1 - part) * sorted[below] + part * sorted[above];
}

std::vector<double> ranks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> out(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && values[order[end]] == values[order[first]])
            ++end;
        for (std::size_t i = first; i < end; ++i)
            out[order[i]] = static_cast<double>(first + end - 1) / 2;
        first = end;
    }
    return out;
}

} // namespace

double mean(std::span<const double> values) {
    if (values.empty()) return 0;
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return sortedQuantile(values, 0.5);
}

double robustSpread(const std::vector<double>& values) {
    const double centre = median(values);
    std::vector<double> distances;
    for (const double value : values)
        distances.push_back(std::abs(value - centre));
    return 1.4826 * median(std::move(distances));
}

double spearman(std::span<const double> a, std::span<const double> b) {
    assert(a.size() == b.size());
    const auto ra = ranks(a), rb = ranks(b);
    const double ma = mean(ra), mb = mean(rb);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < ra.size(); ++i) {
        ab += (ra[i] - ma) * (rb[i] - mb);
        aa += (ra[i] - ma) * (ra[i] - ma);
        bb += (rb[i] - mb) * (rb[i] - mb);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

Interval bootstrapMean(std::span<const double> values, const BootstrapOptions& options) {
    if (values.empty()) return {};
    std::mt19937_64 random(options.seed);
    std::vector<double> means;
    for (int r = 0; r < options.resamples; ++r) {
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            sum += values[random() % values.size()]; // the bias of % is below 1e-17 here
        means.push_back(sum / static_cast<double>(values.size()));
    }
    std::sort(means.begin(), means.end());
    const double centre = mean(values);
    if (means.empty()) return {centre, centre, centre};
    return {centre, sortedQuantile(means, 0.025), sortedQuantile(means, 0.975)};
}

Interval bootstrapDifference(std::span<const double> a, std::span<const double> b,
                             const BootstrapOptions& options) {
    assert(a.size() == b.size());
    std::vector<double> differences(a.size());
    std::transform(a.begin(), a.end(), b.begin(), differences.begin(), std::minus<>());
    return bootstrapMean(differences, options);
}

Interval wilsonInterval(std::size_t passed, std::size_t count) {
    if (count == 0) return {0, 0, 1};
    const double n = static_cast<double>(count), p = static_cast<double>(passed) / n;
    const double z2 = kNormal975 * kNormal975;
    const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = kNormal975 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    return {p, std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

} // namespace steerscope
