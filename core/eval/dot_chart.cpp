// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/dot_chart.h"

#include <algorithm>
#include <array>
#include <iomanip>
#include <sstream>

#include "core/base/markup.h"

namespace steerscope {
namespace {

// Okabe and Ito's colours, black first.
constexpr std::array<const char*, 8> kColors = {"#000000", "#0072B2", "#D55E00", "#009E73",
                                                "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F"};
constexpr double kLeft = 64, kTop = 64, kHeight = 260, kBelow = 96, kGap = 18, kStep = 11;
constexpr double kLegendStep = 120;

double yOf(const DotChart& chart, double value) {
    const double share = (value - chart.low) / (chart.high - chart.low);
    return kTop + kHeight * (1 - std::clamp(share, 0.0, 1.0));
}

/// Width of one category: its series side by side and a gap.
double slot(const DotChart& chart) {
    return kGap + kStep * static_cast<double>(std::max<std::size_t>(3, chart.series.size()));
}

void writeMark(std::ostream& out, std::size_t series, double x, double y) {
    const char* color = kColors[series % kColors.size()];
    if (series % 3 == 0)
        out << "<circle cx='" << x << "' cy='" << y << "' r='4' fill='" << color << "'/>";
    else if (series % 3 == 1)
        out << "<rect x='" << x - 3.5 << "' y='" << y - 3.5 << "' width='7' height='7' fill='"
            << color << "'/>";
    else
        out << "<path d='M" << x << ' ' << y - 5 << " l5 9 h-10 z' fill='" << color << "'/>";
}

void writeAxis(std::ostream& out, const DotChart& chart, double right) {
    constexpr int kTicks = 5;
    for (int i = 0; i <= kTicks; ++i) {
        const double value = chart.low + (chart.high - chart.low) * i / kTicks;
        const double y = yOf(chart, value);
        out << "<path d='M" << kLeft << ' ' << y << " H" << right << "' stroke='#DCDFE4'/>"
            << "<text x='" << kLeft - 8 << "' y='" << y + 4 << "' text-anchor='end'>" << value
            << "</text>";
    }
    out << "<text transform='translate(16 " << kTop + kHeight / 2
        << ") rotate(-90)' text-anchor='middle'>" << escapedMarkup(chart.yLabel) << "</text>";
}

void writeCategory(std::ostream& out, const DotChart& chart, std::size_t index) {
    const double first = kLeft + slot(chart) * static_cast<double>(index) + kGap / 2;
    const double middle = first + (slot(chart) - kGap) / 2;
    out << "<text transform='translate(" << middle << ' ' << kTop + kHeight + 14
        << ") rotate(-40)' text-anchor='end'>" << escapedMarkup(chart.categories[index])
        << "</text>";
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const auto& value = chart.series[s].values[index];
        if (!value) continue;
        const double x = first + kStep * (static_cast<double>(s) + 0.5);
        out << "<g><title>" << escapedMarkup(chart.series[s].name) << ", "
            << escapedMarkup(chart.categories[index]) << ": " << value->value << " (" << value->low
            << " to " << value->high << ")</title><path d='M" << x << ' ' << yOf(chart, value->low)
            << " V" << yOf(chart, value->high) << "' stroke='" << kColors[s % kColors.size()]
            << "'/>";
        writeMark(out, s, x, yOf(chart, value->value));
        out << "</g>";
    }
}

void writeLegend(std::ostream& out, const DotChart& chart) {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const double x = kLeft + kLegendStep * static_cast<double>(s % 6);
        const double y = 40 + 14 * static_cast<double>(s / 6);
        writeMark(out, s, x, y - 4);
        out << "<text x='" << x + 9 << "' y='" << y << "'>" << escapedMarkup(chart.series[s].name)
            << "</text>";
    }
}

} // namespace

std::string toSvg(const DotChart& chart) {
    const double right = kLeft + slot(chart) * static_cast<double>(chart.categories.size());
    const double legend =
        kLeft + kLegendStep * static_cast<double>(std::min<std::size_t>(6, chart.series.size()));
    const double width = std::max({right, legend, 320.0}) + 16;
    std::ostringstream out;
    out << std::setprecision(4) << "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " << width
        << ' ' << kTop + kHeight + kBelow << "' width='" << width << "' height='"
        << kTop + kHeight + kBelow << "' font-family='Inter, sans-serif' font-size='11' "
        << "fill='#1A1E25'><rect width='100%' height='100%' fill='white'/><text x='" << kLeft
        << "' y='20' font-size='14'>" << escapedMarkup(chart.title) << "</text>";
    writeAxis(out, chart, right);
    writeLegend(out, chart);
    for (std::size_t i = 0; i < chart.categories.size(); ++i)
        writeCategory(out, chart, i);
    out << "</svg>\n";
    return out.str();
}

} // namespace steerscope
