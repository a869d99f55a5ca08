// SPDX-FileCopyrightText: 2026 The Steerscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/presenters/run_maps.h"

#include <algorithm>
#include <cmath>
#include <limits>
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
    case MapKind::projected:
        return {
            QT_TRANSLATE_NOOP("MapText", "λ of the prompt"),
            QT_TRANSLATE_NOOP("MapText", "⟨Δ, z⟩ ∕ ⟨z, z⟩: the coefficient that prompting used"),
            Transform::linear};
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
    case MapKind::projected:
        return &maps.projected;
    case MapKind::push:
        break;
    }
    return nullptr;
}

/// The values of a map where they lie, whichever way: a look at one token copies none of the
/// others.
class MapValues {
public:
    enum class Rows { layers, tokens };
    MapValues() = default;
    MapValues(const FloatMatrix& matrix, Rows rows) : m_matrix(&matrix), m_rows(rows) {}

    bool empty() const { return !m_matrix || m_matrix->empty(); }
    std::size_t layers() const {
        return empty() ? 0 : byLayer() ? m_matrix->rows() : m_matrix->cols();
    }
    std::size_t tokens() const {
        return empty() ? 0 : byLayer() ? m_matrix->cols() : m_matrix->rows();
    }
    float at(std::size_t layer, std::size_t token) const {
        return byLayer() ? m_matrix->at(layer, token) : m_matrix->at(token, layer);
    }
    /// [L × T]
    FloatMatrix copy() const {
        FloatMatrix out(layers(), tokens());
        for (std::size_t l = 0; l < layers(); ++l)
            for (std::size_t t = 0; t < tokens(); ++t)
                out.at(l, t) = at(l, t);
        return out;
    }

private:
    bool byLayer() const { return m_rows == Rows::layers; }
    const FloatMatrix* m_matrix = nullptr;
    Rows m_rows = Rows::layers;
};

/// Empty when the map is not there.
MapValues valuesOf(const RecordedRun& run, MapKind map) {
    const RunColumn* owner = run.find(ownerOf(map));
    if (!owner) return {};
    if (map == MapKind::push) return {owner->pushes, MapValues::Rows::tokens};
    const DeltaMaps* maps = deltasOf(run, ownerOf(map));
    if (!maps) return {};
    return {*deltaGrid(*maps, map), MapValues::Rows::layers};
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
    case MapKind::projected:
        return MapText::tr("λ prompt");
    }
    return {};
}

/// Values of two runs on the layers and tokens of the first; NaN where the second has none.
FloatMatrix differenceOf(FloatMatrix values, const MapValues& reference) {
    for (std::size_t l = 0; l < values.rows(); ++l)
        for (std::size_t t = 0; t < values.cols(); ++t)
            values.at(l, t) = t < reference.tokens() ? values.at(l, t) - reference.at(l, t)
                                                     : std::numeric_limits<float>::quiet_NaN();
    return values;
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

bool differs(const RecordedRun& run, MapKind map, const RecordedRun* reference) {
    if (!reference) return false;
    const MapValues own = valuesOf(run, map);
    const MapValues other = valuesOf(*reference, map);
    return !own.empty() && !other.empty() && own.layers() == other.layers();
}

QString mapTitle(MapKind map) {
    return MapText::tr(traitsOf(map).title);
}

QList<MapTab> mapTabs(const RecordedRun& run, TitleForm form, const RecordedRun* reference) {
    QList<MapTab> tabs;
    if (form == TitleForm::plain)
        return {MapTab{.title = MapText::tr("Where the nudge acts"),
                       .identity = identityOf(ownerOf(MapKind::push)),
                       .transform = traitsOf(MapKind::push).transform}};
    for (const MapKind map : kMapKinds) {
        const MapTraits traits = traitsOf(map);
        const QString missing = whyMissing(run, map);
        const bool difference = differs(run, map, reference);
        const QString title = form == TitleForm::brief ? briefTitle(map) : mapTitle(map);
        MapTab tab{.title = difference ? MapText::tr("%1 − pinned").arg(title) : title,
                   .caption = MapText::tr(traits.unit),
                   .transform = difference ? Transform::linear : traits.transform,
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
            .scale = map == MapKind::projected ? ScaleKind::diverging : ScaleKind::sequential,
            .transform = traits.transform};
}

std::optional<HeatmapGrid> gridOf(const RecordedRun& run, MapKind map,
                                  const RecordedRun* reference) {
    FloatMatrix values = valuesOf(run, map).copy();
    if (values.empty()) return std::nullopt;
    HeatmapGrid grid = emptyGrid(map);
    if (differs(run, map, reference)) {
        values = differenceOf(std::move(values), valuesOf(*reference, map));
        grid.valueName = MapText::tr("%1 − pinned").arg(grid.valueName);
        grid.scale = ScaleKind::diverging;
        grid.transform = Transform::linear;
    }
    grid.rows = static_cast<int>(values.rows());
    grid.cols = static_cast<int>(values.cols());
    grid.values.assign(values.values().begin(), values.values().end());
    const RunColumn& owner = *run.find(ownerOf(map));
    grid.columnLabels = labelsOf(owner);
    grid.continuation = continuationsOf(owner);
    return grid;
}

std::vector<float> tokenSums(const RecordedRun& run, MapKind map) {
    const MapValues values = valuesOf(run, map);
    std::vector<float> sums(values.tokens(), 0.0f);
    for (std::size_t l = 0; l < values.layers(); ++l)
        for (std::size_t t = 0; t < values.tokens(); ++t)
            sums[t] += values.at(l, t);
    return sums;
}

std::vector<float> layerValues(const RecordedRun& run, MapKind map, int token) {
    const MapValues values = valuesOf(run, map);
    if (token < 0 || static_cast<std::size_t>(token) >= values.tokens()) return {};
    std::vector<float> column(values.layers());
    for (std::size_t l = 0; l < values.layers(); ++l)
        column[l] = values.at(l, static_cast<std::size_t>(token));
    return column;
}

QString tintFooter(const RecordedRun& run, const ColumnId& id) {
    if (id.kind == ColumnKind::unsteered) return MapText::tr("Nothing was changed here");
    if (id.kind == ColumnKind::twin) return MapText::tr("The PSR’s mean push everywhere");
    const RunColumn* column = run.find(id);
    const auto map = tintOf(id);
    const MapValues own = map      ? valuesOf(run, *map)
                          : column ? MapValues(column->pushes, MapValues::Rows::tokens)
                                   : MapValues();
    const FloatMatrix values = own.copy();
    if (values.empty()) return {};
    const QString what =
        map == MapKind::promptDelta ? QStringLiteral("Σ ‖Δ‖²") : MapText::tr("Σ push²");
    return MapText::tr("Top 10 % of the tokens hold %1 % of %2")
        .arg(std::lround(100 * topShare(values)))
        .arg(what);
}

QString labelOf(const RunColumn& column, std::size_t token) {
    const QString label = toQString(column.pieces[token]).trimmed();
    return label.isEmpty() ? QStringLiteral("␣") : label;
}

QStringList labelsOf(const RunColumn& column) {
    QStringList labels;
    for (std::size_t t = 0; t < column.length(); ++t)
        labels.push_back(labelOf(column, t));
    return labels;
}

/// A piece continues a word when it neither starts with white space nor follows any, and both it
/// and its neighbour are letters or digits at the seam.
bool continuesWord(const RunColumn& column, std::size_t token) {
    if (token == 0) return false;
    const QString before = toQString(column.texts[token - 1]);
    const QString text = toQString(column.texts[token]);
    return !before.isEmpty() && !text.isEmpty() && before.back().isLetterOrNumber() &&
           text.front().isLetterOrNumber();
}

std::vector<bool> continuationsOf(const RunColumn& column) {
    std::vector<bool> continues;
    for (std::size_t t = 0; t < column.length(); ++t)
        continues.push_back(continuesWord(column, t));
    return continues;
}

} // namespace steerscope
