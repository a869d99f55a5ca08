// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/steering/steering_model.h"
#include "tests/support/fake_language_model.h"

namespace steerscope::test {

/// What FakeLanguageModel must compute, straight from its formula: no cache, no lanes, doubles.
struct FakeReference {
    using Row = std::vector<double>;
    using Grid = std::vector<std::vector<double>>; ///< [L][T]

    /// Runs `tokens` from position 0; `steering` (maybe null) acts from position `first` on.
    FakeReference(const FakeModelOptions& options, const std::vector<TokenId>& tokens,
                  const SteeringModel* steering = nullptr, double strength = 1,
                  std::size_t first = 0);

    std::vector<std::vector<Row>> before, after; ///< [L][T][D] around the edit.
    Grid coefficients;                           ///< λ·α
    std::vector<Row> probabilities;              ///< [T][V]

private:
    void runLayer(std::size_t layer, const SteeringModel* steering, double strength,
                  std::size_t first);
    std::vector<Row> m_rows; ///< [T][D], the stream as far as it has come.
};

double distance(const FakeReference::Row& a, const FakeReference::Row& b);
/// KL(p ‖ q) in nats.
double klOf(const FakeReference::Row& p, const FakeReference::Row& q);

} // namespace steerscope::test
