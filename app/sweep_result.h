// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/strict_json.h"

namespace steerscope {

/// What the answers at one strength (or of one reference) came to so far.
struct SweepScore {
    int answers = 0;
    int passed = 0;        ///< Of `answers`, those that show the attribute.
    double repetition = 0; ///< Sum over answers of the share of repeated 3-grams.

    double attribute() const { return answers > 0 ? static_cast<double>(passed) / answers : 0; }
    /// 1 − mean repetition, 0 … 1: a proxy that judges form only.
    double fluency() const { return answers > 0 ? 1 - repetition / answers : 0; }
    friend bool operator==(const SweepScore&, const SweepScore&) = default;
};

/// Effect and cost by strength. Every list has one entry a strength; the twin's may be empty.
struct SweepResult {
    std::vector<float> strengths; ///< Ascending.
    std::vector<SweepScore> psr, twin;
    SweepScore unsteered, prompted;
    int promptsDone = 0, promptsAsked = 0;
    friend bool operator==(const SweepResult&, const SweepResult&) = default;
};

/// The stretch of strengths ≥ 0 around the best one where the text keeps `floor` times the
/// unsteered fluency and shows the attribute at least as often as the prompt alone; only strengths
/// that were tried count. Nothing when there is none.
std::optional<std::pair<double, double>> usableBand(const SweepResult& result, double floor);
/// The strength with the largest effect among those that keep the floor, the smallest of equals;
/// nothing when none keeps it.
std::optional<double> bestStrength(const SweepResult& result, double floor);

Json sweepToJson(const SweepResult& result);
/// FIELD-… for what is missing or cannot be, lists of different lengths included.
SweepResult sweepFromJson(const Json& json, std::string path);

} // namespace steerscope
