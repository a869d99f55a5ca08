// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <vector>

namespace steerscope {

/// One strength tried: what fraction of texts shows the attribute (0 … 1), how coherent they are
/// (0 … 100).
struct StrengthPoint {
    double strength = 0;
    double attribute = 0;
    double coherence = 0;
};

struct StrengthSearchOptions {
    double floor = 80; ///< Least coherence allowed.
    double first = 1;  ///< Tried first: the strength a model was trained for.
    double most = 4;
    double tolerance = 0.05; ///< Stops when the largest good strength is known so well.
    int budget = 6;          ///< Strengths tried at most, the same for every method compared.
};

/// Looks for the largest strength that keeps the floor: doubles while it does, then bisects
/// (TA@C, method.md §6). A state machine, so that a window can show each point as it comes:
/// while (auto s = search.next()) search.report(measure(*s)). Strength 0 is taken to keep the
/// floor: it is what the unsteered model does.
class StrengthSearch {
public:
    /// `unsteered`: the point at strength 0, measured once for all methods.
    StrengthSearch(StrengthSearchOptions options, const StrengthPoint& unsteered);

    std::optional<double> next() const; ///< Nothing: done.
    void report(const StrengthPoint& point);
    /// The largest strength so far that keeps the floor; `unsteered` when none does.
    const StrengthPoint& best() const { return m_good; }
    const std::vector<StrengthPoint>& points() const { return m_points; } ///< In the order tried.

private:
    StrengthSearchOptions m_options;
    StrengthPoint m_good;        ///< Largest that keeps the floor
    std::optional<double> m_bad; ///< Smallest that does not
    std::vector<StrengthPoint> m_points;
};

/// The whole search over a measurement.
StrengthSearch searchStrength(const StrengthSearchOptions& options, const StrengthPoint& unsteered,
                              const std::function<StrengthPoint(double strength)>& measure);

} // namespace steerscope
