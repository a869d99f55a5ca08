// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/html_report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <sstream>

#include "core/base/markup.h"

namespace steerscope::cli {
namespace {

/// sequential.light of the design: lightness falls in equal steps, zero is the paper.
constexpr std::array<const char*, 11> kRamp = {"#F7F7F1", "#DAEABB", "#A9D9A0", "#6CC898",
                                               "#37B19C", "#10979B", "#0D7C9B", "#1A6199",
                                               "#2C4485", "#262B68", "#1D124B"};

constexpr const char* kStyle = R"(
body{font:15px/1.6 Inter,system-ui,sans-serif;color:#1A1E25;background:#F1F2F4;margin:24px}
h1{font-size:22px;margin:0 0 4px}h2{font-size:15px;margin:0 0 8px}
p.note{color:#474E59;margin:0 0 16px;font-size:13px}
.row{display:flex;gap:8px;flex-wrap:wrap}.panel{background:#fff;border:1px solid #DCDFE4;
border-radius:4px;padding:16px;flex:1 1 280px;margin-bottom:8px;min-width:0}
.text{line-height:1.9;white-space:pre-wrap;overflow-wrap:anywhere}.text span{border-radius:2px}
svg{display:block;max-width:100%;height:auto}svg text{font:11px Inter,system-ui,sans-serif;fill:#474E59}
)";

float percentile(std::vector<float> values, double share) {
    if (values.empty()) return 1.0f;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at),
                     values.end());
    return std::max(values[at], 1e-9f);
}

/// Tint of one token: opacity 0.6 · v^1.6, v = push / 97th percentile; none below 0.12.
std::string tint(float push, float scale) {
    const float v = std::min(1.0f, push / scale);
    if (v < 0.12f) return "";
    std::ostringstream style;
    style << " style=\"background:rgba(240,138,29," << 0.6 * std::pow(v, 1.6) << ")\"";
    return style.str();
}

void writeColumn(std::ostream& out, const ColumnResult& column) {
    std::vector<float> sums;
    for (const auto& pushes : column.pushes)
        sums.push_back(std::accumulate(pushes.begin(), pushes.end(), 0.0f));
    const float scale = percentile(sums, 0.97);
    out << "<div class=panel><h2>" << escapedMarkup(column.name) << "</h2><div class=text>";
    if (sums.empty()) out << escapedMarkup(column.text);
    for (std::size_t t = 0; t < sums.size(); ++t)
        out << "<span" << tint(sums[t], scale) << " title=\"push " << sums[t] << "\">"
            << escapedMarkup(column.pieces[t]) << "</span>";
    out << "</div></div>";
}

struct MapText {
    std::string title, note;
};

enum class Shade { squareRoot, logarithmic };

const char* cellColor(float value, float low, float high, Shade shade) {
    const double share = shade == Shade::squareRoot
                             ? std::sqrt(std::max(0.0f, value) / high)
                             : std::log(std::max(value, low) / low) / std::log(high / low);
    const auto stop = static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * 10));
    return kRamp[stop];
}

void writeLabels(std::ostream& out, const std::vector<std::string>& pieces, std::size_t layers) {
    constexpr int kLeft = 34, kCell = 20, kRow = 11;
    for (std::size_t l = 0; l < layers; l += 5)
        out << "<text x=28 y=" << (layers - l) * kRow - 1 << " text-anchor=end>" << l << "</text>";
    for (std::size_t t = 0; t < pieces.size(); ++t) {
        const std::size_t x = kLeft + t * kCell + kCell / 2 + 4, y = layers * kRow + 10;
        out << "<text x=" << x << " y=" << y << " text-anchor=end transform=\"rotate(-45 " << x
            << ' ' << y << ")\">" << escapedMarkup(pieces[t]) << "</text>";
    }
}

void writeMap(std::ostream& out, const MapText& text, const CoefficientGrid& grid,
              const std::vector<std::string>& pieces, Shade shade) {
    if (grid.empty()) return;
    constexpr int kLeft = 34, kCell = 20, kRow = 11, kBelow = 84;
    const std::vector<float> values(grid.values().begin(), grid.values().end());
    const float high = percentile(values, 0.995),
                low = std::min(percentile(values, 0.02), high / 2);
    const std::size_t layers = grid.rows();
    out << "<div class=panel><h2>" << text.title << "</h2><p class=note>" << text.note
        << "</p><svg viewBox=\"0 0 " << kLeft + grid.cols() * kCell + 8 << ' '
        << layers * kRow + kBelow << "\" width=" << kLeft + grid.cols() * kCell + 8
        << " shape-rendering=crispEdges role=img aria-label=\"" << text.title << "\">";
    for (std::size_t l = 0; l < layers; ++l)
        for (std::size_t t = 0; t < grid.cols(); ++t)
            out << "<rect x=" << kLeft + t * kCell << " y=" << (layers - 1 - l) * kRow
                << " width=" << kCell << " height=" << kRow << " fill=\""
                << cellColor(grid.at(l, t), low, high, shade) << "\"><title>"
                << escapedMarkup(pieces[t]) << " #" << t << ", layer " << l << ": " << grid.at(l, t)
                << "</title></rect>";
    writeLabels(out, pieces, layers);
    out << "</svg></div>";
}

void writeDeltaMaps(std::ostream& out, const DeltaMaps& maps) {
    const Shade log = Shade::logarithmic;
    writeMap(
        out,
        {"Δ by the prompt", "‖A′ − A‖: what the instruction changes, over the prompted answer"},
        maps.accumulated, maps.pieces, log);
    writeMap(out, {"Δ local", "‖Δ‖ left to add at each layer when the layers below already steer"},
             maps.local, maps.pieces, log);
    writeMap(out, {"Δ by the PSR", "‖h′ − A‖ over the same answer"}, maps.steered, maps.pieces,
             log);
    writeMap(out, {"Missed Δ", "‖A′ − h′‖: what the PSR did not reproduce"}, maps.missed,
             maps.pieces, log);
}

} // namespace

std::string htmlReport(const ModelInfo& model, const ComparisonRequest& request,
                       const ComparisonResult& result, const DeltaMaps* maps) {
    std::ostringstream out;
    out << "<!doctype html><html lang=en><meta charset=utf-8><title>Steerscope</title><style>"
        << kStyle << "</style><h1>" << escapedMarkup(request.messages.back().content)
        << "</h1><p class=note>" << escapedMarkup(model.name) << " · "
        << escapedMarkup(model.quantization) << " · " << model.nLayers << " layers · seed "
        << request.sampler.seed << " · temperature " << request.sampler.temperature
        << (request.prompt.empty() ? ""
                                   : " · instruction: “" + escapedMarkup(request.prompt.text) + "”")
        << "</p><div class=row>";
    for (const ColumnResult& column : result.columns)
        writeColumn(out, column);
    out << "</div>";
    for (const ColumnResult& column : result.columns)
        if (!column.pushes.empty())
            writeMap(
                out,
                {"Steering push — " + escapedMarkup(column.name), "λ·α·‖z‖ per token and layer"},
                gridOfColumns(column.pushes), column.pieces, Shade::squareRoot);
    if (maps) writeDeltaMaps(out, *maps);
    out << "</html>\n";
    return out.str();
}

} // namespace steerscope::cli
