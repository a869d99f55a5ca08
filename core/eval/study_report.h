// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/strict_json.h"
#include "core/eval/statistics.h"

namespace steerscope {

/// What the study keeps of one model and attribute, whatever the method. Lists: one per prompt.
struct StudyBaseline {
    std::string model, attribute;
    std::vector<double> unsteered, prompted; ///< 1 passes, 0 does not
    double floor = 0;                        ///< Least coherence at which methods are compared
};

/// One method on one model and attribute.
struct StudyCell {
    std::string model, attribute, method;
    std::string refused; ///< Why there is no result; empty: there is.
    double fidelity = 0, kl = 0, top1 = 0;
    double strength = 0;               ///< The largest at the floor
    double coherence = 0;              ///< There
    std::vector<double> attributeRate; ///< There, one per prompt; empty: answers were left out
    double stackedStrength = 0;        ///< PSR + prompt: the largest at the floor
    std::vector<double> stackedRate;   ///< There
    double profileSpearman = 0, profileMass = 0;
    double seconds = 0; ///< To distil, everything included
};

struct Study {
    std::vector<StudyBaseline> baselines;
    std::vector<StudyCell> cells;
};

enum class Verdict { holds, open, fails, noData };

/// A statement of the paper, tested on these cells: the paired difference "left − right", one value
/// per model and attribute, with a bootstrap interval over them.
struct StudyClaim {
    std::string statement;
    Interval difference;
    int wins = 0, ties = 0, comparisons = 0; ///< By cell
    Verdict verdict = Verdict::noData;       ///< holds: the interval lies above zero; fails: below
};

/// Per-token coefficients against constants, all layers against one, PSR against prompting, PSR +
/// prompt against prompting, higher rank against rank 1.
std::vector<StudyClaim> testClaims(const Study& study);
std::string toText(Verdict verdict);

/// The table, the claims and the attributes that were refused, as Markdown.
std::string markdownReport(const Study& study);

/// From the documents the runner stores; unknown keys are ignored.
StudyBaseline baselineFromJson(const Json& json);
StudyCell cellFromJson(const Json& json);
Json toJson(const StudyClaim& claim);

} // namespace steerscope
