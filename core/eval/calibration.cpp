// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/calibration.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/eval/statistics.h"

namespace steerscope {
namespace {

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

/// One Newton step of the penalised log-likelihood in (a, b) of σ(a + b·x); returns its size.
double newtonStep(std::span<const double> x, const std::vector<bool>& labels, double& a,
                  double& b) {
    constexpr double kPull = 1e-2; // on b², in units of standardised scores
    double ga = 0, gb = -kPull * b, haa = 1e-9, hab = 0, hbb = kPull;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double p = sigmoid(a + b * x[i]), error = (labels[i] ? 1.0 : 0.0) - p;
        const double weight = p * (1 - p);
        ga += error;
        gb += error * x[i];
        haa += weight;
        hab += weight * x[i];
        hbb += weight * x[i] * x[i];
    }
    const double determinant = haa * hbb - hab * hab;
    const double da = (hbb * ga - hab * gb) / determinant;
    const double db = (haa * gb - hab * ga) / determinant;
    const double size = std::max(std::abs(da), std::abs(db));
    const double shrink = size > 2 ? 2 / size : 1; // far from the optimum Newton overshoots
    a += shrink * da;
    b += shrink * db;
    return size;
}

} // namespace

double LogisticFit::probability(double score) const {
    return sigmoid(slope * (score - middle));
}

LogisticFit fitLogistic(std::span<const double> scores, const std::vector<bool>& labels) {
    assert(scores.size() == labels.size());
    const auto passed = std::count(labels.begin(), labels.end(), true);
    if (passed == 0 || passed == static_cast<std::ptrdiff_t>(labels.size())) return {};
    const double centre = mean(scores);
    double squares = 0;
    for (const double score : scores)
        squares += (score - centre) * (score - centre);
    const double spread = std::sqrt(squares / static_cast<double>(scores.size()));
    if (spread == 0) return {};
    std::vector<double> x;
    for (const double score : scores)
        x.push_back((score - centre) / spread);
    double a = 0, b = 0;
    for (int step = 0; step < 100 && newtonStep(x, labels, a, b) > 1e-10; ++step) {
    }
    if (std::abs(b) < 1e-9) return {};
    return {b / spread, centre - a / b * spread};
}

double auroc(std::span<const double> scores, const std::vector<bool>& labels) {
    double wins = 0, pairs = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (!labels[i]) continue;
        for (std::size_t j = 0; j < scores.size(); ++j) {
            if (labels[j]) continue;
            wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
            ++pairs;
        }
    }
    return pairs > 0 ? wins / pairs : 0.5;
}

Calibration calibrate(std::span<const double> scores, const std::vector<bool>& labels,
                      std::size_t bins) {
    Calibration out{
        .fit = fitLogistic(scores, labels), .auroc = auroc(scores, labels), .count = scores.size()};
    std::vector<ReliabilityBin> table(bins);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double p = out.fit.probability(scores[i]);
        auto& bin = table[std::min(bins - 1, static_cast<std::size_t>(p * double(bins)))];
        ++bin.count;
        bin.predicted += p;
        bin.observed += labels[i];
        out.passed += labels[i];
    }
    for (std::size_t b = 0; b < bins; ++b) {
        ReliabilityBin& bin = table[b];
        if (bin.count == 0) continue;
        bin.low = static_cast<double>(b) / static_cast<double>(bins);
        bin.high = static_cast<double>(b + 1) / static_cast<double>(bins);
        bin.predicted /= static_cast<double>(bin.count);
        bin.observed /= static_cast<double>(bin.count);
        out.expectedError += std::abs(bin.predicted - bin.observed) *
                             static_cast<double>(bin.count) / static_cast<double>(scores.size());
        out.bins.push_back(bin);
    }
    return out;
}

Json toJson(const Calibration& calibration) {
    Json bins = Json::array();
    for (const ReliabilityBin& bin : calibration.bins)
        bins.push_back({{"low", bin.low},
                        {"high", bin.high},
                        {"count", bin.count},
                        {"predicted", bin.predicted},
                        {"observed", bin.observed}});
    return {{"slope", calibration.fit.slope}, {"middle", calibration.fit.middle},
            {"auroc", calibration.auroc},     {"expected_error", calibration.expectedError},
            {"passed", calibration.passed},   {"count", calibration.count},
            {"reliability", std::move(bins)}};
}

} // namespace steerscope
