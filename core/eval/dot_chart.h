// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/eval/statistics.h"

namespace steerscope {

/// One kind of dot: a value with its interval for every category, or nothing.
struct DotSeries {
    std::string name;
    std::vector<std::optional<Interval>> values; ///< One per category
};

/// Categories along x, the series side by side in each, whiskers for the intervals.
struct DotChart {
    std::string title;
    std::string yLabel;
    double low = 0, high = 1; ///< Of the y axis; what lies outside is drawn at the edge.
    std::vector<std::string> categories;
    std::vector<DotSeries> series;
};

/// A self-contained SVG document: no script, no fonts but the reader's own. Colours are told apart
/// by people who see fewer of them; shapes differ too.
std::string toSvg(const DotChart& chart);

} // namespace steerscope
