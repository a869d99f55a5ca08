// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/internal/teacher_forced.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/model/sampler.h"

namespace steerscope {
namespace {

/// Σ_v p_v b_v, in double: the terms cancel almost completely in a divergence.
double expectation(std::span<const float> probabilities, std::span<const float> logits) {
    double sum = 0;
    for (std::size_t v = 0; v < logits.size(); ++v)
        sum += static_cast<double>(probabilities[v]) * static_cast<double>(logits[v]);
    return sum;
}

/// log Σ_v e^b_v
double logSumExp(std::span<const float> logits) {
    return static_cast<double>(logits.front()) - logProbability(logits, TokenId(0));
}

} // namespace

TeacherRow TeacherRow::of(std::span<const float> logits) {
    const auto total = static_cast<float>(logSumExp(logits));
    TeacherRow row;
    row.probabilities.reserve(logits.size());
    for (const float logit : logits)
        row.probabilities.push_back(std::exp(logit - total));
    row.expected = expectation(row.probabilities, logits) - logSumExp(logits);
    return row;
}

double TeacherRow::divergence(std::span<const float> student) const {
    assert(student.size() == probabilities.size());
    return std::max(0.0, expected - (expectation(probabilities, student) - logSumExp(student)));
}

double divergence(std::span<const float> a, std::span<const float> b) {
    assert(a.size() == b.size());
    const double ofA = logSumExp(a), ofB = logSumExp(b);
    double sum = 0;
    for (std::size_t v = 0; v < a.size(); ++v) {
        const double logP = static_cast<double>(a[v]) - ofA;
        const double logQ = static_cast<double>(b[v]) - ofB;
        sum += static_cast<double>(std::exp(static_cast<float>(logP))) * (logP - logQ);
    }
    return std::max(0.0, sum);
}

std::shared_ptr<const TeacherForced> ForcedMemory::find(const TeacherForced& wanted) {
    const auto found =
        std::ranges::find_if(m_latest, [&](const auto& kept) { return kept->matches(wanted); });
    if (found == m_latest.end()) return nullptr;
    std::rotate(m_latest.begin(), found, found + 1);
    return m_latest.front();
}

void ForcedMemory::keep(std::shared_ptr<const TeacherForced> forced) {
    m_latest.push_front(std::move(forced));
    if (m_latest.size() > kMost) m_latest.pop_back();
}

} // namespace steerscope
