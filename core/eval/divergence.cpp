// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/divergence.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <c10/core/InferenceMode.h>
#include <cassert>

namespace steerscope {
namespace {

/// A float64 copy of rows [count × V] beginning at `first`.
at::Tensor rowsAsDouble(std::span<const float> values, std::int64_t cols, std::int64_t first,
                        std::int64_t count) {
    auto* data = const_cast<float*>(values.data()) + first * cols; // from_blob wants it mutable
    return at::from_blob(data, {count, cols}, at::kFloat).to(at::kDouble);
}

struct RowScores {
    at::Tensor kl;   ///< [count] float64
    at::Tensor same; ///< [count] bool: equal most probable token
};

/// KL(p ‖ q) = Σ_v p_v (log p_v − log q_v), in float64.
RowScores scoreRows(const at::Tensor& teacher, const at::Tensor& student) {
    const auto p = at::log_softmax(teacher, -1);
    const auto q = at::log_softmax(student, -1);
    return {(p.exp() * (p - q)).sum(-1).clamp_min(0), teacher.argmax(-1) == student.argmax(-1)};
}

} // namespace

double klDivergence(std::span<const float> teacher, std::span<const float> student) {
    assert(teacher.size() == student.size());
    const c10::InferenceMode noGradients;
    const auto cols = static_cast<std::int64_t>(teacher.size());
    return scoreRows(rowsAsDouble(teacher, cols, 0, 1), rowsAsDouble(student, cols, 0, 1))
        .kl.item<double>();
}

Divergence divergence(const FloatMatrix& teacher, const FloatMatrix& student,
                      std::vector<double>* perToken) {
    assert(teacher.rows() == student.rows() && teacher.cols() == student.cols());
    constexpr std::int64_t kRowsAtOnce = 16; // bounds the float64 copies: 6 MB each at V = 49152
    const c10::InferenceMode noGradients;
    const auto rows = static_cast<std::int64_t>(teacher.rows());
    const auto cols = static_cast<std::int64_t>(teacher.cols());
    if (perToken) perToken->clear();
    Divergence out{.positions = teacher.rows()};
    for (std::int64_t first = 0; first < rows; first += kRowsAtOnce) {
        const std::int64_t count = std::min(kRowsAtOnce, rows - first);
        const RowScores scores = scoreRows(rowsAsDouble(teacher.values(), cols, first, count),
                                           rowsAsDouble(student.values(), cols, first, count));
        const double* kl = scores.kl.const_data_ptr<double>();
        for (std::int64_t i = 0; i < count; ++i)
            out.kl += kl[i];
        if (perToken) perToken->insert(perToken->end(), kl, kl + count);
        out.top1 += static_cast<double>(scores.same.sum().item<std::int64_t>());
    }
    if (rows == 0) return out;
    out.kl /= static_cast<double>(rows);
    out.top1 /= static_cast<double>(rows);
    return out;
}

Divergence combine(const Divergence& a, const Divergence& b) {
    const std::size_t positions = a.positions + b.positions;
    if (positions == 0) return {};
    const double share = static_cast<double>(a.positions) / static_cast<double>(positions);
    return {share * a.kl + (1 - share) * b.kl, share * a.top1 + (1 - share) * b.top1, positions};
}

double fidelity(const Divergence& student, const Divergence& unsteered) {
    return unsteered.kl > 0 ? 1 - student.kl / unsteered.kl : 0;
}

} // namespace steerscope
