// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_reference.h"

#include <algorithm>
#include <cmath>

namespace steerscope::test {
namespace {

FakeReference::Row softmax(FakeReference::Row logits) {
    const double top = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (double& value : logits)
        sum += value = std::exp(value - top);
    for (double& value : logits)
        value /= sum;
    return logits;
}

FakeReference::Row readout(const FakeReference::Row& row, float endLogit) {
    FakeReference::Row logits(kFakeVocabulary, 0.0);
    for (std::int32_t v = 0; v < kFakeVocabulary; ++v) {
        for (std::size_t d = 0; d < row.size(); ++d) {
            logits[std::size_t(v)] += row[d] * fakeReadout(TokenId(v), std::int32_t(d));
        }
    }
    logits[std::size_t(kFakeEnd.value)] = endLogit;
    return logits;
}

} // namespace

FakeReference::FakeReference(const FakeModelOptions& options, const std::vector<TokenId>& tokens,
                             const SteeringModel* steering, double strength, std::size_t first) {
    for (const TokenId token : tokens) {
        Row& row = m_rows.emplace_back();
        for (std::int32_t d = 0; d < options.dModel; ++d)
            row.push_back(fakeEmbedding(token, d));
    }
    for (std::size_t l = 0; l < std::size_t(options.nLayers); ++l) {
        runLayer(l, steering, strength, first);
    }
    for (const Row& row : m_rows)
        probabilities.push_back(softmax(readout(row, options.endLogit)));
}

void FakeReference::runLayer(std::size_t layer, const SteeringModel* steering, double strength,
                             std::size_t first) {
    Row sum(m_rows.front().size(), 0.0);
    std::vector<Row>& out = before.emplace_back(m_rows);
    for (std::size_t t = 0; t < m_rows.size(); ++t) {
        for (std::size_t d = 0; d < sum.size(); ++d) {
            sum[d] += m_rows[t][d];
            out[t][d] += sum[d] / double(t + 1) / double(layer + 2);
        }
    }
    m_rows = out;
    auto& lambda = coefficients.emplace_back(m_rows.size(), 0.0);
    for (std::size_t t = first; steering && t < m_rows.size(); ++t) {
        const SteeringLayer& edit = steering->layers.at(layer);
        double dot = edit.probe.b.at(0);
        for (std::size_t d = 0; d < sum.size(); ++d)
            dot += edit.probe.w[d] * m_rows[t][d];
        lambda[t] = strength * std::max(0.0, dot);
        for (std::size_t d = 0; d < sum.size(); ++d)
            m_rows[t][d] += lambda[t] * edit.z[d];
    }
    after.push_back(m_rows);
}

double distance(const FakeReference::Row& a, const FakeReference::Row& b) {
    double sum = 0;
    for (std::size_t d = 0; d < a.size(); ++d)
        sum += (a[d] - b[d]) * (a[d] - b[d]);
    return std::sqrt(sum);
}

double klOf(const FakeReference::Row& p, const FakeReference::Row& q) {
    double sum = 0;
    for (std::size_t v = 0; v < p.size(); ++v) {
        if (p[v] > 0) sum += p[v] * std::log(p[v] / q[v]);
    }
    return sum;
}

} // namespace steerscope::test
