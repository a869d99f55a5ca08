// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/run_maps.h"

#include <algorithm>
#include <cmath>

#include "app/text.h"
#include "core/steering/coefficients.h"

namespace steerscope {
namespace {

struct MapTraits {
    const char* title;
    const char* unit; ///< Caption and unit in one: what a cell says.
    Transform transform;
};

MapTraits traitsOf(MapKind map) {
    switch (map) {
    case MapKind::push:
        return {"Steering push", "λ·α·‖z‖ per token and layer", Transform::squareRoot};
    case MapKind::promptDelta:
        return {"Δ by the prompt", "‖Δ‖, prompted minus plain, on the prompted answer",
                Transform::logarithmic};
    case MapKind::localDelta:
        return {"Δ local", "‖Δ‖ left to add at each layer, on the prompted answer",
                Transform::logarithmic};
    case MapKind::psrDelta:
        return {"Δ by the PSR", "‖Δ‖, steered minus plain, on the PSR’s answer",
                Transform::logarithmic};
    case MapKind::missed:
        return {"Missed Δ", "‖Δ‖, prompted minus steered, on the prompted answer",
                Transform::logarithmic};
    }
    return {"", "", Transform::linear};
}

const DeltaMaps* deltasOf(const RecordedRun& run, ColumnKind kind) {
    return kind == ColumnKind::prompted ? run.promptedDeltas.get() : run.psrDeltas.get();
}

const CoefficientGrid* deltaGrid(const DeltaMaps& maps, MapKind map) {
    switch (map) {
    case MapKind::promptDelta:
        return &maps.accumulated;
    case MapKind::localDelta:
        return &maps.local;
    case MapKind::psrDelta:
        return &maps.steered;
    case MapKind::missed:
        return &maps.missed;
    case MapKind::push:
        break;
    }
    return nullptr;
}

FloatMatrix transposed(const FloatMatrix& matrix) {
    FloatMatrix out(matrix.cols(), matrix.rows());
    for (std::size_t r = 0; r < matrix.rows(); ++r)
        for (std::size_t c = 0; c < matrix.cols(); ++c)
            out.at(c, r) = matrix.at(r, c);
    return out;
}

/// [L × T]; empty when the map is not there.
FloatMatrix valuesOf(const RecordedRun& run, MapKind map) {
    const RunColumn* owner = run.find(ownerOf(map));
    if (!owner) return {};
    if (map == MapKind::push) return transposed(owner->pushes);
    const DeltaMaps* maps = deltasOf(run, ownerOf(map));
    return maps ? *deltaGrid(*maps, map) : FloatMatrix{};
}

QString briefTitle(MapKind map) {
    switch (map) {
    case MapKind::push:
        return QStringLiteral("Push");
    case MapKind::promptDelta:
        return QStringLiteral("Δ prompt");
    case MapKind::localDelta:
        return QStringLiteral("Δ local");
    case MapKind::psrDelta:
        return QStringLiteral("Δ PSR");
    case MapKind::missed:
        return QStringLiteral("Missed");
    }
    return {};
}

QString whyMissing(const RecordedRun& run, MapKind map) {
    const bool needsPrompt = map != MapKind::push && map != MapKind::psrDelta;
    const bool needsPsr = map != MapKind::promptDelta;
    if (run.empty()) return {};
    if (needsPrompt && !run.find(ColumnKind::prompted))
        return QStringLiteral("Needs a steering prompt: there is no prompted answer");
    if (needsPsr && !run.find(ColumnKind::psr))
        return QStringLiteral("Needs a PSR: press Distil or open one");
    return {};
}

} // namespace

Identity identityOf(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::unsteered:
        return Identity::unsteered;
    case ColumnKind::prompted:
        return Identity::prompted;
    case ColumnKind::psr:
        return Identity::psr;
    case ColumnKind::twin:
        return Identity::twin;
    }
    return Identity::unsteered;
}

ColumnKind ownerOf(MapKind map) {
    return map == MapKind::push || map == MapKind::psrDelta ? ColumnKind::psr
                                                            : ColumnKind::prompted;
}

std::optional<MapKind> tintOf(ColumnKind kind) {
    if (kind == ColumnKind::prompted) return MapKind::promptDelta;
    if (kind == ColumnKind::psr) return MapKind::push;
    return std::nullopt;
}

QList<MapTab> mapTabs(const RecordedRun& run, TitleForm form) {
    QList<MapTab> tabs;
    for (const MapKind map : kMapKinds) {
        const MapTraits traits = traitsOf(map);
        const QString missing = whyMissing(run, map);
        const QString title =
            form == TitleForm::brief ? briefTitle(map) : QString::fromUtf8(traits.title);
        MapTab tab{.title = title,
                   .caption = QString::fromUtf8(traits.unit),
                   .transform = traits.transform,
                   .enabled = missing.isEmpty(),
                   .disabledReason = missing};
        if (map != MapKind::missed) tab.identity = identityOf(ownerOf(map));
        tabs.push_back(tab);
    }
    return tabs;
}

HeatmapGrid emptyGrid(MapKind map) {
    const MapTraits traits = traitsOf(map);
    return {.valueName = QString::fromUtf8(traits.title),
            .unitHint = QString::fromUtf8(traits.unit),
            .scale = ScaleKind::sequential,
            .transform = traits.transform};
}

std::optional<HeatmapGrid> gridOf(const RecordedRun& run, MapKind map) {
    const FloatMatrix values = valuesOf(run, map);
    if (values.empty()) return std::nullopt;
    HeatmapGrid grid = emptyGrid(map);
    grid.rows = static_cast<int>(values.rows());
    grid.cols = static_cast<int>(values.cols());
    grid.values.assign(values.values().begin(), values.values().end());
    const RunColumn& owner = *run.find(ownerOf(map));
    grid.columnLabels = labelsOf(owner);
    grid.continuation = continuationsOf(owner);
    return grid;
}

std::vector<float> tokenSums(const RecordedRun& run, MapKind map) {
    const FloatMatrix values = valuesOf(run, map);
    std::vector<float> sums(values.cols(), 0.0f);
    for (std::size_t l = 0; l < values.rows(); ++l)
        for (std::size_t t = 0; t < values.cols(); ++t)
            sums[t] += values.at(l, t);
    return sums;
}

std::vector<float> layerValues(const RecordedRun& run, MapKind map, int token) {
    const FloatMatrix values = valuesOf(run, map);
    if (token < 0 || static_cast<std::size_t>(token) >= values.cols()) return {};
    std::vector<float> column(values.rows());
    for (std::size_t l = 0; l < values.rows(); ++l)
        column[l] = values.at(l, static_cast<std::size_t>(token));
    return column;
}

QString tintFooter(const RecordedRun& run, ColumnKind kind) {
    const auto map = tintOf(kind);
    if (!map)
        return kind == ColumnKind::unsteered ? QStringLiteral("No tint: nothing was changed")
                                             : QStringLiteral("The PSR’s mean push everywhere");
    const FloatMatrix values = valuesOf(run, *map);
    if (values.empty()) return {};
    const QString what = *map == MapKind::push ? QStringLiteral("Σ push") : QStringLiteral("Σ ‖Δ‖");
    return QStringLiteral("Tint %1 · top 10 % hold %2 % of the energy")
        .arg(what)
        .arg(std::lround(100 * topShare(values)));
}

QStringList labelsOf(const RunColumn& column) {
    QStringList labels;
    for (const std::string& piece : column.pieces)
        labels.push_back(toQString(piece).trimmed());
    for (std::size_t t = 0; t < column.length(); ++t)
        if (labels[static_cast<qsizetype>(t)].isEmpty())
            labels[static_cast<qsizetype>(t)] = QStringLiteral("␣");
    return labels;
}

/// A piece continues a word when it neither starts with white space nor follows any, and both it
/// and its neighbour are letters or digits at the seam.
std::vector<bool> continuationsOf(const RunColumn& column) {
    std::vector<bool> continues(column.length(), false);
    for (std::size_t t = 1; t < column.length(); ++t) {
        const QString before = toQString(column.texts[t - 1]);
        const QString text = toQString(column.texts[t]);
        continues[t] = !before.isEmpty() && !text.isEmpty() && before.back().isLetterOrNumber() &&
                       text.front().isLetterOrNumber();
    }
    return continues;
}

} // namespace steerscope
