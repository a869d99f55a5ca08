// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/faithfulness.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <c10/core/InferenceMode.h>
#include <cassert>
#include <cmath>

#include "core/eval/statistics.h"

namespace steerscope {
namespace {

/// σ² of the rows, largest last: eigenvalues of the smaller Gram matrix, in float64.
at::Tensor squaredSingularValues(const FloatMatrix& m) {
    auto* data = const_cast<float*>(m.values().data()); // from_blob wants it mutable
    const auto x = at::from_blob(data, {std::int64_t(m.rows()), std::int64_t(m.cols())}, at::kFloat)
                       .to(at::kDouble);
    const auto gram = m.rows() <= m.cols() ? x.matmul(x.t()) : x.t().matmul(x);
    return at::linalg_eigvalsh(gram).clamp_min(0);
}

std::vector<double> sizes(std::span<const float> values) {
    std::vector<double> out;
    for (const float value : values)
        out.push_back(std::abs(static_cast<double>(value)));
    return out;
}

double sharedMass(const std::vector<double>& a, const std::vector<double>& b) {
    const double sumA = mean(a), sumB = mean(b);
    if (sumA == 0 || sumB == 0) return 0;
    double shared = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        shared += std::min(a[i] / sumA, b[i] / sumB);
    return shared / static_cast<double>(a.size());
}

} // namespace

double rankFloor(const FloatMatrix& delta, std::size_t rank) {
    if (delta.empty()) return 0;
    const c10::InferenceMode noGradients;
    const auto squares = squaredSingularValues(delta);
    const double all = squares.sum().item<double>();
    const auto kept = std::max<std::int64_t>(0, squares.size(0) - std::int64_t(rank));
    const double rest = squares.slice(0, 0, kept).sum().item<double>();
    return all > 0 ? std::sqrt(rest / all) : 0;
}

std::vector<double> rankFloors(const ActivationTrace& delta, std::size_t rank) {
    std::vector<double> out;
    for (const FloatMatrix& layer : delta.layers)
        out.push_back(rankFloor(layer, rank));
    return out;
}

ProfileMatch profileMatch(std::span<const float> pushes, std::span<const float> norms) {
    assert(pushes.size() == norms.size());
    const auto a = sizes(pushes), b = sizes(norms);
    return {spearman(a, b), sharedMass(a, b)};
}

ProfileMatch profileMatch(const FloatMatrix& pushes, const FloatMatrix& norms) {
    return profileMatch(pushes.values(), norms.values());
}

double klCertificate(std::span<const float> teacher, std::span<const float> student) {
    assert(teacher.size() == student.size() && !teacher.empty());
    double low = INFINITY, high = -INFINITY;
    for (std::size_t i = 0; i < teacher.size(); ++i) {
        const double gap = static_cast<double>(student[i]) - teacher[i];
        low = std::min(low, gap);
        high = std::max(high, gap);
    }
    const double range = high - low;
    return std::min(range * range / 8, range);
}

double attributeGapBound(double kl) {
    return std::min(std::sqrt(kl / 2), std::sqrt(1 - std::exp(-kl)));
}

} // namespace steerscope
