// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/run_maps.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QCoreApplication>

#include "app/text.h"
#include "core/steering/coefficients.h"

namespace steerscope {
namespace {

class MapText {
    Q_DECLARE_TR_FUNCTIONS(MapText)
};

struct MapTraits {
    const char* title;
    const char* unit; ///< Caption and unit in one: what a cell says.
    Transform transform;
};

MapTraits traitsOf(MapKind map) {
    switch (map) {
    case MapKind::push:
        return {QT_TRANSLATE_NOOP("MapText", "Steering push"),
                QT_TRANSLATE_NOOP("MapText", "λ·α·‖z‖ per token and layer"), Transform::squareRoot};
    case MapKind::promptDelta:
        return {QT_TRANSLATE_NOOP("MapText", "Δ by the prompt"),
                QT_TRANSLATE_NOOP("MapText", "‖Δ‖, prompted minus plain, on the prompted answer"),
                Transform::logarithmic};
    case MapKind::localDelta:
        return {
            QT_TRANSLATE_NOOP("MapText", "Δ local"),
            QT_TRANSLATE_NOOP("MapText", "‖Δ‖ left to add at each layer, on the prompted answer"),
            Transform::logarithmic};
    case MapKind::psrDelta:
        return {QT_TRANSLATE_NOOP("MapText", "Δ by the PSR"),
                QT_TRANSLATE_NOOP("MapText", "‖Δ‖, steered minus plain, on the PSR’s answer"),
                Transform::logarithmic};
    case MapKind::missed:
        return {QT_TRANSLATE_NOOP("MapText", "Missed Δ"),
                QT_TRANSLATE_NOOP("MapText", "‖Δ‖, prompted minus steered, on the prompted answer"),
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
        return MapText::tr("Push");
    case MapKind::promptDelta:
        return MapText::tr("Δ prompt");
    case MapKind::localDelta:
        return MapText::tr("Δ local");
    case MapKind::psrDelta:
        return MapText::tr("Δ PSR");
    case MapKind::missed:
        return MapText::tr("Missed");
    }
    return {};
}

QString whyMissing(const RecordedRun& run, MapKind map) {
    const bool needsPrompt = map != MapKind::push && map != MapKind::psrDelta;
    const bool needsPsr = map != MapKind::promptDelta;
    if (run.empty()) return {};
    if (needsPrompt && !run.find(ColumnKind::prompted))
        return MapText::tr("Needs a steering prompt: there is no prompted answer");
    if (needsPsr && !run.find(ColumnKind::psr))
        return MapText::tr("Needs a PSR: press Distil or open one");
    return {};
}

} // namespace

Identity identityOf(const ColumnId& id) {
    switch (id.kind) {
    case ColumnKind::unsteered:
        return Identity::unsteered;
    case ColumnKind::prompted:
        return Identity::prompted;
    case ColumnKind::twin:
        return Identity::twin;
    case ColumnKind::stacked:
        return Identity::stack;
    case ColumnKind::psr:
    case ColumnKind::further:
        break;
    }
    return Identity::psr;
}

int symbolOf(const ColumnId& id) {
    // ● is the PSR in use; the others take turns with the rest.
    return id.kind == ColumnKind::further ? 1 + (id.number - 1) % (kSymbolVariants - 1) : 0;
}

QString columnTitle(const ColumnId& id) {
    if (id.kind == ColumnKind::further) return MapText::tr("PSR %1").arg(id.number + 1);
    if (id.kind == ColumnKind::stacked) return MapText::tr("PSR + prompt");
    return identityName(identityOf(id));
}

ColumnKind ownerOf(MapKind map) {
    return map == MapKind::push || map == MapKind::psrDelta ? ColumnKind::psr
                                                            : ColumnKind::prompted;
}

std::optional<MapKind> tintOf(const ColumnId& id) {
    if (id.kind == ColumnKind::prompted) return MapKind::promptDelta;
    if (id.kind == ColumnKind::psr) return MapKind::push;
    return std::nullopt;
}

std::vector<float> tintValues(const RecordedRun& run, const ColumnId& id) {
    if (const auto map = tintOf(id)) return tokenSums(run, *map);
    const RunColumn* column = run.find(id);
    if (!column || id.kind == ColumnKind::twin) return {};
    std::vector<float> sums;
    for (std::size_t t = 0; t < column->pushes.rows(); ++t) {
        const auto row = column->pushes.row(t);
        sums.push_back(std::accumulate(row.begin(), row.end(), 0.0f));
    }
    return sums;
}

QList<MapTab> mapTabs(const RecordedRun& run, TitleForm form) {
    QList<MapTab> tabs;
    if (form == TitleForm::plain)
        return {MapTab{.title = MapText::tr("Where the nudge acts"),
                       .identity = identityOf(ownerOf(MapKind::push)),
                       .transform = traitsOf(MapKind::push).transform}};
    for (const MapKind map : kMapKinds) {
        const MapTraits traits = traitsOf(map);
        const QString missing = whyMissing(run, map);
        const QString title =
            form == TitleForm::brief ? briefTitle(map) : MapText::tr(traits.title);
        MapTab tab{.title = title,
                   .caption = MapText::tr(traits.unit),
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
    return {.valueName = MapText::tr(traits.title),
            .unitHint = MapText::tr(traits.unit),
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

QString tintFooter(const RecordedRun& run, const ColumnId& id) {
    if (id.kind == ColumnKind::unsteered) return MapText::tr("No tint: nothing was changed");
    if (id.kind == ColumnKind::twin) return MapText::tr("The PSR’s mean push everywhere");
    const RunColumn* column = run.find(id);
    const auto map = tintOf(id);
    const FloatMatrix values = map      ? valuesOf(run, *map)
                               : column ? transposed(column->pushes)
                                        : FloatMatrix{};
    if (values.empty()) return {};
    const QString what =
        map == MapKind::promptDelta ? QStringLiteral("Σ ‖Δ‖") : MapText::tr("Σ push");
    return MapText::tr("Tint %1 · top 10 % hold %2 % of the energy")
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
