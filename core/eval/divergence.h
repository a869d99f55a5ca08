// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/base/matrix.h"

namespace steerscope {

/// How far a student's next-token distributions are from the teacher's over a set of positions.
struct Divergence {
    double kl = 0;   ///< Mean KL(teacher ‖ student) per token, nats.
    double top1 = 0; ///< Share of positions with the same most probable token.
    std::size_t positions = 0;
};

/// KL(softmax(teacher) ‖ softmax(student)) in nats, double accumulation.
double klDivergence(std::span<const float> teacher, std::span<const float> student);
/// Row by row over two [T × V] matrices; `perToken` (optional) receives the T values.
Divergence divergence(const FloatMatrix& teacher, const FloatMatrix& student,
                      std::vector<double>* perToken = nullptr);
/// Position-weighted mean of two measurements.
Divergence combine(const Divergence& a, const Divergence& b);
/// 1 − KL/KL_unsteered; 0 when the instruction changes nothing (KL_unsteered = 0).
double fidelity(const Divergence& student, const Divergence& unsteered);

} // namespace steerscope
